"""Who runs the course and how to reach them: written in the workshop's own file, read in everybody else's."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.components.about import AboutConsultant, consultants
from facilitator.session import Changed
from screens.components.about.parts import AboutStep
from screens.step_parts import muted
from screens.widgets.form import RowList
from screens.widgets.paint import Line, say
from screens.widgets.reading import Reading


class PeopleStep(AboutStep):
    """A list to write in, or a page to read."""

    STEP = "people"

    def compose(self) -> ComposeResult:
        """The rows for the facilitator, the text for everybody else."""
        if not self.for_workshop:
            yield Reading(id="people")
            return
        yield RowList(
            self.session,
            AboutConsultant,
            self.content_words,
            self.course,
            make=lambda row_id, position: AboutConsultant(id=row_id, position=position),
            summary=lambda row: " · ".join(self._said(row)),
            title=self.w("title_consultants"),
            help=self.w("help_consultants"),
            empty=self.w("empty_consultants"),
            id="consultants",
        )

    def _said(self, row: AboutConsultant) -> list[str]:
        parts = (row.name, row.role, row.email, row.phone, row.hours)
        return [" ".join(part.split()) for part in parts if part.strip()]

    def show(self, changed: Changed | None) -> None:
        """The consultants as the workshop's file says."""
        super().show(changed)
        if self.for_workshop:
            return
        lines: list[Line] = []
        for row in consultants(self.workshop):
            name, *rest = self._said(row)
            lines.append(say((name, "bold")))
            lines += [f"  {part}" for part in rest]
            lines.append("")
        self.query_one(Reading).show(lines[:-1] or [muted(self.w(self.nothing("none_consultants")))])
