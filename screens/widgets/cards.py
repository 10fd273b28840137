"""Cards in columns or in one list: where each stands and how it is drawn."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.style import Style

from screens.widgets.paint import MUTED, SIGN, Painted, Part, fit, fold, say

LEAST = 18
GAP = 2
MARK = "✓"
DOT = "●"
ON = "bold on $primary-muted"


@dataclass(frozen=True)
class Card:
    """One idea: a title, a muted tag, and dots for the votes it has."""

    key: Hashable
    title: str
    tag: str = ""
    dots: int = 0


@dataclass(frozen=True)
class Group:
    """One column of cards under a heading."""

    key: Hashable
    name: str
    cards: Sequence[Card] = ()


class BoardView(Painted):
    """Draws groups of cards, one of them with the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"board--head", "board--empty"}

    DEFAULT_CSS = """
    BoardView {
        height: 1fr;
        scrollbar-gutter: stable;
        & > .board--head { color: $primary; text-style: bold; }
        & > .board--empty { color: $text-muted; }
    }
    """

    def __init__(
        self,
        groups: Sequence[Group] = (),
        *,
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self._groups: list[Group] = list(groups)
        self._marked: set[Hashable] = set()
        self._spot: tuple[int, int] | None = None
        self._tall = 1
        self._list: list[tuple[int, int]] = []
        self._settle(None)

    @property
    def cursor_key(self) -> Hashable | None:
        """The key of the card under the cursor."""
        return self._groups[self._spot[0]].cards[self._spot[1]].key if self._spot else None

    @property
    def cursor_group(self) -> Hashable | None:
        """The key of the group under the cursor."""
        return self._groups[self._spot[0]].key if self._spot else None

    @property
    def marked(self) -> frozenset[Hashable]:
        return frozenset(self._marked)

    def _settle(self, key: Hashable | None) -> None:
        """Find the cursor's place among new groups: its card, else as near as can be."""
        old = self._spot or (0, 0)
        spots = [(c, r) for c, group in enumerate(self._groups) for r in range(len(group.cards))]
        same = [spot for spot in spots if key is not None and self._card(spot).key == key]
        near = sorted(spots, key=lambda spot: (abs(spot[0] - old[0]), abs(spot[1] - old[1])))
        self._spot = same[0] if same else near[0] if near else None

    def _card(self, spot: tuple[int, int]) -> Card:
        return self._groups[spot[0]].cards[spot[1]]

    # --- measuring ----------------------------------------------------------------------------------

    @property
    def in_columns(self) -> bool:
        """Side by side, or one below the other because the width is short."""
        count = len(self._groups)
        return count > 1 and (self._width + GAP) // count - GAP >= LEAST

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        cards = [len(group.cards) for group in self._groups]
        self._tall = (
            2 if self.in_columns and any(c.tag or c.dots for g in self._groups for c in g.cards) else 1
        )
        stacked = sum(cards) + 2 * len(cards)
        height = 1 + max(cards, default=0) * self._tall if self.in_columns else stacked
        self.virtual_size = Size(self._width, height)
        self._list = [
            (c, r) for c, group in enumerate(self._groups) for r in range(-2 if c else -1, len(group.cards))
        ]
        self.forget()
        self.refresh()

    def _lines_at(self, spot: tuple[int, int]) -> tuple[int, int]:
        """The first line of a card and how many it takes, in the whole drawing under the fixed head."""
        if self.in_columns:
            return spot[1] * self._tall, self._tall
        return self._list.index(spot), 1

    @property
    def _head(self) -> int:
        return 1 if self.in_columns else 0

    # --- drawing ------------------------------------------------------------------------------------

    def paint_key(self, y: int) -> Hashable | None:
        if self._spot is None:
            return None
        row, (column, place) = y + self.scroll_offset.y, self._spot
        if not self.in_columns:
            here = row < len(self._list) and self._list[row] == self._spot
            return row, here
        if y == 0:
            return "head"
        card, part = divmod(row - 1, self._tall)
        return card, part, column if card == place else -1

    def paint(self, y: int) -> tuple[Content, Style]:
        row = y + self.scroll_offset.y
        if not self._groups or (self._spot is None and self.empty):
            words = fold(self.empty, self._width - 2)
            return say("  ", words[y] if y < len(words) else ""), self.ground("board--empty")
        if not self.in_columns:
            return self._list_line(row)
        if y == 0:
            heads = [fit(self._heading(group), self._wide(n)) for n, group in enumerate(self._groups)]
            return say(*_spread(heads)), self.ground("board--head")
        row, part = divmod(row - 1, self._tall)
        cells = [self._cell((column, row), part, self._wide(column)) for column in range(len(self._groups))]
        return say(*_spread(cells)), self.ground()

    def _wide(self, column: int) -> int:
        """The cells of a column: all share the width, the first ones what is left over."""
        count = len(self._groups)
        each, rest = divmod(self._width - GAP * (count - 1), count)
        return each + (column < rest)

    def _heading(self, group: Group) -> Content:
        return say("  ", group.name, (f"  {len(group.cards)}", f"not bold {MUTED}"))

    def _list_line(self, row: int) -> tuple[Content, Style]:
        if row >= len(self._list):
            return Content(""), self.ground()
        column, place = self._list[row]
        if place == -2:
            return Content(""), self.ground()
        if place == -1:
            return self._heading(self._groups[column]), self.ground("board--head")
        return self._cell((column, place), -1, self._width), self.ground()

    def _cell(self, spot: tuple[int, int], part: int, width: int) -> Content:
        """One line of one card; part -1 is title, tag and dots on one line."""
        if spot[1] >= len(self._groups[spot[0]].cards):
            return Content(" " * width)
        card, here = self._card(spot), spot == self._spot
        dots = DOT * card.dots if card.dots <= 5 else f"{DOT}{card.dots}"
        signs = (SIGN if here and part < 1 else " ") + (
            MARK if card.key in self._marked and part < 1 else " "
        )
        tail: list[Part] = [("  " + card.tag, f"not bold {MUTED}")] if card.tag else []
        tail += [("  " + dots, "$accent")] if dots else []
        if part == 1:
            line = say(signs, *tail)
        elif part == 0 or not tail:
            line = say(signs, fit(card.title, width - 2))
        else:
            end = say(*tail)
            room = max(width - 2 - end.cell_length, min(12, width - 2))
            line = say(signs, fit(card.title, room), end)
        line = fit(line, width)
        return line.stylize_before(ON) if here else line


def _spread(cells: Sequence[Content]) -> list[Part]:
    """Cells with the gap between them."""
    parts: list[Part] = []
    for cell in cells:
        parts += [" " * GAP, cell] if parts else [cell]
    return parts
