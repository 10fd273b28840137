"""The countdown of the silent writing. It is part of the activity, so that every laptop shows the same time."""

from __future__ import annotations

from math import ceil

from facilitator.visibility import Activity


def seconds_left(clock: Activity, now: int) -> int | None:
    """Whole seconds left at `now` (milliseconds since 1970), 0 when the time is up, None when no time is set."""
    if clock.ends_at is not None:
        return max(0, ceil((clock.ends_at - now) / 1000))
    return clock.left


def running(clock: Activity, now: int) -> bool:
    """Whether the countdown is going."""
    return clock.ends_at is not None and clock.ends_at > now


def started(clock: Activity, now: int, seconds: int) -> Activity:
    """Run: on from where it was paused, else from `seconds`."""
    left = clock.left or seconds
    return clock.revise(ends_at=now + 1000 * left, left=None)


def paused(clock: Activity, now: int) -> Activity:
    """Stand still and keep what is left; a countdown that has run out is put away."""
    left = seconds_left(clock, now)
    return clock.revise(ends_at=None, left=left or None)


def toggled(clock: Activity, now: int, seconds: int) -> Activity:
    """Start it if it stands still, pause it if it runs."""
    return paused(clock, now) if running(clock, now) else started(clock, now, seconds)


def longer(clock: Activity, now: int, seconds: int) -> Activity:
    """Add time: to what is left while it runs or stands still; after the end it runs again from now."""
    if clock.ends_at is not None:
        return clock.revise(ends_at=max(clock.ends_at, now) + 1000 * seconds, left=None)
    return clock.revise(left=(clock.left or 0) + seconds)
