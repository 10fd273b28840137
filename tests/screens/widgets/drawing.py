"""Helpers for widget tests: an app around one widget, and the text that a widget has drawn."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import textual._wait
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from screens.theme import register_themes

textual._wait.SLEEP_GRANULARITY = 0.002
textual._wait.SLEEP_IDLE = 0.001

HOSTILE = "[/x] [red] [b \\ 💥 æøå\x1b[31m\n\t\u202e"
SIZES = [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)]


def drawn(widget: Widget) -> list[str]:
    """The lines that the widget draws, as text."""
    height = widget.scrollable_content_region.height
    return ["".join(segment.text for segment in widget.render_line(y)) for y in range(height)]


class Host(App[None]):
    """An app with one widget."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        register_themes(self)
        self.theme = "fjord"
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


@dataclass
class Run:
    """A running app, what drives it, and the house messages heard so far."""

    app: Host
    heard: list[Message] = field(default_factory=list)
    pilot: Pilot[None] = field(init=False)

    def hear(self, message: Message) -> None:
        if type(message).__module__.startswith("screens.") and message not in self.heard:
            self.heard.append(message)

    def of(self, kind: type[Message]) -> list[Message]:
        """The messages of this very kind."""
        return [message for message in self.heard if type(message) is kind]


@asynccontextmanager
async def running(widget: Widget, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Run]:
    """Show the widget, focused, in a terminal of the size."""
    app = Host(widget)
    run = Run(app)
    async with app.run_test(size=size, message_hook=run.hear) as pilot:
        run.pilot = pilot
        if widget.can_focus:
            widget.focus()
        await pilot.pause()
        yield run


async def wait_until(pilot: Pilot[None], condition: Callable[[], bool], seconds: float = 3) -> None:
    """Let the app work until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        await pilot.pause(0.01)
