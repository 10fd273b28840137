"""Somebody who is not on their library's list yet: the facilitator adds them where she chooses whom to write for."""

from __future__ import annotations

from typing import Final

from facilitator.i18n import tr
from facilitator.people import Person
from facilitator.session import Session
from screens.widgets.items import Item

NEW: Final = "new"
"""The last part of the key of the line that adds somebody to a library."""


def add_line(library: str, text: str) -> Item:
    """The line below a library's people."""
    return Item(f"{library}/{NEW}", (f"  + {text}",))


def added(table: Session, name: str) -> Person:
    """The person of this name in the library's file, who is there now; added if nobody is called so.

    Raises:
        FacilitatorError: the library's file cannot be written now.
    """
    name = name.strip()
    same = next((one for one in table.people if one.name.casefold() == name.casefold()), None)
    person = Person(id=table.new_id(), name=name) if same is None else same.revise(away=False)
    if person != same:
        table.put(tr("New participant"), person)
    return person
