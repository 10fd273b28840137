"""Plenary: the libraries side by side on the facilitator's screen, and lots drawn among them."""

from __future__ import annotations

from screens.room.plenary.draw import DrawDialog
from screens.room.plenary.side_by_side import SideBySideScreen

__all__ = ["DrawDialog", "SideBySideScreen"]
