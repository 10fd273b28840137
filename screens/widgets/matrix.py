"""How many in each cell, and where nothing is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from screens.widgets.paint import say, widest
from screens.widgets.table import GAP, Column, LineTable, Row

Heads = Sequence[tuple[Hashable, str]]
Counts = Mapping[tuple[Hashable, Hashable], int]

LEVELS = ("░", "▒", "▓", "█")
WHITE = "·"


class HeatMatrix(LineTable):
    """Rows by columns of counts: a block and the number, or the word for a white spot.

    Posts `CellHighlighted(row, column)` and `CellChosen(row, column)`.
    """

    def __init__(
        self,
        rows: Heads = (),
        columns: Heads = (),
        counts: Counts | None = None,
        *,
        white: str,
        corner: str = "",
        empty: str = "",
        id: str | None = None,
    ) -> None:
        self._white = white
        self._corner = corner
        table = self._table(rows, columns, counts or {}, 0)
        self._data = (list(rows), list(columns), dict(counts or {}))
        super().__init__(table[0], table[1], cell_cursor=True, takes="", empty=empty, id=id)

    def set_counts(self, rows: Heads, columns: Heads, counts: Counts) -> None:
        """Show these counts; equal ones change nothing."""
        self._data = (list(rows), list(columns), dict(counts))
        self._fill()

    def _fill(self) -> None:
        columns, rows = self._table(*self._data, self.text_width)
        self.set_columns(columns, rows)

    def on_resize(self) -> None:
        self._fill()

    def on_mount(self) -> None:
        self._fill()

    def _table(
        self, rows: Heads, columns: Heads, counts: Counts, width: int
    ) -> tuple[list[Column], list[Row]]:
        """The columns and rows of the table for this width."""
        names = max(widest([name for _, name in rows]), cell_len(self._corner))
        heads = widest([head for _, head in columns])
        first = min(names, 36, max(10, width // 3))
        each = (width - first - 1) // max(1, len(columns)) - GAP
        cells = min(max(heads, cell_len(self._white), 6), max(4, each), 16)
        most = max(counts.values(), default=0)
        head = Column("", self._corner, least=min(first, max(10, width // 4)), ideal=first)
        table = [head, *(Column(key, name, least=cells, ideal=cells) for key, name in columns)]
        filled = [
            Row(
                key,
                {"": name}
                | {column: self._cell(counts.get((key, column), 0), most, cells) for column, _ in columns},
            )
            for key, name in rows
        ]
        return table, filled

    def _cell(self, count: int, most: int, cells: int) -> Content:
        if count <= 0:
            return say((self._white if cell_len(self._white) <= cells else WHITE, "$warning"))
        sign = LEVELS[max(0, min(len(LEVELS), -(-len(LEVELS) * count // most)) - 1)]
        colour = "$primary" if 2 * count > most else "$secondary"
        return say((sign * (2 if cells >= 5 else 1), colour), f" {count}")
