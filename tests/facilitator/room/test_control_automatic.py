"""What is revealed by itself: when everybody is finished, or when the time is up, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from facilitator.agenda import Reveal, RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import load_course
from facilitator.errors import Damaged
from facilitator.people import Finished, Library, Person, Seat
from facilitator.room import running
from facilitator.room.automatic import due
from facilitator.room.hall import Hall, Missing, Table
from facilitator.room.state import activity_of_step
from facilitator.session import Change, Session
from facilitator.visibility import Phase
from facilitator.workshop import WorkshopFolder

COURSE = load_course()
MARK: dict[str, Any] = {"at": 1}


@pytest.mark.parametrize("reveal", [Reveal.DONE, Reveal.TIME, Reveal.HAND])
def test_a_step_is_revealed_once_by_its_own_rule(tmp_path: Path, reveal: Reveal) -> None:
    folder = WorkshopFolder.create(tmp_path / "workshop", "Forår").path
    workshop = Session.open(folder / "workshop.json", Seat(facilitator=True))
    library = Session.create(tmp_path / "a.json", Library(name="A"))
    empty = Session.create(tmp_path / "b.json", Library(name="B"))
    held = HomeworkMeeting(id=1, title="Møde")
    step = RoomStep(id=2, meeting=1, minutes=1, place="partners.ideas", reveal=reveal)
    workshop.put("", held, step)
    library.put("", Person(id=5, name="Anna"), Person(id=6, name="Bo", away=True))

    def now(seconds: float, *missing: Missing) -> Phase | None:
        tables = (Table("a", library), Table("b", empty))
        return due(Hall(workshop, tables, COURSE, round(seconds * 1000), missing))

    def act(function: Callable[..., Iterable[Change]], *first: object, at: int = 1) -> None:
        workshop.edit("", lambda fresh: function(fresh, COURSE, *first, at * 1000, MARK))

    assert now(0) is None
    name = activity_of_step(step, COURSE)
    mark = Finished(id=Finished.key(5, name), person=5, activity=name)
    library.put("", mark)
    act(running.begin, 1)
    act(running.start_timer)
    assert now(60) is None, "whoever was finished at home reveals nothing"
    library.remove("", mark)
    library.put("", mark)
    assert now(60) is (Phase.REVEALED if reveal is Reveal.DONE else None)
    away = Missing(tmp_path / "c.json", Damaged(tmp_path / "c.json", "half"))
    assert now(60, away) is None, "nobody knows whether those who sit there are finished"
    assert now(61) is (None if reveal is Reveal.HAND else Phase.REVEALED)
    act(running.turn, Phase.REVEALED, at=62)
    assert now(63) is None
    act(running.turn, Phase.WRITING, at=64)
    assert now(65) is None
    for session in (workshop, library, empty):
        session.close()
