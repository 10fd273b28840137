"""Which kinds of partners the libraries have seen, which nobody has, and who can ask whom."""

from __future__ import annotations

from typing import Final

from facilitator.i18n import format_list
from facilitator.room.hall import Hall
from facilitator.room.pictures import Body, Grid, Lines, Picture
from facilitator.room.plenary.partners import Map, Seen, partner_map
from facilitator.room.plenary.tables import named, names, said

ASKS: Final = 2
"""How many "ask them" are shown."""

ASKED: Final = 2
"""How many libraries one is sent to."""


def view(hall: Hall) -> Picture:
    """The map of sectors by libraries: what they have today and what they have thought of."""
    words, found, known = said(hall), partner_map(hall), names(hall)
    bodies: list[Body] = []
    if found.known:
        rows = tuple(
            (hall.course.label("sector", one), tuple(_cell(found.at(key, one)) for key in found.known))
            for one in found.sectors
        )
        bodies.append(Grid(tuple(known[key] for key in found.known), rows))
    asks = tuple(
        (
            "→",
            words.word("partners_wish", who=known[ask.library], what=hall.course.label("sector", ask.sector)),
            words.word("partners_ask", who=format_list([known[key] for key in ask.ask[:ASKED]])),
        )
        for ask in found.asks[:ASKS]
    )
    if asks:
        bodies.append(Lines(asks))
    notes = (words.word("partners_note"),) if found.known else ()
    return Picture(words.word("partners_title"), tuple(bodies), _says(found, hall), notes)


def _cell(seen: Seen) -> str:
    sign = "✓" if seen.short else "○"
    marks = [f"●{seen.today}" if seen.today else "", f"{sign}{seen.thought}" if seen.thought else ""]
    return " ".join(mark for mark in marks if mark)


def _says(found: Map, hall: Hall) -> str:
    words = said(hall)
    if not found.known:
        return words.word("partners_none")
    if found.unseen:
        what = format_list([hall.course.label("sector", one) for one in found.unseen])
        return words.word("partners_says_unseen", what=what)
    if found.categories:
        what = format_list([hall.course.label("partner_category", one) for one in found.categories])
        return words.word("partners_says_categories", what=what)
    if found.asks:
        first = found.asks[0]
        return words.word(
            "partners_says_ask",
            who=names(hall)[first.library],
            ask=named(hall, first.ask[:1]),
            what=hall.course.label("sector", first.sector),
        )
    return words.word("partners_says_all")
