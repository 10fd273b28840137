"""One line above the work: what has been changed here since the last meeting."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from facilitator.changes import RecordChange, changes_since, start_of
from facilitator.components.homework import last_meeting
from facilitator.content import Course
from facilitator.course import COMPONENTS
from facilitator.i18n import format_date, format_list, tr, trn
from facilitator.session import Session
from facilitator.visibility import Viewer
from screens.widgets.paint import MUTED, say

MOST = 3
"""Names of fields that the line has room for."""


class SinceLine(Static):
    """Says what has changed since the last meeting; a click opens the whole list, which is part of the homework."""

    DEFAULT_CSS = """
    SinceLine { height: auto; max-height: 2; display: none; }
    SinceLine.-some { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="since-line", markup=False)

    def show(self, session: Session, workshop: Session | None, course: Course, component: str) -> None:
        """Look what has changed in this part since the last meeting that was held; nothing where there was none."""
        meeting = last_meeting(session, workshop)
        others = frozenset(part.id for part in COMPONENTS if part.id != component)
        viewer = Viewer.at(session.seat)
        parts = changes_since(session, course, start_of(meeting.after), viewer, (), others) if meeting else ()
        self.set_class(bool(parts), "-some")
        if meeting is None or not parts:
            return
        names = labels(parts[0].records)
        text = tr("Changed since the meeting on {day}", day=format_date(meeting.day, "day"))
        told = [format_list(names[:MOST])] if names else []
        if len(names) > MOST:
            told.append(trn("{n} more", "{n} more", len(names) - MOST))
        if parts[0].answers:
            told.append(trn("{n} answer", "{n} answers", parts[0].answers))
        where = str(course.words("homework").title) if "homework" in course.components else ""
        self.update(
            say(
                ("↻ ", "bold $secondary"),
                (f"{text}: {', '.join(told)}. ", "$secondary"),
                (tr("“{part}” shows all of it.", part=where) if where else "", MUTED),
            )
        )

    def on_click(self) -> None:
        """Open the whole list."""
        self.app.call_later(self.screen.run_action, "since")


def labels(records: Sequence[RecordChange]) -> list[str]:
    """What has changed, each name once."""
    found: dict[str, None] = {}
    for record in records:
        for name in [field.label for field in record.fields] or [record.name]:
            if name:
                found[name] = None
    return list(found)
