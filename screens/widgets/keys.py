"""The keys and messages that lists, tables and boards share."""

from __future__ import annotations

from collections.abc import Hashable

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from facilitator.i18n import N_


def hidden(key: str, action: str, id: str, text: str, tip: str) -> Binding:
    """A key that works without taking room in the footer."""
    return Binding(key, action, text, show=False, id=id, tooltip=tip)


MOVES: list[BindingType] = [
    hidden("up", "step(-1)", "list.up", N_("Up"), N_("Go one line up")),
    hidden("down", "step(1)", "list.down", N_("Down"), N_("Go one line down")),
    hidden("pageup", "leap(-1)", "list.page_up", N_("Page up"), N_("Go one page up")),
    hidden("pagedown", "leap(1)", "list.page_down", N_("Page down"), N_("Go one page down")),
    hidden("home", "edge(-1)", "list.first", N_("First"), N_("Go to the first line")),
    hidden("end", "edge(1)", "list.last", N_("Last"), N_("Go to the last line")),
]
SIDEWAYS: list[BindingType] = [
    hidden("left", "aside(-1)", "list.left", N_("Left"), N_("Go one column to the left")),
    hidden("right", "aside(1)", "list.right", N_("Right"), N_("Go one column to the right")),
]
CHOOSE: BindingType = Binding(
    "enter", "choose", N_("Choose"), id="list.choose", tooltip=N_("Choose where the cursor is")
)


class About(Message):
    """Something happened to what has this key in the widget `control`."""

    def __init__(self, control: Widget, key: Hashable) -> None:
        super().__init__()
        self._control = control
        self.key = key

    @property
    def control(self) -> Widget:
        return self._control
