"""The fifth step: who does what, as letters in a grid whose rules are looked at while people type."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.strategy import StrategyRaci, StrategyRole
from facilitator.components.strategy.deck import deck
from facilitator.components.strategy.grid import GridRow, RoleColumn, columns, letters, rows, typed
from facilitator.decision.raci import Breach
from facilitator.session import Changed, Put
from facilitator.wording import flat
from screens.components.strategy.parts import Remarks, StrategyStep, key
from screens.widgets.form import RowList
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import Column, LineTable, Row

ROUND = ("", "R", "A", "AR", "C", "I")
"""What Enter or a click puts in a cell, one after the other."""
BESIDE = 6
STYLES = {"A": "bold $primary", "AR": "bold $primary", "R": "bold", "C": "", "I": MUTED}


class RaciTable(LineTable):
    """A grid in which letters are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("r,R", "letter('R')", "letter", id="letter_r", display="R A C I"),
        key("a,A", "letter('A')", "letter", id="letter_a", show=False),
        key("c,C", "letter('C')", "letter", id="letter_c", show=False),
        key("i,I", "letter('I')", "letter", id="letter_i", show=False),
        key("delete,backspace,space", "letter('')", "clear"),
        key("enter", "choose", "next_letter", show=False),
    ]

    def action_letter(self, letter: str) -> None:
        """Tell that a letter was typed in the cell ("": that it was emptied)."""
        if self.cursor_column is not None and self.cursor_key is not None:
            self.post_message(self.Typed(self, self.cursor_key, self.cursor_column, letter))


class RaciStep(StrategyStep):
    """The grid, what is wrong with the row under the cursor, and the library's own roles."""

    STEP = "raci"

    _rows: Mapping[int, GridRow] = MappingProxyType({})
    _roles: tuple[RoleColumn, ...] = ()

    DEFAULT_CSS = """
    RaciStep > RaciTable { margin-bottom: 0; max-width: 160; }
    RaciStep > #row { min-height: 2; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Grid, verdict, remarks, roles."""
        yield RaciTable([], cell_cursor=True, takes="", empty=self.w("raci_empty"), id="grid")
        yield Static("", id="row", classes="told", markup=False)
        yield RowList(
            self.session,
            StrategyRole,
            self.content_words,
            self.course,
            make=lambda row_id, position: StrategyRole(id=row_id, position=position),
            summary=lambda row: flat(row.name),
            title=self.w("title_roles"),
            help=self.w("help_roles"),
            empty=self.w("empty_roles"),
            id="roles",
        )
        yield Remarks()

    def on_resize(self) -> None:
        """The grid takes what room there is."""
        self.fit(self.query_one(RaciTable), BESIDE)

    def show(self, changed: Changed | None) -> None:
        """Grid, verdict and remarks as the records say."""
        super().show(changed)
        self._rows = {row.activity.id: row for row in rows(self.session, self.course)}
        self._roles = columns(self.session, self.course)
        head = Column("name", self.w("column_activity"), 18, 44)
        self.query_one(RaciTable).set_columns(
            [
                head,
                *(
                    Column(role.id, role.short, 6, min(18, len(role.short) + 2), "center")
                    for role in self._roles
                ),
            ],
            [Row(row.activity.id, self._cells(row)) for row in self._rows.values()],
        )
        self.remark()
        self.on_resize()
        self._verdict()

    def _cells(self, row: GridRow) -> dict[Hashable, Line]:
        sign, style = ("!", "bold $text-warning") if row.breaches else ("✓", "$text-success")
        if Breach.EMPTY in row.breaches:
            sign, style = "○", MUTED
        cells: dict[Hashable, Line] = {"name": say((f"{sign} ", style), flat(row.activity.name))}
        for role, there in row.cells.items():
            cells[role] = say((there, STYLES.get(there, "$text-warning"))) if there else say(("·", MUTED))
        return cells

    def _verdict(self) -> None:
        """What the row under the cursor lacks, and how many rows are in order."""
        table = self.query_one(RaciTable)
        row = self._rows.get(table.cursor_key) if isinstance(table.cursor_key, int) else None
        if row is None:
            self.put("#row")
            return
        role = next((one.name for one in self._roles if one.id == table.cursor_column), "")
        most = deck(self.course).rules.consulted_most
        told: Line = say(("✓ ", "$text-success"), self.w("raci_row_ok"))
        if row.breaches:
            broken = " ".join(self.w(f"raci_row_{breach}", most=most) for breach in row.breaches)
            told = say((f"! {broken}", "$text-warning"))
        good = sum(not one.breaches for one in self._rows.values())
        self.put(
            "#row",
            told,
            say((self.w("raci_here", role=role, done=good, all=len(self._rows)), MUTED)),
        )

    def on_line_table_cell_highlighted(self, event: LineTable.CellHighlighted) -> None:
        """The verdict is about the row under the cursor."""
        event.stop()
        if event.control.is_attached:
            self._verdict()

    def on_line_table_typed(self, event: LineTable.Typed) -> None:
        """Put the letter in, or take it out."""
        event.stop()
        activity, role, letter = event.row, str(event.column), event.character
        if isinstance(activity, int):
            self.edit(self.w("edit_raci"), lambda now: [Put(typed(now, activity, role, letter))])

    def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Go on to the next letter."""
        event.stop()
        activity, role = event.row, str(event.column)
        if not isinstance(activity, int):
            return
        there = letters(self.session).get((activity, role), "")
        following = ROUND[(ROUND.index(there) + 1) % len(ROUND)] if there in ROUND else ""
        cell = StrategyRaci(
            id=StrategyRaci.key(activity, role), activity=activity, role=role, letters=following
        )
        self.edit(self.w("edit_raci"), lambda _: [Put(cell)])
