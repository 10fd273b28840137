"""A table on the list: columns that share the width, a fixed head, and a cursor on rows or on cells."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from screens.widgets.items import Item
from screens.widgets.keys import SIDEWAYS
from screens.widgets.lines import LineList
from screens.widgets.paint import Align, Line, fit, say, shorten

GAP = 2
EDGE = "bold $primary"
LESS, MORE = "‹ ", "›"


@dataclass(frozen=True)
class Column:
    """One column; the one with the lowest priority leaves first when the table is narrow, the first never."""

    key: Hashable
    head: str
    least: int = 4
    ideal: int = 12
    align: Align = "left"
    priority: int = 1


@dataclass(frozen=True)
class Row:
    """One row: a line of text for each column key; a disabled row is a heading that the cursor passes."""

    key: Hashable
    cells: Mapping[Hashable, Line] = field(default_factory=dict)
    disabled: bool = False


def share_width(columns: Sequence[Column], width: int) -> dict[int, int]:
    """Which columns (by place) fit in the width and how wide each becomes; high priorities grow first."""
    chosen = list(range(len(columns)))

    def needed() -> int:
        return sum(columns[n].least + GAP for n in chosen) - GAP

    while len(chosen) > 1 and needed() > width:
        chosen.remove(min(chosen[1:], key=lambda n: (columns[n].priority, -n)))
    spare = width - needed()
    if spare <= 0:
        return {n: min(columns[n].least, max(0, width)) for n in chosen}
    widths = {n: columns[n].least for n in chosen}
    ranks = {n: columns[n].priority if n else max(column.priority for column in columns) for n in chosen}
    for rank in sorted(set(ranks.values()), reverse=True):
        peers = [n for n in chosen if ranks[n] == rank]
        wishes = {n: max(0, columns[n].ideal - columns[n].least) for n in peers}
        part = min(1.0, spare / max(1, sum(wishes.values())))
        for n in peers:
            widths[n] += int(wishes[n] * part)
            spare -= int(wishes[n] * part)
        for n in peers:
            more = min(spare, 1, max(0, columns[n].ideal - widths[n]))
            widths[n] += more
            spare -= more
    return widths


class LineTable(LineList):
    """Rows of cells. With a cell cursor all columns stay reachable: the first stands, the others slide."""

    BINDINGS: ClassVar[list[BindingType]] = [*SIDEWAYS]

    class AboutCell(Message):
        """Something happened to the cell in this row and column."""

        def __init__(self, control: LineTable, row: Hashable, column: Hashable) -> None:
            super().__init__()
            self._control = control
            self.row = row
            self.column = column

        @property
        def control(self) -> LineTable:
            return self._control

    class CellHighlighted(AboutCell):
        """The cell cursor came to stand here."""

    class CellChosen(AboutCell):
        """Enter in the cell, or a click on it while it was highlighted."""

    class Typed(AboutCell):
        """One of the signs that the cells take was typed here."""

        def __init__(self, control: LineTable, row: Hashable, column: Hashable, character: str) -> None:
            super().__init__(control, row, column)
            self.character = character

    def __init__(  # noqa: PLR0913 - a widget's options
        self,
        columns: Sequence[Column],
        rows: Sequence[Row] = (),
        *,
        cell_cursor: bool = False,
        takes: str = "0123456789",
        empty: str = "",
        choosable: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self.cell_cursor = cell_cursor
        self.takes = takes
        self._columns = list(columns)
        self._rows = list(rows)
        self._column = 1
        self._slide = 1
        self._measured: tuple[tuple[object, ...], dict[int, int]] | None = None
        super().__init__(self._as_items(), empty=empty, choosable=choosable, id=id, classes=classes)

    # --- what it shows ------------------------------------------------------------------------------

    @property
    def columns(self) -> Sequence[Column]:
        return self._columns

    @property
    def cursor_column(self) -> Hashable | None:
        """The key of the column under the cell cursor; None without one."""
        if not self.cell_cursor or len(self._columns) < 2:
            return None
        return self._columns[self._column].key

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; among the same keys only the rows that differ are drawn again."""
        self._rows = list(rows)
        items, old = self._as_items(), self._items
        if [(item.key, item.disabled) for item in items] != [(item.key, item.disabled) for item in old]:
            self.set_items(items)
            return
        self._items = items
        for index, (new, before) in enumerate(zip(items, old, strict=True)):
            if not new.equals(before):
                self._touch(index)

    def set_columns(self, columns: Sequence[Column], rows: Sequence[Row] | None = None) -> None:
        """Show these columns, and these rows when given; the cell cursor stays on its column."""
        new = list(columns)
        if new != self._columns:
            before = self.cursor_column
            self._columns = new
            places = [n for n, column in enumerate(new) if n and column.key == before]
            self._column = places[0] if places else max(1, min(self._column, len(new) - 1))
            self._slide = 1
            if rows is not None:
                self._rows = list(rows)
            self._replace(self._as_items())
            self.renew()
        self.set_rows(self._rows if rows is None else rows)

    def move_to_cell(self, row: Hashable, column: Hashable) -> bool:
        """Put the cell cursor there; False when there is no such cell."""
        places = [n for n, one in enumerate(self._columns) if n and one.key == column]
        if not places or not self.move_to(row):
            return False
        self._go_aside(places[0])
        return True

    def _as_items(self) -> list[Item]:
        keys = [column.key for column in self._columns]
        return [Item(row.key, [row.cells.get(key, "") for key in keys], row.disabled) for row in self._rows]

    # --- drawing ------------------------------------------------------------------------------------

    def widths(self, width: int) -> dict[int, int]:
        """The visible columns and their widths."""
        spot = (width, self._slide, tuple(self._columns))
        if self._measured is None or self._measured[0] != spot:
            self._measured = (spot, self._measure(width))
        return self._measured[1]

    def _measure(self, width: int) -> dict[int, int]:
        if not self.cell_cursor:
            return share_width(self._columns, width)
        whole = sum(column.least + GAP for column in self._columns) - GAP + 1
        if whole <= width or len(self._columns) < 2:
            return share_width(self._columns, width - 1)
        head = min(self._columns[0].ideal, max(self._columns[0].least, width // 3))
        shown = [0]
        room = width - head - 1
        for n in range(self._slide, len(self._columns)):
            room -= self._columns[n].least + GAP
            if room < 0 and len(shown) > 1:
                break
            shown.append(n)
        some = [self._columns[n] for n in shown[1:]]
        shared = share_width(some, width - head - GAP - 1)
        return {0: head} | {shown[n + 1]: cells for n, cells in shared.items()}

    def head_lines(self, width: int) -> Sequence[Content]:
        widths = self.widths(width)
        last = max(widths, default=0)
        parts: list[Content | str] = []
        for n, cells in widths.items():
            column = self._columns[n]
            before = LESS if n == self._slide and self._slide > 1 and n else " " * GAP
            style = "bold underline" if self.cell_cursor and n == self._column else ""
            head = fit(say((column.head, style)), cells, column.align)
            parts += [before, head] if n else [head]
        if self.cell_cursor and last < len(self._columns) - 1:
            parts.append(MORE)
        return [say(*parts)]

    def draw_item(self, index: int, width: int, selected: bool) -> Sequence[Line]:
        item = self._items[index]
        cells = item.lines
        assert not callable(cells)
        if item.disabled and cells and not any(str(cell) for cell in cells[1:]):
            return [shorten(cells[0], width)]
        parts: list[Content | tuple[str, str] | str] = []
        closing = " "
        for n, wide in self.widths(width).items():
            here = selected and self.cell_cursor and n == self._column
            if n:
                parts += [(closing, EDGE), ("[" if here else " ", EDGE)]
            parts.append(fit(cells[n], wide, self._columns[n].align))
            closing = "]" if here else " "
        return [say(*parts, (closing, EDGE) if self.cell_cursor else "")]

    # --- cells --------------------------------------------------------------------------------------

    def _go_aside(self, column: int) -> None:
        if column == self._column:
            return
        self._column = column
        before = self.widths(self.text_width)
        self._slide = min(self._slide, column)
        while column not in self.widths(self.text_width) and self._slide < column:
            self._slide += 1
        if list(before) != list(self.widths(self.text_width)):
            self.renew()
        else:
            self._drawn = {spot: lines for spot, lines in self._drawn.items() if not spot[1]}
            self._fixed = None
            self._touch(self._at)
            self.refresh(Region(0, 0, self.size.width, 1))
        self._tell_cell()

    def _go(self, index: int) -> None:
        before = self._at
        super()._go(index)
        if self._at != before:
            self._tell_cell()

    def _tell_cell(self) -> None:
        if self.cursor_column is not None and self._at >= 0:
            self.post_message(self.CellHighlighted(self, self.cursor_key, self.cursor_column))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "aside":
            return self.cell_cursor
        return super().check_action(action, parameters)

    def action_aside(self, step: int) -> None:
        """Go to the cell on the left or on the right."""
        if self.cursor_column is not None:
            self._go_aside(min(max(1, self._column + step), len(self._columns) - 1))

    def action_choose(self) -> None:
        if self.cursor_column is None:
            super().action_choose()
        elif self._at >= 0:
            self.post_message(self.CellChosen(self, self.cursor_key, self.cursor_column))

    def on_key(self, event: events.Key) -> None:
        sign = event.character
        if self.cursor_column is not None and self._at >= 0 and sign and sign in self.takes:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(self, self.cursor_key, self.cursor_column, sign))

    def on_click(self, event: events.Click) -> None:
        if not self.cell_cursor:
            return
        event.prevent_default()
        spot = self.row_at(event)
        if spot is None or self._items[spot[0]].disabled:
            return
        before = (self._at, self._column)
        widths = self.widths(self.text_width)
        ends = accumulate(cells + GAP for cells in widths.values())
        under = next((n for n, end in zip(widths, ends, strict=True) if spot[2] + 1 < end), self._column)
        self._go(spot[0])
        self._go_aside(under or self._column)
        if before == (self._at, self._column) and under:
            self.action_choose()
