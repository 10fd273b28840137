"""When and by whom a field was written: hybrid logical clocks whose stamps sort as plain text.

A stamp is 9 base-36 digits of milliseconds since 1970, 3 of a counter and 5 of the writer. One writer's
stamps rise strictly; a writer that has seen a stamp makes only later ones.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
STAMP_LENGTH = 17
COUNTS = 36**3
AHEAD_MS = 24 * 60 * 60 * 1000
"""How far beyond our own clock a stamp may lie before it is taken for a clock error: one day."""
TRUSTED_FROM_MS = 1_735_689_600_000
"""1 January 2025. A clock before this is itself wrong, so it judges nobody."""


def base36(number: int, width: int) -> str:
    """``number`` in base 36 with leading zeros."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits.rjust(width, "0")


@dataclass(frozen=True)
class Stamp:
    """``time`` (UTC) and ``writer`` (five characters that name one running program) of a write."""

    time: datetime
    writer: str

    @classmethod
    def parse(cls, text: str) -> Stamp | None:
        """The stamp written as ``text``; ``None`` when it is not one."""
        if not is_stamp(text):
            return None
        try:
            return cls(datetime.fromtimestamp(int(text[:9], 36) / 1000, UTC), text[12:])
        except (ValueError, OverflowError, OSError):
            return None


def is_stamp(text: object) -> bool:
    """Whether ``text`` has the form of a stamp."""
    return isinstance(text, str) and len(text) == STAMP_LENGTH and text.isascii() and text.isalnum()


class Clock:
    """Makes stamps. ``now`` gives seconds since 1970, as ``time.time``; ``writer`` is made up when not
    given.
    """

    def __init__(self, now: Callable[[], float] | None = None, writer: str | None = None) -> None:
        self._now = now or time.time
        self.writer = writer or base36(secrets.randbelow(36**5), 5)
        self._ms = self._count = 0

    def now_ms(self) -> int:
        """The computer's clock, in milliseconds since 1970."""
        return int(self._now() * 1000)

    def limit_ms(self) -> int | None:
        """The latest believable time, or ``None`` when our own clock is plainly wrong."""
        now = self.now_ms()
        return now + AHEAD_MS if now >= TRUSTED_FROM_MS else None

    def see(self, stamp: str) -> None:
        """Take note of a stamp, so that all later ones of ours sort after it (up to the believable limit)."""
        if not is_stamp(stamp):
            return
        seen, limit = (int(stamp[:9], 36), int(stamp[9:12], 36)), self.limit_ms()
        if limit is not None and seen[0] > limit:
            seen = (limit, COUNTS - 1)
        self._ms, self._count = max(seen, (self._ms, self._count))

    def tick(self) -> str:
        """A new stamp, later than all that were made or seen."""
        now = self.now_ms()
        if now > self._ms:
            self._ms, self._count = now, 0
        else:
            self._count += 1
            if self._count >= COUNTS:
                self._ms, self._count = self._ms + 1, 0
        return base36(self._ms, 9) + base36(self._count, 3) + self.writer


def capped(stamps: Iterable[str], limit_ms: int) -> dict[str, str]:
    """New stamps for those that lie beyond ``limit_ms``: just at the limit, in the same order, by the same
    writers.
    """
    edge = base36(limit_ms + 1, 9)
    far = sorted({stamp for stamp in stamps if is_stamp(stamp) and stamp[:9] >= edge})
    moved = {}
    for place, stamp in enumerate(far):
        later, count = divmod(place, COUNTS)
        moved[stamp] = base36(limit_ms + later, 9) + base36(count, 3) + stamp[12:]
    return moved
