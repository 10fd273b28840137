"""The screen of the negotiation: ten steps from interests to the record."""

from __future__ import annotations

from typing import ClassVar

from screens.base import ComponentScreen, StepView
from screens.components.negotiation.alternatives import AlternativesStep
from screens.components.negotiation.interests import InterestsStep
from screens.components.negotiation.issues import IssuesStep
from screens.components.negotiation.ladder import LadderStep
from screens.components.negotiation.meeting import MeetingStep
from screens.components.negotiation.packages import PackagesStep
from screens.components.negotiation.play import PlayStep
from screens.components.negotiation.record import RecordStep
from screens.components.negotiation.sheet import SheetStep
from screens.components.negotiation.trades import TradesStep


class NegotiationScreen(ComponentScreen):
    """6 Negotiation. The computer is handed over while the partner writes their own sheet."""

    COMPONENT: ClassVar[str] = "negotiation"
    GIVE_BACK_FIRST: ClassVar[str] = "give_back_first"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        InterestsStep,
        AlternativesStep,
        IssuesStep,
        TradesStep,
        LadderStep,
        PackagesStep,
        MeetingStep,
        PlayStep,
        SheetStep,
        RecordStep,
    )


SCREEN = NegotiationScreen

__all__ = ["SCREEN", "NegotiationScreen"]
