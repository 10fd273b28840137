"""The facilitator's view: every library's result of a question side by side, to look at together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from facilitator.components.dialogue.comparing import Compared, Voice, compare
from facilitator.components.intake import short_names
from facilitator.content import Course
from facilitator.errors import FacilitatorError
from facilitator.i18n import N_, format_list
from facilitator.session import Session
from facilitator.workshop import neighbours_of
from screens.comparing import CompareScreen, library_name
from screens.components.dialogue.beside import rows
from screens.components.dialogue.board import heading, paragraph
from screens.components.dialogue.parts import key
from screens.house import plain
from screens.panels import StepBar
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

SIDEWAYS: list[BindingType] = [
    key("left", "screen.go(-1)", "previous", display="←"),
    key("right", "screen.go(1)", "next", display="→"),
]


class CompareList(LineList):
    """The results; the arrows to the sides go to another question."""

    BINDINGS: ClassVar[list[BindingType]] = [*SIDEWAYS]


class DialogueCompareScreen(CompareScreen):
    """One question of the dialogue at a time."""

    PART = "dialogue"

    BINDINGS: ClassVar[list[BindingType]] = [
        *SIDEWAYS,
        Binding("escape", "leave", N_("Back"), id="dialogue.back", tooltip=N_("Back to the overview")),
    ]

    def __init__(self, sessions: Sequence[Session], course: Course) -> None:
        super().__init__(sessions, course)
        self._at = 0
        self._workshop = self._open_workshop()

    def _open_workshop(self) -> Session | None:
        """The workshop's own file, which has the facilitator's questions; None where it cannot be read."""
        path = neighbours_of(self._sessions[0])[0] if self._sessions else None
        if path is None:
            return None
        try:
            return Session.open(path, read_only=True)
        except (FacilitatorError, OSError):
            return None

    def compose_work(self) -> ComposeResult:
        """The questions, the one that is shown, who has answered, and the results."""
        with Vertical(id="compare"):
            yield StepBar([one.question.title for one in self._compared()], self._at)
            yield Static(id="question", markup=False)
            yield Static(id="who", markup=False)
            yield CompareList(id="page", choosable=False, empty=self._words.word("compare_empty"))

    def on_unmount(self) -> None:
        """Let go of the workshop's file."""
        if self._workshop is not None:
            self._workshop.close()

    # going

    def action_go(self, by: int) -> None:
        """The question before or after."""
        self.go_to(self._at + by)

    def go_to(self, index: int) -> None:
        """Show the question at this place."""
        last = len(self._compared()) - 1
        index = min(max(0, index), max(0, last))
        if index != self._at:
            self._at = index
            self.query_one(StepBar).go(index)
            self.show()
            self.query_one("#page", LineList).action_edge(-1)

    # drawing

    def _compared(self) -> tuple[Compared, ...]:
        names = short_names([library_name(session) for session in self._sessions])
        return compare(list(zip(names, self._sessions, strict=True)), self._course, self._workshop)

    def show(self) -> None:
        """Draw the question again from what the libraries say now."""
        found = self._compared()
        if not found:
            return
        self._at = min(self._at, len(found) - 1)
        one = found[self._at]
        self.query_one("#question", Static).update(plain(one.question.text))
        self.query_one("#who", Static).update(self._who(one))
        self.query_one("#page", LineList).set_items(self._items(one))

    def _who(self, one: Compared) -> Content:
        line = say((self._words.word("compare_shown", done=len(one.shown), n=len(one.voices)), MUTED))
        for word, voices, style in (
            ("compare_hidden", one.hidden, "$text-warning"),
            ("compare_silent", one.silent if one.shown or one.hidden else (), MUTED),
        ):
            if voices:
                names = format_list([voice.name for voice in voices])
                line = say(line, "   ", (self._words.word(word, names=names), style))
        return line

    def _items(self, one: Compared) -> list[Item]:
        items = rows(one, self._words)
        told = [voice for voice in one.voices if voice.quote or voice.decision]
        if told:
            items.append(heading(("told", one.question.id), self._words.word("compare_told")))
            items += [self._told(voice) for voice in told]
        if items and one.question.counter:
            items.append(heading(("counter", one.question.id), self._words.word("counter_title")))
            items.append(paragraph("counter", one.question.counter, disabled=False))
        return items

    def _told(self, voice: Voice) -> Item:
        said = []
        if voice.quote:
            said.append(self._words.word("report_quote", text=voice.quote))
        if voice.decision:
            said.append(self._words.word("report_decision", text=voice.decision))

        def draw(width: int, _: bool) -> list[Line]:
            lines: list[Line] = [say((row, "bold")) for row in fold(voice.name, width)]
            return [*lines, *(say("  ", (row, "not bold")) for one in said for row in fold(one, width - 2))]

        return Item(("told", voice.name), draw, version=(voice.name, tuple(said)))
