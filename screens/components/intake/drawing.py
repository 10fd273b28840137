"""A page's grids and facts as items of a list, drawn to the width: columns side by side, or below each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from facilitator.components.intake import Facts, Grid, GridRow, Part
from facilitator.content import ComponentContent
from screens.widgets.items import Draw, Item
from screens.widgets.paint import MUTED, Line, bar_cells, fit, fold, say, shorten, widest

NAME, COLUMN, TOTAL, BAR = 30, 16, 6, 24
"""The most cells of a row's name, of a column, of the total, and of a bar."""
GAP = 2
NONE = "·"
PLAIN = f"not bold {MUTED}"
STRONG = "bold $foreground"


def heading(key: object, text: str, *, choosable: bool = False, note: str = "") -> Item:
    """A heading with air above it."""
    line = say((text, "bold $primary"), "   " if note else "", (note, PLAIN))
    return Item(("heading", key), ("", line), disabled=not choosable)


def part_items(key: object, parts: Iterable[Part], words: ComponentContent) -> list[Item]:
    """The items of some parts, each with its heading; `key` makes their keys differ from those of other pages."""
    items: list[Item] = []
    for place, part in enumerate(parts):
        if isinstance(part, Facts):
            items.extend(_facts((key, place), part))
        else:
            items.extend(_grid((key, place), part, words))
    return items


# --- facts ---------------------------------------------------------------------------------------------


def _facts(key: object, facts: Facts) -> list[Item]:
    names = min(widest([name for name, _ in facts.lines]), NAME)
    items = [Item((key, "title"), ("", say((facts.title, STRONG))), disabled=True)]
    before = ""
    for n, (name, text) in enumerate(facts.lines):
        shown = name if name != before else ""
        items.append(Item((key, n), _fact(shown, text, names), version=(name, shown, text, names)))
        before = name
    return items


def _fact(name: str, text: str, names: int) -> Draw:
    def draw(width: int, _: bool) -> list[Line]:
        room = min(names, width // 3)
        indent = room + GAP
        rows = fold(text, max(8, width - indent)) or [""]
        first = say(fit(say((name, "bold")), room), " " * GAP)
        return [say(first, rows[0]), *(say(" " * indent, row) for row in rows[1:])]

    return draw


# --- grids ---------------------------------------------------------------------------------------------


def _grid(key: object, grid: Grid, words: ComponentContent) -> list[Item]:
    shape = (grid.title, grid.columns, tuple(row.label for row in grid.rows), max_total(grid))
    items = [Item((key, "title"), _head(grid, words), disabled=True, version=shape)]
    items.extend(
        Item((key, row.key), _row(grid, row, words), version=(row, shape, words.word("white_spot")))
        for row in grid.rows
    )
    return items


def max_total(grid: Grid) -> int:
    """The greatest total, at least 1."""
    return max((row.total for row in grid.rows), default=0) or 1


def _names(grid: Grid, width: int) -> int:
    return min(widest([row.label for row in grid.rows]), NAME, max(10, 2 * width // 5))


def _columns(grid: Grid) -> list[int]:
    return [max(4, min(COLUMN, cell_len(column))) for column in grid.columns]


def beside(grid: Grid, width: int) -> bool:
    """Whether the columns fit side by side."""
    need = _names(grid, width) + sum(cells + GAP for cells in _columns(grid)) + GAP + TOTAL
    return bool(grid.columns) and need <= width


def _head(grid: Grid, words: ComponentContent) -> Draw:
    def draw(width: int, _: bool) -> list[Line]:
        title = [say((row, STRONG)) for row in fold(grid.title, width)]
        if not beside(grid, width):
            return ["", *title]
        cells = [fit(name, size, "right") for name, size in zip(grid.columns, _columns(grid), strict=True)]
        parts: list[Line] = [" " * _names(grid, width)]
        for cell in (*cells, fit(words.word("total"), TOTAL, "right")):
            parts += [" " * GAP, cell]
        return ["", *title, say((say(*parts).plain, MUTED))]

    return draw


def _row(grid: Grid, row: GridRow, words: ComponentContent) -> Draw:
    def draw(width: int, _: bool) -> Sequence[Line]:
        return _beside(grid, row, words, width) if beside(grid, width) else _below(grid, row, words, width)

    return draw


def _total(row: GridRow, words: ComponentContent) -> Line:
    if row.white:
        return say((words.word("white_spot"), "$text-warning"))
    return say((str(row.total), "bold"))


def _bar(grid: Grid, row: GridRow, cells: int) -> tuple[str, str]:
    return bar_cells(row.total / max_total(grid), cells), "$primary"


def _beside(grid: Grid, row: GridRow, words: ComponentContent, width: int) -> list[Line]:
    """Name, a column for each library, the total; then the remark and a bar where there is room."""
    parts: list[Line] = [fit(row.label, _names(grid, width))]
    for value, size in zip(row.values, _columns(grid), strict=True):
        sign = str(value) if value else say((NONE, PLAIN))
        parts += [" " * GAP, fit(sign, size, "right")]
    total = "0" if row.white else _total(row, words)
    line = say(*parts, " " * GAP, fit(total, TOTAL, "right"), " " * GAP)
    room = width - line.cell_length
    if row.white:
        word = words.word("white_spot")
        return [say(line, (word, "$text-warning"))] if room >= cell_len(word) else [line]
    bar = min(BAR, room - (cell_len(row.remark) + GAP if row.remark else 0))
    if bar >= 8:
        drawn = fit(say(_bar(grid, row, bar)), bar)
        return [say(line, drawn, " " * GAP if row.remark else "", (row.remark, PLAIN))]
    if cell_len(row.remark) <= room:
        return [say(line, (row.remark, PLAIN))]
    return [line, *(say("  ", (text, PLAIN)) for text in fold(row.remark, width - 2))]


def _below(grid: Grid, row: GridRow, words: ComponentContent, width: int) -> list[Line]:
    """Name, bar and total on one line, the libraries and the remark under it."""
    names = _names(grid, width)
    start = say(fit(row.label, names), " " * GAP)
    if row.white:
        return [say(start, _total(row, words))]
    bar = max(0, min(BAR, width - names - GAP - TOTAL))
    total = _total(row, words)
    if not grid.columns and row.remark:
        room = width - names - 2 * GAP - TOTAL - cell_len(row.remark)
        if room >= 8:
            drawn = fit(say(_bar(grid, row, min(BAR, room))), min(BAR, room))
            return [say(start, drawn, " ", fit(total, TOTAL - 1, "right"), " " * GAP, (row.remark, PLAIN))]
    lines: list[Line] = [shorten(say(start, _bar(grid, row, bar), " ", total), width)]
    shares = [f"{name} {value}" for name, value in zip(grid.columns, row.values, strict=False) if value]
    for text in (" · ".join(shares), row.remark):
        lines += [say("  ", (line, PLAIN)) for line in fold(text, max(8, width - 2)) if line]
    return lines
