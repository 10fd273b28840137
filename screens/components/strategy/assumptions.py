"""The third step: what is believed on the arrows, how sure people are, and how it is tested."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.strategy import StrategyAssumption
from facilitator.components.strategy.goals import excerpt, filled_assumptions
from facilitator.session import Changed
from facilitator.wording import flat
from screens.components.strategy.parts import Remarks, StrategyStep
from screens.widgets.form import RowList
from screens.widgets.paint import MUTED, Line, say

FIRST = 3
"""So many of the least certain ones are to be tested first."""


class AssumptionsStep(StrategyStep):
    """The rows, and under them those to test first."""

    STEP = "assumptions"

    def compose(self) -> ComposeResult:
        """Rows, remarks, what to test first."""
        yield RowList(
            self.session,
            StrategyAssumption,
            self.content_words,
            self.course,
            make=lambda row_id, position: StrategyAssumption(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_assumptions"),
            empty=self.w("empty_assumptions"),
        )
        yield Remarks()
        yield Static("", id="first", classes="told", markup=False)

    def _summary(self, row: StrategyAssumption) -> str:
        if not row.text.strip():
            return ""
        sure = "?" if row.certainty is None else str(row.certainty)
        arrow = self.course.label("strategy_arrow", row.arrow)
        return f"{sure} · {flat(row.text)}{f' ({arrow})' if arrow else ''}"

    def show(self, changed: Changed | None) -> None:
        """Rows, remarks and the least certain ones as the records say."""
        super().show(changed)
        self.remark()
        rows = [row for row in filled_assumptions(self.session) if (row.certainty or 0) < 5]
        rows.sort(key=lambda row: row.certainty or 0)
        lines: list[Line] = [say((self.w("test_first"), "bold"))] if rows else []
        for row in rows[:FIRST]:
            test = excerpt(row.test, 120) or self.w("test_missing")
            lines.append(say(f"· {excerpt(row.text, 90)}: ", (test, MUTED)))
        self.put("#first", *lines)
