"""The mixed groups: how many from each library sit in each of them, never who."""

from __future__ import annotations

from facilitator.room.hall import Hall
from facilitator.room.pictures import Grid, Picture
from facilitator.room.plenary.groups import groups_now, without_group
from facilitator.room.plenary.tables import meant, names, said


def view(hall: Hall) -> Picture:
    """A row for each group, a column for each library that has somebody in one."""
    words, known = said(hall), names(hall)
    made = groups_now(hall.workshop, meant(hall))
    if not made:
        return Picture(words.word("groups_title"), (), words.word("groups_none"))
    columns = [key for key in known if any(group.from_library(key) for group in made)]
    rows = tuple(
        (
            words.word("groups_group", number=group.number),
            tuple(str(group.from_library(key) or "") for key in columns),
        )
        for group in made
    )
    sizes = sorted({len(group.people) for group in made})
    text = str(sizes[0]) if len(sizes) == 1 else words.word("groups_size", low=sizes[0], high=sizes[-1])
    late = without_group(hall)
    notes = (words.word("groups_late", n=len(late)),) if late else ()
    return Picture(
        words.word("groups_title"),
        (Grid(tuple(known[key] for key in columns), rows),),
        words.word("groups_says", n=len(made), sizes=text),
        notes,
    )
