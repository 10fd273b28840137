"""The screen about the course itself: six steps to look things up in."""

from __future__ import annotations

from typing import ClassVar

from screens.base import StepView
from screens.components.about.board import BoardStep
from screens.components.about.course import CourseStep
from screens.components.about.events import EventsStep
from screens.components.about.libraries import LibrariesStep
from screens.components.about.people import PeopleStep
from screens.components.about.phases import PhasesStep
from screens.for_all import ForAllScreen


class AboutScreen(ForAllScreen):
    """About the course."""

    COMPONENT: ClassVar[str] = "about"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        CourseStep,
        PeopleStep,
        LibrariesStep,
        EventsStep,
        BoardStep,
        PhasesStep,
    )


SCREEN = AboutScreen
