"""The screen of the cases: five steps from a search to what is taken along."""

from __future__ import annotations

from typing import ClassVar

from facilitator.components.cases.searching import Wanted
from facilitator.content import Course
from facilitator.session import Session
from screens.base import ComponentScreen, StepView
from screens.components.cases.dots import DotsStep
from screens.components.cases.find import FindStep
from screens.components.cases.map import MapStep
from screens.components.cases.own import OwnStep
from screens.components.cases.take import TakeStep


class CasesScreen(ComponentScreen):
    """2 Partnership cases. What is looked for, and the case one was at, stay when one goes to another step."""

    COMPONENT: ClassVar[str] = "cases"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (FindStep, OwnStep, MapStep, DotsStep, TakeStep)

    def __init__(self, session: Session, course: Course, step: str | None = None) -> None:
        super().__init__(session, course, step)
        self.wanted = Wanted()
        self.at: str | None = None
        self.in_list = False

    async def show_found(self, wanted: Wanted) -> None:
        """Go to the list with exactly this looked for."""
        self.wanted, self.in_list = wanted, True
        await self.go_to_step(0)


SCREEN = CasesScreen
