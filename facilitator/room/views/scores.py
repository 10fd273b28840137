"""The services in the order of each library's scores, side by side, once they are revealed there."""

from __future__ import annotations

from collections import Counter
from typing import Final

from facilitator.components.services.result import Result, result
from facilitator.components.services.sentences import names_of, place, points_of
from facilitator.room.hall import WALL, Hall, Table
from facilitator.room.pictures import Bar, Bars, Grid, Picture
from facilitator.room.plenary.tables import named, names
from facilitator.room.words import words

TOP: Final = 3
"""Places beside each other."""

ALONE: Final = 8
"""Places of one library that stands alone."""


def revealed(hall: Hall) -> dict[str, Result]:
    """The results that the wall may show, by library."""
    found = {table.key: result(table.reader, hall.course, WALL) for table in hall.tables}
    return {key: one for key, one in found.items() if one is not None and one.placed}


def waiting(hall: Hall, found: dict[str, Result]) -> tuple[str, ...]:
    """A remark that names the libraries whose result is not there yet; nothing while no library has one."""
    keys = [table.key for table in hall.tables if table.key not in found]
    return (words(hall.course, "wall").word("not_yet", who=named(hall, keys)),) if found and keys else ()


def view(hall: Hall) -> Picture:
    """One library's ranking as bars, several libraries' first places as a map."""
    texts = words(hall.course, "wall")
    found = revealed(hall)
    if not found:
        return Picture(texts.word("scores_title"), says=texts.word("scores_none"))
    if len(found) == 1:
        key, of = next(iter(found.items()))
        return _one(hall, next(table for table in hall.tables if table.key == key), of)
    known = names(hall)
    rows = []
    for key, of in found.items():
        titles = names_of(of, hall.course)
        cells = [f"{titles[one.service.id]}{_tied(one.tied)}" for one in of.placed[:TOP]]
        rows.append((known[key], (*cells, *[""] * (TOP - len(cells)))))
    heads = tuple(texts.word("place", n=n) for n in range(1, TOP + 1))
    return Picture(
        texts.word("scores_title"), (Grid(heads, tuple(rows)),), _says(hall, found), waiting(hall, found)
    )


def _tied(tied: bool) -> str:
    return " (=)" if tied else ""


def _one(hall: Hall, table: Table, of: Result) -> Picture:
    texts = words(hall.course, "wall")
    titles, reached = names_of(of, hall.course), points_of(of)
    bars = tuple(
        Bar(
            titles[one.service.id],
            (one.value.total or 0) / 100,
            reached[one.service.id],
            place(one),
            strong=one.rank is not None and one.rank <= of.k,
        )
        for one in of.placed[:ALONE]
    )
    firsts = [titles[one.service.id] for one in of.placed if one.rank == 1]
    key = "scores_first" if len(firsts) == 1 else "scores_tie"
    who = names(hall)[table.key]
    says = texts.word(key, what=firsts[0], who=who, n=len(firsts))
    return Picture(texts.word("scores_of", who=who), (Bars(bars),), says, waiting(hall, {table.key: of}))


def _says(hall: Hall, found: dict[str, Result]) -> str:
    """What the first places have in common."""
    texts = words(hall.course, "wall")
    firsts: Counter[str] = Counter()
    for of in found.values():
        titles = names_of(of, hall.course)
        firsts.update({titles[one.service.id] for one in of.placed if one.rank == 1})
    what, n = firsts.most_common(1)[0]
    if n == 1:
        return texts.word("scores_apart", m=len(found))
    return texts.word("scores_same", what=what, n=n, m=len(found))
