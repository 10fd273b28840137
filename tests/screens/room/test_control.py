"""The control view: a meeting run by keys, with the real files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from facilitator import beacon
from facilitator.agenda import Room, RoomRun, RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.components.partners import Idea
from facilitator.errors import NotSaved
from facilitator.people import Finished, Person, Seat
from facilitator.room.clock import RoomClock
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.store.migrate import SCHEMA
from facilitator.visibility import Phase
from screens.opened import OpenLibraryScreen
from screens.room.control import ControlScreen
from tests.facilitator.room.polling import Poll, lay_out
from tests.screens.driver import Driver, driving, table

STEPS = (
    ("Velkomst", 10, "", ""),
    ("Ydelserne hver for sig", 20, "services.scores", ""),
    ("Idéer", 15, "partners.ideas", "done"),
)

AEROE, OELSTYKKE = "aeroe-bibliotek", "oelstykke-bibliotek"


@pytest.fixture
def meeting(workshop: Path) -> Path:
    """A workshop with a meeting of three steps, and three people at two libraries."""
    with Session.open(workshop / "workshop.json", Seat(facilitator=True)) as session:
        held = HomeworkMeeting(id=session.new_id(), title="Første møde", starts="9.30", minutes=180)
        steps = [
            RoomStep(
                id=session.new_id(),
                position=float(n),
                meeting=held.id,
                title=title,
                minutes=minutes,
                place=place,
                reveal=reveal,
                notes=f"Note {n}",
                needs="Blyanter" if n == 1 else "",
            )
            for n, (title, minutes, place, reveal) in enumerate(STEPS)
        ]
        session.put("", held, *steps)
    for name, people in ((AEROE, ("Anna", "Bo")), (OELSTYKKE, ("Carl",))):
        with Session.open(_file(workshop, name)) as session:
            session.put("", *(Person(id=session.new_id(), name=person) for person in people))
    return workshop


def _file(workshop: Path, library: str) -> Path:
    return workshop / "libraries" / f"{library}.json"


@asynccontextmanager
async def controlling(
    path: Path, size: tuple[int, int] = (120, 40), settings: Settings | None = None
) -> AsyncIterator[Driver]:
    """The control view of the workshop's meeting."""
    async with driving(path, size=size, settings=settings) as driver:
        await driver.shows("2 biblioteker")
        driver.app.push_screen(ControlScreen(path))
        yield driver


def _active(driver: Driver) -> set[str]:
    """What the keys do now."""
    return {one.binding.action for one in driver.app.screen.active_bindings.values() if one.enabled}


def _rows(workshop: Path, kind: str) -> list[dict[str, object]]:
    return table(workshop / "workshop.json", kind)


def _phase(workshop: Path, library: str, activity: str) -> object:
    rows = table(_file(workshop, library), "activity")
    return next((row["phase"] for row in rows if row["name"] == activity), None)


async def test_a_meeting_goes_on_after_a_second_key_and_back_without_a_loss(meeting: Path) -> None:
    async with controlling(meeting) as driver:
        await driver.shows(
            "Tryk Enter for at begynde mødet", "facilitator project", "Blyanter", "3 deltagere"
        )
        assert beacon.find() is not None
        await _begin(driver)
        await driver.shows("Velkomst", "Note 0", "Mellemrum starter 10 minutter")
        assert "Note 1" not in driver.text
        await driver.shows("Hvem er her?", "2 deltagere")
        assert "0 af" not in driver.text, "there is nothing to be finished with"
        for stray in ("x", "pagedown", "escape"):
            await driver.press("pagedown")
            await driver.shows("Enter: gå videre til 2 »Ydelserne hver for sig«", "Esc Nej")
            assert "Esc Afslut" not in driver.text
            await driver.press(stray)
            await driver.shows("Esc Afslut")
            assert "Enter: gå" not in driver.text
            assert driver.screen_name == "ControlScreen"
        assert "Trin 1 af 3" in driver.text
        await driver.press("right", "enter")
        await driver.shows("Trin 2 af 3", "Note 1", "Anna", "0 af 2", "Ingen ser de andres svar")

        await driver.press("r")
        await driver.shows("3 er ikke færdige endnu")
        await driver.press("enter")
        await driver.shows("Svarene er vist")
        await driver.until(
            lambda: {_phase(meeting, one, "services.scores") for one in (AEROE, OELSTYKKE)} == {"revealed"},
            "the reveal is in the libraries' files",
        )
        await driver.press("pageup")
        await driver.shows("Enter: gå tilbage til 1", "Intet slettes")
        await driver.press("enter")
        await driver.shows("Trin 1 af 3")
        assert _phase(meeting, AEROE, "services.scores") == "revealed"
        await driver.press("j", "end", "enter")
        await driver.shows("Enter: gå til 3 »Idéer«")
        await driver.pilot.click("#ask")
        await driver.shows("Trin 3 af 3", "✓", "Det er det sidste trin")

        with FileLock(f"{_file(meeting, AEROE)}.lock"):
            await driver.press("f")
            await driver.shows("1 bibliotek venter på sin fil: Ærø Bibliotek", "låst og skjult")
            await driver.until(
                lambda: _phase(meeting, OELSTYKKE, "partners.ideas") == "frozen", "the other one"
            )
            assert _phase(meeting, AEROE, "partners.ideas") != "frozen"
        await driver.until(lambda: "venter på" not in driver.text, "nobody waits")
        keys = {"f": "frozen", "o": "writing", "l": "closed", "r": "revealed"}
        for key, phase in (*keys.items(), ("f", "closed")):
            await driver.press(key)
            await driver.until(lambda p=phase: _phase(meeting, AEROE, "partners.ideas") == p, phase)  # type: ignore[misc]
    assert beacon.find() is None


async def test_time_wall_and_what_is_written_down(meeting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with controlling(meeting, settings=Settings(animations=False, sound=True)) as driver:
        await _begin(driver)
        await driver.press("plus")
        await driver.shows("Der er ingen nedtælling at ændre")
        await driver.press("space", "5", "plus", "minus")
        await driver.shows("1 minut mindre")
        here = _control(driver).standing
        assert here is not None
        assert here.seconds_left is not None
        assert 14 * 60 < here.seconds_left <= 15 * 60
        await driver.press("space")
        await driver.shows("på pause", "Mellemrum sætter tiden i gang igen")
        rung: list[bool] = []
        monkeypatch.setattr(driver.app, "bell", lambda: rung.append(True))
        await driver.press("t")
        await driver.type("1:01")
        await driver.press("enter")
        await driver.shows("snart slut")
        await driver.until(lambda: rung, "a sound at one minute")

        await driver.press("b")
        await driver.shows("Storskærmen er mørk")
        assert _rows(meeting, "room")[0]["blank"] is True
        await driver.press("full_stop", "w", "down", "down", "enter")
        await driver.shows("dit valg")
        assert _rows(meeting, "room")[0]["wall"] == "agenda"

        await driver.press("p")
        await driver.type("Hvem betaler?")
        await driver.press("enter")
        await driver.shows("Parkeret: Hvem betaler?")
        await driver.press("d")
        await driver.type("Vi begynder i maj")
        await driver.press("enter")
        await driver.shows("Beslutningen er skrevet ned")
        await driver.press("a")
        await driver.type("Ring til huset")
        await driver.press("escape")
        await driver.shows("Opgaven gælder alle biblioteker")
        assert _rows(meeting, "room_parked")[0]["text"] == "Hvem betaler?"
        decision = _rows(meeting, "room_decision")[0]
        assert (decision["text"], decision["step"]) == (
            "Vi begynder i maj",
            _rows(meeting, "room")[0]["step"],
        )
        assert _rows(meeting, "homework_task")[0]["title"] == "Ring til huset"

        await driver.press("x", "down", "enter")
        await driver.shows("»Ydelserne hver for sig« bliver sprunget over")
        await driver.press("pagedown")
        await driver.shows("gå videre til 2 »Idéer«")
        await driver.press("escape", "h")
        await driver.shows("tastekort.md")
        card = (meeting / "tastekort.md").read_text("utf-8")
        assert "| PgDn / → | Næste trin |" in card
        assert "word:" not in card


async def test_a_meeting_that_was_cut_off_goes_on_where_it_stood_on_a_small_screen(meeting: Path) -> None:
    async with controlling(meeting) as driver:
        await _begin(driver)
        await driver.press("pagedown", "enter")
        await driver.shows("Trin 2 af 3")
        await driver.press("space", "f")
        await driver.shows("låst og skjult")
    before = {kind: _rows(meeting, kind) for kind in ("room_step", "room_run", "activity")}
    async with controlling(meeting, (80, 24)) as driver:
        await driver.shows(
            "Trin 2 af 3", "Ydelserne hver for sig", "Svarene er låst", "19:", "Færdige: 0 af 3"
        )
        assert {kind: _rows(meeting, kind) for kind in before} == before
        await driver.press("v")
        await driver.shows("Hvem er færdig?", "Anna", "Carl")
        await driver.press("v")
        await driver.shows("Program", "▸")
        await driver.press("v", "escape")
        await driver.shows("Afslut mødet", "Mødet bliver stående")
        await driver.press("down", "enter")
        await driver.until(lambda: driver.screen_name == "HomeScreen", "the overview")
        assert _rows(meeting, "room")[0]["ended_at"] is None
        driver.app.push_screen(ControlScreen(meeting))
        await driver.shows("Trin 2 af 3")
        await driver.press("p")
        await driver.type("Hvem betaler?")
        await driver.press("enter", "q", "down", "down", "enter")
        await driver.shows("Mødet er afsluttet", "skriv referatet", "Hvem betaler?", "Enter Fortsæt mødet")
        await driver.until(
            lambda: _phase(meeting, AEROE, "services.scores") == "writing", "people are free again"
        )


async def test_what_the_facilitator_enters_says_so_and_the_last_mark_reveals(meeting: Path) -> None:
    with Session.open(_file(meeting, OELSTYKKE)) as session:
        carl = session.people[0].id
        activity = "partners.ideas"
        session.put(
            "",
            Finished(id=Finished.key(carl, activity), person=carl, activity=activity),
            Idea(id=session.new_id(), person=carl, text="Gymnasiet"),
        )
    async with controlling(meeting) as driver:
        await _begin(driver)
        await driver.press("j", "end", "enter", "enter")
        await driver.shows("Trin 3 af 3", "1 af 1")
        await driver.press("e")
        await driver.shows("Skriv for en deltager", "○ Anna", "● Carl")
        await driver.press("enter", "enter")
        await driver.until(lambda: driver.screen_name == "PartnersScreen", "the library's own screen")
        await driver.shows("for Anna")
        assert not {"people", "search"} & _active(driver)
        here = driver.app.screen
        assert isinstance(here, OpenLibraryScreen)
        driver.app.go_component(here.session, "services", "scores")
        await driver.shows("Du har skrevet for Anna")
        assert len(driver.app.sessions) == 3
        await driver.press("e", "end", "up", "enter")
        await driver.shows("Carl har selv svaret", "Carl er alligevel ikke færdig")
        assert "Skriv svarene for" not in driver.text
        await driver.press("escape")
        for moves, count in (((), "1 af 2"), (("down",), "2 af 2")):
            await driver.press("e", *moves, "enter", "down", "enter")
            await driver.shows(count)
        await driver.until(lambda: _phase(meeting, AEROE, activity) == "revealed", "revealed by itself")
        await driver.press("e", "end", "enter")
        await driver.shows("Ny deltager fra Ølstykke")
        await driver.type("Dorte")
        await driver.press("enter")
        await driver.shows("Skriv svarene for Dorte")
        await driver.press("escape")
        await driver.shows("1 af 2")
        assert {mark["entered_by"] for mark in table(_file(meeting, AEROE), "finished")} == {0}
        await driver.press("o")
        await driver.until(lambda: _phase(meeting, AEROE, activity) == "writing", "hidden again")
        await driver.press("n")
        await driver.shows("Enter: vis bordene")
        control = _control(driver)
        control._watch()
        assert control.standing is not None
        assert control.standing.activity.phase is Phase.WRITING


async def test_a_delay_is_seen_and_caught_up(meeting: Path) -> None:
    late = 25 * 60_000
    async with controlling(meeting) as driver:
        await _begin(driver)
        await driver.shows("til tiden")
        with Session.open(meeting / "workshop.json", Seat(facilitator=True)) as session:
            room, run = session.form(Room), session.all(RoomRun)[0]
            assert room.begun_at is not None
            past = {"begun_at": room.begun_at - late}
            session.put("", room.revise(**past), run.revise(since=room.begun_at - late, **past))
        await driver.shows("15 min. bagud · K", "→")
        await driver.press("k")
        await driver.shows("Aftalt", "Forkort resten med 14 minutter", "Spring »Idéer« over", "Slut senere")
        await driver.press("down", "enter")
        await driver.shows("Trinnet bliver sprunget over", "til tiden")
    assert [row["skipped"] for row in _rows(meeting, "room_step")] == [False, False, True]


async def test_a_library_that_cannot_be_read_is_named_and_a_folder_that_is_away_takes_nobody_out(
    meeting: Path,
) -> None:
    torn = _file(meeting, OELSTYKKE)
    whole = torn.read_bytes()
    torn.write_bytes(whole[: len(whole) // 2])
    async with controlling(meeting) as driver:
        await driver.shows("! 1 fil kan ikke læses", OELSTYKKE)
        await _begin(driver)
        await driver.shows("oelstykke-bibliotek.json er beskadiget")
        torn.write_bytes(whole)
        await driver.until(lambda: "kan ikke læses" not in driver.text, "it is read")
        await driver.shows("Carl")
        following = _control(driver).following
        assert following is not None
        before = following.tables
        assert len(before) == 2
        away = (meeting / "libraries").rename(meeting / "elsewhere")
        await driver.shows("kan ikke læses", "Anna", "Carl")
        away.rename(meeting / "libraries")
        await driver.until(lambda: "kan ikke læses" not in driver.text, "it is back")
        assert following.tables == before
        torn.unlink()
        await driver.until(lambda: "Carl" not in driver.text, "a library that is removed is let go of")
        gone = next(one for one in before if one not in following.tables)
        with pytest.raises(NotSaved):
            gone.put("", gone.people[0].revise(name="Carla"))
        assert not torn.exists()


async def test_trouble_with_a_file_is_told_and_the_meeting_goes_on(meeting: Path) -> None:
    newer = _file(meeting, OELSTYKKE)
    newer.write_text(
        newer.read_text("utf-8").replace(f'"schema":{SCHEMA}', f'"schema":{SCHEMA + 50}'), "utf-8"
    )
    workshop = meeting / "workshop.json"
    with Session.open(workshop, Seat(facilitator=True)) as session:
        step = session.all(RoomStep)[0]
        session.put("", step.revise(method="evaluation", reveal="time"))
    async with controlling(meeting) as driver:
        await _begin(driver)
        await driver.shows("! 1 bibliotek kan ikke følge med", "nyere version")
        assert _control(driver).waiting_for == ()
        await driver.press("t")
        await driver.type("0:02")
        await driver.press("enter")
        with FileLock(f"{workshop}.lock"):
            await driver.shows("tiden er gået")
            for _ in range(3):
                _control(driver)._watch()
            await driver.settle()
            assert driver.screen_name == "ControlScreen", "nobody is asked while the file is busy"
        await driver.shows("Svarene er vist, som planen siger")

        whole = workshop.read_bytes()
        workshop.write_bytes(whole[: len(whole) // 2])
        await driver.press("e", "enter", "enter")
        await driver.until(lambda: driver.screen_name == "ErrorDialog", "the error is told")
        workshop.write_bytes(whole)
        await driver.press("escape")
        await driver.shows("Trin 1 af 3")
        assert len(driver.app.sessions) == 3


async def test_a_vote_shows_who_has_voted_and_is_shown_without_a_question_when_all_have(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "vote"
    poll = Poll(folder, lay_out(folder))
    votes = (("Aby", 11), ("Aby", 12), ("Aby", 13), ("Brede", 21), ("Brede", 22))
    for library, person in votes:
        poll.cast(library, person, (101, 1))
    async with driving(folder) as driver:
        await driver.shows("3 biblioteker")
        driver.app.push_screen(ControlScreen(folder))
        await driver.shows("Hvem har stemt?", "5 af 6 har stemt", "● Anna", "○ Fie", "stemmer hver for sig")
        await driver.press("r")
        await driver.shows("1 har ikke stemt endnu")
        await driver.press("escape")
        poll.blank("Cram", 31)
        await driver.shows("6 af 6 har stemt")
        await driver.press("r")
        await driver.shows("afstemningen er lukket")
        assert [row["phase"] for row in _rows(folder, "activity") if row["name"] == "room.11"] == ["closed"]
    poll.close()


async def test_another_computers_meeting_is_asked_about_and_its_clock_is_kept(meeting: Path) -> None:
    async with controlling(meeting) as driver:
        await _begin(driver)
    with Session.open(meeting / "workshop.json", Seat(facilitator=True)) as session:

        def elsewhere(later: int) -> int:
            """A computer whose clock is five minutes behind writes the room's mark."""
            at = RoomClock().now() - 5 * 60_000 + later
            session.put("", session.form(Room).revise(at=at, machine="another", steady=1))
            return at

        def room() -> dict[str, object]:
            return _rows(meeting, "room")[0]

        elsewhere(0)
        async with controlling(meeting) as driver:
            await driver.shows("Vent op til 20 sekunder")
            await driver.press("b")
            assert (room()["machine"], room()["blank"]) == ("another", False)
            at = elsewhere(1)
            await driver.shows("Enter: Styr det herfra")
            await driver.press("escape", "b")
            await driver.shows("Enter: Styr det herfra")
            assert room()["at"] == at, "whoever only looks moves no time"
            await driver.press("enter")
            await driver.shows("Storskærmen er mørk")
            assert room()["machine"] != "another"
            assert 0 <= int(str(room()["at"])) - at < 60_000, "the time goes on as it was there"
            elsewhere(2)
            await driver.shows("Her kan du følge med")


async def test_without_a_plan_one_learns_how_to_make_one(workshop: Path) -> None:
    async with controlling(workshop, (80, 24)) as driver:
        await driver.shows("Der er ingen plan endnu", "Gå tilbage til overblikket")
        await driver.press("enter", "escape")
        await driver.until(lambda: driver.screen_name == "HomeScreen", "the overview")


async def _begin(driver: Driver) -> None:
    await driver.shows("Tryk Enter for at begynde mødet")
    await driver.press("enter")
    await driver.shows("Trin 1 af 3")


def _control(driver: Driver) -> ControlScreen:
    screen = driver.app.screen
    assert isinstance(screen, ControlScreen)
    return screen
