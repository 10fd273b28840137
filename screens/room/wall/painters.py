"""Pictures drawn for the back row: each body as lines of at most the width and height that it is given.

What can be large is large: first it is tried in big letters, then in bold ones with air between, then close together.
What is left out at last is counted in words by `more`.
"""

from __future__ import annotations

from textual.content import Content

from facilitator.room.pictures import Bars, Body, Grid, Lines, Task, Words
from screens.room.wall.bars import paint_bars
from screens.room.wall.grids import paint_grid
from screens.room.wall.line_lists import folded, paint_lines
from screens.room.wall.sizes import More
from screens.room.wall.word_walls import paint_words
from screens.widgets.letters import wall_lines
from screens.widgets.paint import fit, fold, say, shorten

_TEXT_WIDE = 100


def paint(body: Body, width: int, height: int, more: More) -> list[Content]:
    """One body of a picture in at most so many cells and lines."""
    if width < 1 or height < 1:
        return []
    return [fitted(line, width) for line in _painted(body, width, height, more)[:height]]


def fitted(line: Content, width: int) -> Content:
    """The line as it is, cut where it is too wide."""
    return shorten(line.rstrip(), width) if line.cell_length > width else line


def _painted(body: Body, width: int, height: int, more: More) -> list[Content]:
    match body:
        case Bars():
            return paint_bars(body, width, height, more)
        case Words():
            return paint_words(body, width, height, more)
        case Grid():
            return paint_grid(body, width, height, more)
        case Lines():
            return paint_lines(body, width, height, more)
        case Task(text):
            return task(text, width, height)


def least(body: Body, width: int) -> int:
    """The lines that a body needs at least to be shown whole."""
    match body:
        case Bars(bars):
            return len(bars)
        case Grid(_, rows):
            return len(rows) + 1
        case Lines():
            return sum(map(len, folded(body, width)))
        case _:
            return 1


def task(text: str, width: int, height: int) -> list[Content]:
    """A text as large as it can be, in the middle of the width."""
    drawn = wall_lines(text, width, height)
    if drawn is None:
        drawn = fold(text, min(width, _TEXT_WIDE), height)
    return [fit(say((line, "bold")), width, "center") for line in drawn[:height]]
