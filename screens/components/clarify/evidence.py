"""The second step: what the challenge rests on."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.clarify import Evidence
from facilitator.components.clarify.findings import ASSUMPTION
from facilitator.session import Changed
from screens.components.clarify.parts import ClarifyStep, Remarks
from screens.widgets.form import RowList


class EvidenceStep(ClarifyStep):
    """One row for each thing the team builds on."""

    STEP = "evidence"

    def compose(self) -> ComposeResult:
        """The rows and the remarks."""
        yield RowList(
            self.session,
            Evidence,
            self.content_words,
            self.course,
            make=lambda row_id, position: Evidence(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_evidence"),
            empty=self.w("empty_evidence"),
        )
        yield Remarks(self.STEP)

    def _summary(self, row: Evidence) -> str:
        if not row.text.strip():
            return ""
        sign = "!" if row.kind == ASSUMPTION else "·"
        kind = self.course.label("evidence_kind", row.kind) or self.w("kind_missing")
        return f"{sign} {kind}: {' '.join(row.text.split())}"

    def show(self, changed: Changed | None) -> None:
        """Rows and remarks as the records say."""
        super().show(changed)
        self.remark()
