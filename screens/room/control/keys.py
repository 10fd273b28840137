"""The control view's keys: one hand, no combinations, and those of a clicker among them."""

from __future__ import annotations

from functools import cache
from typing import Final

from textual.binding import Binding, BindingType


def _key(key: str, action: str, name: str, *, shown: str = "", footer: bool = True) -> Binding:
    return Binding(
        key,
        action,
        f"word:key_{name}",
        id=f"room.{name}",
        tooltip=f"word:key_{name}_tip",
        key_display=shown or None,
        show=footer,
    )


KEYS: Final[list[BindingType]] = [
    _key("enter", "begin", "begin"),
    _key("pagedown,right", "onward", "onward", shown="→"),
    _key("pageup,left", "backward", "backward", shown="←"),
    _key("space", "timer", "timer"),
    _key("v", "page", "page"),
    _key("j", "jump", "jump"),
    _key("r", "reveal", "reveal"),
    _key("k", "catch_up", "catch_up"),
    _key("p", "park", "park"),
    _key("d", "decide", "decide"),
    _key("w", "wall", "wall"),
    _key("b,full_stop", "blank", "blank", shown="B"),
    _key("e", "enter", "enter"),
    _key("s", "vote", "vote"),
    _key("plus", "more(1)", "one_more", shown="+"),
    _key("5", "more(5)", "five_more"),
    _key("minus", "more(-1)", "one_less", shown="−"),
    _key("t", "length", "length"),
    _key("f", "freeze", "freeze"),
    _key("o", "open", "open"),
    _key("l", "lock", "lock"),
    _key("n", "names", "names"),
    _key("a", "task", "task"),
    _key("x", "skip", "skip"),
    _key("g", "plenary", "plenary"),
    _key("m", "minutes", "minutes"),
    _key("h", "card", "card", footer=False),
    _key("up", "roll(-1)", "roll_up", footer=False),
    _key("down", "roll(1)", "roll_down", footer=False),
    _key("c", "choose_meeting", "choose_meeting"),
    Binding(
        "escape,q,f10",
        "leave",
        "word:key_leave",
        id="room.leave",
        tooltip="word:key_leave_tip",
        key_display="Esc",
    ),
]
"""In the order of the footer, the most needed first."""


ON_ANSWERS: Final = frozenset({"freeze", "lock", "names"})
"""What only means something in a step in which people give something."""

SHOWING: Final = frozenset({"reveal", "open"})
"""What also means something where the step has a view of its own for the wall."""


@cache
def actions() -> frozenset[str]:
    """The names of what these keys do."""
    return frozenset(key.action.partition("(")[0] for key in KEYS if isinstance(key, Binding))
