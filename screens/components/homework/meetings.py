"""The last step: the meetings, the course's and the library's own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.homework import HomeworkMeeting, meetings
from facilitator.i18n import format_date
from facilitator.session import Changed
from screens.components.homework.parts import HomeworkStep
from screens.step_parts import muted
from screens.widgets.form import RowList
from screens.widgets.paint import MUTED, Line, say


class MeetingsStep(HomeworkStep):
    """The calendar of all meetings by date, and under it the library's own to write in."""

    STEP = "meetings"

    DEFAULT_CSS = """
    MeetingsStep { overflow: hidden auto; }
    MeetingsStep > .page { height: auto; }
    MeetingsStep #calendar { margin-bottom: 1; }
    MeetingsStep.-low #calendar { display: block; }
    """

    def compose_page(self) -> ComposeResult:
        """The calendar and the rows."""
        yield Static("", id="calendar", markup=False)
        yield RowList(
            self.session,
            HomeworkMeeting,
            self.content_words,
            self.course,
            make=lambda row_id, position: HomeworkMeeting(id=row_id, position=position),
            summary=self._summary,
            fields=("title", "day", "starts", "venue"),
            title=self.w("title_meetings_all" if self.for_workshop else "title_meetings"),
            empty=self.w("empty_meetings"),
        )

    def _summary(self, row: HomeworkMeeting) -> str:
        title = " ".join(row.title.split())
        if not title and row.day is None:
            return ""
        day = format_date(row.day, "full") if row.day else self.w("meeting_dayless")
        return f"{title or self.w('meeting_nameless')} · {day}"

    def show(self, changed: Changed | None) -> None:
        """Rows and calendar as the records say."""
        super().show(changed)
        found = meetings(self.session, self.workshop)
        coming = self.next_meeting()
        lines: list[Line] = [say((self.w("title_calendar"), "bold"))]
        for meeting in found:
            line = f"{format_date(meeting.day, 'full')} · {meeting.title or self.w('meeting_nameless')}"
            shared = f" · {self.w('calendar_shared')}" if meeting.shared else ""
            if meeting == coming:
                lines.append(
                    say(("▸ ", "$primary"), (line, "bold"), (f"{shared} · {self.w('calendar_next')}", MUTED))
                )
            elif meeting.day < self.today():
                lines.append(muted(f"● {line}{shared}"))
            else:
                lines.append(say(f"○ {line}", (shared, MUTED)))
        if not found:
            lines.append(muted(self.w("calendar_empty")))
        self.put("#calendar", *lines)
