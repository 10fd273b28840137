"""A document's blocks as lines of text, so that it can be read before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual.content import Content

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from screens.widgets.paint import MUTED, fit, fold, say, shorten

GAP = 2
"""Cells between two columns."""

LEAST = 6
"""A column that is cut keeps this many cells."""


def paper(blocks: Iterable[Block], width: int) -> Content:
    """The document drawn to the width."""
    lines: list[Content] = []
    for block in blocks:
        if lines and not (isinstance(block, Heading) and block.level == 1):
            lines.append(Content(""))
        lines += _lines(block, max(20, width))
    return Content("\n").join(lines)


def _lines(block: Block, width: int) -> Iterator[Content]:
    match block:
        case Heading(text, level):
            style = "bold $primary" if level < 3 else "bold"
            yield from (say((line, style)) for line in fold(text, width))
        case Paragraph(text):
            for part in text.split("\n"):
                yield from (say(line) for line in fold(part, width))
        case Note(text):
            yield from (say((line, MUTED)) for line in fold(text, width))
        case Bullets(items, ordered):
            for place, item in enumerate(items, 1):
                mark = f"{place}. " if ordered else "· "
                for n, line in enumerate(fold(item, width - len(mark))):
                    yield say((mark if n == 0 else " " * len(mark), MUTED), line)
        case Table():
            yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[Content]:
    rows = [table.head, *table.rows]
    wide = [max(cell_len(row[n]) for row in rows) for n in range(len(table.head))]
    while sum(wide) + GAP * (len(wide) - 1) > width and max(wide) > LEAST:
        wide[wide.index(max(wide))] -= 1
    for n, row in enumerate(rows):
        cells = [fit(say((cell, "bold" if n == 0 else "")), wide[at]) for at, cell in enumerate(row)]
        yield shorten(Content(" " * GAP).join(cells), width)
