"""What a map of points is drawn on: its names and range, a grid of signs, shared places."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from screens.widgets.paint import clean, say


@dataclass(frozen=True)
class Point:
    """One thing on the plane."""

    key: Hashable
    label: str
    x: float
    y: float


@dataclass(frozen=True)
class Plane:
    """What the plane is called: axes, their range and cut, and the quarters from upper left to lower right."""

    x_name: str = ""
    y_name: str = ""
    quarters: tuple[str, str, str, str] = ("", "", "", "")
    low: float = 1
    high: float = 5
    cut_x: float = 3
    cut_y: float = 3

    def share(self, value: float) -> float:
        """Where on an axis a value lies, 0-1."""
        span = self.high - self.low
        return min(1.0, max(0.0, (value - self.low) / span)) if span > 0 else 0.0


class Canvas:
    """A grid of single-cell signs with styles; later writing covers earlier."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[(" ", "")] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, style: str = "") -> None:
        """Write a text; what lies outside is dropped. A wide sign takes its second cell too."""
        for sign in clean(text):
            cells = cell_len(sign)
            if cells and 0 <= y < self.height and x >= 0 and x + cells <= self.width:
                self._cells[y][x] = (sign, style)
                if cells == 2:
                    self._cells[y][x + 1] = ("", style)
            x += cells

    def line(self, y: int) -> Content:
        return say(*self._cells[y])


def joined(places: list[tuple[int, list[int]]], wide: int) -> list[tuple[int, list[int]]]:
    """Groups of points on one line that do not touch, each moved left as far as its numbers need."""
    groups = sorted(places)
    while True:
        groups = [(min(x, max(0, wide - breadth(members))), members) for x, members in groups]
        for n in range(len(groups) - 1):
            if groups[n + 1][0] < groups[n][0] + breadth(groups[n][1]):
                groups[n : n + 2] = [(groups[n][0], groups[n][1] + groups[n + 1][1])]
                break
        else:
            return groups


def breadth(members: list[int]) -> int:
    """Cells of a group: its numbers, the signs between them, and the brackets of the cursor."""
    return sum(len(str(n + 1)) + 1 for n in members) + 1
