"""What is answered on the meeting's page itself, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from textual.widget import Widget

from facilitator.room.state import Standing
from facilitator.room.tables import evaluated
from screens.room.table.joining import Seated
from screens.room.table.minute import Minute


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for what: the meeting's evaluation, by a person, perhaps typed by somebody else."""

    meeting: int
    person: int
    entered_by: int | None


def asked(room: Seated, here: Standing) -> Asked | None:
    """What whoever sits here is to answer now; None for nothing, or while nobody sits here."""
    seat, meeting = room.session.seat, evaluated(here)
    if seat.writes_as is None or meeting is None:
        return None
    return Asked(meeting, seat.writes_as, seat.entered_by)


def answer_for(room: Seated, wanted: Asked) -> Widget:
    """The widget in which it is answered."""
    return Minute(room, wanted.meeting, wanted.person, wanted.entered_by)
