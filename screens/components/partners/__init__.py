"""The screen of the search for new partners: seven steps from silent ideas to a contact plan for two."""

from __future__ import annotations

from typing import ClassVar

from screens.base import ComponentScreen, StepView
from screens.components.partners.assess import AssessStep
from screens.components.partners.chosen import ShortlistStep
from screens.components.partners.contact import ContactStep
from screens.components.partners.gather import GatherStep
from screens.components.partners.ideas import IdeasStep
from screens.components.partners.maps import MapsStep
from screens.components.partners.votes import DotsStep


class PartnersScreen(ComponentScreen):
    """4 New partners."""

    COMPONENT: ClassVar[str] = "partners"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        IdeasStep,
        GatherStep,
        DotsStep,
        MapsStep,
        AssessStep,
        ShortlistStep,
        ContactStep,
    )


SCREEN = PartnersScreen
