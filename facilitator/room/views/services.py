"""What each library has chosen, and the services that several libraries have on their lists."""

from __future__ import annotations

from typing import Final

from facilitator.room.hall import Hall
from facilitator.room.pictures import Body, Grid, Lines, Picture
from facilitator.room.plenary.services import At, Compared, Own, Same, compared
from facilitator.room.plenary.tables import named, names, said, sentence

MOST: Final = 6
"""As many rows as the back row can read."""


def view(hall: Hall) -> Picture:
    """Each library's choice in a line, then a map of the services that they share."""
    words, found, known = said(hall), compared(hall), names(hall)
    working = [one for one in found.own if one.looked]
    bodies: list[Body] = []
    if working:
        bodies.append(Lines(tuple(_line(one, hall) for one in working)))
    shared = found.same[:MOST]
    if shared:
        columns = [one.library for one in working if any(same.of(one.library) for same in shared)]
        rows = tuple((one.title, tuple(_cell(one.of(key)) for key in columns)) for one in shared)
        bodies.append(Grid(tuple(known[key] for key in columns), rows))
    notes = (words.word("services_note"),) if shared else ()
    return Picture(words.word("services_title"), tuple(bodies), _says(found, hall), notes)


def _line(one: Own, hall: Hall) -> tuple[str, str, str]:
    words, name = said(hall), names(hall)[one.library]
    if one.chosen:
        return "✓", name, " · ".join(one.chosen)
    if one.top:
        return "○", name, words.word("services_top", what=" · ".join(one.top))
    return "○", name, words.word("services_looking", n=one.looked)


def _cell(at: At | None) -> str:
    if at is None:
        return ""
    marks = [str(at.rank) if at.rank is not None else "", "✓" if at.chosen is not None else ""]
    return " ".join(mark for mark in marks if mark) or "○"


def _says(found: Compared, hall: Hall) -> str:
    words = said(hall)
    if not any(one.looked for one in found.own):
        return words.word("services_none")
    if not found.same:
        return words.word("services_apart")
    return _about(found.same[0], hall)


def _about(first: Same, hall: Hall) -> str:
    words = said(hall)
    others = [key for key in first.libraries if key not in first.chosen]
    who = named(hall, first.chosen or first.libraries)
    if len(first.chosen) > 1:
        return words.word("services_says_chosen", what=first.title, who=who)
    if first.chosen:
        return words.word("services_says_both", what=first.title, who=who, others=named(hall, others))
    key = "services_says_two" if len(first.libraries) == 2 else "services_says_listed"
    return words.word(key, what=first.title, who=sentence(who))
