"""The speaking order as it was drawn."""

from __future__ import annotations

from facilitator.room.hall import Hall
from facilitator.room.pictures import Lines, Picture
from facilitator.room.plenary.order import began_last, speaking_order
from facilitator.room.plenary.tables import names, said


def view(hall: Hall) -> Picture:
    """The libraries in a row, the one that begins first."""
    words, known, order = said(hall), names(hall), speaking_order(hall)
    if not order:
        return Picture(words.word("order_title"), (), words.word("order_none"))
    lines = tuple((f"{place}.", known[key], "") for place, key in enumerate(order, 1))
    last = known.get(began_last(hall), "")
    notes = (words.word("order_last", who=last),) if last and last != known[order[0]] else ()
    return Picture(
        words.word("order_title"), (Lines(lines),), words.word("order_says", who=known[order[0]]), notes
    )
