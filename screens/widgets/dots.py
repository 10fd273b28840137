"""Nameless answers on the scale 1-5, one line for each question."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fit, fold, say, shorten, widest

VALUES = (1, 2, 3, 4, 5)
DOT = "●"


@dataclass(frozen=True)
class Dots:
    """One question, the values that people gave it, and what to ask about them."""

    key: Hashable
    name: str
    values: Sequence[int]
    remark: str = ""


def dot_scale(values: Sequence[int], slot: int) -> Content:
    """The scale with a dot behind a digit for everyone who gave it; a number when dots find no room."""
    parts: list[str | tuple[str, str]] = []
    for value in VALUES:
        count = sum(1 for given in values if given == value)
        dots = DOT * count if count <= slot - 2 else f"{DOT}×{count}"
        parts += [
            (str(value), "bold" if count else MUTED),
            (dots.ljust(slot - 1), "bold $primary"),
        ]
    return say(*parts)


class DotStrip(LineList):
    """A dot plot on 1-5 for each question, the names in line; the remark stands behind or below."""

    def __init__(
        self,
        dots: Sequence[Dots] = (),
        *,
        empty: str = "",
        choosable: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._dots = list(dots)
        super().__init__(self._as_items(), empty=empty, choosable=choosable, id=id, classes=classes)

    def set_dots(self, dots: Sequence[Dots]) -> None:
        """Show these; equal ones change nothing."""
        self._dots = list(dots)
        self.set_items(self._as_items())

    def _as_items(self) -> list[Item]:
        names, most = widest([one.name for one in self._dots]), self._most()
        return [
            Item(one.key, (), version=(one.name, tuple(one.values), one.remark, names, most))
            for one in self._dots
        ]

    def _most(self) -> int:
        """The most people who gave any question the same value."""
        return max((list(one.values).count(value) for one in self._dots for value in VALUES), default=0)

    def _slot(self) -> int:
        """Cells for each value: room for its dots, or for their number when they are many."""
        most = self._most()
        return max(4, most + 2 if most <= 7 else len(str(most)) + 4)

    def draw_item(self, index: int, width: int, selected: bool) -> Sequence[Line]:
        one = self._dots[index]
        scale = dot_scale(one.values, self._slot())
        name = say((one.name, "bold" if selected else ""))
        names = min(widest([other.name for other in self._dots]), 44, width - scale.cell_length - 2)
        beside = names >= 14 or cell_len(one.name) <= names
        lines: list[Line] = [say(fit(name, names), "  ", scale)] if beside else [shorten(name, width), scale]
        room = width - max(0, names) - scale.cell_length - 4
        if beside and cell_len(one.remark) <= room:
            return [say(lines[0], "  ", (one.remark, f"not bold {MUTED}"))]
        below = fold(one.remark, width - 2, 2 if selected else 1)
        return [*lines, *(say("  ", (text, f"not bold {MUTED}")) for text in below if text)]
