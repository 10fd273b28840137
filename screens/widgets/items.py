"""Items of one or more lines in one widget: measuring them and drawing those in view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.style import Style

from screens.widgets.paint import SIGN, Line, Painted, as_content, fold, same, say

Draw = Callable[[int, bool], Sequence[Line]]


@dataclass(frozen=True)
class Item:
    """One choice in a list: its lines, or a function of (width, selected) that draws them.

    A disabled item is shown, and the cursor passes over it: a heading, or something not yet possible.
    Drawing functions are compared by `version`; give one that tells all that the drawing shows.
    """

    key: Hashable
    lines: Sequence[Line] | Draw
    disabled: bool = False
    version: Hashable = None

    def equals(self, other: Item) -> bool:
        """Would the two look and act the same?"""
        if (self.key, self.disabled, self.version) != (other.key, other.disabled, other.version):
            return False
        mine, theirs = self.lines, other.lines
        if callable(mine) or callable(theirs):
            return mine is theirs or (callable(mine) and callable(theirs) and self.version is not None)
        return len(mine) == len(theirs) and all(same(a, b) for a, b in zip(mine, theirs, strict=True))


class ItemView(Painted):
    """Shows items under fixed head lines; one of them is marked as the cursor's."""

    GUTTER: ClassVar[int] = 2

    QUIET: ClassVar[bool] = False
    """Whether the cursor is only seen while the list has the focus: for a list that shares its page with another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--disabled",
        "line-list--head",
        "line-list--empty",
    }

    DEFAULT_CSS = """
    ItemView {
        height: 1fr;
        scrollbar-gutter: stable;
        & > .line-list--cursor { background: $primary-muted 50%; text-style: bold; }
        &:focus > .line-list--cursor { background: $primary-muted; text-style: bold; }
        & > .line-list--disabled { color: $text-muted; }
        & > .line-list--head { color: $text-muted; }
        & > .line-list--empty { color: $text-muted; }
    }
    """

    def __init__(
        self,
        items: Sequence[Item] = (),
        *,
        head: Sequence[Line] = (),
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self._head: list[Content] = [as_content(line) for line in head]
        self._items: list[Item] = []
        self._at = -1
        self._tops: list[int] = [0]
        self._drawn: dict[tuple[int, bool], list[Content]] = {}
        self._fixed: tuple[int, Sequence[Content]] | None = None
        self._replace(items)

    @property
    def items(self) -> Sequence[Item]:
        return self._items

    @property
    def cursor_key(self) -> Hashable | None:
        """The key under the cursor; None in an empty list."""
        return self._items[self._at].key if self._at >= 0 else None

    @property
    def text_width(self) -> int:
        """Cells that an item has to draw on."""
        return max(0, self.scrollable_content_region.width - self.GUTTER)

    def set_head(self, head: Sequence[Line]) -> None:
        """Show these lines above the items, where they stay while the items scroll."""
        lines = [as_content(line) for line in head]
        if len(lines) != len(self._head) or not all(map(same, lines, self._head)):
            self._head = lines
            self.renew()

    def renew(self) -> None:
        """Measure and draw everything again."""
        self._drawn.clear()
        self._fixed = None
        self.forget()
        if self.is_mounted:
            self._lay_out()
            self.refresh(layout=self.styles.auto_dimensions)

    def redraw(self, *keys: Hashable) -> None:
        """Draw these items again where they stand; their height must not have changed."""
        for index, item in enumerate(self._items):
            if item.key in keys:
                self._touch(index)

    def _replace(self, items: Sequence[Item]) -> None:
        before = self.cursor_key
        self._items = list(items)
        self._drawn.clear()
        self.forget()
        free = [n for n, item in enumerate(self._items) if not item.disabled]
        same_key = [n for n in free if self._items[n].key == before] if before is not None else []
        later = [n for n in free if n >= self._at]
        self._at = (same_key or later or free[-1:] or [-1])[0]

    # --- measuring ----------------------------------------------------------------------------------

    def draw_item(self, index: int, width: int, selected: bool) -> Sequence[Line]:
        """The lines of one item; a list with its own kind of rows overrides this."""
        lines = self._items[index].lines
        return lines(width, selected) if callable(lines) else lines

    def head_lines(self, width: int) -> Sequence[Content]:  # noqa: ARG002 - a table draws its head to the width
        """The fixed lines above the items."""
        return self._head

    def fixed_lines(self) -> Sequence[Content]:
        """The head lines at the present width, drawn once."""
        if self._fixed is None or self._fixed[0] != self.text_width:
            self._fixed = (self.text_width, self.head_lines(self.text_width))
        return self._fixed[1]

    def lines_of(self, index: int) -> list[Content]:
        """The lines of one item as they are now, drawn once."""
        spot = (index, index == self._at)
        if spot not in self._drawn:
            drawn = [as_content(line) for line in self.draw_item(index, self.text_width, spot[1])]
            self._drawn[spot] = drawn or [Content("")]
        return self._drawn[spot]

    def _lay_out(self) -> None:
        self._tops = [0, *accumulate(len(self.lines_of(index)) for index in range(len(self._items)))]
        width = self.scrollable_content_region.width
        height = self._tops[-1] or len(fold(self.empty, self.text_width))
        self.virtual_size = Size(width, len(self.fixed_lines()) + height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        body = self._tops[-1] if self._items else len(fold(self.empty, max(1, width - self.GUTTER - 1)))
        return len(self.head_lines(max(1, width - self.GUTTER))) + body

    # --- drawing ------------------------------------------------------------------------------------

    def paint_key(self, y: int) -> Hashable | None:
        head = len(self.fixed_lines())
        row = y - head + self.scroll_offset.y
        if y < head or row >= self._tops[-1] or len(self._tops) != len(self._items) + 1:
            return None
        index = bisect_right(self._tops, row) - 1
        selected = index == self._at
        return index, row - self._tops[index], selected, selected and self.has_focus

    def paint(self, y: int) -> tuple[Content, Style]:
        head = self.fixed_lines()
        if y < len(head):
            return say(" " * self.GUTTER, head[y]), self.ground("line-list--head")
        row = y - len(head) + self.scroll_offset.y
        if not self._items:
            words = fold(self.empty, self.text_width)
            word = words[row] if row < len(words) else ""
            return say(" " * self.GUTTER, word), self.ground("line-list--empty")
        if row >= self._tops[-1] or len(self._tops) != len(self._items) + 1:
            return Content(""), self.ground()
        index = bisect_right(self._tops, row) - 1
        first = row == self._tops[index]
        line = self.lines_of(index)[row - self._tops[index]]
        if not line and not first:  # the air between items belongs to none of them
            return line, self.ground()
        return say(self._gutter(index, first), line), self._ground_of(index)

    def _marked(self, index: int) -> bool:
        return index == self._at and (self.has_focus or not self.QUIET)

    def _gutter(self, index: int, first: bool) -> Content:
        if first and self.GUTTER and self._marked(index):
            return say((SIGN.ljust(self.GUTTER), "$primary"))
        return Content(" " * self.GUTTER)

    def _ground_of(self, index: int) -> Style:
        if self._marked(index):
            return self.ground("line-list--cursor")
        return self.ground("line-list--disabled") if self._items[index].disabled else self.ground()

    def _touch(self, index: int) -> None:
        """Draw one item again."""
        self._drawn.pop((index, True), None)
        self._drawn.pop((index, False), None)
        self.forget()
        self._refresh_item(index)

    def _refresh_item(self, index: int) -> None:
        if not 0 <= index < len(self._tops) - 1:
            return
        head = len(self.fixed_lines())
        top = self._tops[index] - self.scroll_offset.y + head
        end = self._tops[index + 1] - self.scroll_offset.y + head
        if end > head:
            self.refresh(Region(0, max(top, head), self.size.width, end - max(top, head)))
