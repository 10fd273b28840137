"""What a participant may open while the room is gathered, and what somebody who comes late is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from facilitator.agenda import RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course, load_course
from facilitator.people import Seat
from facilitator.room import running
from facilitator.room.ahead import may_open
from facilitator.room.catching_up import catch_up, is_late
from facilitator.room.clock import RoomClock
from facilitator.room.hall import Hall
from facilitator.room.schedule import pace
from facilitator.room.state import Standing, standing
from facilitator.room.tables import phase_word
from facilitator.session import Session
from facilitator.visibility import Activity, Phase, See, Write
from facilitator.workshop import WorkshopFolder

MINUTE = 60_000
NOW = 1_800_000_000_000
STEPS = (
    ("Velkomst", "", True),
    ("Udfordringer", "intake.challenges", True),
    ("Vægte", "services.weights", False),
    ("Point", "services.scores", True),
    ("Idéer", "partners.ideas", True),
)


@pytest.fixture
def course() -> Course:
    """The house's course."""
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A meeting of five steps of ten minutes that began forty minutes ago."""
    folder = WorkshopFolder.create(tmp_path / "workshop", "Forår")
    with Session.open(folder.path / "workshop.json", Seat(facilitator=True)) as found:
        meeting = HomeworkMeeting(id=found.new_id(), title="Møde 1", minutes=50)
        steps = [
            RoomStep(
                id=found.new_id(),
                position=float(n),
                meeting=meeting.id,
                title=title,
                minutes=10,
                place=place,
                ahead=ahead,
                wall="scores" if place.startswith("services") else "agenda",
            )
            for n, (title, place, ahead) in enumerate(STEPS)
        ]
        found.put("", meeting, *steps)
        yield found


def held(session: Session, course: Course, *entered: int) -> Standing:
    """The meeting as it stands after these steps (from 1), ten minutes each; its mark is of now."""
    steps = session.all(RoomStep)
    begun = NOW - 10 * MINUTE * len(entered)
    mark = {"at": NOW, "steady": 0, "machine": ""}
    session.edit("", lambda now: running.begin(now, course, steps[0].meeting, begun, mark))
    for n, number in enumerate(entered):
        at = begun + 10 * MINUTE * n
        target = steps[number - 1].id
        session.edit("", partial(running.enter, course=course, step=target, at=at, mark=mark))
    return standing(session, course, NOW)


def test_a_gathered_room_opens_what_has_been_reached(session: Session, course: Course) -> None:
    here = held(session, course, 1, 2, 3)
    assert here.attended
    opened = [None, "homework", "about", "intake", "services"]
    assert [part for part in opened if not may_open(here, part)] == []
    assert [part for part in ("partners", "strategy", "dialogue") if may_open(here, part)] == []
    assert may_open(here, "services", "weights")
    assert may_open(here, "services", "gates")
    assert not may_open(here, "services", "scores"), "the agenda comes to it later"
    assert may_open(replace(here, attended=False), "partners"), "nobody runs the meeting: the rule lapses"
    free = held(session, course, 1, 2, 3, 4)
    assert may_open(free, "partners"), "the step lets people work ahead"


def test_who_comes_late_is_told_the_meeting_so_far(session: Session, course: Course) -> None:
    here = held(session, course, 1, 2, 3)
    assert not is_late(replace(here, now=(here.room.begun_at or 0) + 2 * MINUTE))
    clock = RoomClock()
    mark = {**clock.mark(), "at": NOW}
    for act in (
        lambda now: running.turn(now, course, Phase.REVEALED, NOW, mark),
        lambda now: running.enter(now, course, session.all(RoomStep)[3].id, NOW, mark),
        lambda now: running.decide(now, course, "Vi begynder i det små", NOW, mark),
        lambda now: running.park(now, course, "Hvem betaler?", NOW, mark),
        lambda now: running.start_timer(now, course, NOW, mark, 300),
    ):
        session.edit("", act)
    hall = Hall(session, (), course, NOW)
    found = catch_up(hall)
    assert is_late(found.standing)
    assert [one.step.title for one in found.passed] == ["Velkomst", "Udfordringer", "Vægte"]
    assert [bool(one.says) for one in found.passed] == [False, False, True], (
        "only what is shown, and has a result"
    )
    assert [one.text for one in found.decisions] == ["Vi begynder i det små"]
    assert [one.text for one in found.parked] == ["Hvem betaler?"]
    assert [(one.step.title, one.at) for one in found.coming] == [("Idéer", NOW + 10 * MINUTE)]
    times = pace(session, course, NOW)
    assert times is not None
    assert found.ends == times.ends_at == NOW + 20 * MINUTE, "a short countdown is not the step's end"


def test_there_is_a_word_for_every_rule() -> None:
    said = {
        phase_word(Activity(id=1, phase=phase, write=write, see=see))
        for phase in Phase
        for write in Write
        for see in See
    }
    assert said == {
        "phase_writing",
        "phase_frozen",
        "phase_revealed",
        "phase_closed",
        "phase_own",
        "phase_own_locked",
        "phase_facilitator",
    }
