"""The second step: cases of one's own, in the same form as the course's; a tick lets the other libraries read them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.cases import CasesOwn, Origin
from facilitator.record import asked_fields
from facilitator.session import Changed
from screens.components.cases.parts import CasesStep
from screens.step_parts import muted
from screens.widgets.form import RowList
from screens.widgets.paint import Line


class OwnStep(CasesStep):
    """The rows, and how many cases others have put up."""

    STEP = "own"

    def compose(self) -> ComposeResult:
        """The rows and a line about the others."""
        workshop = self.for_workshop
        fields = [name for name in asked_fields(CasesOwn) if name != "share" or not workshop]
        yield RowList(
            self.session,
            CasesOwn,
            self.content_words,
            self.course,
            make=self._make,
            summary=self._summary,
            fields=fields,
            title=self.w("own_title_workshop" if workshop else "own_title"),
            help=self.w("own_help_workshop" if workshop else "own_help"),
            empty=self.w("own_empty"),
        )
        yield Static(id="others", classes="below", markup=False)

    def _make(self, row_id: int, position: float) -> CasesOwn:
        library = self.session.library
        if self.for_workshop:
            return CasesOwn(id=row_id, position=position)
        return CasesOwn(
            id=row_id,
            position=position,
            library=library.name,
            municipality=library.municipality,
            land="dk",
        )

    def _summary(self, row: CasesOwn) -> str:
        title = " ".join(row.title.split()) or self.w("own_untitled")
        if self.for_workshop:
            return title
        return f"{self.w('own_shared' if row.share else 'own_private')}  {title}"

    def show(self, changed: Changed | None) -> None:
        """Rows and counts again."""
        super().show(changed)
        lines: list[Line] = []
        shared = sum(case.origin in {Origin.NEIGHBOUR, Origin.WORKSHOP} for case in self.cases())
        if shared and not self.for_workshop:
            lines.append(muted(self.w("own_others", n=shared)))
        self.put("#others", *lines)

    def focus_first(self) -> None:
        """The list."""
        self.query_one(RowList).focus_list()
