"""After a meeting has ended: what there is to do now, what was parked and decided, what it was worth, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from facilitator.agenda import RoomParked
from facilitator.components.homework import HomeworkMeeting
from facilitator.room.actions import decided, today_of
from facilitator.room.coming import next_meeting
from facilitator.room.evaluation import evaluation
from facilitator.room.hall import Hall
from facilitator.room.views import picture
from screens.room.control.panels import W, joined
from screens.room.control.starting import meeting_line
from screens.widgets.paint import MUTED, say

BULLET = "· "


def after_page(hall: Hall, meeting: HomeworkMeeting, w: W) -> Content:
    """The page after the meeting."""
    lines = [say((meeting_line(meeting, w), "bold $primary")), Content(""), say((w("is_over"), "bold"))]
    lines += _part(w("after_now"), w("after_do").splitlines())
    parked = [
        one.text
        for one in hall.workshop.all(RoomParked)
        if one.meeting == meeting.id and one.text.strip() and not one.handled
    ]
    lines += _part(w("after_parked"), [BULLET + text for text in parked], w("after_no_parked"))
    texts = [BULLET + one.text for one in decided(hall, meeting.id)]
    lines += _part(w("after_decided"), texts, w("after_no_decided"))
    said = picture("evaluation", hall)
    hidden = evaluation(hall, meeting.id).hidden
    lines += _part(said.title, [w("after_hidden") if hidden else said.says, *said.notes[-1:]])
    after = next_meeting(hall.workshop, today_of(hall), besides=meeting.id)
    lines += _part(w("after_next"), [meeting_line(after, w)] if after else [], w("after_no_next"))
    return joined(lines)


def _part(title: str, lines: Iterable[str], nothing: str = "") -> list[Content]:
    """A heading and its lines, or the sentence that says that there are none."""
    found = [say(line) for line in lines] or [say((nothing, MUTED))]
    return [Content(""), say((title, "bold $primary")), *found]
