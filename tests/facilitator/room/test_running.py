"""Running a meeting on real files: any order of acts keeps what was given, and every program that opens the file agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.agenda import (
    Happening,
    Room,
    RoomDecision,
    RoomEvent,
    RoomOption,
    RoomParked,
    RoomRun,
    RoomStep,
)
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import load_course
from facilitator.errors import EditRejected
from facilitator.people import Person, Seat
from facilitator.room import applying, running
from facilitator.room.state import activity_of_step, standing
from facilitator.session import Change, Session
from facilitator.visibility import Activity, Phase
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder

COURSE = load_course()
START = 1_800_000_000_000
PLACES = ("", "services.scores", "services.result", "partners.ideas", "dialogue.answer")


class Meeting:
    """A workshop with one meeting of five steps, run at a clock that the test moves."""

    def __init__(self, folder: Path) -> None:
        self.folder = WorkshopFolder.create(folder, "Prøve")
        self.path = folder / WORKSHOP_FILE
        self.session = Session.open(self.path, Seat(facilitator=True))
        self.at = START
        meeting = HomeworkMeeting(id=1, title="Første møde", minutes=60)
        self.steps = tuple(
            RoomStep(
                id=n,
                position=float(n),
                meeting=1,
                title=f"Trin {n}",
                minutes=10,
                place=place,
                question="hub" if place.startswith("dialogue") else "",
            )
            for n, place in enumerate(PLACES, 1)
        )
        self.session.put("", meeting, *self.steps)

    def act(self, act: Callable[..., list[Change]], *given: object, **named: object) -> None:
        self.session.edit("", lambda now: act(now, COURSE, *given, self.at, {"at": self.at}, **named))

    def do(self, name: str, value: Any) -> None:
        """One of the acts that a facilitator may come upon."""
        if name == "wait":
            self.wait(value)
        elif name == "timer":
            self.session.edit("", lambda now: running.start_timer(now, COURSE, self.at, {}, value))
        elif name == "add":
            self.session.edit("", lambda now: running.add_time(now, COURSE, self.at, {}, value))
        elif name == "begin":
            self.act(running.begin, 1)
        elif value is None:
            self.act({"pause": running.pause_timer, "end": running.end}[name])
        else:
            acts: dict[str, Callable[..., list[Change]]]
            acts = {"enter": running.enter, "turn": running.turn, "skip": running.skip}
            self.act(acts[name], value)

    def wait(self, seconds: int) -> None:
        self.at += 1000 * seconds


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    made = Meeting(tmp_path / "workshop")
    yield made
    made.session.close()


def test_a_meeting_goes_through_its_steps_and_what_was_revealed_stays_when_one_goes_back(
    meeting: Meeting,
) -> None:
    m = meeting
    m.act(running.begin, 1)
    m.act(running.enter, 2)
    m.act(running.start_timer)
    m.wait(240)
    m.act(running.turn, Phase.REVEALED)
    m.act(running.enter, 4)
    m.wait(60)
    m.act(running.enter, 2)
    here = standing(m.session, COURSE, m.at)
    assert (here.step, here.number, here.following) == (m.steps[1], 2, m.steps[2])
    assert here.activity.phase is Phase.REVEALED
    assert here.seconds_left == 360, "the countdown waited where it was left"
    assert here.clock.spent == 240_000
    m.act(running.skip, 3)
    assert standing(m.session, COURSE, m.at).following == m.steps[3]
    m.act(running.end)
    assert [event.what for event in m.session.all(RoomEvent)] == [
        Happening.BEGUN,
        Happening.ENTERED,
        Happening.ENTERED,
        Happening.TIMER,
        Happening.REVEALED,
        Happening.ENTERED,
        Happening.ENTERED,
        Happening.SKIPPED,
        Happening.ENDED,
    ]
    m.act(running.begin, 1)
    assert standing(m.session, COURSE, m.at).step == m.steps[1], (
        "a meeting that was ended goes on where it stood"
    )


def test_two_steps_on_the_same_answers_share_what_is_revealed_and_a_step_open_from_the_start_shows_it(
    meeting: Meeting,
) -> None:
    m = meeting
    assert activity_of_step(m.steps[1], COURSE) == activity_of_step(m.steps[2], COURSE) == "services.scores"
    assert activity_of_step(m.steps[4], COURSE) == "dialogue.hub"
    m.session.put("", m.steps[2].revise(reveal="open"))
    m.act(running.begin, 1)
    m.act(running.enter, 2)
    assert standing(m.session, COURSE, m.at).activity.hidden
    m.act(running.enter, 3)
    assert not standing(m.session, COURSE, m.at).activity.hidden
    m.act(running.enter, 2)
    assert not standing(m.session, COURSE, m.at).activity.hidden


def test_a_repeated_step_is_a_new_one_with_its_own_answers_and_options(meeting: Meeting) -> None:
    m = meeting
    m.session.put("", m.steps[0].revise(vote="dots"), RoomOption(id=9, step=1, text="Café"))
    made: list[int] = []

    def again(now: Session) -> list[Change]:
        step, changes = running.repeat(now, 1)
        made.append(step)
        return changes

    m.session.edit("", again)
    copy = m.session.get(RoomStep, made[-1])
    assert copy is not None
    assert [step.id for step in m.session.all(RoomStep)][:2] == [1, copy.id]
    assert activity_of_step(copy, COURSE) != activity_of_step(m.steps[0], COURSE)
    assert [one.text for one in m.session.all(RoomOption) if one.step == copy.id] == ["Café"]


def test_parking_and_deciding_remember_where_they_came_from(meeting: Meeting) -> None:
    m = meeting
    m.act(running.begin, 1)
    m.act(running.enter, 4)
    m.session.edit("", lambda now: running.park(now, COURSE, "Hvem betaler?", m.at, {}))
    m.session.edit("", lambda now: running.decide(now, COURSE, "Vi mødes i maj", m.at, {}))
    parked, decided = m.session.all(RoomParked)[0], m.session.all(RoomDecision)[0]
    assert (parked.text, parked.meeting, parked.step) == ("Hvem betaler?", 1, 4)
    assert (decided.text, decided.meeting, decided.step) == ("Vi mødes i maj", 1, 4)


def test_the_rooms_rules_reach_a_librarys_file_and_hold_there_until_the_meeting_ends(
    meeting: Meeting,
) -> None:
    m = meeting
    path = m.folder.add_library("Ærø")
    with Session.open(path, Seat(person=7)) as library, Session.open(path, Seat(facilitator=True)) as hers:
        library.put("", Person(id=7, name="Åse"))
        m.act(running.begin, 1)
        m.act(running.enter, 4)
        m.act(running.turn, Phase.FROZEN)
        assert applying.apply(hers, applying.wanted(m.session, COURSE, 1))
        assert not applying.apply(hers, applying.wanted(m.session, COURSE, 1)), "again changes nothing"
        library.poll()
        from facilitator.components.partners.records import Dot, Idea

        idea = Idea(id=3, person=7, text="Havnen")
        if Idea.ACTIVITY is not None:
            with pytest.raises(EditRejected):
                library.put("", idea)
        assert Dot.ACTIVITY is not None
        m.act(running.end)
        left = applying.differing(hers, applying.wanted(m.session, COURSE, 1))
        assert {one.name for one in left} == {"room.1", "partners.ideas"}, "what was not told is seen later"
        applying.apply(hers, applying.wanted(m.session, COURSE, 1))
        library.poll()
        found = library.get(Activity, Activity.key("partners.ideas"))
        assert found is not None
        assert found.phase is Phase.WRITING, "afterwards everything is open for own work"


def test_a_steps_rule_holds_while_the_meeting_runs_and_ends_with_it(meeting: Meeting) -> None:
    m = meeting
    path = m.folder.add_library("Ærø")
    scores, intake = "services.scores", "intake"
    with Session.open(path, Seat(facilitator=True)) as library:

        def told(name: str) -> Activity:
            applying.apply(library, applying.wanted(m.session, COURSE, 1))
            found = library.get(Activity, Activity.key(name))
            assert found is not None
            return found

        library.put("", Activity(id=Activity.key(scores), name=scores, phase=Phase.CLOSED))
        m.session.put("", m.steps[0].revise(place="intake.overview"))
        m.act(running.begin, 1)
        assert not told(intake).hidden, "preparation begins open"
        m.act(running.enter, 2)
        assert told(scores).phase is Phase.WRITING, "the step is on, so everybody may write"
        m.session.revise("", RoomStep, 4, write="facilitator", see="own")
        m.act(running.enter, 4)
        m.act(running.turn, Phase.REVEALED)
        ideas = told("partners.ideas")
        assert ideas.hidden
        assert ideas.refuses(facilitator=False)
        m.act(running.end)
        ideas = told("partners.ideas")
        assert ideas.hidden, "what was never to be seen is not shown by the meeting's end"
        assert not ideas.refuses(facilitator=False)
        assert ideas.see == "answers", "the library may show it itself"


def test_a_meeting_begun_on_top_of_another_frees_what_that_had_locked(meeting: Meeting) -> None:
    m = meeting
    path = m.folder.add_library("Ærø")
    m.session.put("", HomeworkMeeting(id=2, title="Andet møde"), RoomStep(id=9, meeting=2, title="Ny"))
    with Session.open(path, Seat(facilitator=True)) as library:
        m.act(running.begin, 1)
        m.act(running.enter, 4)
        m.act(running.turn, Phase.FROZEN)
        applying.apply(library, applying.wanted(m.session, COURSE, 1))
        m.wait(60)
        m.act(running.begin, 2)
        applying.apply(library, applying.wanted(m.session, COURSE, 2))
        found = library.get(Activity, Activity.key("partners.ideas"))
        assert found is not None
        assert found.phase is Phase.WRITING


def test_names_are_taken_off_by_going_on_but_never_put_on(meeting: Meeting) -> None:
    m = meeting
    m.session.put("", m.steps[2].revise(names=True))
    m.act(running.begin, 1)
    m.act(running.enter, 2)
    m.act(running.enter, 3)
    assert not standing(m.session, COURSE, m.at).activity.names
    m.act(running.name_people)
    assert standing(m.session, COURSE, m.at).activity.names


ACTS = st.one_of(
    st.tuples(st.just("enter"), st.integers(1, 5)),
    st.tuples(st.just("turn"), st.sampled_from(list(Phase))),
    st.tuples(st.just("timer"), st.sampled_from([None, 30, 600])),
    st.tuples(st.just("add"), st.sampled_from([-60, 60, 300])),
    st.tuples(st.just("pause"), st.none()),
    st.tuples(st.just("skip"), st.integers(1, 5)),
    st.tuples(st.just("wait"), st.integers(0, 900)),
    st.tuples(st.just("end"), st.none()),
    st.tuples(st.just("begin"), st.none()),
)


@settings(max_examples=20)
@example(acts=[("skip", 1), ("begin", None)])
@given(acts=st.lists(ACTS, max_size=14))
def test_whatever_is_done_nothing_is_lost_and_a_program_started_anew_sees_the_same(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, object]]
) -> None:
    m = Meeting(tmp_path_factory.mktemp("meeting") / "workshop")
    m.session.put("", RoomParked(id=1, text="En sag"), RoomDecision(id=1, text="En beslutning"))
    m.act(running.begin, 1)
    spent: dict[int, int] = {}
    events = 0
    for name, value in acts:
        m.do(name, value)
        here = standing(m.session, COURSE, m.at)
        assert here.seconds_left is None or here.seconds_left >= 0
        for run in m.session.all(RoomRun):
            assert run.spent >= spent.get(run.step, 0)
            spent[run.step] = run.spent
        assert sum(run.since is not None for run in m.session.all(RoomRun)) <= 1
        found = len(m.session.all(RoomEvent))
        assert found >= events
        events = found
    assert tuple(step.revise(skipped=False) for step in m.session.all(RoomStep)) == m.steps
    assert m.session.all(RoomParked)
    assert m.session.all(RoomDecision)
    with Session.open(m.path, read_only=True) as other:
        assert standing(other, COURSE, m.at) == standing(m.session, COURSE, m.at)
        assert other.form(Room) == m.session.form(Room)
    m.session.close()
