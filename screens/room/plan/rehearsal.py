"""A rehearsal: the control view of a copy, which says all the time that it is one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

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

    def compose_work(self) -> ComposeResult:
        """The line above the control view."""
        yield Static(id="rehearsal", markup=False)
        yield from super().compose_work()

    async def opened(self) -> None:
        """Say it as soon as the words are read."""
        await super().opened()
        self.query_one("#rehearsal", Static).update(words(self.course, "plan").word("rehearsal"))
