"""The wall: what the whole room looks at. It follows the facilitator's view and can change nothing."""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.errors import FacilitatorError
from facilitator.i18n import tr
from facilitator.session import Session
from screens.crash import write_report
from screens.house import plain
from screens.room.base import RoomScreen
from screens.room.wall.board import Board
from screens.room.wall.scenes import Clock, Scene, clock, scene, task_scene

HINT_SECONDS = 2.0
"""How long the keys are told."""

RETRY_SECONDS = 2.0
"""How soon a workshop that cannot be read is tried again."""


class WallScreen(RoomScreen):
    """A second window or machine for the projector: few words, block digits, and results once they are revealed."""

    AREA: ClassVar[str] = "wall"
    LOOKS_EVERY: ClassVar[float] = 0.1

    DEFAULT_CSS = """
    WallScreen {
        overflow: hidden;
        & > #wall-hint {
            dock: bottom; width: 1fr; height: 1; text-align: center; color: $text-muted; background: $background;
        }
    }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._hinted = False
        self._reported: set[str] = set()

    def compose(self) -> ComposeResult:
        """The wall alone: no bar and no keys."""
        yield Board(lambda n: self.w("more", n=n), self._report)

    @property
    def session(self) -> Session | None:
        """The wall saves nothing, so that no question about saving is ever asked on it."""
        return None

    async def opened(self) -> None:
        """Tell the keys once, for a moment."""
        if self._hinted:
            return
        self._hinted = True
        hint = Static(plain(self.w("hint")), id="wall-hint")
        await self.mount(hint)
        self.set_timer(HINT_SECONDS, hint.remove)

    def failed(self, error: FacilitatorError) -> None:  # noqa: ARG002 - the room is not told about files
        """Say calmly that it is on its way, and try again."""
        waiting = tr("The workshop cannot be read yet. I keep trying.")
        self.query_one(Board).set_scene(
            Scene(heading=tr("One moment"), below=(waiting, str(self.folder))), Clock()
        )
        self.set_timer(RETRY_SECONDS, self.load)

    def show(self) -> None:
        """Draw what the room says; where a file of the course has a mistake the wall stays as it is.

        A fault of the program's own must not take the wall down before the whole room: the task is shown instead.
        """
        hall = self.hall
        if hall is None:
            return
        words = self.content_words
        try:
            shown = scene(hall, words)
        except FacilitatorError:
            return
        except Exception as error:  # noqa: BLE001 - reported, and the room goes on
            self._report(error)
            shown = task_scene(hall, words)
        self.query_one(Board).set_scene(shown, clock(hall.standing, words))

    def _report(self, error: Exception) -> None:
        """Write a report of a fault, once for each place where it happens."""
        place = str(traceback.extract_tb(error.__traceback__)[-1:])
        if place not in self._reported:
            self._reported.add(place)
            with suppress(OSError):
                write_report(error)

    def beat(self) -> None:
        """Draw the time."""
        here = self.standing
        if here is not None:
            self.query_one(Board).set_clock(clock(here, self.content_words))
