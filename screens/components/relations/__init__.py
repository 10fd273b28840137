"""The screen of the relation between the parties: eight steps from the value to a decision."""

from __future__ import annotations

from typing import ClassVar

from facilitator.components.relations.records import activity_of_round
from screens.base import ComponentScreen, StepView
from screens.components.relations.account import AccountStep
from screens.components.relations.decision import DecisionStep
from screens.components.relations.health import HealthStep
from screens.components.relations.parts import RoundMixin
from screens.components.relations.plan import ConflictStep, PlanStep
from screens.components.relations.result import ResultStep
from screens.components.relations.story import StoryStep
from screens.components.relations.value import ValueStep


class RelationsScreen(ComponentScreen):
    """7 Relations that create value. `round` is the round of the health check that is looked at ("": not chosen yet)."""

    COMPONENT: ClassVar[str] = "relations"
    GIVE_BACK_FIRST: ClassVar[str] = "give_back_first"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        ValueStep,
        AccountStep,
        HealthStep,
        ResultStep,
        PlanStep,
        ConflictStep,
        StoryStep,
        DecisionStep,
    )

    round: str = ""
    respondent: int | None = None
    """Who of the partner's answers at this screen now."""

    def finished(self, activity: str) -> frozenset[int]:
        """Who has finished; in a step with rounds the round that is looked at is meant, not the first."""
        if self.ready and isinstance(view := self.step_view, RoundMixin):
            activity = activity_of_round(view.round)
        return super().finished(activity)


SCREEN = RelationsScreen
