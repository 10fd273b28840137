"""The seventh step: the goal of the meeting, what to ask, the agenda, and who does what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.negotiation import Negotiation, NegotiationAgenda, NegotiationQuestion
from facilitator.components.negotiation.meeting import (
    Suggested,
    agenda_offered,
    minutes,
    questions_offered,
)
from facilitator.record import FORM_ID, between
from facilitator.session import Change, Changed, Put, Session
from screens.components.negotiation.parts import NegotiationStep, Remarks, WholeList
from screens.step_parts import muted
from screens.widgets.form import RecordForm, RowList
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import fold

WHOLE_AGENDA = "agenda"


class MeetingStep(NegotiationStep):
    """Everything to have in hand before the meeting."""

    STEP = "meeting"

    DEFAULT_CSS = """
    MeetingStep > WholeList { margin-bottom: 1; max-width: 80; }
    """

    def compose(self) -> ComposeResult:
        """Goal, questions with suggestions, agenda with a suggestion, roles."""
        form = Negotiation(id=FORM_ID)
        yield self._form(form, "goal", "meeting", "place")
        yield self.rows(
            NegotiationQuestion,
            lambda row_id, position: NegotiationQuestion(id=row_id, position=position),
            lambda row: " ".join(row.text.split()),
            "questions",
        )
        yield WholeList(id="asked", choose_on_click=True)
        yield self.rows(
            NegotiationAgenda,
            lambda row_id, position: NegotiationAgenda(id=row_id, position=position),
            self._agenda,
            "agenda",
        )
        yield Static("", id="total", classes="said", markup=False)
        yield WholeList(id="suggested", choose_on_click=True)
        yield self._form(form, "speaks", "listens", "notes")
        yield Remarks(self.STEP)

    def _form(self, form: Negotiation, *fields: str) -> RecordForm:
        return RecordForm(self.session, form, self.content_words, self.course, fields=fields)

    def _agenda(self, row: NegotiationAgenda) -> str:
        text = " ".join(row.text.split())
        return f"{text} · {self.w('minutes', n=row.minutes)}" if text and row.minutes else text

    def show(self, changed: Changed | None) -> None:
        """Forms, rows and suggestions as the records say."""
        super().show(changed)
        long = minutes(self.session.all(NegotiationAgenda))
        self.put("#total", *([muted(self.w("agenda_total", n=long))] if long else []))
        asked = self.query_one("#asked", LineList)
        asked.set_head([muted(self.w("asked_head"))])
        self._put(
            asked,
            [
                Item(one.source, [*fold(f"+ {one.text}", 72, 3)])
                for one in questions_offered(self.session, self.course)
            ],
            "questions",
        )
        items = agenda_offered(self.session, self.course)
        text = " · ".join(one.text for one in items)
        suggested = self.query_one("#suggested", LineList)
        total = sum(one.minutes or 0 for one in items)
        suggested.set_head([muted(self.w("agenda_head", n=total))])
        self._put(suggested, [Item(WHOLE_AGENDA, fold(f"+ {text}", 72, 4))] if items else [], "agenda")

    def _put(self, board: LineList, items: list[Item], rows: str) -> None:
        """Show what is offered; when nothing is left, the keys go to the rows above."""
        if not items and board.has_focus:
            self.query_one(f"#{rows}", RowList).focus_list()
        board.display, board.disabled = bool(items), not items
        board.set_items(items)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Take a question, or the whole agenda."""
        event.stop()
        if event.control.id == "suggested":
            self._take(NegotiationAgenda, agenda_offered(self.session, self.course), "edit_take_agenda")
            return
        offered = questions_offered(self.session, self.course)
        self._take(
            NegotiationQuestion, [one for one in offered if one.source == event.key], "edit_take_question"
        )

    def _take(
        self,
        kind: type[NegotiationQuestion | NegotiationAgenda],
        found: Sequence[Suggested],
        label: str,
    ) -> None:
        ids = [self.session.new_id() for _ in found]

        def take(now: Session) -> Iterable[Change]:
            rows = now.all(kind)
            taken = {row.source for row in rows}
            first = between(rows[-1] if rows else None, None)
            for n, (row_id, one) in enumerate(zip(ids, found, strict=True)):
                fields: dict[str, object] = {"text": one.text, "source": one.source}
                if kind is NegotiationAgenda:
                    fields["minutes"] = one.minutes
                if one.source not in taken:
                    yield Put(kind.model_validate({"id": row_id, "position": first + n, **fields}))

        self.edit(self.w(label), take)
