"""The plan of the meetings: their list, a meeting's agenda, one step, and the rehearsal."""

from screens.room.plan.screen import PlanScreen

__all__ = ["PlanScreen"]
