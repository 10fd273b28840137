"""What a participant is told about the present step: where the work is, and what the others see."""

from __future__ import annotations

from facilitator.agenda import EVALUATE, Room, RoomStep, activity_name
from facilitator.content import Course
from facilitator.room.state import Standing, activity_of_step
from facilitator.visibility import Activity, Phase, See, Write


def on_page(step: RoomStep) -> bool:
    """Whether what the step asks for is given on the meeting's own page: a vote, or the meeting's evaluation."""
    return bool(step.vote) or step.method == EVALUATE


def gathers(step: RoomStep, course: Course) -> bool:
    """Whether people give something in this step that can be hidden, shown and locked."""
    return on_page(step) or activity_of_step(step, course) != activity_name(step.id)


def phase_word(activity: Activity) -> str:
    """The word that says who sees and who writes what now; its short form is the word with `_short`."""
    if activity.write is Write.FACILITATOR and activity.phase is not Phase.CLOSED:
        return "phase_facilitator"
    if activity.see is See.OWN:
        return "phase_own_locked" if activity.locked else "phase_own"
    if activity.locked:
        return "phase_frozen" if activity.hidden else "phase_closed"
    return "phase_writing" if activity.hidden else "phase_revealed"


def evaluated(here: Standing) -> int | None:
    """The meeting that can be evaluated now: in its own step, and from its end until the next one begins."""
    room: Room = here.room
    if here.meeting is None or room.begun_at is None:
        return None
    if room.ended_at is not None:
        return here.meeting.id
    return here.meeting.id if here.step is not None and here.step.method == EVALUATE else None
