"""The screen of the strategic anchoring: nine steps from the municipality's strategies to a plan that holds."""

from __future__ import annotations

from typing import ClassVar

from screens.base import ComponentScreen, StepView
from screens.components.strategy.activities import ActivitiesStep
from screens.components.strategy.assumptions import AssumptionsStep
from screens.components.strategy.links import LinksStep
from screens.components.strategy.logic import LogicStep
from screens.components.strategy.path import PathStep
from screens.components.strategy.plan import PlanStep
from screens.components.strategy.raci import RaciStep
from screens.components.strategy.readiness import ReadinessStep
from screens.components.strategy.risks import RisksStep


class StrategyScreen(ComponentScreen):
    """5 Strategic anchoring."""

    COMPONENT: ClassVar[str] = "strategy"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        LinksStep,
        LogicStep,
        AssumptionsStep,
        ActivitiesStep,
        RaciStep,
        PathStep,
        RisksStep,
        ReadinessStep,
        PlanStep,
    )


SCREEN = StrategyScreen
