"""What somebody who comes late must know: what has happened, what came out of it, where the room is, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facilitator.agenda import RoomDecision, RoomParked, RoomRun, RoomStep
from facilitator.room.actions import decided
from facilitator.room.hall import Hall
from facilitator.room.results import result
from facilitator.room.schedule import pace, steps_done
from facilitator.room.state import Standing

LATE: Final = 5 * 60 * 1000
"""Whoever opens a library this long after the meeting began, in milliseconds, has missed something."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that the room is through with: when it was begun, and what came out of it where that is shown."""

    step: RoomStep
    at: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that is still to come, and when it begins if nothing takes longer than planned."""

    step: RoomStep
    at: int


@dataclass(frozen=True, slots=True)
class CatchUp:
    """The meeting so far, the step that is on, and the rest of the day. Moments are milliseconds of the room's clock."""

    standing: Standing
    passed: tuple[Passed, ...]
    decisions: tuple[RoomDecision, ...]
    parked: tuple[RoomParked, ...]
    coming: tuple[Coming, ...]
    ends: int


def is_late(here: Standing) -> bool:
    """Whether whoever comes in now has missed something: over five minutes have gone and the first step is over."""
    begun = here.room.begun_at
    return here.attended and begun is not None and here.now - begun > LATE and here.number >= 2


def catch_up(hall: Hall) -> CatchUp:
    """What has happened at the meeting so far, and what comes, with the minutes' results and the control view's times."""
    here = hall.standing
    begun = {run.step: run.begun_at for run in hall.workshop.all(RoomRun) if run.begun_at is not None}
    done = steps_done(hall.workshop, here)
    been = [(begun[step.id], step) for step in here.steps if step.id in begun and step.id in done]
    passed = tuple(Passed(step, at, _said(hall, step)) for at, step in sorted(been, key=lambda one: one[0]))
    meeting = here.room.meeting or 0
    times = pace(hall.workshop, hall.course, hall.now)
    expected = times.steps if times is not None else ()
    return CatchUp(
        here,
        passed,
        decided(hall, meeting),
        tuple(one for one in hall.workshop.all(RoomParked) if one.meeting == meeting and one.text.strip()),
        tuple(
            Coming(one.step, one.start)
            for one in expected
            if one.start is not None and not one.past and not one.present
        ),
        times.ends_at if times is not None else here.now,
    )


def _said(hall: Hall, step: RoomStep) -> str:
    """What came out of a step, in one sentence; "" where there is nothing that may be told."""
    found = result(hall, step)
    return found.says.strip() if found is not None else ""
