"""The base of the screens that show one part of the course with all libraries side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from facilitator.content import Course
from facilitator.i18n import sort_key
from facilitator.session import Changed, Session
from screens.house import WORD, HouseScreen
from screens.panels import StepBar


class CompareScreen(HouseScreen):
    """One question at a time, all libraries beside each other. No person is named here.

    `PART` is the component. A subclass composes a `StepBar` and a list with the id `page` in a container with the id
    `compare`, draws itself in `show`, and goes to a question in `go_to`.
    """

    PART: ClassVar[str] = ""

    DEFAULT_CSS = """
    CompareScreen #compare { padding: 1 2 0 3; height: 1fr; }
    CompareScreen.-short #compare { padding: 0 1 0 2; }
    CompareScreen #question { text-style: bold; color: $primary; margin-top: 1; height: auto; max-height: 4; }
    CompareScreen.-short #question { margin-top: 0; }
    CompareScreen #who { color: $text-muted; height: auto; max-height: 3; }
    CompareScreen.-short #who { max-height: 2; }
    CompareScreen #page { height: 1fr; width: 1fr; }
    """

    def __init__(self, sessions: Sequence[Session], course: Course) -> None:
        super().__init__()
        self._sessions = sorted(sessions, key=lambda session: sort_key(library_name(session)))
        self._course = course
        self._words = course.words(self.PART)
        self._waiting = False
        self._end_listening: list[Callable[[], None]] = []

    def on_mount(self) -> None:
        """Follow every library."""
        self._end_listening = [session.subscribe(self._on_changed) for session in self._sessions]
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.is_mounted:
            self.show()
            self.query_one("#page").focus()

    def on_unmount(self) -> None:
        """Stop listening."""
        for end in self._end_listening:
            end()

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

    def on_step_bar_chosen(self, event: StepBar.Chosen) -> None:
        """A click on a question."""
        event.stop()
        self.go_to(event.index)

    def go_to(self, index: int) -> None:
        """Show the question at this place, from 0."""

    def action_leave(self) -> None:
        """Back to the overview."""
        self.dismiss(None)

    # drawing

    def show(self) -> None:
        """Draw the question again from what the libraries say now."""


def library_name(session: Session) -> str:
    """The library's name, or that of its file."""
    return session.library.name.strip() or session.store.path.stem
