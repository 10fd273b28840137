"""Which types of partner there are at each library: a map with its white spots.

Once ideas are revealed it counts the possible partners made of them, before that the partners that libraries have already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from facilitator.components.intake import gather
from facilitator.components.intake.counting import count_by
from facilitator.components.partners.ideas import pool, revealed
from facilitator.components.partners.maps import NO_SERVICE, services, white_spots
from facilitator.i18n import format_list
from facilitator.room.hall import WALL, Hall, Table
from facilitator.room.pictures import Grid, Picture
from facilitator.room.plenary.tables import names
from facilitator.room.words import words

NAMED = 3
"""More white spots than this are counted instead of named."""


def view(hall: Hall) -> Picture:
    """Types of partner down and libraries across; with one library its chosen services down and types across."""
    texts = words(hall.course, "wall")
    found = {table.key: _candidates(table) for table in hall.tables}
    found = {key: counts for key, counts in found.items() if counts}
    if len(found) == 1:
        table = next(table for table in hall.tables if table.key in found)
        if (picture := _services(hall, table)) is not None:
            return picture
    if found:
        return _sectors(hall, found, "maps_title")
    now = {table.key: _partners(table) for table in hall.tables}
    now = {key: counts for key, counts in now.items() if counts}
    if now:
        return _sectors(hall, now, "maps_now_title")
    return Picture(texts.word("maps_title"), says=texts.word("maps_none"))


def _candidates(table: Table) -> Counter[str]:
    if not revealed(table.reader, WALL):
        return Counter()
    return Counter(one.sector for one in pool(table.reader, WALL).candidates if one.sector)


def _partners(table: Table) -> Counter[str]:
    counts = count_by(gather(table.reader, WALL).partnerships, "sector")
    return Counter({sector: n for sector, n in counts.items() if sector})


def _sectors(hall: Hall, found: Mapping[str, Counter[str]], title: str) -> Picture:
    """Types down, libraries across."""
    texts, known = words(hall.course, "wall"), names(hall)
    listed = hall.course.choices.get("sector", {})
    rows = tuple(
        (str(choice.label), tuple(_count(counts[sector]) for counts in found.values()))
        for sector, choice in listed.items()
    )
    white = [
        str(choice.label)
        for sector, choice in listed.items()
        if not any(counts[sector] for counts in found.values())
    ]
    kind = "maps_" if title == "maps_title" else "maps_now_"
    return Picture(
        texts.word(title),
        (Grid(tuple(known[key] for key in found), rows),),
        _white(hall, white, f"{kind}white", f"{kind}full"),
    )


def _services(hall: Hall, table: Table) -> Picture | None:
    """One library's chosen services down, types across; None while it has chosen none."""
    texts = words(hall.course, "wall")
    spots = white_spots(table.reader, hall.course, pool(table.reader, WALL))
    if spots.rows == (NO_SERVICE,):
        return None
    titles = services(table.reader, hall.course)
    heads = tuple(hall.course.label("sector", column) for column in spots.columns)
    rows = tuple(
        (titles[row], tuple(_count(spots.counts.get((row, column), 0)) for column in spots.columns))
        for row in spots.rows
    )
    everywhere = [
        hall.course.label("sector", column)
        for column in spots.columns
        if not any(spots.counts.get((row, column)) for row in spots.rows)
    ]
    title = texts.word("maps_of", who=names(hall)[table.key])
    return Picture(title, (Grid(heads, rows),), _white(hall, everywhere, "maps_white", "maps_full"))


def _count(n: int) -> str:
    return str(n) if n else ""


def _white(hall: Hall, white: list[str], some: str, none: str) -> str:
    texts = words(hall.course, "wall")
    if not white:
        return texts.word(none)
    if len(white) > NAMED:
        rest = texts.word("more", n=len(white) - NAMED + 1)
        return texts.word(some, what=f"{', '.join(white[: NAMED - 1])} {rest}")
    return texts.word(some, what=format_list(white))
