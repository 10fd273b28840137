"""The screen of the showcase: the project's page, one's own words, everybody's projects, and the feedback."""

from __future__ import annotations

from typing import ClassVar

from screens.base import ComponentScreen, StepView
from screens.components.showcase.feedback import FeedbackStep
from screens.components.showcase.gallery import GalleryStep
from screens.components.showcase.own import PitchStep
from screens.components.showcase.page import PageStep


class ShowcaseScreen(ComponentScreen):
    """The showcase."""

    COMPONENT: ClassVar[str] = "showcase"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (PageStep, PitchStep, GalleryStep, FeedbackStep)


SCREEN = ShowcaseScreen
