"""Drives the application as a person does: keys in, words out, and the file on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator.launch import Launch
from facilitator.settings import Settings
from screens.app import FacilitatorApp, build_app

NAMES = {" ": "space", "\n": "enter"}


class Driver:
    """One running application."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> Driver:
        """Press keys one after another and let the screen settle."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()
        return self

    async def type(self, text: str) -> Driver:
        """Type a text letter by letter."""
        await self.pilot.press(*[NAMES.get(letter, letter) for letter in text])
        return self

    async def settle(self) -> None:
        """Let workers and messages come to rest."""
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until something is so; fails after a bounded number of looks."""
        for _ in range(400):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never: {what}\n{self.text}")

    async def shows(self, *words: str) -> Driver:
        """Wait until the screen shows these words."""
        for word in words:
            await self.until(lambda word=word: word in self.text, f"shows {word!r}")  # type: ignore[misc]
        return self

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, without trailing blanks."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The whole screen as one text."""
        return "\n".join(self.lines)

    @property
    def screen_name(self) -> str:
        """The class of the screen on top."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def driving(
    path: Path | None,
    *,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    made_up: bool = False,
) -> AsyncIterator[Driver]:
    """The application opened on a workshop folder, a library file or nothing."""
    app = build_app(Launch(path, made_up=made_up), settings or Settings(animations=False))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


def table(path: Path, name: str) -> list[dict[str, Any]]:
    """What plain TinyDB reads from a library's file."""
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(name).all()]
