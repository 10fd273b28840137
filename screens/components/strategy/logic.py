"""The second step: the chain from problem to outcome, with what is believed on each of its arrows."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.components.strategy import StrategyActivity, StrategyLogic
from facilitator.components.strategy.goals import excerpt, filled_assumptions
from facilitator.record import FORM_ID
from facilitator.session import Changed
from facilitator.wording import flat
from screens.components.strategy.parts import Remarks, StrategyStep
from screens.step_parts import text
from screens.widgets.form import RecordForm, RowList
from screens.widgets.paint import MUTED, say

CHAIN = (
    ("", "problem"),
    ("problem_purpose", "purpose"),
    ("purpose_inputs", "inputs"),
    ("inputs_activities", ""),
    ("activities_outputs", "outputs"),
    ("outputs_short", "short"),
    ("short_middle", "middle"),
    ("middle_long", "long"),
    ("outside", "outside"),
)
"""Each link of the chain after the arrow that leads to it; "" as a link stands for the activities."""


SHOWN = 2
"""So many assumptions are shown on an arrow; all of them stand in the next step."""
EXCERPT = 68


class LogicStep(StrategyStep):
    """A form for each link, the activities in their place, arrows between."""

    STEP = "logic"

    DEFAULT_CSS = """
    LogicStep .arrow { height: auto; width: 1fr; max-width: 78; padding-left: 2; }
    LogicStep RecordForm { margin-bottom: 0; }
    """

    def compose(self) -> ComposeResult:
        """From the problem down to what lies outside."""
        for arrow, link in CHAIN:
            if arrow:
                yield Static("", id=f"arrow-{arrow}", classes="arrow", markup=False)
            if link:
                yield RecordForm(
                    self.session,
                    StrategyLogic(id=FORM_ID),
                    self.content_words,
                    self.course,
                    fields=(link,),
                    id=link,
                )
            else:
                yield RowList(
                    self.session,
                    StrategyActivity,
                    self.content_words,
                    self.course,
                    make=lambda row_id, position: StrategyActivity(id=row_id, position=position),
                    summary=lambda row: flat(row.name),
                    title=self.w("chain_activities"),
                    help=self.w("help_activities"),
                    empty=self.w("empty_activities"),
                    id="activities",
                )
        yield Remarks()

    def show(self, changed: Changed | None) -> None:
        """Forms, rows, arrows and remarks as the records say."""
        super().show(changed)
        for arrow, _ in CHAIN:
            if arrow:
                self.query_one(f"#arrow-{arrow}", Static).update(self._arrow(arrow))
        self.remark()

    def _arrow(self, arrow: str) -> Content:
        """The arrow, what is believed on it, and how many of it have no test."""
        rows = [row for row in filled_assumptions(self.session) if row.arrow == arrow]
        sign = "·" if arrow == "outside" else "↓"
        if not rows:
            return say((sign, "bold $primary"))
        untested = sum(not row.test.strip() for row in rows)
        told = self.w("arrow_assumptions", n=len(rows))
        if untested:
            told = f"{told}, {self.w('arrow_untested', n=untested)}"
        lines = [say((sign, "bold $primary"), (f" {told}", MUTED))]
        some = [f"  {row.certainty or '?'} {excerpt(row.text, EXCERPT)}" for row in rows[:SHOWN]]
        return text(*lines, *(say((line, MUTED)) for line in some))
