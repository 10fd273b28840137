"""The parking lot: what waits, and what has been taken up at this meeting."""

from __future__ import annotations

from facilitator.agenda import RoomParked
from facilitator.room.actions import waiting
from facilitator.room.hall import Hall
from facilitator.room.naming import left_out, unnamed
from facilitator.room.pictures import Lines, Picture
from facilitator.room.words import words
from facilitator.wording import flat


def view(hall: Hall) -> Picture:
    """Everything that waits, then this meeting's matters with their answers; what names a participant is left out."""
    texts, meeting = words(hall.course, "minutes"), hall.standing.room.meeting or 0
    waits = waiting(hall)
    handled = [
        one
        for one in hall.workshop.all(RoomParked)
        if one.handled and one.text.strip() and one.meeting == meeting
    ]
    open_, done = (unnamed(hall, rows, _text) for rows in (waits, handled))
    lines = [("P", flat(one.text), flat(one.answer)) for one in open_]
    lines += [("✓", flat(one.text), flat(one.answer)) for one in done]
    none = texts.word("parked_all" if done else "parked_none")
    says = texts.word("parked_says", n=len(open_)) if open_ else none
    away = left_out(hall, len(waits) + len(handled) - len(lines))
    return Picture(
        texts.word("parked_title"),
        (Lines(tuple(lines)),) if lines else (),
        "" if away and not lines else says,
        away,
    )


def _text(one: RoomParked) -> str:
    return f"{one.text} {one.answer}"
