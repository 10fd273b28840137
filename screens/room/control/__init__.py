"""The facilitator's control view of a meeting."""

from screens.room.control.screen import ControlScreen

__all__ = ["ControlScreen"]
