"""Who in the library has answered, and what the answers add up to."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len
from textual.app import ComposeResult

from facilitator.component import State
from facilitator.components.intake import (
    ACTIVITY,
    PAGES,
    QUESTIONS,
    Answered,
    Grid,
    Intake,
    Part,
    PersonState,
    page,
    people_states,
    voice,
    who_sentence,
)
from facilitator.i18n import format_list
from facilitator.session import Changed
from facilitator.visibility import Phase
from screens.components.intake.drawing import PLAIN, heading, part_items
from screens.panels import SIGNS
from screens.step import StepView
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fit, fold, say, widest

STATES = {Answered.COMPLETE: State.DONE, Answered.PARTLY: State.STARTED, Answered.NONE: State.EMPTY}
COLOURS = {Answered.COMPLETE: "$text-success", Answered.PARTLY: "$primary", Answered.NONE: MUTED}


class OverviewStep(StepView):
    """The participants, then the five questions with the library's own answers counted."""

    STEP = "overview"
    ACTIVITY = ACTIVITY
    START = Phase.REVEALED

    DEFAULT_CSS = """
    OverviewStep > #all { height: 1fr; min-height: 8; }
    OverviewStep > RecordForm FieldBox { margin-bottom: 0; }
    """

    def compose(self) -> ComposeResult:
        """The tick for answering as one, and the list of everything."""
        yield RecordForm(self.session, Intake(), self.content_words, self.course, fields=("together",))
        yield LineList(id="all", choose_on_click=False)

    def focus_first(self) -> None:
        """Begin in the list: the tick is a choice once and for all."""
        self.query_one("#all", LineList).focus()

    def show(self, changed: Changed | None) -> None:
        """Draw the list again."""
        super().show(changed)
        alone = voice(self.session, self.course, self.viewer)
        items = [heading("who", self.w("question_6"), note=who_sentence(self.session, self.course))]
        items += self._people(people_states(self.session, self.course))
        titles = [str(step.title) for step in self.content_words.steps]
        for number in PAGES:
            parts = [part for part in page(number, (alone,), self.course) if not _crossed(part)]
            found = part_items(number, parts, self.content_words)
            items.append(heading(number, f"{number} {titles[number - 1]}", choosable=True))
            items += found or [Item((number, "none"), (say((f"  {self.w('no_answers')}", MUTED)),))]
        self.query_one("#all", LineList).set_items(items)

    def _people(self, states: tuple[PersonState, ...]) -> list[Item]:
        if not states:
            return [Item("people", (f"  {self.w('who_first')}",))]
        names = widest([self._called(state) for state in states])
        return [self._person(state, names) for state in states]

    def _called(self, state: PersonState) -> str:
        role = self.course.label("role", state.person.role)
        name = state.person.name.strip() or self.w("unnamed")
        return f"{name}, {role.lower()}" if role else name

    def _person(self, state: PersonState, names: int) -> Item:
        name = self._called(state)
        sign = f"{SIGNS[STATES[state.answered]]} {self.w(f'person_{state.answered.value}')}"
        missing = ""
        if state.answered is Answered.PARTLY:
            titles = [str(step.title) for step in self.content_words.steps]
            lacking = format_list([f"{number} {titles[number - 1]}" for number in state.missing])
            missing = self.w("person_missing", names=lacking)

        def draw(width: int, _: bool) -> list[Line]:
            room = min(names, max(12, width // 2))
            start = say(fit(name, room), "  ", (sign, COLOURS[state.answered]))
            if start.cell_length + cell_len(missing) <= width:
                return [say(start, (missing, PLAIN))]
            return [start, *(say("    ", (row, PLAIN)) for row in fold(missing.lstrip(", "), width - 4))]

        return Item(("person", state.person.id), draw, version=(name, sign, missing, names))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Go to a question, or to the first that a colleague has not answered, and answer for the colleague."""
        event.stop()
        if event.key == "people":
            self.desk.action_people()
            return
        kind, number = event.key if isinstance(event.key, tuple) else ("", 0)
        if kind == "person":
            self._answer_for(number)
        elif (question := _question(event.key)) in PAGES:
            self._go_to(question)

    def _answer_for(self, person: int) -> None:
        found = next((s for s in people_states(self.session, self.course) if s.person.id == person), None)
        if found is None:
            return
        seat = self.session.seat
        self.flush()
        self.session.seat = replace(seat, answers_for=None if seat.person == person else person)
        self._go_to(next(iter(found.missing), QUESTIONS[0]))

    def _go_to(self, question: int) -> None:
        """The screen itself takes this step away, so it is asked to, not waited for."""
        self.desk.call_later(self.desk.go_to_step, question - 1)


def _crossed(part: Part) -> bool:
    """A table of two fields is for the facilitator; one library has too few partnerships for it."""
    return isinstance(part, Grid) and bool(part.columns)


def _question(key: object) -> int:
    """The question that a line of the list belongs to; 0 for none."""
    while isinstance(key, tuple):
        key = key[1] if key[0] == "heading" else key[0]
    return key if isinstance(key, int) else 0
