"""The first step: the strategies that the partnership serves."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.strategy import StrategyLink
from facilitator.session import Changed
from facilitator.wording import flat
from screens.components.strategy.parts import Remarks, StrategyStep
from screens.widgets.form import RowList


class LinksStep(StrategyStep):
    """One row for each document."""

    STEP = "links"

    def compose(self) -> ComposeResult:
        """The rows and the remarks."""
        yield RowList(
            self.session,
            StrategyLink,
            self.content_words,
            self.course,
            make=lambda row_id, position: StrategyLink(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_links"),
            empty=self.w("empty_links"),
        )
        yield Remarks()

    def _summary(self, row: StrategyLink) -> str:
        kind = self.course.label("strategy_document", row.document)
        name = flat(row.name) or kind
        return ": ".join(part for part in (name, flat(row.goal or row.contribution)) if part)

    def show(self, changed: Changed | None) -> None:
        """Rows and remarks as the records say."""
        super().show(changed)
        self.remark()
