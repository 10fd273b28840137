"""One question in a line at the bottom: Enter or a click does it, any other key leaves everything as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.widgets import Static

from screens.house import plain


@dataclass(frozen=True)
class Question:
    """What is asked, and what Enter does."""

    text: str
    act: Callable[[], object]


class AskLine(Static):
    """Shows the question that waits for an answer, and nothing otherwise."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    AskLine {
        height: auto; max-height: 3; padding: 0 2; display: none;
        background: $primary-muted; color: $foreground; text-style: bold;
        &.-asking { display: block; }
        &:hover { background: $primary 40%; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.question: Question | None = None

    def ask(self, question: Question) -> None:
        """Show a question; one that was there before is forgotten."""
        self.question = question
        self.update(plain(question.text))
        self.add_class("-asking")
        self.screen.refresh_bindings()

    def drop(self) -> None:
        """Nothing is asked any more."""
        self.question = None
        self.remove_class("-asking")
        self.screen.refresh_bindings()

    def answer(self, key: str) -> bool:
        """Take a key as the answer; False when nothing is asked."""
        question = self.question
        if question is None:
            return False
        self.drop()
        if key == "enter":
            question.act()
        return True

    def on_click(self, event: events.Click) -> None:
        """A click on the question is the second key."""
        event.stop()
        self.answer("enter")
