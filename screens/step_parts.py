"""What steps of several components share: texts of several lines, lines that stand back or warn, and a component's keys."""

from __future__ import annotations

from typing import Protocol

from textual.binding import Binding
from textual.content import Content

from screens.house import WORD
from screens.widgets.paint import MUTED, Line, as_content, say


class KeyMaker(Protocol):
    """Makes the bindings of one component."""

    def __call__(
        self,
        keys: str,
        action: str,
        name: str,
        *,
        id: str = "",
        show: bool = True,
        display: str | None = None,
    ) -> Binding:
        """A binding whose word, tooltip and (unless said) id all follow from its name."""
        ...


def keys_of(component: str) -> KeyMaker:
    """The maker of a component's bindings: words `key_<name>` and `tip_<name>` of its content file."""

    def key(
        keys: str,
        action: str,
        name: str,
        *,
        id: str = "",
        show: bool = True,
        display: str | None = None,
    ) -> Binding:
        return Binding(
            keys,
            action,
            f"{WORD}key_{name}",
            id=f"{component}.{id or name}",
            show=show,
            key_display=display,
            tooltip=f"{WORD}tip_{name}",
        )

    return key


def text(*lines: Line) -> Content:
    """Lines as one literal text."""
    return Content("\n").join([as_content(line) for line in lines])


def muted(line: str) -> Content:
    """A line that stands back."""
    return say((line, MUTED))


def warning(line: str) -> Content:
    """A line that must be noticed, by sign as well as by colour."""
    return say(("! ", "bold $text-warning"), (line, "$text-warning"))
