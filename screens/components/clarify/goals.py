"""The fourth step: one to three goals that can be seen to be reached."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.clarify import Goal
from facilitator.components.clarify.findings import MOST_GOALS
from facilitator.components.clarify.report import smart_marks
from facilitator.session import Changed
from screens.components.clarify.parts import ClarifyStep, Remarks
from screens.widgets.form import RowList


class GoalsStep(ClarifyStep):
    """The goals, each with the letters of SMART that it has."""

    STEP = "goals"

    def compose(self) -> ComposeResult:
        """The rows and the remarks."""
        yield RowList(
            self.session,
            Goal,
            self.content_words,
            self.course,
            make=lambda row_id, position: Goal(id=row_id, position=position),
            summary=self._summary,
            most=MOST_GOALS,
            title=self.w("title_goals"),
            help=self.w("help_goals"),
            empty=self.w("empty_goals"),
        )
        yield Remarks(self.STEP)

    def _summary(self, row: Goal) -> str:
        text = " ".join((row.what or row.indicator or row.target).split())
        return f"{smart_marks(row)}  {text}" if text else ""

    def show(self, changed: Changed | None) -> None:
        """Rows and remarks as the records say."""
        super().show(changed)
        self.remark()
