"""A map on the wall: rows, columns and filled cells. A filled cell has a sign or words in it as well as its colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from facilitator.room.pictures import Grid
from screens.room.wall.sizes import More, in_the_middle, large
from screens.widgets.paint import MUTED, Part, fit_text, fold, say, shorten, widest

FILLED = "bold $foreground on $primary-muted"
EMPTY = "·"

Drawn = Callable[[str, int, int], list[str]]
"""Draws a text in so many cells and lines."""

_NARROW, _WIDE = 4, 14
_MOST_WIDE = 64
_MOST_HIGH = 13
_HEADS = 3
_BIG_HIGH = 4


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Cells of the label and of a column, and how labels, heads and cells are drawn."""

    label: int
    wide: int
    labels: Drawn
    heads: Drawn
    cells: Drawn


def paint_grid(body: Grid, width: int, height: int, more: More) -> list[Content]:
    """The map in at most so many cells and lines; columns and rows that do not fit are counted."""
    if not body.rows or not body.heads:
        return []
    shown, rest = _fitting(body, width, height)
    note = [shorten(say((more(rest), MUTED)), width)] if rest and height > 2 else []
    sizes = _sizes(shown, width, height - len(note))
    heads = _heads(shown, sizes, max(1, height // 4))
    space = height - len(heads) - len(note)
    per = max(1, min(space // len(shown.rows), _need(shown, sizes, space // len(shown.rows)) + 3))
    lines = [say(" " * (sizes.label + 1), line) for line in heads]
    for name, cells in shown.rows:
        lines += _row(name, cells, sizes, per)
    lines = [line.truncate(width) for line in lines]
    return [*lines[: max(0, height - len(note))], *note][:height]


def _need(body: Grid, sizes: _Sizes, most: int) -> int:
    """The lines of the row that has most to say."""
    high = max(1, most - 1)
    texts = [cell for _, cells in body.rows for cell in cells if cell]
    drawn = [sizes.cells(text, max(1, sizes.wide - 2), high) for text in texts]
    return max(map(len, [*drawn, *(sizes.labels(name, sizes.label, high) for name, _ in body.rows)]))


def _fitting(body: Grid, width: int, height: int) -> tuple[Grid, int]:
    """As many columns and rows as there is room for, and how many are left out."""
    needed = widest([cell for _, cells in body.rows for cell in cells]) + 2
    least = min(_WIDE, max(_NARROW, needed))
    room = width - _label(body, width) - 1
    columns = max(1, min(len(body.heads), (room + 1) // (least + 1)))
    space = max(1, height - 1)
    rows = body.rows if len(body.rows) <= space else body.rows[: max(1, space - 1)]
    left_out = len(body.heads) - columns + len(body.rows) - len(rows)
    return Grid(body.heads[:columns], tuple((name, cells[:columns]) for name, cells in rows)), left_out


def _label(body: Grid, width: int) -> int:
    """Cells for the rows' names: fewer where the columns' names need the room."""
    most = max(8, width // 4)
    longest = max(len(word) for head in body.heads for word in head.split() or [""])
    if _column(min(widest([name for name, _ in body.rows]), most), len(body.heads), width) < longest:
        words = [word for name, _ in body.rows for word in name.split()]
        most = max(8, width // 7, min(widest(words), width // 5))
    return min(widest([name for name, _ in body.rows]), most)


def _column(label: int, columns: int, width: int) -> int:
    return max(1, min((width - label) // columns - 1, _MOST_WIDE))


def _sizes(body: Grid, width: int, height: int) -> _Sizes:
    """Big letters for the cells, the heads and the labels where all of a kind fit so."""
    columns = len(body.heads)
    label = _label(body, width)
    sizes = _Sizes(label, _column(label, columns, width), fold, fold, fold)
    high = min((height - _HEADS) // len(body.rows) - 1, _MOST_HIGH)
    texts = [cell for _, cells in body.rows for cell in cells if cell]
    if high < _BIG_HIGH or not _all_large(texts, sizes.wide - 2, high):
        return sizes
    sizes = replace(sizes, cells=large)
    if (height - 2 * _BIG_HIGH) // len(body.rows) > _BIG_HIGH and _all_large(
        body.heads, sizes.wide, _BIG_HIGH + 1
    ):
        sizes = replace(sizes, heads=large)
    names = [large(name, width // 3, high) for name, _ in body.rows]
    if not all(names):
        return sizes
    label = max(len(name[0]) for name in names)
    wide = _column(label, columns, width)
    if not _all_large(texts, wide - 2, high) or wide < sizes.wide // 2:
        return sizes
    heads = sizes.heads if _all_large(body.heads, wide, _BIG_HIGH + 1) else fold
    return _Sizes(label, wide, large, heads, large)


def _all_large(texts: Sequence[str], width: int, height: int) -> bool:
    return all(large(text, width, height) for text in texts)


def _heads(body: Grid, sizes: _Sizes, most: int) -> list[Content]:
    """The columns' names standing on the map."""
    most = _BIG_HIGH + 1 if sizes.heads is large else min(_HEADS, most)
    drawn = [sizes.heads(_breakable(head, sizes.wide), sizes.wide, most) for head in body.heads]
    high = max(map(len, drawn))
    lines = []
    for n in range(high):
        parts: list[Part] = []
        for one in drawn:
            at = n - (high - len(one))
            parts += [(fit_text(one[at] if at >= 0 else "", sizes.wide, "center"), "bold"), " "]
        lines.append(say(*parts))
    return lines


def _breakable(text: str, width: int) -> str:
    """A text whose long words may be broken: after a stroke, else with a hyphen; those that are still too long are cut."""
    words = text.split() if widest(text.split()) <= width else text.replace("/", "/ ").split()
    return " ".join(_broken(word, width) for word in words)


def _broken(word: str, width: int) -> str:
    if widest([word]) <= width or width < 5:
        return fit_text(word, width).rstrip()
    at = min(width - 1, len(word) - 3)
    return f"{word[:at]}- {fit_text(word[at:], width).rstrip()}"


def _row(name: str, cells: Sequence[str], sizes: _Sizes, per: int) -> list[Content]:
    """One row of the map: as high as the room gives, with a line of air below when there is one."""
    high = per if per == 1 else per - 1
    inside = max(1, sizes.wide - 2) if sizes.wide > _NARROW else sizes.wide
    drawn = [in_the_middle(sizes.cells(cell, inside, high) if cell else [], high) for cell in cells]
    names = in_the_middle(sizes.labels(name, sizes.label, high), high)
    lines = []
    for n in range(high):
        parts: list[Part] = [(fit_text(names[n], sizes.label), "bold"), " "]
        for cell, one in zip(cells, drawn, strict=True):
            empty = EMPTY if n == (high - 1) // 2 else ""
            text, style = (one[n], FILLED) if cell else (empty, MUTED)
            parts += [(fit_text(text, sizes.wide, "center"), style), " "]
        lines.append(say(*parts))
    return [*lines, Content("")] if per > 1 else lines
