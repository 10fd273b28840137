"""The wall in a process of its own: it follows what the facilitator's computer writes, and shows nobody's name."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.agenda import Room, RoomDecision, RoomEvaluation, RoomParked
from facilitator.components.homework import HomeworkMeeting
from facilitator.components.partners import Idea
from facilitator.i18n import Language, speaking
from facilitator.launch import Launch
from facilitator.people import Finished, Person, Seat
from facilitator.room import running
from facilitator.room.hall import Hall, Table
from facilitator.room.pictures import texts
from facilitator.room.views import VIEWS, picture
from facilitator.room.words import words
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.visibility import Phase
from screens.app import build_app
from screens.room.wall import WallScreen
from screens.room.wall.board import Board
from screens.room.wall.scenes import scene
from tests.screens.driver import Driver
from tests.screens.room.meeting import RoomOf

SECRET = "Hemmelig note"
PRIVATE = {"notes": f"{SECRET} 1", "script": f"{SECRET} 2", "needs": f"{SECRET} 3"}
HIDDEN = "Et cirkus med tre elefanter"
STEPS: tuple[dict[str, object], ...] = (
    {"title": "Velkomst", "task": "Find jeres plads.", "method": "welcome", **PRIVATE},
    {
        "title": "Ydelser",
        "task": "Giv hver ydelse point.",
        "place": "services.scores",
        "method": "alone",
        "minutes": 20,
        "wall": "scores",
        **PRIVATE,
    },
    {"title": "Kaffe", "method": "break", "minutes": 15},
    {"title": "Partnere", "task": "Skriv alene.", "place": "partners.ideas", "wall": "ideas", **PRIVATE},
    {"title": "Dialog", "place": "dialogue.answer", "question": "hub", "wall": "dialogue"},
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[RoomOf]:
    """A meeting of the made-up workshop, with an idea and words about the meeting that nobody has revealed."""
    held = RoomOf(tmp_path / "demo", STEPS)
    with Session.open(held.library("gentofte"), Seat(facilitator=True)) as library:
        people = library.all(Person)
        library.put("", Idea(id=library.new_id(), person=people[0].id, text=HIDDEN))
        for one in people[:4]:
            key = RoomEvaluation.key(one.id, held.meeting.id)
            library.put("", RoomEvaluation(id=key, person=one.id, meeting=held.meeting.id, keep=HIDDEN))
    matter = f"Spørg {people[0].name.split()[0]} om lokalet"
    held.session.put(
        "",
        RoomParked(id=held.session.new_id(), text=matter, meeting=held.meeting.id),
        RoomDecision(id=held.session.new_id(), text=matter, meeting=held.meeting.id),
    )
    yield held
    held.session.close()


@asynccontextmanager
async def wall(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Driver]:
    """The wall of a workshop."""
    app = build_app(Launch(folder, view="project"), Settings(animations=False))
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: isinstance(app.screen, WallScreen), "the wall")
        yield driver


def show(room: RoomOf, view: str) -> None:
    room.session.edit("", lambda now: running.show_on_wall(now, view, room.clock.mark()))


def board(driver: Driver) -> Board:
    return driver.app.screen.query_one(Board)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_the_wall_follows_the_meeting(room: RoomOf, size: tuple[int, int]) -> None:
    async with wall(room.folder, size) as driver:
        await driver.shows("følger facilitators skærm")
        assert driver.app.theme == "papir"
        assert board(driver).scene.heading
        room.begin()
        await driver.until(lambda: board(driver).scene.heading == "Find jeres plads.", "the first task")
        await driver.shows("Møde 2 · trin 1 af 5 · Velkomst")
        room.enter(2)
        room.time(300)
        await driver.until(lambda: board(driver).clock.text in {"05:00", "04:59"}, "the time")
        await driver.until(lambda: "af 30 er færdige" in board(driver).scene.done, "how many have finished")
        with Session.open(room.library("naestved")) as library:
            for person in library.all(Person):
                key = Finished.key(person.id, "services.scores")
                library.put("", Finished(id=key, person=person.id, activity="services.scores"))
        await driver.until(lambda: "19 af 30" in board(driver).scene.done, "one table more")
        room.turn(Phase.REVEALED)
        await driver.until(lambda: board(driver).scene.picture is not None, "the result")
        assert board(driver).scene.task == "Giv hver ydelse point."
        assert not board(driver).scene.done
        await driver.shows("Gladsaxe") if size == (80, 24) else None
        room.session.edit("", lambda now: running.blank(now, room.clock.mark(), on=True))
        await driver.until(lambda: not driver.text.strip(), "nothing at all")
        room.enter(3)
        await driver.until(lambda: board(driver).scene.heading == "Kaffe", "the break")
        assert board(driver).scene.below[0].startswith("Vi fortsætter kl. ")
        show(room, "agenda")
        await driver.until(lambda: "Dagens program" in str(board(driver).scene.picture), "the agenda")
        room.enter(2)
        show(room, "parked")
        await driver.until(lambda: "Parkeringspladsen" in str(board(driver).scene.picture), "parked matters")
        assert not board(driver).scene.task
        room.end()
        await driver.until(lambda: board(driver).scene.heading == "Tak for i dag", "goodbye")
        before = driver.text
        await driver.press("down", "enter", "escape", "left", "space", "a")
        assert driver.text == before
        await driver.press("f1")
        await driver.shows("F10 lukker storskærmen")


async def test_a_fault_of_the_program_leaves_the_task_on_the_wall(
    room: RoomOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("screens.crash.user_state_dir", lambda: tmp_path / "state")
    monkeypatch.setattr("facilitator.room.views.parked.view", fault)
    monkeypatch.setattr("screens.room.wall.board._bodies", fault)
    room.begin()
    room.enter(2)
    async with wall(room.folder) as driver:
        await driver.until(lambda: board(driver).scene.heading == "Giv hver ydelse point.", "the task")
        for view in ("parked", "agenda"):
            show(room, view)
            await driver.until((tmp_path / "state").exists, "the report")
            assert "ZeroDivisionError" in next((tmp_path / "state").iterdir()).read_text("utf-8")
        await driver.until(lambda: board(driver).scene.picture is not None, "the other picture's scene")
        assert driver.app.is_running
        show(room, "task")
        await driver.until(lambda: board(driver).scene.heading == "Giv hver ydelse point.", "the task again")


async def test_a_workshop_that_is_not_there_yet_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.room.wall.RETRY_SECONDS", 0.05)
    folder = tmp_path / "demo"
    async with wall(folder) as driver:
        await driver.until(lambda: board(driver).scene.heading == "Et øjeblik", "a calm word")
        held = RoomOf(folder, STEPS)
        held.begin()
        await driver.until(lambda: board(driver).scene.heading == "Find jeres plads.", "the task")
        await driver.press("f10")
        assert driver.app.return_value == 0
        held.session.close()


def test_no_name_no_private_note_and_nothing_hidden_is_ever_on_the_wall(room: RoomOf) -> None:
    sessions = [
        Session.open(path, read_only=True) for path in sorted((room.folder / "libraries").glob("*.json"))
    ]
    tables = tuple(Table(one.store.library_id, one, one.store.path) for one in sessions)
    hall = Hall(room.session, tables, room.course, room.clock.now())
    people = [person.name for table in tables for person in table.people]
    names = re.compile(rf"\b({'|'.join({*people, *(name.split()[0] for name in people)})})\b")
    said: list[str] = []

    def look(language: Language) -> None:
        for session in sessions:
            session.poll()
        here = replace(hall, now=room.clock.now())
        with speaking(language):
            shown = scene(here, words(room.course, "wall"))
            said.extend((shown.where, shown.heading, *shown.below, shown.task, shown.done))
            for made in (shown.picture, *(picture(view, here) for view in VIEWS)):
                said.extend(texts(made) if made else ())

    look("da")
    room.begin()
    for number in range(1, len(STEPS) + 1):
        room.enter(number)
        room.turn(Phase.FROZEN)
        look("en")
        if number != 4:
            room.turn(Phase.REVEALED)
            look("da")
    room.end()
    look("en")
    for session in sessions:
        session.close()
    assert len(said) > 1000
    everything = "\n".join(said)
    assert "Gladsaxe" in everything
    assert not names.search(everything)
    assert SECRET not in everything
    assert HIDDEN not in everything


def test_before_a_meeting_the_wall_says_when_it_begins(room: RoomOf) -> None:
    hall = Hall(room.session, (), room.course, room.clock.now())
    for row in room.session.all(HomeworkMeeting):
        if row.id != room.meeting.id:
            room.session.remove("", row)
    assert scene(hall, words(room.course, "wall")).below == ("Vi begynder om lidt",)
    room.session.put("", room.meeting.revise(day="2099-12-01", starts="kl. 9.30", venue="Gladsaxe"))
    before = scene(hall, words(room.course, "wall"))
    assert before.heading == "Møde 2"
    assert before.below == ("tirsdag den 1. december", "Gladsaxe", "Vi begynder kl. 9.30")
    room.begin()
    room.end()
    hall = replace(hall, now=room.session.form(Room).ended_at or 0)
    assert scene(hall, words(room.course, "wall")).heading == "Tak for i dag"
