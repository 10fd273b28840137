"""What is to be done between the meetings: tasks, what a library does about a task for all, and the meetings."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from facilitator.record import Choice, Date, Hidden, Line, LongText, Number, Record, Row, key_id

NOT_BEGUN, STARTED, DONE, DROPPED = "not_begun", "started", "done", "dropped"
"""The values of the list of choices `homework_state`; anything else counts as not begun."""

STATES = (NOT_BEGUN, STARTED, DONE, DROPPED)


class HomeworkTask(Row):
    """A task of the library's own, or in the workshop's file one for all libraries.

    `source` is the id of the course's task that it was taken from; "" for one that somebody wrote.
    """

    KIND: ClassVar[str] = "homework_task"

    title: Annotated[str, Line(limit=120)] = ""
    owner: Annotated[str, Choice(choices="role")] = ""
    due: Annotated[date | None, Date()] = None
    state: Annotated[str, Choice(choices="homework_state")] = NOT_BEGUN
    note: Annotated[str, LongText(limit=600, rows=3)] = ""
    text: Annotated[str, LongText(limit=600, rows=4)] = ""
    source: Annotated[str, Hidden()] = ""

    @classmethod
    def key(cls, source: str) -> int:
        """The id of the task taken from this course task, the same on every laptop."""
        return key_id(cls.KIND, "course", source)


class HomeworkAnswer(Record):
    """What one library does about a task for all.

    `due` is its own date, where that is another than everybody's. Title, text and source are as the task was when the
    library began with it, so that the library's file can be read alone.
    """

    KIND: ClassVar[str] = "homework_answer"

    owner: Annotated[str, Choice(choices="role")] = ""
    due: Annotated[date | None, Date()] = None
    state: Annotated[str, Choice(choices="homework_state")] = NOT_BEGUN
    note: Annotated[str, LongText(limit=600, rows=3)] = ""
    task: Annotated[int, Hidden()] = 0
    title: Annotated[str, Hidden()] = ""
    text: Annotated[str, Hidden()] = ""
    source: Annotated[str, Hidden()] = ""
    common_due: Annotated[date | None, Hidden()] = None

    @classmethod
    def key(cls, task: int) -> int:
        """The id of the library's answer to this task."""
        return key_id(cls.KIND, task)

    @classmethod
    def to(cls, task: HomeworkTask) -> HomeworkAnswer:
        """An answer to this task in which nothing has been said yet."""
        return cls(
            id=cls.key(task.id),
            task=task.id,
            title=task.title,
            text=task.text,
            source=task.source,
            common_due=task.due,
        )


class HomeworkMeeting(Row):
    """A meeting of the course, in the workshop's file, or one of the library's own.

    `starts` is a time of day such as "9.30", `minutes` its length; `source` is the ready-made plan that it was taken from.
    """

    KIND: ClassVar[str] = "homework_meeting"

    title: Annotated[str, Line(limit=80)] = ""
    day: Annotated[date | None, Date()] = None
    starts: Annotated[str, Line(limit=8)] = ""
    minutes: Annotated[int | None, Number(low=15, high=720)] = None
    venue: Annotated[str, Line(limit=80)] = ""
    source: Annotated[str, Hidden()] = ""


KINDS: tuple[type[Record], ...] = (HomeworkTask, HomeworkAnswer, HomeworkMeeting)
