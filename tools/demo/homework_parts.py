"""Tasks and meetings as a made-up library writes them, and those that the facilitator sets for all."""

from __future__ import annotations

from datetime import date

from facilitator.components.homework import (
    HomeworkAnswer,
    HomeworkMeeting,
    HomeworkTask,
    assignment,
)
from facilitator.record import between, key_id
from facilitator.session import Session
from tools.demo.desk import Desk

MEETINGS = (
    ("Modul 1: projekt og ydelser", "2026-10-29"),
    ("Modul 2: nye partnere", "2026-11-10"),
    ("Modul 3: valg af partnere", "2026-11-17"),
    ("Modul 4: aftale og forhandling", "2026-12-08"),
    ("Modul 5: fremlæggelse", "2027-01-19"),
)
"""The course's own meetings (made up)."""

PAGE = HomeworkTask(
    id=key_id(HomeworkTask.KIND, "demo", "page"),
    position=1.0,
    title="Skriv jeres projekt på fem linjer",
    text="Hvem er det for, hvad er svært i dag, hvem er partneren, og hvad er bedre om et år? I læser dem op på modul 4.",
    due=date(2026, 12, 8),
)


def for_all(workshop: Session) -> None:
    """What the facilitator keeps in the workshop's own file: five meetings and one task."""
    rows = [
        HomeworkMeeting(
            id=key_id(HomeworkMeeting.KIND, "demo", place),
            position=float(place),
            title=title,
            day=date.fromisoformat(day),
        )
        for place, (title, day) in enumerate(MEETINGS, 1)
    ]
    workshop.put("", *rows, PAGE)


def own_meeting(desk: Desk, title: str, day: str) -> None:
    """A meeting of the library's own."""
    desk.put(HomeworkMeeting(id=desk.id(), position=1.0, title=title, day=date.fromisoformat(day)))


def taken(desk: Desk, source: str, state: str, owner: str, due: str, note: str = "") -> None:
    """A task of the course that the library has taken over."""
    found = assignment(desk.course, source)
    assert found is not None, source
    desk.put(
        HomeworkTask(
            id=HomeworkTask.key(source),
            position=_last(desk),
            title=str(found.title),
            text=str(found.text),
            owner=owner,
            due=date.fromisoformat(due),
            state=state,
            note=note,
            source=source,
        )
    )


def own(
    desk: Desk, title: str, state: str, owner: str, due: str = "", *, text: str = "", note: str = ""
) -> None:
    """A task that the library has thought of itself."""
    desk.put(
        HomeworkTask(
            id=desk.id(),
            position=_last(desk),
            title=title,
            text=text,
            owner=owner,
            due=date.fromisoformat(due) if due else None,
            state=state,
            note=note,
        )
    )


def answered(desk: Desk, state: str, owner: str, note: str = "") -> None:
    """How far the library is with the facilitator's task for all."""
    desk.put(HomeworkAnswer.to(PAGE).revise(state=state, owner=owner, note=note))


def _last(desk: Desk) -> float:
    rows = desk.session.all(HomeworkTask)
    return between(rows[-1] if rows else None, None)
