"""A countdown that every laptop shows alike: it is saved as the moment at which it ends, or as what is left while it stands.

Moments are milliseconds since 1970 (UTC), lengths are whole seconds.
"""

from __future__ import annotations

from math import ceil
from typing import Any, Protocol, Self, TypeVar

NEAR = 60
"""Seconds before the end from which a countdown says by colour and word that little time is left."""


class Timed(Protocol):
    """A record with a countdown."""

    @property
    def ends_at(self) -> int | None:
        """When it reaches zero, while it runs."""

    @property
    def left(self) -> int | None:
        """Seconds that remain, while it stands still."""

    def revise(self, **changes: Any) -> Self:
        """The record with some fields changed."""
        ...


T = TypeVar("T", bound=Timed)


def seconds_left(clock: Timed, now: int) -> int | None:
    """Whole seconds left at `now`, 0 when the time is up, None when no time is set."""
    if clock.ends_at is not None:
        return max(0, ceil((clock.ends_at - now) / 1000))
    return clock.left


def running(clock: Timed, now: int) -> bool:
    """Whether the countdown is going."""
    return clock.ends_at is not None and clock.ends_at > now


def started(clock: T, now: int, seconds: int) -> T:
    """Run: on from where it was paused, else from `seconds`."""
    left = clock.left or seconds
    return clock.revise(ends_at=now + 1000 * left, left=None)


def paused(clock: T, now: int) -> T:
    """Stand still and keep what is left; a countdown that has run out is put away."""
    left = seconds_left(clock, now)
    return clock.revise(ends_at=None, left=left or None)


def toggled(clock: T, now: int, seconds: int) -> T:
    """Start it if it stands still, pause it if it runs."""
    return paused(clock, now) if running(clock, now) else started(clock, now, seconds)


def longer(clock: T, now: int, seconds: int) -> T:
    """Add time, or with negative seconds take some away: to what is left while it runs or stands still.

    After the end it runs again from now; it is never shorter than nothing.
    """
    if clock.ends_at is not None:
        return clock.revise(ends_at=max(now, max(clock.ends_at, now) + 1000 * seconds), left=None)
    return clock.revise(left=max(0, (clock.left or 0) + seconds) or None)
