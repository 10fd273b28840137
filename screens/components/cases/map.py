"""The third step: how many cases there are of each kind of service in each sector, and where there are none."""

from __future__ import annotations

from collections.abc import Hashable

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.cases import Case
from facilitator.components.cases.base import heat
from facilitator.components.cases.searching import Wanted
from facilitator.session import Changed
from screens.components.cases.parts import CasesStep
from screens.step_parts import muted
from screens.widgets.matrix import HeatMatrix
from screens.widgets.paint import Line, fold, say
from screens.widgets.table import LineTable

NAMED = 6
"""So many titles are named under the map."""


class MapStep(CasesStep):
    """The matrix, and the cases in the cell under the cursor."""

    STEP = "map"

    SCOPED_CSS = False
    DEFAULT_CSS = """
    MapStep #heat { height: 1fr; min-height: 6; }
    MapStep #cell { height: auto; max-height: 8; width: 1fr; margin-top: 1; }
    .-short MapStep #cell { max-height: 4; margin-top: 0; }
    """

    _cases: tuple[Case, ...] = ()

    def compose_page(self) -> ComposeResult:
        """The matrix and what is in a cell."""
        yield HeatMatrix(
            white=self.w("map_none"), corner=self.w("column_service"), empty=self.w("found_none"), id="heat"
        )
        yield Static(id="cell", markup=False)
        yield Static(muted(self.w("map_keys")), id="below", markup=False)

    def main(self) -> Widget:
        """The matrix."""
        return self.query_one("#heat")

    def show(self, changed: Changed | None) -> None:
        """Count again."""
        super().show(changed)
        self._cases = self.cases()
        counts: dict[tuple[Hashable, Hashable], int] = {}
        counts.update(heat(self._cases).items())
        rows = [(group.id, str(group.name)) for group in self.course.services.groups]
        columns = [(one, self.course.label("sector", one)) for one in self.course.choices.get("sector", {})]
        self.query_one(HeatMatrix).set_counts(rows, columns, counts)
        self._show_cell()

    def _cell(self) -> tuple[str, str] | None:
        heat_map = self.query_one(HeatMatrix)
        row, column = heat_map.cursor_key, heat_map.cursor_column
        return (row, column) if isinstance(row, str) and isinstance(column, str) else None

    def _show_cell(self) -> None:
        cell = self._cell()
        if cell is None:
            self.put("#cell")
            return
        service, sector = cell
        inside = [case for case in self._cases if case.service == service and sector in case.sectors]
        names = {
            "service": self.course.label("service_group", service),
            "sector": self.course.label("sector", sector),
        }
        lines: list[Line] = [say((self.w("map_cell", n=len(inside), **names), "bold"))]
        if not inside:
            lines.append(muted(self.w("map_white")))
        else:
            titles = " · ".join(case.title for case in inside[:NAMED])
            more = self.w("map_more", n=len(inside) - NAMED) if len(inside) > NAMED else ""
            lines += [muted(line) for line in fold(f"{titles} {more}".strip(), max(20, self.size.width - 2))]
        self.put("#cell", *lines)

    def on_line_table_cell_highlighted(self, event: LineTable.CellHighlighted) -> None:
        """Another cell."""
        event.stop()
        self._show_cell()

    async def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Enter shows the cases of the cell in the list."""
        event.stop()
        if isinstance(event.row, str) and isinstance(event.column, str):
            screen, wanted = self.cases_screen, Wanted(service=event.row, sector=event.column)
            screen.call_later(screen.show_found, wanted)  # not by this step, which goes
