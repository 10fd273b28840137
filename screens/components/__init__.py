"""One screen per component, in a module of the component's name that ends with `SCREEN = …`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.content import Course
    from facilitator.session import Session
    from screens.base import ComponentScreen
    from screens.house import HouseScreen


COMPARED = ("intake", "dialogue")
"""The components that have a side-by-side screen, so that nothing is loaded to find out."""


def screen_for(component_id: str) -> type[ComponentScreen]:
    """The screen class of a component, loaded when it is first asked for.

    Raises:
        ModuleNotFoundError: there is no module of that name.
    """
    module = import_module(f"screens.components.{component_id}")
    screen: type[ComponentScreen] = module.SCREEN
    return screen


def compare_for(component_id: str) -> Callable[[Sequence[Session], Course], HouseScreen] | None:
    """The facilitator's side-by-side screen of a component, made from all libraries' sessions; None if it has none."""
    try:
        module = import_module(f"screens.components.{component_id}")
    except ModuleNotFoundError:
        return None
    compare: Callable[[Sequence[Session], Course], HouseScreen] | None = getattr(module, "COMPARE", None)
    return compare
