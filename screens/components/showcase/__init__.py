"""The screen of the showcase: the project's page, one's own words, everybody's projects, and the feedback."""

from __future__ import annotations

from typing import ClassVar

from facilitator.content import Course
from facilitator.session import Session
from facilitator.workshop import is_shared
from screens.base import StepView
from screens.components.showcase.feedback import FeedbackStep
from screens.components.showcase.gallery import GalleryStep
from screens.components.showcase.own import PitchStep
from screens.components.showcase.page import PageStep
from screens.for_all import ForAllScreen


class ShowcaseScreen(ForAllScreen):
    """The showcase; in the workshop's own file the gallery of all libraries."""

    COMPONENT: ClassVar[str] = "showcase"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (PageStep, PitchStep, GalleryStep, FeedbackStep)

    def __init__(self, session: Session, course: Course, step: str | None = None) -> None:
        # A workshop has no project of its own: the facilitator comes for the gallery.
        super().__init__(session, course, step or (GalleryStep.STEP if is_shared(session) else None))


SCREEN = ShowcaseScreen
