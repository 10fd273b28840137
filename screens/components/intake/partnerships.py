"""Question 1: the library's own list of those it works with today."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.components.intake import (
    Facts,
    Intake,
    IntakePartnership,
    contradicts,
    page,
    partnerships,
    voice,
)
from facilitator.session import Changed
from screens.step import StepView
from screens.widgets.form import RecordForm, RowList
from screens.widgets.paint import MUTED, say


class PartnershipsStep(StepView):
    """The list, a tick for those who have none yet, and what the list shows."""

    STEP = "partnerships"

    DEFAULT_CSS = """
    PartnershipsStep > Static { width: 1fr; max-width: 78; height: auto; }
    PartnershipsStep > #shown { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Rows, tick, what they add up to."""
        yield RowList(
            self.session,
            IntakePartnership,
            self.content_words,
            self.course,
            make=lambda row_id, position: IntakePartnership(id=row_id, position=position),
            summary=self._summary,
            title=self.w("rows_title"),
            empty=self.w("rows_empty"),
            id="partnerships",
        )
        yield RecordForm(
            self.session,
            Intake(),
            self.content_words,
            self.course,
            fields=("no_partnerships",),
            id="none-yet",
        )
        yield Static(id="shown", markup=False)

    def _summary(self, row: IntakePartnership) -> str:
        label = self.course.label
        details = (
            row.name.strip(),
            label("sector", row.sector),
            row.topic.strip(),
            label("level", row.level),
        )
        return " · ".join(detail for detail in details if detail)

    def show(self, changed: Changed | None) -> None:
        """Rows, tick and sums as the records say; the tick is not asked for once there is a partnership."""
        super().show(changed)
        some = bool(partnerships(self.session))
        tick = self.query_one("#none-yet", RecordForm)
        tick.display = not some or self.session.form(Intake).no_partnerships
        self.query_one("#shown", Static).update(Content("\n").join(self._lines(some)))

    def _lines(self, some: bool) -> list[Content]:
        lines = [say((f"! {self.w('contradiction')}", "$text-warning"))] if contradicts(self.session) else []
        if not some:
            return lines
        alone = voice(self.session, self.course, self.viewer)
        return lines + [
            say((f"{part.title}: ", MUTED), " · ".join(text for _, text in part.lines))
            for part in page(1, (alone,), self.course)[:-1]
            if isinstance(part, Facts)
        ]
