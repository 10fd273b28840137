"""The two lists of the plan: the meetings, and the agenda of one of them. Enter opens a page instead of a form below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from textual.message import Message

from facilitator.agenda import Happening, RoomEvent, RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date, format_time
from facilitator.record import between
from facilitator.room.schedule import DAY, Plan, plan_of
from facilitator.room.state import steps_of
from facilitator.session import Session
from screens.widgets.form import RowList
from screens.widgets.form.row_lines import RowAction

W = Callable[..., str]

NEW_MINUTES = 10
"""What a new step lasts until somebody says otherwise."""

DAY_CELLS = 15
"""Room for a date before a meeting's title."""


def day_time(minutes: int) -> str:
    """Minutes after midnight as the language writes a time of day."""
    return format_time(time(*divmod(minutes % DAY, 60)))


class Opened(Message):
    """A row is to be opened on a page of its own; `fresh` if it has only just been added."""

    def __init__(self, rows: RowList, row: int, *, fresh: bool = False) -> None:
        super().__init__()
        self.rows, self.row, self.fresh = rows, row, fresh

    @property
    def control(self) -> RowList:
        """The list."""
        return self.rows


class PageRows(RowList):
    """A row list whose rows are opened on a page of their own."""

    _adding = False

    async def open(self, row_id: int) -> bool:
        """Ask for the row's page."""
        if self.session.get(self.kind, row_id) is None:
            return False
        self._lines.go_to(row_id)
        self.post_message(Opened(self, row_id, fresh=self._adding))
        return True

    async def _add(self) -> None:
        self._adding = True
        try:
            await super()._add()
        finally:
            self._adding = False

    def go_to(self, row_id: int | None) -> None:
        """Put the cursor on a row."""
        if row_id is not None:
            self._lines.go_to(row_id)


class MeetingRows(PageRows):
    """The workshop's meetings. Removing one is asked about first."""

    class Removing(Message):
        """The person wants to remove a meeting."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self, session: Session, content: ComponentContent, course: Course, running: Callable[[], int | None]
    ) -> None:
        super().__init__(
            session,
            HomeworkMeeting,
            content,
            course,
            make=lambda row_id, position: HomeworkMeeting(id=row_id, position=position),
            summary=self._line,
            title=content.word("meetings"),
            empty=content.word("meetings_empty"),
            counted=lambda n: content.word("meetings_counted", n=n),
            actions=(RowAction("d", content.word("row_copy"), "plan.copy"),),
            id="meeting-rows",
        )
        self._w: W = content.word
        self._runs = running

    def _line(self, meeting: HomeworkMeeting) -> str:
        day = format_date(meeting.day, "medium") if meeting.day else self._w("dayless")
        title = meeting.title.strip() or self._w("untitled")
        if self._runs() == meeting.id:
            title = f"{self._w('running_now')} · {title}"
        elif any(
            event.what is Happening.ENDED and event.meeting == meeting.id
            for event in self.session.all(RoomEvent)
        ):
            title = f"{self._w('held')} · {title}"
        return f"{day:<{DAY_CELLS}}{title}"

    async def _remove(self, row_id: int) -> None:
        self.post_message(self.Removing(row_id))


class AgendaRows(PageRows):
    """A meeting's steps with their times. A new step comes after the one under the cursor."""

    def __init__(
        self,
        session: Session,
        content: ComponentContent,
        course: Course,
        meeting: int,
        present: Callable[[], int | None],
    ) -> None:
        super().__init__(
            session,
            RoomStep,
            content,
            course,
            make=lambda row_id, _: RoomStep(
                id=row_id, position=self._place(), meeting=meeting, minutes=NEW_MINUTES
            ),
            summary=self._line,
            belongs=lambda step: step.meeting == meeting,
            title=content.word("agenda"),
            empty=content.word("agenda_empty"),
            counted=lambda n: content.word("steps_counted", n=n),
            actions=(
                RowAction("x", content.word("row_skip"), "plan.skip"),
                RowAction("r", content.word("row_repeat"), "plan.repeat"),
            ),
            id="agenda-rows",
        )
        self._w: W = content.word
        self._present = present
        self.meeting = meeting
        self._times: dict[int, str] = {}

    def plan(self) -> Plan:
        """The meeting's times as they are now."""
        meeting = self.session.get(HomeworkMeeting, self.meeting) or HomeworkMeeting(id=self.meeting)
        return plan_of(meeting, steps_of(self.session, self.meeting))

    def refresh_from_session(self) -> None:
        """The times are reckoned anew with the rows."""
        self._times = {
            one.step.id: day_time(one.start)
            if one.start is not None
            else "{}:{:02d}".format(*divmod(one.offset, 60))
            for one in self.plan().steps
        }
        super().refresh_from_session()

    def _line(self, step: RoomStep) -> str:
        time_ = "-" if step.skipped else self._times.get(step.id, "")
        minutes = self._w("out") if step.skipped else self._w("minutes", n=step.minutes or 0)
        title = step.title.strip() or self._w("untitled_step")
        method = self._course.label("room_method", step.method)
        line = f"{time_:<6}{minutes:>8}  {title}"
        if method and method.casefold() != title.casefold():
            line += f" · {method}"
        return f"{line}  {self._w('now')}" if self._present() == step.id else line

    async def _remove(self, row_id: int) -> None:
        if self._present() == row_id:
            self._say(self._w("told_present"), "$warning")
        else:
            await super()._remove(row_id)

    def _place(self) -> float:
        rows = self.rows()
        at = next((n for n, row in enumerate(rows) if row.id == self.cursor), len(rows) - 1)
        return between(rows[at] if rows else None, rows[at + 1] if at + 1 < len(rows) else None)
