"""What every editor of a field can do, whatever it looks like."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget


class Editor:
    """Mixin of the widgets that edit one field.

    `raw` is what stands in the widget, `shown` what stood there when it was last the same as the saved value.
    The two differ while something is not saved.
    """

    shown: Hashable = None

    class Picked(Message):
        """The person has chosen: save at once."""

    class Moved(Message):
        """The cursor stands on another option: what the editor remarks may have changed."""

    def raw(self) -> Hashable:
        """What stands in the widget now."""
        raise NotImplementedError

    def read(self) -> Any:
        """The value to save.

        Raises:
            Unclear: what stands there cannot be understood.
        """
        return self.raw()

    def show(self, value: Any) -> None:
        """Show a saved value; this is not a change by the person."""
        raise NotImplementedError

    def settle(self) -> None:
        """What stands there now is saved."""
        self.shown = self.raw()

    @property
    def dirty(self) -> bool:
        """Whether something stands there that is not saved."""
        return self.raw() != self.shown

    def remark(self) -> str:
        """A short remark for the status line: a count, a date in words, a hint."""
        return ""

    def words(self, value: Any) -> str:
        """A saved value as people read it."""
        return "" if value is None else str(value)


def reveal(widget: Widget, line: int, height: int = 1) -> None:
    """Scroll what holds the widget as little as needed to show its lines `line` to `line + height`."""
    holder = next(
        (node for node in widget.ancestors if isinstance(node, Widget) and node.allow_vertical_scroll), None
    )
    if holder is None or not widget.is_attached:
        return
    top, node = line, widget
    while node is not holder:
        top += node.virtual_region.y + node.gutter.top
        if not isinstance(node.parent, Widget):
            return
        node = node.parent
    lines = Region(holder.scroll_offset.x, top, 1, max(1, height))
    holder.scroll_to_region(lines, animate=False, force=True, immediate=True, x_axis=False)
