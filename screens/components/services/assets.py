"""The second step: what the library has to offer a partner."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.services import Asset
from screens.base import StepView
from screens.widgets.form import RowList


class AssetsStep(StepView):
    """One row for each strength."""

    STEP = "assets"

    def compose(self) -> ComposeResult:
        """The rows."""
        yield RowList(
            self.session,
            Asset,
            self.content_words,
            self.course,
            make=lambda row_id, position: Asset(id=row_id, position=position),
            summary=self._summary,
            title=self.w("assets_title"),
            empty=self.w("assets_empty"),
            id="assets",
        )

    def _summary(self, row: Asset) -> str:
        sort = self.course.label("sharing", row.sort)
        parts = [" ".join(part.split()) for part in (row.what, row.benefit) if part.strip()]
        return f"{sort}: {' · '.join(parts)}" if sort and parts else sort or " · ".join(parts)
