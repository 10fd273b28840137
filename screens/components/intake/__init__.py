"""The screens of the preparation: five questions and an overview, and the facilitator's view of all libraries."""

from __future__ import annotations

from typing import ClassVar

from facilitator.components.intake import ACTIVITY, Answered, people_states
from screens.base import ComponentScreen, StepView
from screens.components.intake.challenges import ChallengesStep
from screens.components.intake.compare import IntakeCompareScreen
from screens.components.intake.overview import OverviewStep
from screens.components.intake.partnerships import PartnershipsStep
from screens.components.intake.questions import AreaStep, ReasonsStep, WantedStep


class IntakeScreen(ComponentScreen):
    """Preparation."""

    COMPONENT: ClassVar[str] = "intake"
    TELLS_SINCE = True
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        PartnershipsStep,
        WantedStep,
        ReasonsStep,
        ChallengesStep,
        AreaStep,
        OverviewStep,
    )

    def finished(self, activity: str) -> frozenset[int]:
        """Nobody has to say that they are finished here: the answers show it."""
        if activity != ACTIVITY:
            return super().finished(activity)
        states = people_states(self.session, self.course)
        return frozenset(state.person.id for state in states if state.answered is Answered.COMPLETE)


SCREEN = IntakeScreen
COMPARE = IntakeCompareScreen
