"""The tenth step: what was agreed, what is open, what happens now, and what was learned."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.negotiation import (
    Negotiation,
    NegotiationIssue,
    NegotiationNext,
    NegotiationOpen,
)
from facilitator.components.negotiation.issues import amount
from facilitator.components.negotiation.outcome import is_reserved, is_settled
from facilitator.i18n import format_date
from facilitator.record import FORM_ID
from screens.components.negotiation.parts import NegotiationStep, Remarks
from screens.widgets.form import RecordForm


class RecordStep(NegotiationStep):
    """The record of the meeting."""

    STEP = "record"

    def compose(self) -> ComposeResult:
        """Date, issues with what was agreed, open points, next steps, lessons."""
        form = Negotiation(id=FORM_ID)
        yield RecordForm(self.session, form, self.content_words, self.course, fields=("held",))
        yield self.rows(
            NegotiationIssue,
            lambda row_id, position: NegotiationIssue(id=row_id, position=position),
            self._issue,
            "agreed",
            fields=("name", "settled", "settled_note", "reserved"),
            help=self.w("help_agreed"),
        )
        yield Remarks(self.STEP, ("record_past_limit", "record_reserved", "record_reserved_by_whom"))
        yield self.rows(
            NegotiationOpen,
            lambda row_id, position: NegotiationOpen(id=row_id, position=position),
            lambda row: " · ".join(part for part in (" ".join(row.text.split()), row.who.strip()) if part),
            "open",
        )
        yield Remarks(self.STEP, ("record_open",))
        yield self.rows(
            NegotiationNext,
            lambda row_id, position: NegotiationNext(id=row_id, position=position),
            self._next,
            "next",
        )
        yield Remarks(self.STEP, ("record_next",))
        yield RecordForm(self.session, form, self.content_words, self.course, fields=("learned", "lesson"))

    def _issue(self, row: NegotiationIssue) -> str:
        name = " ".join(row.name.split())
        if not name:
            return ""
        if not is_settled(row):
            return f"○ {name}: {self.w('not_agreed')}"
        said = [] if row.settled is None else [amount(row, row.settled)]
        said += [" ".join(row.settled_note.split())] if row.settled_note.strip() else []
        said += [self.w("with_reservation")] if is_reserved(row) else []
        return f"{'◐' if is_reserved(row) else '●'} {name}: {' · '.join(said)}"

    def _next(self, row: NegotiationNext) -> str:
        when = "" if row.due is None else format_date(row.due, "medium")
        return " · ".join(part for part in (" ".join(row.text.split()), row.who.strip(), when) if part)
