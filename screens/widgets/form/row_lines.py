"""Rows drawn by one widget, one line each, with clickable words under them for what the keys do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitator.i18n import N_, tr
from screens.widgets.form.editor import in_order, reveal
from screens.widgets.form.picker import CURSOR_STYLE
from screens.widgets.paint import MUTED, fit, fold, say, shorten, to_strip

GAP = 3
INDENT = 2
NARROW = 50
"""Cells below which the words to click are signs only."""


@dataclass(frozen=True, slots=True)
class RowAction:
    """Something of one's own to do with the row under the cursor: a key, its word to click, an id."""

    key: str
    text: str
    id: str
    tooltip: str = ""


class RowLines(Widget, can_focus=True):
    """Rows with a cursor that stays on its id. It changes nothing itself: it posts what the person wants."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    RowLines {
        height: auto; width: 1fr; padding: 0 0 0 1; border-left: outer $background; color: $foreground;
        &:focus { border-left: outer $primary; background: $surface; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "want('open')", N_("Open"), id="rows.open", tooltip=N_("Open the row under the cursor")
        ),
        Binding(
            "insert,plus,n",
            "want('add')",
            N_("Add"),
            id="rows.add",
            key_display="n",
            tooltip=N_("Add a row and write in it"),
        ),
        Binding(
            "delete",
            "want('remove')",
            N_("Remove"),
            id="rows.remove",
            tooltip=N_("Remove the row; undo brings it back"),
        ),
        Binding(
            "shift+up",
            "want('up')",
            N_("Move up"),
            id="rows.up",
            show=False,
            tooltip=N_("Move the row one place up"),
        ),
        Binding(
            "shift+down",
            "want('down')",
            N_("Move down"),
            id="rows.down",
            show=False,
            tooltip=N_("Move the row one place down"),
        ),
        Binding("up", "step(-1)", N_("Row above"), id="rows.previous", show=False),
        Binding("down", "step(1)", N_("Row below"), id="rows.next", show=False),
        Binding("home", "edge(0)", N_("First row"), id="rows.first", show=False),
        Binding("end", "edge(-1)", N_("Last row"), id="rows.last", show=False),
    ]

    class Wanted(Message):
        """The person wants this done with the row under the cursor: open, add, remove, up, down or an action's id."""

        def __init__(self, what: str, row: int | None) -> None:
            super().__init__()
            self.what, self.row = what, row

    def __init__(self, empty: str = "", actions: Sequence[RowAction] = ()) -> None:
        super().__init__()
        self._actions = tuple(actions)
        for own in self._actions:
            binding = Binding(own.key, f"want({own.id!r})", own.text, id=own.id, tooltip=own.tooltip)
            self._bindings.key_to_bindings[own.key] = [binding]
        self.rows: tuple[tuple[int, str], ...] = ()
        self.opened: int | None = None
        self.full = False
        self._empty = empty
        self._index = 0

    @property
    def cursor(self) -> int | None:
        """The id of the row under the cursor."""
        return self.rows[self._index][0] if self.rows else None

    def set_rows(self, rows: Sequence[tuple[int, str]], opened: int | None, *, full: bool) -> None:
        """Show these (id, summary); the cursor stays on its id, or near where it was."""
        new = tuple(rows)
        if (new, opened, full) == (self.rows, self.opened, self.full):
            return
        here, count = self.cursor, len(self.rows)
        self.rows, self.opened, self.full = new, opened, full
        ids = [row_id for row_id, _ in new]
        self._index = ids.index(here) if here in ids else max(0, min(self._index, len(ids) - 1))
        self.refresh(layout=count != len(new))
        if not count or not new:
            self.refresh_bindings()

    def go_to(self, row_id: int) -> None:
        """Put the cursor on a row."""
        self.action_edge(next((i for i, (known, _) in enumerate(self.rows) if known == row_id), self._index))

    def show_cursor(self) -> None:
        """Scroll the page so that the row under the cursor is seen."""
        reveal(self, self._index)

    # drawing

    def _empty_lines(self, width: int) -> list[str]:
        return fold(self._empty, max(1, width)) if self._empty else []

    def _body(self, width: int) -> int:
        """Lines above the words to click."""
        return len(self.rows) or len(self._empty_lines(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        buttons = self._buttons(width)
        return self._body(width) + (buttons[-1][1] + 1 if buttons else 0)

    def _buttons(self, width: int) -> list[tuple[int, int, str, str]]:
        """The words to click: cell, line, what they want, text. They go on in a new line where one is full."""
        narrow = width < NARROW
        words = [] if self.full else [("add", "+", tr("add"))]
        if self.rows:
            words += [("up", "↑", tr("up")), ("down", "↓", tr("down")), ("remove", "✕", tr("remove"))]
            words += [(own.id, own.key, own.text) for own in self._actions]
        placed: list[tuple[int, int, str, str]] = []
        x, y = INDENT, 0
        for what, sign, word in words:
            text = shorten(
                f"[{sign}]" if narrow and what != "add" else f"[{sign} {word}]", width - INDENT
            ).plain
            if x > INDENT and x + cell_len(text) > width:
                x, y = INDENT, y + 1
            placed.append((x, y, what, text))
            x += cell_len(text) + GAP
        return placed

    def _button_line(self, row: int) -> Content:
        line = ""
        for x, y, _, text in self._buttons(self.content_size.width):
            if y == row:
                line += " " * (x - cell_len(line)) + text
        return say((line, MUTED))

    def line(self, y: int) -> Content:
        """What stands on a line."""
        width = self.content_size.width
        if y >= self._body(width):
            return self._button_line(y - self._body(width))
        if not self.rows:
            return say((self._empty_lines(width)[y], MUTED))
        row_id, summary = self.rows[y]
        here = self.has_focus and y == self._index
        sign = "▾ " if row_id == self.opened else "▸ " if here else "  "
        text = summary.strip() or tr("(nothing written yet)")
        return fit(say((sign + text, "bold" if row_id == self.opened else "")), width)

    def render_line(self, y: int) -> Strip:
        line, width = self.line(y), self.content_size.width
        if self.has_focus and self.rows and y == self._index:
            line = fit(line, width).stylize(CURSOR_STYLE)
        return to_strip(self.app, line, self.visual_style, width)

    # keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In an empty list there is only adding."""
        if action == "want" and not self.rows:
            return parameters == ("add",)
        return super().check_action(action, parameters)

    async def on_key(self, event: events.Key) -> None:
        """Take keys in the order in which they were pressed."""
        if await in_order(self, event):
            event.stop()

    def action_want(self, what: str) -> None:
        """Post what the person wants."""
        self.post_message(self.Wanted(what, self.cursor))

    def action_step(self, step: int) -> None:
        self.action_edge(max(0, self._index + step))

    def action_edge(self, index: int) -> None:
        if self.rows:
            before = self._index
            self._index = len(self.rows) - 1 if index < 0 else min(index, len(self.rows) - 1)
            self.refresh(*(Region(0, y, self.size.width, 1) for y in {before, self._index}))
            self.show_cursor()

    def on_click(self, event: events.Click) -> None:
        """A click selects a row, another opens it; a click on a word does what it says."""
        at = event.get_content_offset(self)
        if at is None:
            return
        event.stop()
        if at.y < len(self.rows):
            again = at.y == self._index and (event.chain > 1 or self._clicked)
            self._clicked = True
            self.action_edge(at.y)
            if again:
                self.action_want("open")
        elif at.y >= self._body(self.content_size.width):
            self._press(at.x, at.y - self._body(self.content_size.width))

    _clicked = False

    def _press(self, x: int, y: int) -> None:
        for left, row, what, text in self._buttons(self.content_size.width):
            if y == row and left <= x < left + cell_len(text):
                self.action_want(what)
                return

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self._clicked = False
        self.refresh()
