"""Putting a copy of the workshop back to before a meeting, so that its rehearsal begins at the first step.

Everything here is pure and meant for a copy: what the facilitator and the participants gave at that meeting is removed.
"""

from __future__ import annotations

from collections.abc import Collection

from facilitator.agenda import (
    Room,
    RoomDecision,
    RoomDraw,
    RoomEvaluation,
    RoomEvent,
    RoomHands,
    RoomParked,
    RoomRun,
    RoomVote,
)
from facilitator.component import Reader
from facilitator.content import Course
from facilitator.edits import Change, Delete, Put
from facilitator.people import Finished
from facilitator.room.state import activity_of_step, steps_of
from facilitator.visibility import Activity


def activities(workshop: Reader, course: Course, meeting: int) -> frozenset[str]:
    """The names of all that is worked on at a meeting."""
    return frozenset(activity_of_step(step, course) for step in steps_of(workshop, meeting))


def nobody_runs(workshop: Reader) -> list[Change]:
    """No meeting has been begun, as far as the room goes."""
    return [Put(Room())] if workshop.form(Room) != Room() else []


def opened(reader: Reader, names: Collection[str]) -> list[Change]:
    """What these activities say of themselves is removed, in the workshop's file or in a library's."""
    return [Delete(Activity, one.id) for one in reader.all(Activity) if one.name in names]


def put_back(workshop: Reader, meeting: int) -> list[Change]:
    """What happened at a meeting is removed from the workshop's file: times, events, decisions, what was parked or drawn."""
    steps = {step.id for step in steps_of(workshop, meeting)}
    return [
        *(Delete(RoomRun, one.id) for one in workshop.all(RoomRun) if one.step in steps),
        *(Delete(RoomHands, one.id) for one in workshop.all(RoomHands) if one.step in steps),
        *(Delete(RoomEvent, one.id) for one in workshop.all(RoomEvent) if one.meeting == meeting),
        *(Delete(RoomParked, one.id) for one in workshop.all(RoomParked) if one.meeting == meeting),
        *(Delete(RoomDecision, one.id) for one in workshop.all(RoomDecision) if one.meeting == meeting),
        *(Delete(RoomDraw, one.id) for one in workshop.all(RoomDraw) if one.meeting == meeting),
    ]


def not_given(library: Reader, steps: Collection[int], meeting: int, names: Collection[str]) -> list[Change]:
    """The votes, evaluations and "I am finished" of a meeting are removed from a library's file."""
    return [
        *(Delete(RoomVote, one.id) for one in library.all(RoomVote) if one.step in steps),
        *(Delete(RoomEvaluation, one.id) for one in library.all(RoomEvaluation) if one.meeting == meeting),
        *(Delete(Finished, one.id) for one in library.all(Finished) if one.activity in names),
    ]
