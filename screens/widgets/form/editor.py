"""What every editor of a field can do, whatever it looks like."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, cast

from textual import events
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

    def typed(self, event: events.Key) -> bool:  # noqa: ARG002 - text editors leave letters to Textual
        """A key that is no binding of the editor was pressed; whether it meant something."""
        return False

    async def on_key(self, event: events.Key) -> None:
        """Take keys in the order in which they were pressed."""
        if await in_order(cast("Widget", self), event) or self.typed(event):
            event.stop()


class Fold:
    """Mixin of widgets that keep the focus within reach."""

    def within(self, widget: Widget, target: Widget) -> Widget:  # noqa: ARG002 - for those that keep it
        """Where the focus goes instead of `target` when it is to leave `widget`, which is within this one."""
        return target


FOCUS_STEPS = {"app.focus_next": 1, "app.focus_previous": -1}


async def in_order(widget: Widget, event: events.Key) -> bool:
    """Do at once what the key means here; whether that was done.

    Textual hands letters to the focused widget as they come, while a key with a binding first wanders up to the
    application: of keys that come in one burst, later letters would overtake a Backspace or a Tab.
    """
    focused = widget.screen.focused
    if focused is not None and focused is not widget:
        event.prevent_default()
        focused._forward_event(events.Key(event.key, event.character))
        return True
    if event.is_printable and event.key != "space":
        return False
    active = widget.screen.active_bindings.get(event.key)
    if active is None:
        return False
    if active.binding.action in FOCUS_STEPS:
        step_from(widget, FOCUS_STEPS[active.binding.action])
        return True
    return active.node is widget and await widget.app.run_action(active.binding.action, widget)


def step_from(widget: Widget, step: int) -> None:
    """Put the focus on the next widget, or on the one before, and show it at once: no gliding."""
    chain = widget.screen.focus_chain
    if widget not in chain:
        widget.screen.focus_next()
        return
    target = chain[(chain.index(widget) + step) % len(chain)]
    for node in widget.ancestors:
        if isinstance(node, Fold):
            target = node.within(widget, target)
    target.screen.set_focus(target, scroll_visible=False)
    bring(target)


def bring(widget: Widget) -> None:
    """Scroll so that the widget is seen; of an editor also its label and its status if there is room."""
    whole = widget.parent if isinstance(widget, Editor) else widget
    if isinstance(whole, Widget):
        reveal(whole, 0, whole.outer_size.height)
    reveal(widget, 0, widget.outer_size.height)


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
