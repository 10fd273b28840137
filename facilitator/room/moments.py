"""Moments of the room's clock, in milliseconds since 1970 (UTC), as time of day where this computer is."""

from __future__ import annotations

from datetime import UTC, date, datetime


def local(moment: int) -> datetime:
    """A moment as this computer's own date and time."""
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone()


def day_of(moment: int) -> date:
    """The day of a moment here."""
    return local(moment).date()
