"""What is open when a meeting begins: tasks, decisions that are to be looked at again, and the parking lot. Nobody is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.agenda import RoomDecision, RoomParked
from facilitator.components.homework import HomeworkTask
from facilitator.components.homework.records import DONE, DROPPED
from facilitator.components.homework.tasks import Todo, agenda, last_meeting, named, tasks
from facilitator.room.hall import Hall
from facilitator.room.moments import day_of


@dataclass(frozen=True, slots=True)
class Common:
    """A task for all libraries that is not closed everywhere: `done` of `libraries` have closed it."""

    task: HomeworkTask
    done: int
    libraries: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class Own:
    """How many tasks of its own a library has open, and how many of them are past their date."""

    library: str
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Actions:
    """Everything that is open. `closed` counts the libraries' tasks closed since the meeting on the day `since`."""

    common: tuple[Common, ...]
    own: tuple[Own, ...]
    decisions: tuple[RoomDecision, ...]
    parked: tuple[RoomParked, ...]
    closed: int
    since: date | None

    @property
    def tasks(self) -> int:
        """How many tasks are open, each one for all counted once."""
        return len(self.common) + sum(one.open for one in self.own)


def today_of(hall: Hall) -> date:
    """The day on the room's clock, where this computer is."""
    return day_of(hall.now)


def actions(hall: Hall) -> Actions:
    """What is open now, in the order in which a meeting goes through it."""
    today = today_of(hall)
    before = last_meeting(hall.workshop, None, today)
    every = {table.key: tasks(table.reader, hall.workshop) for table in hall.tables}
    return Actions(
        common=_common(hall, list(every.values()), today),
        own=tuple(
            Own(key, len(mine), sum(todo.overdue(today) for todo in mine))
            for key, found in every.items()
            if (mine := [todo for todo in found if todo.open and not todo.shared])
        ),
        decisions=due(hall, today),
        parked=waiting(hall),
        closed=sum(
            len(agenda(table.reader, hall.workshop, before.after if before else None).since)
            for table in hall.tables
        ),
        since=before.day if before else None,
    )


def _common(hall: Hall, every: list[tuple[Todo, ...]], today: date) -> tuple[Common, ...]:
    found = []
    for task in hall.workshop.all(HomeworkTask):
        if not named(task) or task.state in {DONE, DROPPED}:
            continue
        mine = [todo for todos in every for todo in todos if todo.shared and todo.task == task.id]
        done = sum(not todo.open for todo in mine)
        if not mine or done < len(mine):
            late = task.due is not None and task.due < today
            found.append(Common(task, done, len(mine), late))
    return tuple(sorted(found, key=lambda one: one.task.due or date.max))


def due(hall: Hall, today: date) -> tuple[RoomDecision, ...]:
    """Decisions whose day to be looked at again has come, and that have not been, the earliest first."""
    found = [
        one
        for one in hall.workshop.all(RoomDecision)
        if one.text.strip() and one.review is not None and one.review <= today and not one.outcome.strip()
    ]
    return tuple(sorted(found, key=lambda one: one.review or today))


def decided(hall: Hall, meeting: int) -> tuple[RoomDecision, ...]:
    """What was decided at a meeting."""
    return tuple(
        one for one in hall.workshop.all(RoomDecision) if one.meeting == meeting and one.text.strip()
    )


def decision_text(one: RoomDecision) -> str:
    """What is read aloud of a decision that is to be looked at again."""
    return f"{one.text} {one.doubt}"


def waiting(hall: Hall) -> tuple[RoomParked, ...]:
    """What stands on the parking lot and has not been taken up, the oldest first."""
    return tuple(one for one in hall.workshop.all(RoomParked) if one.text.strip() and not one.handled)
