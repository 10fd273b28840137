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

OURS_ALONE = frozenset({"search", "find", "report", "offers", "step", "leave", "activity", "people"})
"""What the partner cannot do while the computer is handed over: it would show what is ours."""


class NegotiationScreen(ComponentScreen):
    """6 Negotiation. `handed_over` is true while the partner sits at the computer with their own sheet."""

    COMPONENT: ClassVar[str] = "negotiation"
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

    handed_over: bool = False

    def may_leave(self) -> bool:
        """The partner's sheet is left only by giving the computer back."""
        if self.handed_over and self.flush():
            self.app.say(self.content_words.word("give_back_first"))
            return False
        return super().may_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the computer is handed over, there is only the partner's own sheet."""
        if self.handed_over and action in OURS_ALONE:
            return False
        return super().check_action(action, parameters)


SCREEN = NegotiationScreen

__all__ = ["SCREEN", "NegotiationScreen"]
