"""The screen of the agreement: eight steps from the form to reading it again."""

from __future__ import annotations

from typing import ClassVar

from facilitator.carry import Offer
from screens.base import ComponentScreen, StepView
from screens.components.agreement.clauses import ClausesStep
from screens.components.agreement.document import DocumentStep
from screens.components.agreement.form import FormStep
from screens.components.agreement.law import LawStep
from screens.components.agreement.parties import ContributionsStep, PartiesStep
from screens.components.agreement.versions import ReadingStep, VersionsStep


class AgreementScreen(ComponentScreen):
    """6 The agreement."""

    COMPONENT: ClassVar[str] = "agreement"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (
        FormStep,
        PartiesStep,
        ContributionsStep,
        ClausesStep,
        LawStep,
        DocumentStep,
        VersionsStep,
        ReadingStep,
    )

    async def _go_to(self, offer: Offer) -> None:
        """Open the clause that a suggestion was taken into, so that its field is there to be written in."""
        step = self.step_view
        if isinstance(step, ClausesStep) and (clause := step.clause_with(offer.draft.id)) is not None:
            await step.open_page(clause)
        await super()._go_to(offer)


SCREEN = AgreementScreen
