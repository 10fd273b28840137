"""A rehearsal: the control view of a copy, which says all the time that it is one."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.content import Course
from facilitator.room.words import words
from screens.room.control import ControlScreen


class RehearsalScreen(ControlScreen):
    """The control view of a copy of the workshop, under a line that says so."""

    DEFAULT_CSS = """
    RehearsalScreen #rehearsal {
        height: 1; width: 1fr; padding: 0 2; background: $warning 30%; color: $text-warning; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, copy: Path, meeting: int, course: Course) -> None:
        super().__init__(copy, meeting)
        self._banner = words(course, "plan")

    def compose_work(self) -> ComposeResult:
        """The line above the control view."""
        yield Static(self._banner.word("rehearsal"), id="rehearsal", markup=False)
        yield from super().compose_work()
