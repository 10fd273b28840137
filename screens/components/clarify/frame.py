"""The fifth step: why not alone, what is included, and who owns it."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.clarify import Clarify
from facilitator.record import FORM_ID
from facilitator.session import Changed
from screens.components.clarify.parts import ClarifyStep, Remarks
from screens.widgets.form import RecordForm

PARTS = (
    (("alone", "alone_reason"), ("alone_missing", "alone_other", "alone_reason_missing")),
    (("scope_in", "scope_out"), ("scope_missing",)),
    (("owner_role", "owner_hours"), ("owner_missing", "owner_hours_missing")),
)
"""The fields that belong together, and the remarks that stand under them."""


class FrameStep(ClarifyStep):
    """Three short forms of the project sheet."""

    STEP = "frame"

    def compose(self) -> ComposeResult:
        """Each part with its remarks."""
        for fields, remarks in PARTS:
            yield RecordForm(
                self.session,
                Clarify(id=FORM_ID),
                self.content_words,
                self.course,
                fields=fields,
                id=fields[0],
            )
            yield Remarks(self.STEP, remarks)

    def show(self, changed: Changed | None) -> None:
        """Forms and remarks as the records say."""
        super().show(changed)
        self.remark()
