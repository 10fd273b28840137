"""The facilitator's view: every library's result of a question side by side, to look at together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from facilitator.i18n import N_, format_list, sort_key
from facilitator.session import Changed, Session
from facilitator.workshop import neighbours_of
from screens.components.dialogue.beside import rows
from screens.components.dialogue.board import heading, paragraph
from screens.components.dialogue.parts import key
from screens.house import WORD, HouseScreen, plain
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


class DialogueCompareScreen(HouseScreen):
    """One question at a time, all libraries beside each other. No person is named here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SIDEWAYS,
        Binding("escape", "leave", N_("Back"), id="dialogue.back", tooltip=N_("Back to the overview")),
    ]

    DEFAULT_CSS = """
    DialogueCompareScreen #compare { padding: 1 2 0 3; height: 1fr; }
    DialogueCompareScreen.-short #compare { padding: 0 1 0 2; }
    DialogueCompareScreen #asked { text-style: bold; color: $primary; margin-top: 1; height: auto; max-height: 4; }
    DialogueCompareScreen.-short #asked { margin-top: 0; }
    DialogueCompareScreen #who { color: $text-muted; height: auto; max-height: 3; }
    DialogueCompareScreen #results { height: 1fr; width: 1fr; }
    """

    def __init__(self, sessions: Sequence[Session], course: Course) -> None:
        super().__init__()
        self._sessions = sorted(sessions, key=lambda session: sort_key(_name(session)))
        self._course = course
        self._words = course.words("dialogue")
        self._at = 0
        self._waiting = False
        self._end_listening: list[Callable[[], None]] = []
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
            yield Static(id="asked", markup=False)
            yield Static(id="who", markup=False)
            yield CompareList(id="results", choosable=False, empty=self._words.word("compare_empty"))

    def on_mount(self) -> None:
        """Follow every library."""
        self._end_listening = [session.subscribe(self._on_changed) for session in self._sessions]
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.is_mounted:
            self.show()
            self.query_one("#results").focus()

    def on_unmount(self) -> None:
        """Stop listening."""
        for end in self._end_listening:
            end()
        if self._workshop is not None:
            self._workshop.close()

    async def retranslate(self) -> None:
        """Fill the new widgets again."""
        await super().retranslate()
        self._begin()

    def binding_text(self, text: str) -> str:
        """Descriptions that begin with `word:` are the component's own words."""
        if text.startswith(WORD):
            return self._words.word(text.removeprefix(WORD))
        return super().binding_text(text)

    def where(self) -> list[str]:
        """Course, component, this view."""
        return [str(self._course.head.title), str(self._words.title), self._words.word("compare_title")]

    def help_text(self) -> str:
        """What is shown here."""
        return self._words.word("compare_help")

    # news: several changes in a burst are shown once

    def _on_changed(self, _: Changed) -> None:
        if not self._waiting:
            self._waiting = True
            self.call_later(self._follow)

    def _follow(self) -> None:
        self._waiting = False
        if self.is_mounted:
            self.show()

    # going

    def action_go(self, by: int) -> None:
        """The question before or after."""
        self._go_to(self._at + by)

    def on_step_bar_chosen(self, event: StepBar.Chosen) -> None:
        """A click on a question."""
        event.stop()
        self._go_to(event.index)

    def _go_to(self, index: int) -> None:
        last = len(self._compared()) - 1
        index = min(max(0, index), max(0, last))
        if index != self._at:
            self._at = index
            self.query_one(StepBar).go(index)
            self.show()
            self.query_one("#results", LineList).action_edge(-1)

    def action_leave(self) -> None:
        """Back to the overview."""
        self.dismiss(None)

    # drawing

    def _compared(self) -> tuple[Compared, ...]:
        names = short_names([_name(session) for session in self._sessions])
        return compare(list(zip(names, self._sessions, strict=True)), self._course, self._workshop)

    def show(self) -> None:
        """Draw the question again from what the libraries say now."""
        found = self._compared()
        if not found:
            return
        self._at = min(self._at, len(found) - 1)
        one = found[self._at]
        self.query_one("#asked", Static).update(plain(one.question.text))
        self.query_one("#who", Static).update(self._who(one))
        self.query_one("#results", LineList).set_items(self._items(one))

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


def _name(session: Session) -> str:
    return session.library.name.strip() or session.store.path.stem
