"""What a report is made of: plain blocks that every format (Markdown now, others later) knows how to draw.

All texts are plain: a renderer escapes whatever its own format would read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the document's title, 2 a component, 3 a part of it."""

    text: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts, numbered if `ordered`."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def without_empty_columns(self, *empty: str) -> Table:
        """The table without the columns in which no row says anything ("" or one of `empty`). The first one stays."""
        said = [
            not n or any(row[n].strip() and row[n] not in empty for row in self.rows)
            for n in range(len(self.head))
        ]
        return Table(
            tuple(cell for cell, keep in zip(self.head, said, strict=True) if keep),
            tuple(tuple(cell for cell, keep in zip(row, said, strict=True) if keep) for row in self.rows),
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that must be noticed: something missing, a warning, a disclaimer."""

    text: str


Block = Heading | Paragraph | Bullets | Table | Note
