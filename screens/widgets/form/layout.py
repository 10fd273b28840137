"""Where the options of a picker stand: on one line if they fit, else one a line, many of them in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from screens.widgets.paint import fold

SIGN = 4
"""Cells of the sign before an option, with its space."""
GAP = 3
"""Cells between two options on the same line."""
MANY = 10
"""So many options and more stand in columns when they fit."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of option `index`: its first cell, its first line, its width, and its words line by line."""

    index: int
    x: int
    y: int
    width: int
    lines: tuple[str, ...]

    def covers(self, x: int, y: int) -> bool:
        """Whether the point lies on the option."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + len(self.lines)


def lay_out(labels: Sequence[str], width: int) -> tuple[Cell, ...]:
    """A place for each option within the width."""
    if not labels:
        return ()
    needs = [SIGN + cell_len(label) for label in labels]
    if sum(needs) + GAP * (len(needs) - 1) <= width:
        return _inline(labels, needs)
    columns = (width + GAP) // (max(needs) + GAP)
    if len(labels) >= MANY and columns > 1:
        return _columns(labels, columns, max(needs))
    return _stacked(labels, width)


def height_of(cells: Sequence[Cell]) -> int:
    """The number of lines that the options take."""
    return max((cell.y + len(cell.lines) for cell in cells), default=0)


def _inline(labels: Sequence[str], needs: Sequence[int]) -> tuple[Cell, ...]:
    cells, x = [], 0
    for index, label in enumerate(labels):
        cells.append(Cell(index, x, 0, needs[index], (label,)))
        x += needs[index] + GAP
    return tuple(cells)


def _columns(labels: Sequence[str], columns: int, need: int) -> tuple[Cell, ...]:
    rows = -(-len(labels) // columns)
    return tuple(
        Cell(index, index // rows * (need + GAP), index % rows, need, (label,))
        for index, label in enumerate(labels)
    )


def _stacked(labels: Sequence[str], width: int) -> tuple[Cell, ...]:
    cells, y = [], 0
    for index, label in enumerate(labels):
        lines = tuple(fold(label, max(1, width - SIGN))) or ("",)
        cells.append(Cell(index, 0, y, max(1, width), lines))
        y += len(lines)
    return tuple(cells)
