"""What was written down at a meeting, as lists to correct: decisions, the parking lot, and tasks for all libraries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from facilitator.agenda import RoomDecision, RoomParked
from facilitator.components.homework import HomeworkTask
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date
from facilitator.session import Session
from facilitator.wording import flat
from screens.widgets.form import RowList

Stamp = Callable[[], tuple[int, int]]
"""The meeting that a new row belongs to, and the present moment of the room's clock (milliseconds)."""


def decisions(session: Session, content: ComponentContent, course: Course, stamp: Stamp) -> RowList:
    """Every decision of the workshop; one that is to be looked at again now says so."""

    def make(row_id: int, position: float) -> RoomDecision:
        meeting, at = stamp()
        return RoomDecision(id=row_id, position=position, meeting=meeting, at=at)

    def summary(row: RoomDecision) -> str:
        if row.review is None:
            return flat(row.text)
        today = datetime.fromtimestamp(stamp()[1] / 1000).astimezone().date()
        key = "row_now" if row.review <= today and not row.outcome.strip() else "row_review"
        return content.word(key, text=flat(row.text), date=format_date(row.review, "medium"))

    title, empty = content.word("list_decisions"), content.word("list_decisions_empty")
    return RowList(
        session, RoomDecision, content, course, make=make, summary=summary, title=title, empty=empty
    )


def parked(session: Session, content: ComponentContent, course: Course, stamp: Stamp) -> RowList:
    """Every matter on the parking lot, with a mark once it has been taken up."""

    def make(row_id: int, position: float) -> RoomParked:
        meeting, at = stamp()
        return RoomParked(id=row_id, position=position, meeting=meeting, at=at)

    def summary(row: RoomParked) -> str:
        return content.word("row_handled" if row.handled else "row_waiting", text=flat(row.text))

    title, empty = content.word("list_parked"), content.word("list_parked_empty")
    return RowList(session, RoomParked, content, course, make=make, summary=summary, title=title, empty=empty)


def tasks(session: Session, content: ComponentContent, course: Course, _: Stamp) -> RowList:
    """The tasks for all libraries, which they see in their own homework."""

    def make(row_id: int, position: float) -> HomeworkTask:
        return HomeworkTask(id=row_id, position=position)

    def summary(row: HomeworkTask) -> str:
        text = flat(row.title or row.text)
        return (
            content.word("row_due", text=text, date=format_date(row.due, "medium"))
            if row.due is not None
            else text
        )

    return RowList(
        session,
        HomeworkTask,
        course.words("homework"),
        course,
        make=make,
        summary=summary,
        fields=("title", "due", "owner", "text"),
        title=content.word("list_tasks"),
        empty=content.word("list_tasks_empty"),
    )
