"""The real program in a real terminal, for tests: somebody at the keyboard, and the file as plain TinyDB reads it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from tinydb import TinyDB

from benchmarks.place import ROOT, Place
from benchmarks.terminal import PATIENCE, QUIET, NotShown, Terminal
from facilitator.people import Library, Person
from facilitator.session import Session

SMALL, LARGE = (80, 24), (120, 40)
HOSTILE = "[/x] [red] [b \\ {curly} %s =1+1 💥 æøå"
BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"
"""What stands around a picture that is to be shown in one go."""
AFTER_ESCAPE = 0.2
"""Seconds of silence after Escape: sooner, a terminal's next byte would be taken for a part of the same key."""


class Desk(Terminal):
    """Somebody at the keyboard of `facilitator ARGUMENTS`; every byte that the program wrote is kept in `raw`."""

    def __init__(
        self,
        *arguments: object,
        size: tuple[int, int] = LARGE,
        language: str = "da",
        environ: Mapping[str, str] | None = None,
        window: bool = False,
        **more: Any,
    ) -> None:
        self.raw = b""
        place = Place(Path(os.environ["FACILITATOR_CONFIG_DIR"]).parent)
        command = place.command("facilitator", *arguments)
        if window:
            # The leader of a new session that opens a terminal is told (SIGHUP) when it closes.
            command = ["sh", "-c", 'exec "$@" <"$(tty)"', "sh", *command]
        super().__init__(
            command, {**place.environ(), "LANG": f"{language}_XX.UTF-8", **(environ or {})}, size, **more
        )

    def _answer(self, data: bytes) -> None:
        self.raw += data
        super()._answer(data)

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until the program is quiet and the picture that it draws is whole."""
        super().settle(quiet)
        end = time.perf_counter() + PATIENCE
        while self.raw.rfind(BEGIN) > self.raw.rfind(END) and time.perf_counter() < end:
            super().settle(quiet)

    # seeing

    @property
    def words(self) -> str:
        """The screen as running text: lines joined, blanks folded."""
        return " ".join(self.text().replace("▌", " ").split())

    def see(self, *texts: str) -> Self:
        """Wait until the screen shows all these texts, wherever its lines break.

        Raises:
            NotShown: they did not come.
        """
        self._expect(lambda: all(text in self.words for text in texts), f"all of {texts}")
        return self

    def gone(self, *texts: str) -> Self:
        """Wait until the screen shows none of these texts."""
        self._expect(lambda: not any(text in self.words for text in texts), f"none of {texts}")
        return self

    def _expect(self, shown: Callable[[], bool], what: str) -> None:
        try:
            self.wait(shown)
        except NotShown as error:
            raise NotShown(f"waited for {what}, but {error}") from None

    def where(self, text: str) -> tuple[int, int]:
        """Column and line, from 1, of a text's first letter."""
        for y, line in enumerate(self.screen.display, 1):
            if text in line:
                return line.index(text) + 1, y
        raise NotShown(f"{text!r} is not on the screen:\n{self.text()}")

    # doing

    def do(self, *keys: str) -> Self:
        """Press keys or type texts, each when the screen rests after the one before."""
        for key in keys:
            self.send(key)
            self.settle(AFTER_ESCAPE if key == "escape" else QUIET)
        return self

    def click(self, text: str) -> Self:
        """Press and release the left button on a text, once the screen rests."""
        self.settle(0.25)
        x, y = self.where(text)
        self.send(f"\x1b[<0;{x + 1};{y}M", f"\x1b[<0;{x + 1};{y}m")
        return self

    def paste(self, text: str) -> Self:
        """Paste as terminals do for programs that asked for it."""
        self.send(f"\x1b[200~{text}\x1b[201~")
        return self

    # the end

    def ended(self) -> int:
        """Wait until the program has ended; its exit code."""
        end = time.perf_counter() + PATIENCE
        while self.process.poll() is None:
            if time.perf_counter() > end:
                raise NotShown(f"the program did not end:\n{self.text()}")
            self._listen(0.02)
        while self._listen(0.02):
            pass
        code = self.process.returncode
        assert code is not None
        return code

    def hang_up(self) -> None:
        """Close the window under the program (a new one takes its number, so that closing it again does no harm)."""
        spare = os.open(os.devnull, os.O_RDWR)
        os.dup2(spare, self._master)
        os.close(spare)
        self._open = False

    def close(self) -> None:
        """End the program, and wait for it even when a test has failed."""
        super().close()
        self.process.wait(PATIENCE)

    def quit(self) -> int:
        """F10, and the exit code."""
        self.send("f10")
        return self.ended()


def make_library(folder: Path, *people: str, name: str = "Ærø Bibliotek") -> Path:
    """A library's file with these people (ids from 1)."""
    path = folder / "ærø.json"
    with Session.create(path, Library(name=name)) as session:
        if people:
            session.put("", *(Person(id=n, name=person) for n, person in enumerate(people, 1)))
    return path


def table(path: Path, name: str) -> list[dict[str, Any]]:
    """What plain TinyDB reads from a library's file."""
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(name)]


def until(condition: Callable[[], object], desk: Desk, what: str) -> None:
    """Wait, listening to the program, until something is so on disk."""
    end = time.perf_counter() + PATIENCE
    while not condition():
        if time.perf_counter() > end:
            raise NotShown(f"never: {what}\n{desk.text()}")
        desk.moments(0.05)


__all__ = ["HOSTILE", "LARGE", "ROOT", "SMALL", "Desk", "make_library", "table", "until"]
