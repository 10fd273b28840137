"""What somebody who comes late must know: what has happened, what came out of it, where the room is, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from facilitator.agenda import Room, RoomDecision, RoomParked, RoomRun, RoomStep
from facilitator.component import Reader
from facilitator.record import Record
from facilitator.room.hall import Hall
from facilitator.room.schedule import spent, steps_done
from facilitator.room.state import Standing

R = TypeVar("R", bound=Record)

LATE: Final = 5 * 60 * 1000
"""Whoever opens a library this long after the meeting began, in milliseconds, has missed something."""

MINUTE: Final = 60 * 1000


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


@dataclass(frozen=True, slots=True)
class _Then:
    """The workshop's file as it is, with the room standing at another of its steps."""

    reader: Reader
    step: int

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind."""
        return self.reader.all(kind)

    def get(self, kind: type[R], record_id: int) -> R | None:
        """The record with this id."""
        return self.reader.get(kind, record_id)

    def form(self, kind: type[R]) -> R:
        """The one record of a single kind."""
        found = self.reader.form(kind)
        return found.revise(step=self.step, wall="", blank=False) if isinstance(found, Room) else found

    def changed_at(self, kind: type[Record], record_id: int) -> datetime | None:
        """When a record was last written."""
        return self.reader.changed_at(kind, record_id)


def result(hall: Hall, step: RoomStep) -> str:
    """What came out of a step, in the one sentence that the wall says about it; "" while its answers are hidden."""
    from facilitator.room.views import picture

    then = replace(hall, workshop=_Then(hall.workshop, step.id))
    if not step.wall or then.standing.activity.hidden:
        return ""
    return picture(step.wall, then).says.strip()


def catch_up(hall: Hall) -> CatchUp:
    """What has happened at the meeting so far, and what comes."""
    here = hall.standing
    begun = {run.step: run.begun_at for run in hall.workshop.all(RoomRun) if run.begun_at is not None}
    done = steps_done(hall.workshop, here)
    been = [(begun[step.id], step) for step in here.steps if step.id in begun and step.id in done]
    passed = tuple(Passed(step, at, result(hall, step)) for at, step in sorted(been, key=lambda one: one[0]))
    meeting = here.room.meeting
    coming, ends = _coming(here, done)
    return CatchUp(
        here,
        passed,
        tuple(one for one in hall.workshop.all(RoomDecision) if one.meeting == meeting and one.text.strip()),
        tuple(one for one in hall.workshop.all(RoomParked) if one.meeting == meeting and one.text.strip()),
        coming,
        ends,
    )


def _coming(here: Standing, done: frozenset[int]) -> tuple[tuple[Coming, ...], int]:
    """The steps after the present one that have not been done, and when the last of them ends."""
    at = here.now + _left(here)
    found, ahead = [], here.step is None
    for step in here.live:
        if ahead and step.id not in done:
            found.append(Coming(step, at))
            at += MINUTE * (step.minutes or 0)
        ahead = ahead or (here.step is not None and step.id == here.step.id)
    return tuple(found), at


def _left(here: Standing) -> int:
    """How long the present step goes on, if it keeps to its time."""
    if here.seconds_left is not None:
        return 1000 * here.seconds_left
    if here.step is None:
        return 0
    return max(0, MINUTE * (here.step.minutes or 0) - spent(here.clock, here.now))
