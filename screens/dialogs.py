"""Small windows: choose, confirm, type a line, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from facilitator.errors import FacilitatorError
from facilitator.i18n import N_, tr, trn
from facilitator.visibility import Activity, Phase
from screens.house import Dialog, plain
from screens.widgets.line_field import LineField
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import fold

REMARK = 62
"""Cells of a line below an answer."""


class ChoiceDialog(Dialog[str]):
    """A question with a few answers, each with a line that says what it does. Gives the key of the answer, or None."""

    def __init__(self, title: str, text: str, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Title, text, answers."""
        with Vertical(id="dialog"):
            yield Static(plain(self._title), classes="title")
            if self._text:
                yield Static(plain(self._text), id="dialog-text")
            yield Static("")
            yield LineList(id="answers", choose_on_click=True)
            yield Static(plain(tr("Enter chooses · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """Show the answers."""
        answers = self.query_one("#answers", LineList)
        rows = [
            (key, (label, *(f"  {line}" for line in fold(remark, REMARK) if line)))
            for key, label, remark in self._choices
        ]
        room = max(12, self.app.size.height - 12)
        answers.styles.height = min(room, sum(len(lines) for _, lines in rows) + 1)
        answers.set_items([Item(key, lines) for key, lines in rows])
        answers.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """The answer."""
        event.stop()
        self.dismiss(str(event.key))


class ActivityDialog(Dialog[Phase]):
    """Reveal, close or open again a shared activity: what will happen is said before the second key does it."""

    def __init__(self, activity: Activity, done: int, people: int) -> None:
        super().__init__()
        self._activity = activity
        self._done = done
        self._people = people

    def compose(self) -> ComposeResult:
        """What can be done from the present phase."""
        with Vertical(id="dialog"):
            yield Static(plain(tr("Everybody's answers")), classes="title")
            finished = trn(
                "{done} of {n} participant is finished.",
                "{done} of {n} participants are finished.",
                self._people,
                done=self._done,
            )
            yield Static(plain(f"{self._phase_words()} {finished}"))
            if self._activity.hidden and self._done < self._people:
                yield Static(plain(tr("! Not everybody is finished yet.")), classes="warning")
            yield Static("")
            yield LineList(id="answers", choose_on_click=True)
            yield Static(plain(tr("Enter chooses · Esc goes back")), classes="muted")

    def _phase_words(self) -> str:
        return {
            Phase.WRITING: tr("Everybody writes alone now; nobody sees the others' answers."),
            Phase.FROZEN: tr("The answers are locked, and nobody sees the others' answers yet."),
            Phase.REVEALED: tr("The answers are shown; they may still be changed."),
            Phase.CLOSED: tr("The answers are shown and locked."),
        }[self._activity.phase]

    def on_mount(self) -> None:
        """The phases that one may go to; going back destroys nothing."""
        words = {
            Phase.REVEALED: (
                tr("Reveal the answers"),
                tr("The group sees them at once. They may still be changed."),
            ),
            Phase.CLOSED: (
                tr("Show and lock the answers"),
                tr("Everybody sees them, and nobody can change them any more."),
            ),
            Phase.WRITING: (
                tr("Hide again and write on"),
                tr("Nothing is deleted; the answers are hidden until the next reveal."),
            ),
        }
        if self._activity.phase is Phase.FROZEN:
            words[Phase.WRITING] = (
                tr("Unlock and write on"),
                tr("Everybody may write again; nobody sees the others' answers yet."),
            )
        answers = self.query_one("#answers", LineList)
        items = [
            Item(phase.value, (words[phase][0], "  " + words[phase][1]))
            for phase in words
            if phase is not self._activity.phase
        ]
        answers.styles.height = 2 * len(items) + 1
        answers.set_items(items)
        answers.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """The phase to go to."""
        event.stop()
        self.dismiss(Phase(str(event.key)))


class LineDialog(Dialog[str]):
    """Asks for one line of text, such as a name or a folder; Enter takes it."""

    def __init__(self, title: str, text: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._value = value

    def compose(self) -> ComposeResult:
        """Title, explanation, field."""
        with Vertical(id="dialog"):
            yield Static(plain(self._title), classes="title")
            yield Static(plain(self._text), classes="muted")
            yield LineField(self._value, id="line")
            yield Static(plain(tr("Enter saves · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#line").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The line, if it says anything."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())


class ErrorDialog(Dialog[str]):
    """What happened, what is safe, what to do. Gives "retry", "copy" or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", N_("Back"), id="error.back", show=False),
    ]

    def __init__(self, error: FacilitatorError, can_retry: bool, can_copy: bool) -> None:
        super().__init__()
        self._error = error
        self._can_retry = can_retry
        self._can_copy = can_copy

    def compose(self) -> ComposeResult:
        """Three sentences and what can be done."""
        what, safe, todo = self._error.parts(tr)
        with Vertical(id="dialog"):
            yield Static(plain(f"! {what}"), classes="title")
            yield Static(plain(f"{safe}\n\n{todo}"))
            yield Static("")
            yield LineList(id="answers", choose_on_click=True)

    def on_mount(self) -> None:
        """The ways on."""
        items = []
        if self._can_retry:
            items.append(Item("retry", (tr("Try again"),)))
        if self._can_copy:
            items.append(Item("copy", (tr("Save a copy somewhere else"),)))
        items.append(
            Item("", (tr("Back (your text stays in the field)") if self._can_retry else tr("Back"),))
        )
        answers = self.query_one("#answers", LineList)
        answers.styles.height = len(items)
        answers.set_items(items)
        answers.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """What to do now."""
        event.stop()
        self.dismiss(str(event.key) or None)
