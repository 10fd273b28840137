"""The screen of the project clarification: seven steps from a challenge to a decision."""

from __future__ import annotations

from typing import ClassVar

from screens.base import ComponentScreen, StepView
from screens.components.clarify.challenge import ChallengeStep
from screens.components.clarify.evidence import EvidenceStep
from screens.components.clarify.frame import FrameStep
from screens.components.clarify.goals import GoalsStep
from screens.components.clarify.qualify import QualifyStep
from screens.components.clarify.result import ResultStep
from screens.components.clarify.why import WhyStep


class ClarifyScreen(ComponentScreen):
    """1 Project clarification."""

    COMPONENT: ClassVar[str] = "clarify"
    TELLS_SINCE = True
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        ChallengeStep,
        EvidenceStep,
        WhyStep,
        GoalsStep,
        FrameStep,
        QualifyStep,
        ResultStep,
    )


SCREEN = ClarifyScreen
