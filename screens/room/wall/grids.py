"""A map on the wall: rows, columns and filled cells. A filled cell has a sign or words in it as well as its colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from facilitator.room.pictures import Grid
from screens.widgets.paint import MUTED, Part, fit_text, fold, say, shorten, widest

FILLED = "bold $foreground on $primary-muted"
EMPTY = "·"

_NARROW, _WIDE = 4, 14
_MOST_WIDE = 44
_HEADS = 3


def paint_grid(body: Grid, width: int, height: int, more: Callable[[int], str]) -> list[Content]:
    """The map in at most so many cells and lines; columns and rows that do not fit are counted."""
    if not body.rows or not body.heads:
        return []
    texts = [cell for _, cells in body.rows for cell in cells]
    least = min(_WIDE, max(_NARROW, widest(texts) + 2))
    label = min(widest([name for name, _ in body.rows]), max(8, width // 4))
    room = width - label - 1
    columns = max(1, min(len(body.heads), (room + 1) // (least + 1)))
    wide = max(1, min((room + 1) // columns - 1, _MOST_WIDE))
    left_out = len(body.heads) - columns
    heads = _heads(body.heads[:columns], wide, max(1, min(_HEADS, height // 4)))
    note = [shorten(say((more(left_out), MUTED)), width)] if left_out else []
    space = height - len(heads) - len(note)
    rows, rest = body.rows, 0
    if len(rows) > space:
        rows, rest = rows[: max(1, space - 1)], len(rows) - max(1, space - 1)
    if rest:
        note = [shorten(say((more(rest + left_out), MUTED)), width)]
        space = height - len(heads) - 1
    per = max(1, space // len(rows))
    lines = [say(" " * (label + 1), line) for line in heads]
    for name, cells in rows:
        lines += _row(name, cells[:columns], label, wide, per)
    lines = [line.rstrip() if line.cell_length > width else line for line in lines]
    lines = [shorten(line, width) for line in lines]
    return [*lines[: height - len(note)], *note][:height]


def _heads(heads: Sequence[str], wide: int, most: int) -> list[Content]:
    """The columns' names, folded, standing on the map."""
    folded = [fold(head, wide, most) for head in heads]
    high = max(map(len, folded))
    lines = []
    for n in range(high):
        parts: list[Part] = []
        for one in folded:
            at = n - (high - len(one))
            parts += [(fit_text(one[at] if at >= 0 else "", wide, "center"), "bold"), " "]
        lines.append(say(*parts))
    return lines


def _row(name: str, cells: Sequence[str], label: int, wide: int, per: int) -> list[Content]:
    """One row of the map: as high as its words need and the room gives, with a line of air when there is one."""
    inside = max(1, wide - 2) if wide > 4 else wide
    folded = [fold(cell, inside, max(1, per - 1) if per > 1 else 1) if cell else [] for cell in cells]
    names = fold(name, label, max(1, per - 1))
    need = max([len(names), *map(len, folded)])
    high = per if per == 1 else min(per - 1, max(need, 3))
    lines = []
    for n in range(high):
        parts: list[Part] = [(fit_text(_at(names, n, high), label), "bold"), " "]
        for cell, one in zip(cells, folded, strict=True):
            if cell:
                parts.append((fit_text(_at(one, n, high), wide, "center"), FILLED))
            else:
                sign = EMPTY if n == (high - 1) // 2 else ""
                parts.append((fit_text(sign, wide, "center"), MUTED))
            parts.append(" ")
        lines.append(say(*parts))
    return [*lines, Content("")] if per > 1 else lines


def _at(lines: Sequence[str], row: int, high: int) -> str:
    at = row - (high - len(lines)) // 2
    return lines[at] if 0 <= at < len(lines) else ""
