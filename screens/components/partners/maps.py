"""The fourth step: where there is nobody yet, and who has influence. M goes from one map to the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.partners import Candidate, CandidateFor, Idea
from facilitator.components.partners.ideas import Pool
from facilitator.components.partners.maps import (
    WhiteSpots,
    kind_of,
    rows_of,
    services,
    services_of,
    ties,
    white_spots,
)
from facilitator.components.partners.sentences import kind_word, name, row_name
from facilitator.components.services import Chosen, Service
from facilitator.decision.quadrant import Stakeholder
from facilitator.i18n import format_list
from facilitator.session import Change, Changed, Delete, Put, Session
from screens.components.partners.parts import ActionWords, PartnersStep, key
from screens.step_parts import muted, warning
from screens.widgets.matrix import HeatMatrix
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.scatter import Plane, Point, ScatterMap
from screens.widgets.table import Column, LineTable, Row

TICK = "✓"
SUGGESTED = 4
QUARTERS = (
    Stakeholder.GREY_EMINENCE,
    Stakeholder.RESOURCE_PERSON,
    Stakeholder.EXTERNAL,
    Stakeholder.HOSTAGE,
)
AXES = ("influence", "affected")


class MapsStep(PartnersStep):
    """Two pages, each a map with the table under it in which the group fills it in."""

    STEP = "maps"
    LETTERS = frozenset({"other_map"})

    SCOPED_CSS = False
    DEFAULT_CSS = """
    MapsStep #white-page, MapsStep #kinds-page { height: 1fr; }
    MapsStep #kinds-page { display: none; }
    MapsStep.-kinds #white-page { display: none; }
    MapsStep.-kinds #kinds-page { display: block; }
    MapsStep #head { height: 1; margin-bottom: 1; }
    MapsStep #which { width: auto; margin-right: 2; }
    MapsStep #turn { width: auto; margin-right: 2; }
    MapsStep #how { width: 1fr; height: 1; }
    MapsStep #matrix { height: auto; max-height: 8; }
    MapsStep #cell { height: auto; max-height: 4; margin: 1 0; }
    MapsStep #meant { height: 1fr; min-height: 4; }
    MapsStep #map { height: 3fr; min-height: 9; }
    MapsStep #placing { height: 2fr; min-height: 4; margin-top: 1; }
    .-short MapsStep #head { margin: 0; }
    .-short MapsStep #cell { margin: 0; max-height: 3; }
    .-short MapsStep #placing { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("m", "other_map", "other_map")]

    def compose_page(self) -> ComposeResult:
        """What page it is, and both pages."""
        with Horizontal(id="head"):
            yield Static(id="which", markup=False)
            yield ActionWords(id="turn")
            yield Static(id="how", markup=False)
        with Vertical(id="white-page"):
            yield HeatMatrix(
                white=self.w("white"), corner=self.w("head_service"), empty=self.w("maps_empty"), id="matrix"
            )
            yield Static(id="cell", markup=False)
            yield LineTable([Column("name", "")], cell_cursor=True, takes=" x", id="meant")
        with Vertical(id="kinds-page"):
            yield ScatterMap(empty=self.w("kinds_empty"), id="map")
            yield LineTable([Column("name", "")], cell_cursor=True, takes="12345?0", id="placing")

    def main(self) -> Widget:
        """The table in which the open map is filled in."""
        return self.query_one("#placing" if self.has_class("-kinds") else "#meant")

    @property
    def matrix(self) -> HeatMatrix:
        """Services by sectors."""
        return self.query_one("#matrix", HeatMatrix)

    @property
    def meant(self) -> LineTable:
        """Which candidate is for which service."""
        return self.query_one("#meant", LineTable)

    @property
    def placing(self) -> LineTable:
        """Influence and affected, candidate by candidate."""
        return self.query_one("#placing", LineTable)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw both maps again."""
        super().show(changed)
        kinds = (Idea, Candidate, CandidateFor, Service, Chosen)
        if changed is not None and not changed.touches(*kinds):
            return
        found = self.pool()
        page = "kinds" if self.has_class("-kinds") else "white"
        self.put("#which", say((self.w(f"maps_{page}"), "bold $primary")))
        other = self.w("maps_white" if page == "kinds" else "maps_kinds")
        self.set_idle(() if found.candidates else self.LETTERS)
        self.query_one("#turn", ActionWords).set_words(
            [("other_map", f"M {other}")] if found.candidates else []
        )
        to_fill = found.candidates and (page == "kinds" or services(self.session, self.course))
        self.put("#how", *([muted(self.w(f"maps_{page}_how"))] if to_fill else []))
        self._show_white(found)
        self._show_kinds(found)

    def _show_white(self, found: Pool) -> None:
        titles = services(self.session, self.course)
        spots = white_spots(self.session, self.course, found)
        rows = [(row, row_name(row, titles, self.course)) for row in spots.rows]
        columns = [(one, self.course.label("sector", one)) for one in spots.columns]
        self.matrix.set_counts(
            rows if found.candidates else [],
            columns,
            {(row, column): n for (row, column), n in spots.counts.items()},
        )
        self._show_cell(found, spots)
        meant = services_of(self.session, found)
        heads = [Column("name", self.w("head_candidate"), 16, 34)]
        heads += [Column(one, title, 6, 22) for one, title in titles.items()]
        heads += [Column("sector", self.w("head_sector"), 8, 18)] if not titles else []
        self.meant.set_columns(heads, [self._meant_row(one, titles, meant) for one in found.candidates])
        self.meant.display = bool(found.candidates)

    def _meant_row(
        self, candidate: Candidate, titles: dict[int, str], meant: dict[int, frozenset[int]]
    ) -> Row:
        cells: dict[object, Line] = {
            "name": name(candidate, self.course),
            "sector": muted(self.course.label("sector", candidate.sector)),
        }
        for one in titles:
            cells[one] = say((TICK, "bold $success")) if one in meant[candidate.id] else muted("·")
        return Row(candidate.id, cells)

    def _show_cell(self, found: Pool, spots: WhiteSpots) -> None:
        """Who stands in the cell under the cursor, or who else could."""
        lines: list[Line] = []
        titles = services(self.session, self.course)
        if found.candidates and not titles:
            lines.append(warning(self.w("no_services_chosen")))
        elif spots.no_service:
            lines.append(muted(self.w("no_service", n=spots.no_service)))
        if spots.no_sector:
            lines.append(warning(self.w("no_sector", n=spots.no_sector)))
        row, column = self.matrix.cursor_key, self.matrix.cursor_column
        if isinstance(row, int) and isinstance(column, str) and row in spots.rows:
            lines.insert(0, self._cell_line(found, row, column, titles))
        self.put("#cell", *lines)

    def _cell_line(self, found: Pool, row: int, column: str, titles: dict[int, str]) -> Line:
        rows = rows_of(self.session, self.course, found)
        here = [
            name(one, self.course) for one in found.candidates if one.sector == column and row in rows[one.id]
        ]
        where = f"{row_name(row, titles, self.course)} · {self.course.label('sector', column)}: "
        if here:
            return say((where, "bold"), format_list(here))
        used = {one.deck for one in found.candidates}
        could = [
            str(entry.name)
            for entry in self.course.partners.partners
            if entry.sector == column and entry.id not in used
        ]
        names = format_list(could[:SUGGESTED]) if could else "…"
        return say((where, "bold"), (self.w("who_else_could", names=names), MUTED))

    def _show_kinds(self, found: Pool) -> None:
        placed = [
            Point(one.id, name(one, self.course), float(one.affected or 0), float(one.influence or 0))
            for one in found.candidates
            if kind_of(one) is not None
        ]
        words = {kind: self.course.label("stakeholder_type", kind) for kind in Stakeholder}
        plane = Plane(
            x_name=self.w("axis_affected"),
            y_name=self.w("axis_influence"),
            quarters=tuple(words[kind] for kind in QUARTERS),  # type: ignore[arg-type]
        )
        self.query_one("#map", ScatterMap).set_points(placed, plane)
        heads = [
            Column("name", self.w("head_candidate"), 16, 40),
            Column("influence", self.w("axis_influence"), 6, 12, priority=9),
            Column("affected", self.w("axis_affected"), 6, 12, priority=9),
            Column("kind", self.w("head_kind"), 18, 22, priority=8),
        ]
        rows = []
        for one in found.candidates:
            cells: dict[object, Line] = {
                "name": name(one, self.course),
                "kind": muted(kind_word(one, self.course)),
            }
            for axis in AXES:
                value = getattr(one, axis)
                cells[axis] = say((str(value), "bold")) if value else muted("·")
            rows.append(Row(one.id, cells))
        self.placing.set_columns(heads, rows)
        self.placing.display = bool(rows)

    # moving

    def on_line_table_cell_highlighted(self, event: LineTable.CellHighlighted) -> None:
        """The cursor of one part is shown in the other."""
        event.stop()
        if event.control is self.matrix:
            found = self.pool()
            self._show_cell(found, white_spots(self.session, self.course, found))
        elif event.control is self.placing:
            self.query_one("#map", ScatterMap).move_to(event.row)

    def on_scatter_map_highlighted(self, event: ScatterMap.Highlighted) -> None:
        """From the map to the table."""
        event.stop()
        if self.query_one("#map").has_focus:
            self.placing.move_to(event.key)

    def action_other_map(self) -> None:
        """To the other map."""
        self.toggle_class("-kinds")
        self.show(None)
        self.focus_first()

    # filling in

    def on_line_table_typed(self, event: LineTable.Typed) -> None:
        """A digit in the table of interested parties; space or x in that of services."""
        event.stop()
        if not isinstance(event.row, int):
            return
        if event.control is self.meant:
            self._tick(event.row, event.column)
        elif event.column in AXES:
            value = int(event.character) if event.character in "12345" else None
            self._place(event.row, str(event.column), value)

    def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Enter, or a click on the cell under the cursor."""
        event.stop()
        if event.control is self.meant and isinstance(event.row, int):
            self._tick(event.row, event.column)

    def _tick(self, candidate: int, service: object) -> None:
        if not isinstance(service, int):
            return

        def make(now: Session) -> Iterable[Change]:
            found = ties(now, self.pool(), candidate, service)
            if found:
                return [Delete(CandidateFor, tie.id) for tie in found]
            tie = CandidateFor(id=CandidateFor.key(candidate, service), candidate=candidate, service=service)
            return [Put(tie)]

        self.edit(self.w("edit_tie"), make)

    def _place(self, candidate: int, axis: str, value: int | None) -> None:
        def make(now: Session) -> Iterable[Change]:
            found = now.get(Candidate, candidate)
            return [Put(found.revise(**{axis: value}))] if found is not None else []

        if self.edit(self.w("edit_place"), make):
            if axis == AXES[0]:
                self.placing.action_aside(1)
            else:
                self.placing.action_aside(-1)
                self.placing.action_step(1)
