"""A person's own keys: every binding of the house can be given other keys by its id."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.dom import DOMNode

from facilitator.course import COMPONENTS
from facilitator.settings import OwnFileError, Settings, keymap_path, load_keymap

if TYPE_CHECKING:
    from textual.app import App

_ROOM = ("after", "control", "plan", "plenary", "votes.entry", "votes.options", "wall")
_MODULES = (
    "app",
    "base",
    "home",
    "library",
    "people",
    "recover",
    "start",
    *(f"room.{name}" for name in _ROOM),
)


def binding_ids() -> frozenset[str]:
    """The ids of all bindings of the program's screens, windows and widgets."""
    for name in _MODULES:
        import_module(f"screens.{name}")
    for component in COMPONENTS:
        import_module(f"screens.components.{component.id}")
    ids: set[str] = set()
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if kind.__module__.startswith("screens."):
            ids.update(b.id for b in kind.__dict__.get("BINDINGS", ()) if isinstance(b, Binding) and b.id)
    return frozenset(ids)


def apply_keymap(app: App[int], settings: Settings) -> tuple[OwnFileError, ...]:
    """Use the person's keymap file, if there is one; what is wrong in it is left out and returned."""
    path = keymap_path(settings)
    if not path.exists():
        return ()
    keys, problems = load_keymap(path, binding_ids())
    app.set_keymap(keys)
    return problems
