"""A meeting of real programs: the facilitator's, the wall's and the libraries', each in a terminal of its own."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.agenda import make_agenda
from benchmarks.terminal import PATIENCE, Companion, NotShown
from facilitator.beacon import SPEED_VARIABLE
from facilitator.demo import copy_demo
from screens.widgets.letters import clock_lines
from tests.terminal.house import Desk, table

ONE_LINE = re.compile(r"(?<![\d:.])(\d{1,3}):(\d\d)(?![\d:.])")


class Chair(Desk, Companion):
    """One program of a meeting."""

    def __init__(self, meeting: Meeting, *arguments: object, size: tuple[int, int]) -> None:
        environ = {SPEED_VARIABLE: f"{meeting.speed}@{meeting.fast_from}"}
        super().__init__(*arguments, size=size, environ=environ, company=meeting.chairs)
        self._size = _SIZES[0]

    def expect(self, condition: Callable[[], object], what: str) -> Self:
        """Wait until something is so, on this screen or on disk."""
        end = time.perf_counter() + PATIENCE
        while not condition():
            if time.perf_counter() > end or not self._open:
                raise NotShown(f"never: {what}\n{self.text()}")
            self.moments(0.03)
        return self

    def kill(self) -> None:
        """As if the power went."""
        self.process.kill()
        self.ended()
        self.close()

    # the time it shows

    def seconds(self) -> int | None:
        """The countdown as this screen shows it, in big digits or in a line; None when it shows none."""
        pixels = _pixels(self.screen.display)
        big = None
        for size in (self._size, *_SIZES):
            if big := _big_time(pixels, size):
                self._size = size
                break
        found = ONE_LINE.fullmatch(big) if big else ONE_LINE.search("\n".join(self.screen.display[:-1]))
        return 60 * int(found[1]) + int(found[2]) if found else None


_QUARTERS = {sign: n for n, sign in enumerate(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")}
_SIZES = [(wide, high) for high in range(19, 3, -1) for wide in (200, 112, 37)]
"""Places of a clock, in cells: as high as it likes, or as wide as two layouts of a wall of 120 columns allow."""


def _pixels(lines: Sequence[str]) -> list[str]:
    """The block signs of a picture as half cells."""
    rows = []
    for line in lines:
        quarters = [_QUARTERS.get(sign, 0) for sign in line]
        rows.append("".join(".#"[q & 1] + ".#"[q >> 1 & 1] for q in quarters))
        rows.append("".join(".#"[q >> 2 & 1] + ".#"[q >> 3 & 1] for q in quarters))
    return rows


@cache
def _shapes(size: tuple[int, int]) -> tuple[tuple[int, ...], dict[str, list[str]]]:
    """Where the four digits of a clock of this size begin, and the rows of each digit."""
    eights = _pixels(clock_lines("88:88", *size))
    if not eights:
        return (), {}
    ink = "".join(".#"[any(row[x] == "#" for row in eights)] for x in range(len(eights[0])))
    runs = [(found.start(), found.end()) for found in re.finditer("#+", ink)]
    wide = runs[0][1]
    shapes = {
        digit: [row[:wide] for row in _pixels(clock_lines(f"{digit}8:88", *size))] for digit in "0123456789"
    }
    return tuple(start for n, (start, _) in enumerate(runs) if n != 2), shapes


def _big_time(pixels: list[str], size: tuple[int, int]) -> str | None:
    """The time that stands in the pixels in digits of this size."""
    starts, shapes = _shapes(size)

    def digit(x: int, y: int) -> str:
        return next(
            (
                sign
                for sign, shape in shapes.items()
                if all(pixels[y + n][x : x + len(row)] == row for n, row in enumerate(shape))
            ),
            "",
        )

    high = len(next(iter(shapes.values()), ()))
    for y in range(len(pixels) - high + 1 if shapes else 0):
        for top in {shape[0] for shape in shapes.values()}:
            x = pixels[y].find(top)
            while x >= 0:
                signs = [digit(x + start, y) for start in starts]
                if all(signs):
                    return "{}{}:{}{}".format(*signs)
                x = pixels[y].find(top, x + 1)
    return None


class Meeting:
    """A workshop of six libraries with a meeting planned, on a clock that runs `speed` times as fast; ends all it began."""

    def __init__(self, folder: Path, speed: int = 60) -> None:
        self.folder = copy_demo(folder)
        morning = datetime.now().astimezone().replace(hour=9, minute=20, second=0, microsecond=0)
        self.agenda = make_agenda(self.folder, morning.date())
        self.libraries = tuple(sorted((self.folder / "libraries").glob("*.json")))
        # From this moment on time goes so much faster that it is now twenty past nine, whenever the test is run.
        now = time.time() * 1000
        self.speed, self.fast_from = speed, (now * speed - morning.timestamp() * 1000) / (speed - 1)
        self.chairs: list[Companion] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for chair in self.chairs:
            chair.process.terminate()
        for chair in [*self.chairs]:
            chair.close()

    # programs

    def control(self, size: tuple[int, int] = (120, 40)) -> Chair:
        """The facilitator's view."""
        return Chair(self, "run", self.folder, size=size)

    def wall(self, size: tuple[int, int] = (120, 40)) -> Chair:
        """The projector's."""
        return Chair(self, "project", self.folder, size=size)

    def table(self, library: Path, size: tuple[int, int] = (80, 24)) -> Chair:
        """A library's."""
        return Chair(self, "open", library, size=size)

    # the files, as plain TinyDB reads them

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A table of the workshop's own file."""
        return table(self.folder / "workshop.json", name)

    @property
    def room(self) -> dict[str, Any]:
        """Where the meeting stands."""
        return next(iter(self.rows("room")), {})

    @property
    def now(self) -> int:
        """The room's time: the file's mark, and what has passed on this machine since."""
        room = self.room
        passed = 1000 * _steady() * self.speed - int(room["steady"])
        return round(int(room["at"]) + passed)

    def run(self) -> dict[str, Any]:
        """The time of the present step."""
        step = self.room["step"]
        return next((row for row in self.rows("room_run") if row["step"] == step), {})

    def left(self) -> float | None:
        """Seconds left of the present step's countdown."""
        run = self.run()
        ends: int | None = run.get("ends_at")
        return (ends - self.now) / 1000 if ends is not None else run.get("left")


def _steady() -> float:
    clock: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


__all__ = ["Chair", "Meeting"]
