"""The room's clock: one time for all processes of a meeting, which neither a changed clock nor a sleeping laptop breaks.

Whoever runs the meeting writes a mark into the room's record: the room's time beside the machine's steady clock. Every
process on the same machine reckons from that mark, so setting the wall clock moves nothing. On another machine the
difference between its own clock and the marks that arrive is learnt and taken away. All moments are milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import platform
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from facilitator.agenda import Room
from facilitator.beacon import SPEED_VARIABLE

LATE: Final = 1500
"""A difference between two machines' clocks below this may be the way that the news took."""

LOST: Final = 20_000
"""No news takes this long: a mark that is so much older says that the other clock has been set."""

OFTEN: Final = 15_000
"""How often the mark is written anew while a meeting runs, in milliseconds of real time."""

SILENT: Final = 4 * OFTEN + 30_000
"""After this long without a mark nobody runs the meeting any more."""


OWN_CLOCK: Final = "~"
"""A machine whose processes do not share a steady clock is named after this sign."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at a machine: its wall clock, its steady clock (runs on in sleep, cannot be set), and which machine it is.

    `machine` begins with `OWN_CLOCK` where the steady clock means nothing to another process.
    """

    wall: int
    steady: int
    machine: str


@lru_cache(maxsize=1)
def _machine() -> str:
    """This machine since it was last started, where steady clocks are shared by all processes; else a sign for it."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return OWN_CLOCK + hashlib.sha256(platform.node().encode()).hexdigest()[:12]


def _steady() -> float:
    """Seconds that go on while the machine sleeps: Linux has a clock for that, elsewhere the monotonic one does it."""
    boottime: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


def look() -> Reading:
    """This machine now, or, in a rehearsal, as fast as it is asked for."""
    wall, steady = time.time() * 1000, _steady() * 1000
    speed, begun = _speed()
    return Reading(round(begun + (wall - begun) * speed), round(steady * speed), _machine())


@lru_cache(maxsize=1)
def _speed() -> tuple[float, float]:
    text = os.environ.get(SPEED_VARIABLE, "")
    with suppress(ValueError):
        speed, _, begun = text.partition("@")
        return max(0.01, float(speed)), float(begun)
    return 1.0, 0.0


def speed() -> float:
    """How many times as fast as real time the room's time runs."""
    return _speed()[0]


class RoomClock:
    """What time it is in the room, as far as this process knows.

    `others` counts the marks of another machine that have been written since: somebody runs the meeting there.
    """

    def __init__(self, look: Callable[[], Reading] = look) -> None:
        self._look = look
        first = look()
        self._from = first
        self._base = first.wall
        self._apart: int | None = None
        self.others = 0

    def now(self) -> int:
        """The room's time."""
        here = self._look()
        time_here = self._base + here.steady - self._from.steady
        return time_here + (self._apart or 0)

    def seconds(self) -> float:
        """The room's time in seconds, as countdowns ask for it."""
        return self.now() / 1000

    def hear(self, room: Room, *, fresh: bool) -> None:
        """Take in a mark. `fresh` says that it has just been written, so that it tells the time of another machine."""
        if not room.at:
            return
        here = self._look()
        other = self.is_of_another(room)
        self.others += fresh and other
        if not other and not room.machine.startswith(OWN_CLOCK):
            self._from = Reading(here.wall, room.steady, here.machine)
            self._base, self._apart = room.at, None
        elif fresh:
            behind = room.at - (self._base + here.steady - self._from.steady)
            known = self._apart
            if known is None or behind > known or known - behind > LOST:
                self._apart = behind if abs(behind) > LATE else 0

    def is_of_another(self, room: Room) -> bool:
        """Whether the last mark was made on another machine than this one."""
        return bool(room.at) and room.machine != self._look().machine

    def mark(self) -> dict[str, int | str]:
        """The fields of `Room` that pass on what this clock knows."""
        here = self._look()
        return {"at": self.now(), "steady": here.steady, "machine": here.machine}


def attended(room: Room, now: int) -> bool:
    """Whether somebody runs the meeting: it has begun, has not ended, and its mark is not old."""
    if room.begun_at is None or room.ended_at is not None or room.meeting is None:
        return False
    return now - room.at < SILENT * speed()
