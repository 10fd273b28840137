"""Editors in which people write: one line, several lines, whole numbers and dates."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, TextArea

from facilitator.i18n import format_date, format_number, tr
from facilitator.record import Line, LongText, Number, clean
from screens.widgets.form.editor import Editor, reveal
from screens.widgets.form.parse import Unclear, one_line, parse_date, parse_number

MOST_ROWS = 12


def count_remark(text: str, limit: int, *, always: bool) -> str:
    """How long the text is beside the advised length; nothing for an empty field that nobody is in."""
    count = len(text)
    if not count and not always:
        return ""
    shown = {"count": format_number(count), "limit": format_number(limit)}
    if count > limit:
        return tr("{count} of {limit} characters; shorter would be better", **shown)
    return tr("{count} of {limit} characters", **shown)


class LineEditor(Editor, Input):
    """One line of text. Pasted line breaks become spaces."""

    DEFAULT_CSS = """
    LineEditor {
        height: 1; width: 1fr; padding: 0 1; border: none; border-left: outer $border-blurred;
        background: $surface;
        &:focus {
            border: none; border-left: outer $primary; background: $panel; background-tint: transparent;
        }
    }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """Each letter changes it; the field stays as wide as it is, so that nothing is to be laid out anew."""

    def __init__(self, ask: Line | None = None) -> None:
        super().__init__(select_on_focus=False)
        self.cursor_blink = False  # a still cursor is seen as well, and an idle screen stays idle
        self._limit = ask.limit if ask is not None else 0

    def raw(self) -> Hashable:
        return self.value

    def show(self, value: Any) -> None:
        text = one_line(self.words(value))
        if text != self.value:
            cursor = self.cursor_position
            self.value = text
            self.cursor_position = min(cursor, len(text))
        self.settle()

    def remark(self) -> str:
        return count_remark(self.value, self._limit, always=self.has_focus) if self._limit else ""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a part, on one line."""
        super().replace(one_line(text), start, end)

    def on_focus(self, event: events.Focus) -> None:
        """Writing goes on at the end; a click then puts the cursor where it is."""
        if not event.from_app_focus:
            self.enter()

    def enter(self) -> None:
        """Where writing begins when one comes to the field."""
        self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """Show the beginning of a text that is longer than the field."""
        if self.app.app_focus:
            self.cursor_position = 0

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(event.text, *self.selection)


class NumberEditor(LineEditor):
    """A whole number; thousands may be separated; nothing means not known."""

    def __init__(self, ask: Number) -> None:
        super().__init__()
        self._ask = ask

    def read(self) -> int | None:
        return parse_number(self.value, self._ask.low, self._ask.high)

    def words(self, value: Any) -> str:
        return "" if value is None else format_number(int(value))

    def enter(self) -> None:
        """What is typed replaces the number."""
        self.select_all()


class DateEditor(LineEditor):
    """A day, typed in any usual way and shown in words beside the field."""

    def read(self) -> str | None:
        day = parse_date(self.value)
        return None if day is None else day.isoformat()

    def words(self, value: Any) -> str:
        day = date.fromisoformat(value) if isinstance(value, str) and value else value
        return format_date(day, "long") if isinstance(day, date) else ""

    def remark(self) -> str:
        try:
            day = parse_date(self.value)
        except Unclear:
            return ""
        return format_date(day, "full") if day else ""


class LongTextEditor(Editor, TextArea):
    """Several lines of text, as high as the text up to twelve lines. Tab goes on to the next field."""

    DEFAULT_CSS = """
    LongTextEditor {
        height: 4; padding: 0 0 0 1; border: none; border-left: outer $border-blurred; background: $surface;
        width: 1fr; scrollbar-size-vertical: 1;
        &:focus { border: none; border-left: outer $primary; background: $panel; }
    }
    """

    def __init__(self, ask: LongText) -> None:
        super().__init__(
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=False,
        )
        self.cursor_blink = False
        self._ask = ask
        self._rows = 0
        self._fit(ask.rows)
        self.settle()

    def raw(self) -> Hashable:
        return self.text

    def show(self, value: Any) -> None:
        text = str(clean(self.words(value)))
        if text != self.text:
            cursor = self.cursor_location
            self.load_text(text)
            self.cursor_location = min(cursor, self.document.end)
            self.grow()
        self.settle()

    def remark(self) -> str:
        return count_remark(self.text, self._ask.limit, always=self.has_focus)

    def grow(self) -> None:
        """Take the height of the text, within bounds; the layout is touched only when that changes."""
        self._fit(self.wrapped_document.height)

    def _fit(self, lines: int) -> None:
        rows = max(self._ask.rows, min(lines, MOST_ROWS))
        if rows != self._rows:
            self._rows = rows
            self.styles.height = rows

    def follow(self) -> None:
        """Scroll the page so that the line being written is seen."""
        if self.has_focus:
            reveal(self, self.cursor_screen_offset.y - self.content_region.y)

    def on_focus(self, event: events.Focus) -> None:
        """Writing goes on at the end, unless the cursor has been put somewhere."""
        if not event.from_app_focus and self.cursor_location == (0, 0):
            self.move_cursor(self.document.end)

    def on_resize(self) -> None:
        """Another width wraps the text anew."""
        self.call_after_refresh(self.grow)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(str(clean(event.text)), *self.selection):
            self.move_cursor(result.end_location)
