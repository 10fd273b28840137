"""Which meeting is held today or comes next, for those who look before and after it."""

from __future__ import annotations

from datetime import date

from facilitator.agenda import RoomEvent
from facilitator.component import Reader
from facilitator.components.homework import HomeworkMeeting
from facilitator.room.moments import day_of
from facilitator.room.state import Standing


def just_held(here: Standing) -> bool:
    """Whether the room's meeting has ended today."""
    return here.room.ended_at is not None and day_of(here.room.ended_at) == day_of(here.now)


def next_meeting(reader: Reader, today: date, besides: int | None = None) -> HomeworkMeeting | None:
    """The first meeting today or later; without dates the first that has not been begun. `besides` is left out."""
    begun = {event.meeting for event in reader.all(RoomEvent)}
    rows = [one for one in reader.all(HomeworkMeeting) if one.id != besides]
    dated = [(one.day, n, one) for n, one in enumerate(rows) if one.day is not None and one.day >= today]
    if dated:
        return min(dated, key=lambda found: found[:2])[2]
    return next((one for one in rows if one.day is None and one.id not in begun), None)
