"""The facilitator's view: every library's answers side by side, question by question, to look at together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from facilitator.component import State
from facilitator.components.intake import PAGES, Answered, Voice, answered_at, page, short_names, voice
from facilitator.content import Course
from facilitator.i18n import N_, format_list
from facilitator.session import Session
from facilitator.visibility import Viewer
from screens.comparing import CompareScreen, library_name
from screens.components.intake.drawing import part_items
from screens.house import plain
from screens.panels import SIGNS, StepBar
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fit, say, widest

WHO = len(PAGES) + 1
STATES = {Answered.COMPLETE: State.DONE, Answered.PARTLY: State.STARTED, Answered.NONE: State.EMPTY}


SIDEWAYS: list[BindingType] = [
    Binding(
        "left",
        "screen.go(-1)",
        "word:key_previous",
        id="intake.previous",
        key_display="←",
        tooltip="word:key_previous_tip",
    ),
    Binding(
        "right",
        "screen.go(1)",
        "word:key_next",
        id="intake.next",
        key_display="→",
        tooltip="word:key_next_tip",
    ),
]


class AnswerList(LineList):
    """The answers; the arrows to the sides are not for scrolling here."""

    BINDINGS: ClassVar[list[BindingType]] = [*SIDEWAYS]


class IntakeCompareScreen(CompareScreen):
    """One question of the preparation at a time, and at last who has answered."""

    PART = "intake"

    BINDINGS: ClassVar[list[BindingType]] = [
        *SIDEWAYS,
        *(
            Binding(str(n), f"go_to({n})", f"word:question_{n}", id=f"intake.question-{n}", show=False)
            for n in range(1, WHO + 1)
        ),
        Binding("escape", "leave", N_("Back"), id="intake.back", tooltip=N_("Back to the overview")),
    ]

    def __init__(self, sessions: Sequence[Session], course: Course) -> None:
        super().__init__(sessions, course)
        self._number = 1

    def compose_work(self) -> ComposeResult:
        """The questions, the one that is shown, who has answered it, and the answers."""
        titles = [str(self._words.steps[number - 1].title) for number in PAGES]
        with Vertical(id="compare"):
            yield StepBar([*titles, self._words.word("question_6_short")], self._number - 1)
            yield Static(id="question", markup=False)
            yield Static(id="who", markup=False)
            yield AnswerList(id="page", choosable=False, empty=self._words.word("no_answers"))

    # going

    def action_go(self, by: int) -> None:
        """The question before or after."""
        self.action_go_to(min(max(1, self._number + by), WHO))

    def action_go_to(self, number: int) -> None:
        """This question."""
        if number != self._number:
            self._number = number
            self.query_one(StepBar).go(number - 1)
            self.show()
            self.query_one("#page", AnswerList).action_edge(-1)

    def go_to(self, index: int) -> None:
        """Show the question at this place."""
        self.action_go_to(index + 1)

    # drawing

    def show(self) -> None:
        """Draw the question again from what the libraries say now."""
        viewer = Viewer(facilitator=True)
        names = short_names([library_name(session) for session in self._sessions])
        found = (voice(session, self._course, viewer) for session in self._sessions)
        voices = [replace(one, name=name) for one, name in zip(found, names, strict=True)]
        number = self._number
        question = self._words.word(
            "compare_question", n=len(voices), question=self._words.word(f"question_{number}")
        )
        self.query_one("#question", Static).update(plain(question))
        self.query_one("#who", Static).update(self._who(voices))
        listed = self.query_one("#page", AnswerList)
        listed.set_items(
            self._everybody(voices)
            if number == WHO
            else part_items(number, page(number, voices, self._course), self._words)
        )

    def _who(self, voices: Sequence[Voice]) -> Content:
        """How many have answered this question, and which libraries are still missing somebody."""
        if self._number == WHO:
            return say((self._words.word("who_legend"), MUTED))
        counts = [(one.name, *answered_at(one, self._number)) for one in voices]
        done, every = sum(c[1] for c in counts), sum(c[2] for c in counts)
        key = "libraries_answered" if self._number == 1 else "people_answered"
        text = self._words.word(key, done=done, n=every)
        missing = [name for name, got, of in counts if got < of or not of]
        if not missing:
            return say((f"{SIGNS[State.DONE]} {text}", "$text-success"))
        return say(
            (text, MUTED),
            "   ",
            (self._words.word("still_missing", names=format_list(missing)), "$text-warning"),
        )

    def _everybody(self, voices: Sequence[Voice]) -> list[Item]:
        names = widest([one.name for one in voices])
        return [self._library(one, names) for one in voices]

    def _library(self, one: Voice, names: int) -> Item:
        first = f"{SIGNS[State.DONE if one.first else State.EMPTY]} {self._words.word('who_first_question')}"
        marks = [first, *(self._mark(one, place) for place in range(len(one.people)))]
        done, of = answered_at(one, 0)
        text = self._words.word("who_answered", done=done, n=of) if of else self._words.word("who_nobody")
        if one.together:
            text = self._words.word("who_together_done" if done else "who_together")

        def draw(width: int, _: bool) -> list[Line]:
            indent = min(names, 30, width // 3) + 2
            colour = "$text-success" if of and done == of and one.first else "$text-warning"
            head = say(fit(say((one.name, "bold")), indent), (text, colour))
            rows = _rows(marks, max(10, width - indent))
            return [head, *(say(" " * indent, (row, f"not bold {MUTED}")) for row in rows), ""]

        return Item(one.name, draw, version=(one.name, text, tuple(marks), names))

    def _mark(self, one: Voice, place: int) -> str:
        state = one.people[place]
        role = self._course.label("role", state.person.role)
        who = role or self._words.word("participant", number=place + 1)
        missing = (
            f" ({format_list([str(n) for n in state.missing])})" if state.answered is Answered.PARTLY else ""
        )
        return f"{SIGNS[STATES[state.answered]]} {who}{missing}"


def _rows(marks: Sequence[str], width: int) -> list[str]:
    """The marks beside each other, as many in a row as fit."""
    rows: list[str] = []
    for mark in marks:
        joined = f"{rows[-1]}   {mark}" if rows else mark
        if rows and cell_len(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(mark)
    return rows
