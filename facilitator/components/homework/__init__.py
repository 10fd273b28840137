"""Homework: what is done between the meetings, by whom and by when."""

from __future__ import annotations

from facilitator.component import Component, Progress, Reader, Remark, State
from facilitator.components.homework.carrying import CARRIES
from facilitator.components.homework.deck import DECK, Assignment, Assignments, assignment, assignments
from facilitator.components.homework.records import KINDS, HomeworkAnswer, HomeworkMeeting, HomeworkTask
from facilitator.components.homework.report import report
from facilitator.components.homework.tasks import (
    Agenda,
    Meeting,
    Todo,
    agenda,
    last_meeting,
    local_today,
    meetings,
    next_meeting,
    open_tasks,
    tasks,
)
from facilitator.content import Course

__all__ = [
    "COMPONENT",
    "Agenda",
    "Assignment",
    "Assignments",
    "HomeworkAnswer",
    "HomeworkMeeting",
    "HomeworkTask",
    "Meeting",
    "Todo",
    "agenda",
    "assignment",
    "assignments",
    "last_meeting",
    "local_today",
    "meetings",
    "next_meeting",
    "open_tasks",
    "progress",
    "report",
    "tasks",
]


def progress(reader: Reader, _course: Course) -> Progress:
    """Done when nothing is open; a task whose date has passed needs attention."""
    every = tasks(reader)
    if not every:
        return Progress(State.EMPTY)
    left = [todo for todo in every if todo.open]
    if not left:
        return Progress(State.DONE, Remark("remark_done", {"n": len(every)}))
    today = local_today()
    if late := sum(todo.overdue(today) for todo in left):
        return Progress(State.ATTENTION, Remark("remark_late", {"n": late}))
    return Progress(State.STARTED, Remark("remark_open", {"n": len(left)}))


COMPONENT = Component(
    id="homework",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("clarify", "negotiation"),
    carries=CARRIES,
    places={"homework_task": "agenda", "homework_answer": "agenda", "homework_meeting": "meetings"},
    decks={DECK: Assignments},
    shared=True,
)
