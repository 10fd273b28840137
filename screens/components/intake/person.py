"""What the questions share that each person answers: whose answer it is, how far it has come, and its forms."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.component import State
from facilitator.components.intake import (
    ACTIVITY,
    state_of,
)
from facilitator.people import Person
from facilitator.record import Personal
from facilitator.session import Changed
from facilitator.visibility import Phase, may_write
from screens.panels import SIGNS
from screens.step import StepView
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, say

COLOURS = {State.EMPTY: MUTED, State.STARTED: "$primary", State.DONE: "$text-success"}


class PersonStep(StepView):
    """A question that each person answers. Subclasses set `NUMBER` and make the forms in `forms`."""

    ACTIVITY = ACTIVITY
    START = Phase.REVEALED
    NUMBER = 0

    DEFAULT_CSS = """
    PersonStep > Static { width: 1fr; max-width: 78; height: auto; }
    PersonStep > #whose { margin-bottom: 1; }
    PersonStep > #nobody { height: auto; max-width: 78; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._seat: tuple[int | None, int | None] | None = None

    def compose(self) -> ComposeResult:
        """Whose answer it is, and the forms; without anybody a way to say who one is."""
        yield Static(id="whose", markup=False)
        seat, owner = self.session.seat, self.desk.owner()
        self._seat = (seat.writes_as, seat.entered_by)
        if owner is None:
            yield LineList([Item("people", (self.w("who_first"),))], id="nobody", choose_on_click=True)
        else:
            yield from self.forms(owner.id, seat.entered_by)

    def forms(self, person: int, entered_by: int | None) -> Iterable[Widget]:
        """The forms of this person's answer to the question."""
        raise NotImplementedError

    def form(self, blank: Personal, *fields: str) -> RecordForm:
        """One form of the answer."""
        return RecordForm(self.session, blank, self.content_words, self.course, fields=fields or None)

    def show(self, changed: Changed | None) -> None:
        """The forms and how far the answer has come; other forms when another person sits here."""
        seat = self.session.seat
        if self._seat != (seat.writes_as, seat.entered_by):
            self._seat = (seat.writes_as, seat.entered_by)
            self.call_next(self._another)
            return
        super().show(changed)
        owner = self.desk.owner()
        closed = owner is not None and not may_write(self.viewer, owner.id, self.activity())
        for form in self.query(RecordForm):
            form.disabled = closed
        self.query_one("#whose", Static).update(self._whose(owner, closed))

    async def _another(self) -> None:
        if self.is_mounted:
            await self.recompose()
            self.recomposed()
            self.show(None)
            self.focus_first()

    def recomposed(self) -> None:
        """The step has new forms."""

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Say who one is."""
        event.stop()
        self.desk.action_people()

    # what stands above the forms

    def _whose(self, owner: Person | None, closed: bool) -> Content:
        if owner is None:
            return say(self.w("nobody"))
        done, text = self.how_far(owner.id)
        begun = State.STARTED if self.begun(owner.id) else State.EMPTY
        state = State.DONE if done else begun
        acting = self.session.seat.entered_by is not None
        name = self.w("whose_for" if acting else "whose", name=owner.name.strip() or self.w("unnamed"))
        lines = [say((name, "bold"), "   ", (f"{SIGNS[state]} {text}", COLOURS[state]))]
        if closed:
            lines.append(say((self.w("closed"), "$text-warning")))
        elif self.activity().hidden:
            lines.append(say((self.w("hidden"), MUTED)))
        return Content("\n").join(lines)

    def how_far(self, person: int) -> tuple[bool, str]:
        """Whether the question is answered in full, and what is missing."""
        found = self.session.person(person)
        if found is not None and self.NUMBER in state_of(self.session, self.course, found).questions:
            return True, self.w("answered")
        return False, self.missing(person)

    def begun(self, person: int) -> bool:
        """Whether something is written."""
        raise NotImplementedError

    def missing(self, person: int) -> str:
        """What is missing before the question is answered."""
        raise NotImplementedError
