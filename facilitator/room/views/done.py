"""How far the tables are with the present step: counts, never who."""

from __future__ import annotations

from facilitator.room.hall import Hall
from facilitator.room.pictures import Bar, Bars, Picture
from facilitator.room.plenary.tables import names
from facilitator.room.words import words

ALL, SOME, NONE = "●", "◐", "○"


def view(hall: Hall) -> Picture:
    """A bar for each table with people in it."""
    texts = words(hall.course, "wall")
    here = hall.standing
    step = here.step if here.running else None
    title = texts.word("done_title")
    if step is None:
        return Picture(title, says=texts.word("done_no_step"))
    known = names(hall)
    bars = []
    finished = people = 0
    for one in hall.done(step):
        done, whole = len(one.finished), len(one.finished) + len(one.waiting)
        finished, people = finished + done, people + whole
        if whole:
            sign = ALL if one.all else SOME if done else NONE
            value = texts.word("done_of", n=done, m=whole)
            bars.append(Bar(known[one.table.key], done / whole, value, sign, strong=one.all))
    if not people:
        return Picture(title, says=texts.word("done_nobody"))
    says = (
        texts.word("all_done_says") if finished == people else texts.word("done_says", n=finished, m=people)
    )
    return Picture(title, (Bars(tuple(bars)),), says)
