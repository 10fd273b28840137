"""Ready-made plans of the course's meetings, and making them the workshop's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from facilitator.agenda import RoomOption, RoomStep
from facilitator.component import Reader
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course, Piece, Text
from facilitator.content.texts import NonEmpty
from facilitator.edits import Change, Delete, Put
from facilitator.record import between
from facilitator.room.state import steps_of
from facilitator.store import new_id


class ReadyStep(Piece):
    """One step of a ready-made plan; its fields are those of `RoomStep`."""

    id: NonEmpty
    title: Text
    minutes: int = Field(ge=0, le=480)
    least: int | None = Field(default=None, ge=0, le=480)
    method: str = ""
    task: Text | None = None
    place: str = ""
    question: str = ""
    notes: Text | None = None
    script: Text | None = None
    needs: Text | None = None
    write: str = ""
    see: str = ""
    reveal: str = ""
    names: bool = False
    ahead: bool = True
    wall: str = ""
    vote: Literal["", "dots", "approval", "rating", "ranking"] = ""
    budget: int | None = Field(default=None, ge=1, le=99)
    options: tuple[Text, ...] = ()


class ReadyMeeting(Piece):
    """One meeting of a ready-made plan."""

    id: NonEmpty
    title: Text
    lead: Text
    starts: str = ""
    minutes: int = Field(ge=15, le=720)
    steps: tuple[ReadyStep, ...] = Field(min_length=1)


class Meetings(Piece):
    """`meetings.toml`: the course's meetings, ready to be taken and changed."""

    meetings: tuple[ReadyMeeting, ...] = Field(min_length=1)


def ready(course: Course) -> tuple[ReadyMeeting, ...]:
    """The course's ready-made meetings.

    Raises:
        ContentError: the file has a mistake.
    """
    return course.deck("meetings", Meetings).meetings


def _said(text: Text | None) -> str:
    return str(text) if text is not None else ""


def step_from(found: ReadyStep, meeting: int, position: float) -> RoomStep:
    """A step of one's own from a ready-made one, in the language in use."""
    return RoomStep(
        id=new_id(),
        position=position,
        meeting=meeting,
        source=found.id,
        title=str(found.title),
        minutes=found.minutes,
        least=found.least,
        method=found.method,
        task=_said(found.task),
        place=found.place,
        question=found.question,
        notes=_said(found.notes),
        script=_said(found.script),
        needs=_said(found.needs),
        write=found.write,
        see=found.see,
        reveal=found.reveal,
        names=found.names,
        ahead=found.ahead,
        wall=found.wall,
        vote=found.vote,
        budget=found.budget,
    )


def steps_from(found: Sequence[ReadyStep], meeting: int, after: float = 0.0) -> list[Change]:
    """Steps of a meeting, with the options of their votes, from ready-made ones; they stand behind the position `after`."""
    changes: list[Change] = []
    for n, one in enumerate(found, 1):
        step = step_from(one, meeting, after + n)
        changes.append(Put(step))
        changes += [
            Put(RoomOption(id=new_id(), position=float(m), text=str(option), step=step.id))
            for m, option in enumerate(one.options, 1)
        ]
    return changes


def take(reader: Reader, found: ReadyMeeting) -> tuple[int, list[Change]]:
    """A meeting of one's own from a ready-made one, after those that there are; gives its id."""
    rows = reader.all(HomeworkMeeting)
    meeting = HomeworkMeeting(
        id=new_id(),
        position=between(rows[-1] if rows else None, None),
        title=str(found.title),
        starts=found.starts,
        minutes=found.minutes,
        source=found.id,
    )
    return meeting.id, [Put(meeting), *steps_from(found.steps, meeting.id)]


def duplicate(reader: Reader, meeting: int, title: str) -> tuple[int, list[Change]]:
    """A meeting with this title and the same agenda, not on any day yet, after all others; gives its id, 0 if there is none."""
    found = reader.get(HomeworkMeeting, meeting)
    if found is None:
        return 0, []
    rows = reader.all(HomeworkMeeting)
    copy = found.revise(id=new_id(), position=between(rows[-1], None), title=title, day=None)
    changes: list[Change] = [Put(copy)]
    for step in steps_of(reader, meeting):
        changes += copied(reader, step, meeting=copy.id)[1]
    return copy.id, changes


def copied(reader: Reader, step: RoomStep, **changes: object) -> tuple[int, list[Change]]:
    """A copy of a step with the options of its vote, revised by `changes`; gives its id."""
    copy = step.revise(id=new_id(), **changes)
    options = [option for option in reader.all(RoomOption) if option.step == step.id]
    return copy.id, [Put(copy), *(Put(option.revise(id=new_id(), step=copy.id)) for option in options)]


def filled(reader: Reader, found: ReadyMeeting, meeting: int) -> list[Change]:
    """The steps of a ready-made plan, after those that a meeting has."""
    steps = steps_of(reader, meeting)
    return steps_from(found.steps, meeting, steps[-1].position if steps else 0.0)


def removed(reader: Reader, meeting: int) -> list[Change]:
    """A meeting is taken off the list with its agenda; what participants have given stays in their files."""
    steps = steps_of(reader, meeting)
    ids = {step.id for step in steps}
    return [
        Delete(HomeworkMeeting, meeting),
        *(Delete(RoomStep, step.id) for step in steps),
        *(Delete(RoomOption, option.id) for option in reader.all(RoomOption) if option.step in ids),
    ]
