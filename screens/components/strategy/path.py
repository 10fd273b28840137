"""The sixth step: the way to a decision, and what it costs."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.strategy import StrategyDecision, StrategyResources
from facilitator.components.strategy.deck import deck
from facilitator.i18n import format_date
from facilitator.record import FORM_ID
from facilitator.session import Changed
from facilitator.wording import flat
from screens.components.strategy.parts import Remarks, StrategyStep
from screens.widgets.form import RecordForm, RowList


class PathStep(StrategyStep):
    """The stops in their order, and the resources."""

    STEP = "path"

    def compose(self) -> ComposeResult:
        """Stops, remarks, resources, remarks, funding."""
        yield RowList(
            self.session,
            StrategyDecision,
            self.content_words,
            self.course,
            make=lambda row_id, position: StrategyDecision(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_path"),
            help=self.w("help_path"),
            empty=self.w("empty_path"),
            id="stops",
        )
        yield Remarks(("gap_path",))
        yield Static(self.w("title_resources"), classes="section", markup=False)
        yield RecordForm(
            self.session, StrategyResources(id=FORM_ID), self.content_words, self.course, id="resources"
        )
        yield Remarks(("gap_resources",))
        for note in deck(self.course).funding:
            checked = format_date(date.fromisoformat(note.checked), "long")
            told = self.w("funding_note", text=str(note.text), source=str(note.source), checked=checked)
            yield Static(told, classes="told muted", markup=False)

    def _summary(self, row: StrategyDecision) -> str:
        if not (row.body + row.papers).strip():
            return ""
        parts = (
            self.w("date_missing") if row.when is None else format_date(row.when, "medium"),
            flat(row.body),
            self.course.label("strategy_decision_type", row.type).lower(),
            self.w("papers_there") if row.papers.strip() else self.w("papers_missing"),
        )
        return " · ".join(part for part in parts if part)

    def show(self, changed: Changed | None) -> None:
        """Rows, form and remarks as the records say."""
        super().show(changed)
        self.remark()
