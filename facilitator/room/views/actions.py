"""What is open when a meeting begins: tasks for all, how many each library has itself, decisions to look at, the parking lot."""

from __future__ import annotations

from typing import Final

from facilitator.i18n import format_date, format_number
from facilitator.room.actions import Actions, Common, Own, actions, decision_text
from facilitator.room.hall import Hall
from facilitator.room.naming import left_out, unnamed
from facilitator.room.pictures import Body, Lines, Picture
from facilitator.room.plenary.tables import names
from facilitator.room.words import words
from facilitator.wording import flat

MOST: Final = 5
"""Lines of each sort."""


def view(hall: Hall) -> Picture:
    """Open tasks first, then what waits to be taken up; what names a participant is left out."""
    texts, found = words(hall.course, "minutes"), actions(hall)
    known = names(hall)
    common = unnamed(hall, found.common, lambda one: one.task.title or one.task.text)
    decisions = unnamed(hall, found.decisions, decision_text)
    waits = unnamed(hall, found.parked, lambda one: one.text)
    rest = sum(map(len, (found.common, found.decisions, found.parked)))
    away = left_out(hall, rest - len(common) - len(decisions) - len(waits))
    tasks = [_common(hall, one) for one in common[:MOST]]
    tasks += [_own(hall, one, known[one.library]) for one in found.own]
    again = [
        (
            "↻",
            texts.word("actions_review", text=flat(one.text)),
            texts.word("actions_doubt", text=flat(one.doubt)) if one.doubt.strip() else "",
        )
        for one in decisions[:MOST]
    ]
    parked = [("P", flat(one.text), texts.word("actions_parked")) for one in waits[:MOST]]
    bodies: list[Body] = [Lines(tuple(lines)) for lines in (tasks, [*again, *parked]) if lines]
    notes = (texts.word("actions_closed", n=format_number(found.closed)),) if found.closed else ()
    return Picture(texts.word("actions_title"), tuple(bodies), _says(found, hall), (*notes, *away))


def _common(hall: Hall, one: Common) -> tuple[str, str, str]:
    texts = words(hall.course, "minutes")
    remark = [texts.word("actions_common", done=one.done, n=one.libraries)] if one.libraries else []
    if one.overdue:
        remark.append(texts.word("actions_overdue"))
    elif one.task.due is not None:
        remark.append(texts.word("actions_due", date=format_date(one.task.due, "medium")))
    return "!" if one.overdue else "○", flat(one.task.title or one.task.text), " · ".join(remark)


def _own(hall: Hall, one: Own, name: str) -> tuple[str, str, str]:
    texts = words(hall.course, "minutes")
    remark = [texts.word("actions_own", n=one.open)]
    if one.overdue:
        remark.append(texts.word("actions_own_late", n=one.overdue))
    return "!" if one.overdue else "○", name, " · ".join(remark)


def _says(found: Actions, hall: Hall) -> str:
    texts = words(hall.course, "minutes")
    if found.tasks:
        return texts.word("actions_says", n=found.tasks, open=format_number(found.tasks))
    return texts.word("actions_no_tasks" if found.decisions or found.parked else "actions_none")
