"""A board of many short cards in columns, or in one list with headings when it is narrow."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message

from facilitator.i18n import N_
from screens.widgets.cards import GAP, BoardView, Card, Group
from screens.widgets.keys import CHOOSE, MOVES, SIDEWAYS, About

__all__ = ["Board", "Card", "Group"]


class Board(BoardView, can_focus=True):
    """Cards with a cursor in two directions; space marks a card, for merging or moving several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        *SIDEWAYS,
        CHOOSE,
        Binding(
            "space", "mark", N_("Mark"), id="board.mark", tooltip=N_("Mark this card, or take its mark away")
        ),
    ]

    class Highlighted(About):
        """The cursor came to stand on this card (None: no cards)."""

    class Chosen(About):
        """Enter on the card, or a click on it while it was highlighted."""

    class Marked(Message):
        """The marked cards are now these."""

        def __init__(self, control: Board, keys: frozenset[Hashable]) -> None:
            super().__init__()
            self._control = control
            self.keys = keys

        @property
        def control(self) -> Board:
            return self._control

    def __init__(
        self,
        groups: Sequence[Group] = (),
        *,
        empty: str = "",
        markable: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(groups, empty=empty, id=id, classes=classes)
        self.markable = markable

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these; the cursor stays on its card, marks on theirs. Equal groups change nothing."""
        new = [Group(group.key, group.name, tuple(group.cards)) for group in groups]
        if new == [Group(group.key, group.name, tuple(group.cards)) for group in self._groups]:
            return
        before, empty = self.cursor_key, self._spot is None
        self._groups = new
        self._settle(before)
        gone = self._marked - {card.key for group in new for card in group.cards}
        self._marked -= gone
        self._lay_out()
        if gone:
            self.post_message(self.Marked(self, self.marked))
        if self.cursor_key != before:
            self.post_message(self.Highlighted(self, self.cursor_key))
        if (self._spot is None) is not empty:
            self.refresh_bindings()

    def set_marked(self, keys: Iterable[Hashable]) -> None:
        """Mark these cards and no others."""
        if set(keys) != self._marked:
            self._marked = set(keys)
            self.forget()
            self.refresh()
            self.post_message(self.Marked(self, self.marked))

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on this card; False when it is not there."""
        for column, group in enumerate(self._groups):
            for row, card in enumerate(group.cards):
                if card.key == key:
                    self._go(column, row)
                    return True
        return False

    # --- moving -------------------------------------------------------------------------------------

    def _go(self, column: int, row: int) -> None:
        spot = (column, row)
        if spot == self._spot:
            return
        old, self._spot = self._spot, spot
        if self.is_mounted:
            for changed in (old, spot):
                if changed is not None:
                    self._refresh_card(changed)
            top, tall = self._lines_at(spot)
            first = not self.in_columns and row == 0
            self.keep_in_view(top - 1 if first else top, tall + first, self._head)
        self.post_message(self.Highlighted(self, self.cursor_key))

    def _refresh_card(self, spot: tuple[int, int]) -> None:
        top, tall = self._lines_at(spot)
        y = top + self._head - self.scroll_offset.y
        start = max(y, self._head)
        if y + tall > start:
            self.refresh(Region(0, start, self.size.width, y + tall - start))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self._spot is not None
        if action == "mark":
            return self.markable and self._spot is not None
        return super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        """Go one card up or down; in one list on into the next group."""
        if self._spot is None:
            return
        column, row = self._spot
        if 0 <= row + step < len(self._groups[column].cards):
            self._go(column, row + step)
        elif not self.in_columns:
            self._next_group(step, last=step < 0)

    def action_aside(self, step: int) -> None:
        """Go to the next group with cards: the card beside this one, or the first of the list's next group."""
        self._next_group(step, last=False)

    def _next_group(self, step: int, *, last: bool) -> None:
        if self._spot is None:
            return
        column = self._spot[0] + step
        while 0 <= column < len(self._groups):
            if count := len(self._groups[column].cards):
                beside = min(self._spot[1], count - 1) if self.in_columns else 0
                self._go(column, count - 1 if last else beside)
                return
            column += step

    def action_leap(self, step: int) -> None:
        """Go a view's height up or down in the column."""
        if self._spot is not None:
            count = len(self._groups[self._spot[0]].cards)
            page = max(1, (self.scrollable_content_region.height - 1) // self._tall - 1)
            self._go(self._spot[0], min(max(0, self._spot[1] + page * step), count - 1))

    def action_edge(self, side: int) -> None:
        """Go to the first or the last card of the column."""
        if self._spot is not None:
            count = len(self._groups[self._spot[0]].cards)
            self._go(self._spot[0], 0 if side < 0 else count - 1)

    def action_mark(self) -> None:
        if self._spot is not None:
            self._marked ^= {self.cursor_key}
            self.forget()
            self._refresh_card(self._spot)
            self.post_message(self.Marked(self, self.marked))

    def action_choose(self) -> None:
        if self._spot is not None:
            self.post_message(self.Chosen(self, self.cursor_key))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        spot = None if place is None else self._spot_at(place.x, place.y)
        if spot is None:
            return
        if spot == self._spot:
            self.action_choose()
        self._go(*spot)

    def _spot_at(self, x: int, y: int) -> tuple[int, int] | None:
        row = y + self.scroll_offset.y
        if not self.in_columns:
            return self._list[row] if row < len(self._list) and self._list[row][1] >= 0 else None
        row = (row - 1) // self._tall
        for column, group in enumerate(self._groups):
            if x < self._wide(column):
                return (column, row) if y and 0 <= row < len(group.cards) else None
            x -= self._wide(column) + GAP
        return None

    def on_mount(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()
        if self._spot is not None:
            self.keep_in_view(*self._lines_at(self._spot), self._head)
