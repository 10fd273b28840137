"""After the meeting: what was decided, parked and promised, the meeting's minute, and the minutes."""

from __future__ import annotations

from screens.room.after.screen import MinutesScreen

__all__ = ["MinutesScreen"]
