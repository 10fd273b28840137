"""What is answered on the meeting's page itself, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from textual.widget import Widget

from facilitator.room import behalf
from facilitator.room.state import Standing
from facilitator.room.tables import evaluated
from facilitator.room.votes import BY_FACILITATOR
from screens.room.table.joining import Seated
from screens.room.table.minute import Minute
from screens.room.votes.ballot import Ballot


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for what: the vote of a step (else 0), or a meeting's evaluation, by a person, perhaps typed by another."""

    vote: int
    meeting: int
    person: int
    entered_by: int | None


def asked(room: Seated, here: Standing) -> Asked | None:
    """What whoever sits here is to answer now; None for nothing, or while nobody sits here."""
    seat, meeting = room.session.seat, evaluated(here)
    vote = here.step.id if here.attended and here.step is not None and here.step.vote else 0
    if seat.writes_as is None or (meeting is None and not vote):
        return None
    if not vote and _kept(room, meeting or 0):
        return None
    return Asked(vote, meeting or 0, seat.writes_as, seat.entered_by)


def _kept(room: Seated, meeting: int) -> bool:
    """Whether the facilitator sits here for somebody who has answered without her."""
    seat = room.session.seat
    return (
        seat.answers_for is not None
        and seat.entered_by == BY_FACILITATOR
        and behalf.evaluated(room.session, meeting, seat.answers_for)
    )


def answer_for(room: Seated, wanted: Asked) -> Widget:
    """The widget in which it is answered."""
    if wanted.vote:
        return Ballot(room.session, room, wanted.vote)
    return Minute(room, wanted.meeting, wanted.person, wanted.entered_by)
