"""The first step: with whom, why we want an agreement, and why we think that they do."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.negotiation import Negotiation, NegotiationInterest
from facilitator.components.negotiation.meeting import interests
from facilitator.components.negotiation.records import OURS, THEIRS
from facilitator.record import FORM_ID
from screens.components.negotiation.parts import NegotiationStep, OwnRows, Remarks
from screens.widgets.form import RecordForm


class InterestsStep(NegotiationStep):
    """Two lists, each with the most important on top."""

    STEP = "interests"

    def compose(self) -> ComposeResult:
        """Counterpart, our interests, theirs."""
        yield RecordForm(
            self.session,
            Negotiation(id=FORM_ID),
            self.content_words,
            self.course,
            fields=("counterpart",),
        )
        yield self._side(OURS, ("text", "relation"))
        yield Remarks(self.STEP, ("interest_none_ours",))
        yield self._side(THEIRS, ("text", "relation", "assumed", "ask"))
        yield Remarks(self.STEP, ("interest_none_theirs", "interest_ask", "interest_no_shared"))

    def _side(self, side: str, fields: tuple[str, ...]) -> OwnRows:
        return OwnRows(
            self.session,
            NegotiationInterest,
            self.content_words,
            self.course,
            make=lambda row_id, position: NegotiationInterest(
                id=row_id, position=position, side=side, assumed=side == THEIRS
            ),
            summary=self._summary,
            belongs=lambda row: row.side == side,
            fields=fields,
            title=self.w(f"title_{side}"),
            help=self.w(f"help_{side}"),
            empty=self.w(f"empty_{side}"),
            id=side,
        )

    def _summary(self, row: NegotiationInterest) -> str:
        text = " ".join(row.text.split())
        if not text:
            return ""
        ranked = [one.id for one in interests(self.session, row.side)]
        said = [f"{ranked.index(row.id) + 1}. {text}" if row.id in ranked else text]
        if row.relation:
            said.append(self.course.label("negotiation_relation", row.relation).lower())
        if row.assumed:
            said.append(f"? {self.w('assumed')}")
        return " · ".join(said)

    def focus_first(self) -> None:
        """Our interests once it is said with whom."""
        if self.session.form(Negotiation).counterpart.strip():
            self.query_one(f"#{OURS}", OwnRows).focus_list()
        else:
            super().focus_first()
