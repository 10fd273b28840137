"""The second step: what both sides do without an agreement, and what we may promise."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.negotiation import Negotiation
from facilitator.record import FORM_ID
from screens.components.negotiation.parts import NegotiationStep, Remarks
from screens.widgets.form import RecordForm

PARTS = (
    (("batna_ours", "batna_ours_strength"), ("batna_missing", "batna_strength")),
    (("batna_theirs", "batna_theirs_strength"), ("batna_theirs_missing", "batna_weak")),
    (("mandate", "approver"), ("mandate_missing", "approver_missing")),
)
"""Fields that stand together, and the remarks below them."""


class AlternativesStep(NegotiationStep):
    """Plan B on both sides, and the mandate."""

    STEP = "batna"

    def compose(self) -> ComposeResult:
        """Three small forms with their remarks."""
        for fields, remarks in PARTS:
            yield RecordForm(
                self.session, Negotiation(id=FORM_ID), self.content_words, self.course, fields=fields
            )
            yield Remarks(self.STEP, remarks)
