"""A list of items drawn by one widget: hundreds of items cost no more than a handful."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from screens.widgets.items import Draw, Item, ItemView
from screens.widgets.keys import CHOOSE, MOVES, About
from screens.widgets.paint import Line

__all__ = ["Draw", "Item", "LineList"]


class LineList(ItemView, can_focus=True):
    """Items of one or more lines under optional fixed head lines, with a cursor that stays on its key."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES, CHOOSE]

    class Highlighted(About):
        """The cursor came to stand on this item (None: the list became empty)."""

    class Chosen(About):
        """Enter on the item, or a click on it while it was highlighted."""

    def __init__(
        self,
        items: Sequence[Item] = (),
        *,
        head: Sequence[Line] = (),
        empty: str = "",
        choosable: bool = True,
        choose_on_click: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(items, head=head, empty=empty, id=id, classes=classes)
        self.choosable = choosable
        self.choose_on_click = choose_on_click

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these items; the cursor stays on its key, or near where it was. Equal items change nothing."""
        if len(items) == len(self._items) and all(map(Item.equals, items, self._items)):
            return
        before, empty = self.cursor_key, self._at < 0
        self._replace(items)
        self.renew()
        self._keep_cursor_in_view()
        if self.cursor_key != before:
            self.post_message(self.Highlighted(self, self.cursor_key))
        if (self._at < 0) is not empty:
            self.refresh_bindings()

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on this key; False when it is not there or disabled."""
        for index, item in enumerate(self._items):
            if item.key == key and not item.disabled:
                self._go(index)
                return True
        return False

    # --- moving -------------------------------------------------------------------------------------

    def _go(self, index: int) -> None:
        """Put the cursor on an item, draw the two that changed, and tell it."""
        if index == self._at or not 0 <= index < len(self._items):
            return
        old, self._at = self._at, index
        if self.is_mounted and len(self._tops) == len(self._items) + 1:
            changed = [n for n in (old, index) if n >= 0]
            if any(len(self.lines_of(n)) != self._tops[n + 1] - self._tops[n] for n in changed):
                self._lay_out()
                self.refresh()
            for n in changed:
                self._refresh_item(n)
            self._keep_cursor_in_view()
        self.post_message(self.Highlighted(self, self.cursor_key))

    def _keep_cursor_in_view(self) -> None:
        if 0 <= self._at < len(self._tops) - 1 and self.is_mounted:
            top = 0 if self._at == self._first() else self._tops[self._at]
            self.keep_in_view(top, self._tops[self._at + 1] - top, len(self.fixed_lines()))

    def _first(self) -> int:
        return next((n for n, item in enumerate(self._items) if not item.disabled), 0)

    def _from(self, start: int, step: int) -> int:
        """The nearest item with something to stand on from `start` in this direction, else the other way."""
        count = len(self._items)
        for direction in (step, -step):
            index = min(max(start, 0), count - 1)
            while 0 <= index < count:
                if not self._items[index].disabled:
                    return index
                index += direction
        return self._at

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.choosable and self._at >= 0
        return super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous item."""
        target = self._from(self._at + step, step)
        if self._items and (target - self._at) * step > 0:
            self._go(target)

    def action_leap(self, step: int) -> None:
        """Go a view's height up or down."""
        if self._items:
            room = self.scrollable_content_region.height - len(self.fixed_lines())
            row = self._tops[self._at] + step * max(1, room - 1)
            row = min(max(row, 0), self._tops[-1] - 1)
            target = bisect_right(self._tops, row) - 1
            self._go(self._from(target if target != self._at else target + step, step))

    def action_edge(self, side: int) -> None:
        """Go to the first or the last item."""
        if self._items:
            self._go(self._from(0, 1) if side < 0 else self._from(len(self._items) - 1, -1))

    def action_choose(self) -> None:
        if self._at >= 0:
            self.post_message(self.Chosen(self, self.cursor_key))

    # --- mouse, size and focus ----------------------------------------------------------------------

    def row_at(self, event: events.MouseEvent) -> tuple[int, int, int] | None:
        """The item under the mouse, the line in it, and the cell in that line."""
        spot = event.get_content_offset(self)
        if spot is None:
            return None
        row = spot.y - len(self.fixed_lines()) + self.scroll_offset.y
        if spot.y < len(self.fixed_lines()) or not 0 <= row < self._tops[-1]:
            return None
        index = bisect_right(self._tops, row) - 1
        return index, row - self._tops[index], spot.x - self.GUTTER

    def on_click(self, event: events.Click) -> None:
        spot = self.row_at(event)
        if spot is None or self._items[spot[0]].disabled:
            return
        was_there = spot[0] == self._at
        self._go(spot[0])
        if self.choosable and (was_there or self.choose_on_click):
            self.post_message(self.Chosen(self, self.cursor_key))

    def on_mount(self) -> None:
        self.renew()

    def on_resize(self) -> None:
        self.renew()
        self._keep_cursor_in_view()

    def on_focus(self) -> None:
        self._refresh_item(self._at)

    def on_blur(self) -> None:
        self._refresh_item(self._at)
