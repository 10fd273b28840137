"""The screen of the choice of services: seven steps from a deck of cards to up to three services with a reason."""

from __future__ import annotations

from typing import ClassVar

from facilitator.components.services.scoring import method
from screens.base import ComponentScreen, StepView
from screens.components.services.assets import AssetsStep
from screens.components.services.choose import ChooseStep
from screens.components.services.gates import GatesStep
from screens.components.services.pick import PickStep
from screens.components.services.result import ResultStep
from screens.components.services.scores import ScoresStep
from screens.components.services.weights import WeightsStep


class ServicesScreen(ComponentScreen):
    """3 Choosing services."""

    COMPONENT: ClassVar[str] = "services"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        PickStep,
        AssetsStep,
        GatesStep,
        WeightsStep,
        ScoresStep,
        ResultStep,
        ChooseStep,
    )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are no weights to show where the course's own or equal ones count."""
        if action == "activity" and self.STEPS[self._index] is WeightsStep:
            return method(self.session) in {"swing", "rank"}
        return super().check_action(action, parameters)


SCREEN = ServicesScreen
