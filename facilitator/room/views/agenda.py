"""Today's agenda: the steps with their times, the present one marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Final

from facilitator.agenda import RoomStep
from facilitator.i18n import format_time
from facilitator.room.coming import just_held, next_meeting
from facilitator.room.hall import Hall
from facilitator.room.moments import day_of, local
from facilitator.room.pictures import Lines, Picture
from facilitator.room.schedule import DAY, minutes_of, pace, plan_of
from facilitator.room.state import Standing, steps_of
from facilitator.room.words import words

NOW, DONE, COMING = "▸", "✓", ""

BEHIND: Final = 5
"""From so many minutes off the plan the coming steps have the times that are to be expected."""

MOST: Final = 12
"""With more steps than this those that are over are counted instead of shown."""


def view(hall: Hall) -> Picture:
    """The steps of the meeting that runs, or of the one that comes next."""
    texts = words(hall.course, "wall")
    here = hall.standing
    if not here.running and not just_held(here):
        here = replace(here, meeting=None, step=None)
    meeting = here.meeting or next_meeting(hall.workshop, day_of(hall.now))
    if meeting is None:
        return Picture(texts.word("agenda"), says=texts.word("agenda_none"))
    steps = tuple(step for step in steps_of(hall.workshop, meeting.id) if not step.skipped)
    times = _times(hall, here) if here.meeting is not None else {}
    plan = {one.step.id: _time(one.start) for one in plan_of(meeting, steps).steps if one.start is not None}
    signs = _signs(here, steps)
    lines = [
        (
            signs[step.id],
            step.title.strip() or texts.word("untitled"),
            times.get(step.id, plan.get(step.id, "")),
        )
        for step in steps
    ]
    over = sum(sign == DONE for sign, _, _ in lines)
    if len(lines) > MOST and over > 1:
        lines = [(DONE, texts.word("agenda_over", n=over), ""), *(line for line in lines if line[0] != DONE)]
    return Picture(texts.word("agenda"), (Lines(tuple(lines)),) if lines else (), _says(hall, here, steps))


def _signs(here: Standing, steps: tuple[RoomStep, ...]) -> dict[int, str]:
    """Where the meeting is: what lies before the present step is over."""
    at = next((n for n, step in enumerate(steps) if here.step and step.id == here.step.id), -1)
    if here.meeting is not None and here.room.ended_at is not None:
        return {step.id: DONE for step in steps}
    return {step.id: NOW if n == at else DONE if n < at else COMING for n, step in enumerate(steps)}


def _times(hall: Hall, here: Standing) -> dict[int, str]:
    """When steps were begun and the coming ones are to be expected, where the meeting is off its plan."""
    found = pace(hall.workshop, hall.course, hall.now)
    if found is None or here.meeting is None or not here.running:
        return {}
    starts = minutes_of(here.meeting.starts)
    if starts is None or (abs(found.behind) < BEHIND and _about(found.began_at) == _time(starts)):
        return {}
    return {one.step.id: _about(one.start) if one.start else "" for one in found.steps}


def _time(minutes: int) -> str:
    """Minutes after midnight as the language writes a time of day."""
    return format_time(time(*divmod(minutes % DAY, 60)))


def _about(moment: int) -> str:
    """A moment to the nearest five minutes, as a time of day."""
    five = 5 * 60_000
    here = local((moment + five // 2) // five * five)
    return _time(here.hour * 60 + here.minute)


def _says(hall: Hall, here: Standing, steps: tuple[RoomStep, ...]) -> str:
    texts = words(hall.course, "wall")
    if not steps:
        return texts.word("agenda_none")
    if not here.running or here.step is None:
        return texts.word("agenda_steps", n=len(steps))
    following = here.following
    if following is None:
        return texts.word("agenda_last")
    return texts.word("agenda_next", title=following.title.strip() or texts.word("untitled"))
