"""The screen of the homework: the tasks, the course's suggestions, what has changed, and the meetings."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from screens.base import StepView
from screens.components.homework.agenda import AgendaStep
from screens.components.homework.meetings import MeetingsStep
from screens.components.homework.since import SinceStep
from screens.components.homework.suggested import SuggestedStep
from screens.for_all import ForAllScreen


class HomeworkScreen(ForAllScreen):
    """Homework between meetings. `since` is the day to look back to, once somebody has chosen one."""

    COMPONENT: ClassVar[str] = "homework"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (AgendaStep, SuggestedStep, SinceStep, MeetingsStep)

    since: date | None = None


SCREEN = HomeworkScreen
