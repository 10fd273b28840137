"""The tasks of a library as it meets them: its own and those for all, sorted for the next meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from facilitator.component import Reader
from facilitator.components.homework.records import (
    DONE,
    DROPPED,
    NOT_BEGUN,
    STATES,
    HomeworkAnswer,
    HomeworkMeeting,
    HomeworkTask,
)
from facilitator.i18n.sorting import SortKey, sort_key

FAR = date.max


@dataclass(frozen=True, slots=True)
class Todo:
    """One task of a library. `key` is the kind and id of the record that holds its state.

    `shared`: it was set for all libraries; `task` is then its id in the workshop's file. `source` is the course's task.
    """

    key: tuple[str, int]
    title: str
    text: str
    owner: str
    due: date | None
    state: str
    note: str
    source: str
    shared: bool = False
    task: int = 0
    changed: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.state not in {DONE, DROPPED}

    def overdue(self, today: date) -> bool:
        """Whether it is open and its date has passed."""
        return self.open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with a date; `shared` if it is the workshop's."""

    id: int
    title: str
    day: date
    shared: bool

    @property
    def after(self) -> date:
        """The first day after it: what is done from then on is done since the meeting."""
        return self.day + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a library goes through at a meeting: open tasks, those done or dropped since the last one, and the rest."""

    open: tuple[Todo, ...]
    since: tuple[Todo, ...]
    before: tuple[Todo, ...]


When = Callable[[Todo], datetime | None]
"""When a task came into the state that it has (UTC)."""


def local_today() -> date:
    """Today where this computer is."""
    return datetime.now(UTC).astimezone().date()


def tasks(reader: Reader, workshop: Reader | None = None) -> tuple[Todo, ...]:
    """Every task that says something, own and for all, as the next meeting goes through them.

    Tasks for all are read from the workshop's own file. Where that cannot be read, or no longer has the task, those
    that the library has begun with are known from its own.
    """
    found = [_own(reader, task) for task in reader.all(HomeworkTask) if named(task)]
    answers = {answer.task: answer for answer in reader.all(HomeworkAnswer)}
    if workshop is not None:
        found.extend(
            _shared(reader, task, answers.pop(task.id, None))
            for task in workshop.all(HomeworkTask)
            if named(task)
        )
    found += [
        _shared(reader, _remembered(answer), answer)
        for answer in answers.values()
        if answer.title.strip() or answer.text.strip() or answer.note.strip()
    ]
    return tuple(sorted(found, key=by_date))


def open_tasks(reader: Reader, workshop: Reader | None = None) -> tuple[Todo, ...]:
    """The tasks with something left to do: the earliest date first, those without a date last."""
    return tuple(todo for todo in tasks(reader, workshop) if todo.open)


def agenda(
    reader: Reader, workshop: Reader | None = None, since: date | None = None, when: When | None = None
) -> Agenda:
    """The tasks for a meeting. What was finished on the day `since` or later counts as since the last meeting.

    Without a date everything finished does. `when` tells more exactly than the record's own last change when a task
    came into its state.
    """
    every = tasks(reader, workshop)
    done: dict[bool, list[Todo]] = {True: [], False: []}
    for todo in every:
        if not todo.open:
            moment = (when(todo) if when else None) or todo.changed
            done[since is None or moment is None or moment.astimezone().date() >= since].append(todo)
    return Agenda(tuple(todo for todo in every if todo.open), tuple(done[True]), tuple(done[False]))


def by_date(todo: Todo) -> tuple[bool, date, SortKey, tuple[str, int]]:
    """The sort key of the list: open first; then by date, those without last; then as a dictionary sorts titles."""
    return (not todo.open, todo.due or FAR, sort_key(todo.title or todo.text), todo.key)


def named(task: HomeworkTask) -> bool:
    """Whether anything has been written about a task."""
    return bool((task.title + task.text + task.note + task.owner).strip() or task.due)


def _own(reader: Reader, task: HomeworkTask) -> Todo:
    return Todo(
        key=(HomeworkTask.KIND, task.id),
        title=task.title.strip(),
        text=task.text.strip(),
        owner=task.owner,
        due=task.due,
        state=state_of(task.state),
        note=task.note.strip(),
        source=task.source,
        changed=reader.changed_at(HomeworkTask, task.id),
    )


def _shared(reader: Reader, task: HomeworkTask, answer: HomeworkAnswer | None) -> Todo:
    said = answer if answer is not None else HomeworkAnswer.to(task)
    return Todo(
        key=(HomeworkAnswer.KIND, said.id),
        title=task.title.strip(),
        text=task.text.strip(),
        owner=said.owner,
        due=said.due or task.due,
        state=state_of(said.state),
        note=said.note.strip(),
        source=task.source,
        shared=True,
        task=task.id,
        changed=reader.changed_at(HomeworkAnswer, said.id),
    )


def _remembered(answer: HomeworkAnswer) -> HomeworkTask:
    return HomeworkTask(
        id=answer.task,
        title=answer.title,
        text=answer.text,
        source=answer.source,
        due=answer.common_due,
    )


def state_of(value: str) -> str:
    """A saved state; one that is unknown counts as not begun."""
    return value if value in STATES else NOT_BEGUN


def next_state(value: str) -> str:
    """The state after this one, round and round."""
    return STATES[(STATES.index(state_of(value)) + 1) % len(STATES)]


def meetings(reader: Reader, workshop: Reader | None = None) -> tuple[Meeting, ...]:
    """The meetings that have a date, the library's and the workshop's, earliest first."""
    found = [
        Meeting(row.id, row.title.strip(), row.day, shared)
        for source, shared in ((reader, False), (workshop, True))
        if source is not None
        for row in source.all(HomeworkMeeting)
        if row.day is not None
    ]
    return tuple(sorted(found, key=lambda meeting: (meeting.day, sort_key(meeting.title), meeting.id)))


def next_meeting(reader: Reader, workshop: Reader | None = None, today: date | None = None) -> Meeting | None:
    """The first meeting today or later."""
    today = today or local_today()
    return next((meeting for meeting in meetings(reader, workshop) if meeting.day >= today), None)


def last_meeting(reader: Reader, workshop: Reader | None = None, today: date | None = None) -> Meeting | None:
    """The last meeting before today."""
    today = today or local_today()
    return next((meeting for meeting in reversed(meetings(reader, workshop)) if meeting.day < today), None)
