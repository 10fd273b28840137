"""Before a meeting has begun: which meeting it is, and what is to be ready."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.content import Content

from facilitator.component import Reader
from facilitator.components.homework import HomeworkMeeting
from facilitator.i18n import format_date
from facilitator.room.hall import Hall
from facilitator.room.schedule import tidy
from facilitator.room.state import meetings, steps_of
from screens.room.control.panels import W, joined
from screens.widgets.paint import MUTED, say


def planned(reader: Reader) -> tuple[HomeworkMeeting, ...]:
    """The meetings that have an agenda."""
    return tuple(one for one in meetings(reader) if steps_of(reader, one.id))


def likely(reader: Reader, today: date) -> HomeworkMeeting | None:
    """Today's meeting or the next one; without dates the only one; None where one has to be chosen, or there is none."""
    found = planned(reader)
    coming = sorted(
        (one for one in found if one.day is not None and one.day >= today), key=lambda one: one.day or today
    )
    if coming:
        return coming[0]
    return found[0] if len(found) == 1 else None


def meeting_line(meeting: HomeworkMeeting, w: W) -> str:
    """A meeting in one line: title, day, time, length, place."""
    facts = [meeting.title.strip() or w("untitled_meeting")]
    if meeting.day is not None:
        facts.append(format_date(meeting.day))
    if meeting.starts.strip():
        facts.append(w("at", time=tidy(meeting.starts)))
    if meeting.minutes:
        facts.append(w("minutes", n=meeting.minutes))
    if meeting.venue.strip():
        facts.append(meeting.venue.strip())
    return " · ".join(facts)


def no_meeting(reader: Reader, w: W) -> Content:
    """What to do while there is no meeting to run: make a plan, or choose one of several."""
    key = "choose_meeting" if planned(reader) else "no_plan"
    return joined([say((w(f"{key}_title"), "bold $primary")), Content(""), say(w(key))])


def start_page(hall: Hall, meeting: HomeworkMeeting, folder: Path, w: W) -> Content:
    """The page before the meeting: how it is begun, what is needed, and how wall and tables come along."""
    here = hall.standing
    steps = [step for step in steps_of(hall.workshop, meeting.id) if not step.skipped]
    same = here.room.meeting == meeting.id
    lines = [say((meeting_line(meeting, w), "bold $primary")), Content("")]
    if not steps:
        return joined([*lines, say(w("no_steps"))])
    if here.running and not same and here.meeting is not None:
        lines.append(say((w("another_runs", title=here.meeting.title), "$text-warning")))
    lines += [say((w("begin_now"), "bold")), Content("")]
    people = sum(len(table.people) for table in hall.tables)
    lines.append(say(w("counted", steps=len(steps), libraries=len(hall.tables), people=people)))
    needs = [(n, step.needs.strip()) for n, step in enumerate(steps, 1) if step.needs.strip()]
    if needs:
        lines += [Content(""), say((w("needs"), "bold $primary"))]
        lines += [say((w("for_step", n=n) + "  ", MUTED), text) for n, text in needs]
    for key in ("wall", "tables"):
        lines += [Content(""), say((w(f"start_{key}_title"), "bold $primary"))]
        lines += [say(line) for line in w(f"start_{key}").splitlines()]
        if key == "wall":
            lines += [say("    ", (w("command"), "bold")), say((w("command_else", folder=folder), MUTED))]
    return joined(lines)
