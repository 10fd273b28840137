"""The libraries side by side: their short names, and a sentence that names them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from facilitator.components.intake import short_names
from facilitator.content import ComponentContent
from facilitator.i18n import format_list
from facilitator.room.actions import today_of
from facilitator.room.coming import next_meeting
from facilitator.room.hall import Hall
from facilitator.room.words import words

MOST_NAMED: Final = 4
"""More libraries than this are not named one by one."""


def names(hall: Hall) -> dict[str, str]:
    """Each library's name by key, without the word that they all share."""
    short = short_names([table.name for table in hall.tables])
    return {table.key: name for table, name in zip(hall.tables, short, strict=True)}


def meant(hall: Hall) -> int:
    """The id of the meeting that lots are drawn for: the one that is running, else the next one, so that what was drawn at
    the last one stays; 0 while there is none.
    """
    here = hall.standing
    if not here.running:
        held = here.room.meeting if here.room.ended_at is not None else None
        coming = next_meeting(hall.workshop, today_of(hall), held)
        if coming is not None:
            return coming.id
    return here.room.meeting or 0


def said(hall: Hall) -> ComponentContent:
    """The words of the plenary."""
    return words(hall.course, "plenary")


def named(hall: Hall, keys: Collection[str], most: int = MOST_NAMED) -> str:
    """These libraries in a row, as in "Gentofte, Gladsaxe og Næstved"; all of them, or many, are counted instead."""
    known = names(hall)
    found = [known[table.key] for table in hall.tables if table.key in keys]
    if len(found) == len(hall.tables) > 2:
        return said(hall).word("all_libraries", n=len(found))
    if len(found) > most:
        rest = len(found) - most + 1
        return format_list([*found[: most - 1], said(hall).word("others", n=rest)])
    return format_list(found)


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def share(keys: Sequence[str], hall: Hall) -> float:
    """The part 0..1 of the room's libraries that these are."""
    return len(keys) / len(hall.tables) if hall.tables else 0.0
