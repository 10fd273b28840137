"""The screen of the agreement: eight steps from the form to reading it again."""

from __future__ import annotations

from typing import ClassVar

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


SCREEN = AgreementScreen
