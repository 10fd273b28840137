"""The participants' side of a meeting: the line, the page, working ahead, coming late and coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content

from facilitator.agenda import RoomEvaluation, RoomOption, RoomVote
from facilitator.components.dialogue import DialogueDeck
from facilitator.content import load_course
from facilitator.people import Person, Seat
from facilitator.room import running
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.visibility import Phase
from screens.base import ComponentScreen
from screens.room.table.line import line_of
from screens.widgets.form import RecordForm
from screens.widgets.lines import LineList
from tests.screens.driver import Driver, driving, table
from tests.screens.room.meeting import MINUTE, RoomOf

STEPS = (
    {"title": "Velkomst", "minutes": 10},
    {
        "title": "Vurdér ydelserne hver for sig",
        "minutes": 20,
        "task": "Giv hver ydelse point. Tal ikke sammen endnu.",
        "place": "services.scores",
        "ahead": False,
        "wall": "agenda",
    },
    {"title": "Idéer til partnere", "minutes": 15, "place": "partners.ideas"},
    {"title": "Mødets minut", "minutes": 5, "method": "evaluation"},
)


@pytest.fixture
def room(tmp_path: Path) -> RoomOf:
    """A meeting of four steps, not yet begun."""
    return RoomOf(tmp_path / "demo", STEPS)


def seated(path: Path) -> Settings:
    """Somebody new is at this library, and sits at this computer."""
    with Session.open(path) as session:
        nora = Person(id=session.new_id(), name="Nora")
        session.put("", nora)
        return Settings(animations=False, people={session.store.library_id: nora.id})


def top(driver: Driver) -> str:
    """The line under the bar."""
    return driver.lines[1]


async def test_the_line_comes_and_goes_and_leads_to_the_step(room: RoomOf) -> None:
    path = room.library("gladsaxe")
    async with driving(path, settings=seated(path), size=(80, 24)) as t:
        await t.until(lambda: t.app.rooms, "the room is followed")
        assert "Trin" not in t.text
        room.begin()
        await t.shows("Trin 1 af 4: Velkomst", "Ctrl+O: mødet")
        room.enter(2)
        room.time(300)
        await t.shows("Trin 2 af 4: Vurdér", "Ctrl+O: gå dertil")
        assert "0" in top(t)
        await t.press("ctrl+o")
        await t.until(lambda: getattr(t.app.screen, "place", "") == "services.scores", "at the step")
        await t.shows("Ctrl+O: mødet")
        await t.press("ctrl+o")
        await t.shows("Giv hver ydelse point", "▸ Gå til arbejdet")
        t.app.screen.query_one("#meeting-choices", LineList).move_to("back")
        room.enter(3)
        await t.shows("Idéer til partnere", "▸ Gå til arbejdet")
        room.enter(2)
        await t.shows("Giv hver ydelse point", "Ingen ser de andres svar endnu", "Jeg er færdig")
        await t.press("down", "enter")
        await t.shows("Du er meldt færdig.")
        await t.until(lambda: table(path, "finished") and t.app.rooms, "saved")
        marks = [mark for mark in table(path, "finished") if mark["activity"] == "services.scores"]
        assert any(mark["done"] for mark in marks)
        await t.press("ctrl+o")
        await t.until(lambda: isinstance(t.app.screen, ComponentScreen), "back at the work")
        room.crash()
        await t.until(lambda: "Trin 2" not in top(t), "the line goes when nobody runs the meeting")


async def test_nobody_works_ahead_while_the_room_is_gathered(room: RoomOf) -> None:
    path = room.library("gladsaxe")
    room.begin()
    room.enter(2)
    async with driving(path, settings=seated(path)) as t:
        await t.shows("Trin 2 af 4")
        session = next(iter(t.app.rooms))
        t.app.go_component(session, "partners")
        await t.shows("Lige nu arbejder alle med")
        assert t.screen_name == "LibraryScreen"
        t.app.go_component(session, "services", "result")
        await t.until(lambda: getattr(t.app.screen, "place", "") == "services.result", "the present part")
        room.enter(3)
        await t.shows("Trin 3 af 4", "gå dertil")
        await t.press("ctrl+o")
        await t.until(lambda: getattr(t.app.screen, "COMPONENT", "") == "partners", "open again")
        room.enter(2)
        await t.shows("Trin 2 af 4")
        assert getattr(t.app.screen, "COMPONENT", "") == "partners"
        t.app.go_component(session, "strategy")
        await t.settle()
        assert getattr(t.app.screen, "COMPONENT", "") == "partners"
        mine, session.seat = session.seat, Seat(facilitator=True)
        assert t.app.rooms[session].refusal("strategy", None) == "", "the facilitator goes where she likes"
        session.seat = mine
        room.crash()
        await t.until(lambda: "Trin 2" not in top(t), "nobody runs the meeting")
        t.app.go_component(session, "strategy")
        await t.until(lambda: getattr(t.app.screen, "COMPONENT", "") == "strategy", "the rules have lapsed")
        await t.settle()


async def test_who_comes_late_catches_up_and_who_comes_back_is_where_they_were(room: RoomOf) -> None:
    path = room.library("gladsaxe")
    mine = seated(path)
    room.begin(ago=30)
    room.enter(2)
    room.turn(Phase.REVEALED)
    room.enter(3)

    def mark() -> dict[str, int | str]:
        return {"at": room.clock.now() - 2 * MINUTE, "steady": 5, "machine": "another"}

    room.session.edit("", lambda now: running.pulse(now, mark()))
    workshop = room.folder / "workshop.json"
    whole = workshop.read_bytes()
    workshop.write_bytes(whole[: len(whole) // 2])
    async with driving(path, settings=mine) as t:
        await t.until(lambda: t.app.rooms, "the room is looked for")
        (seat,) = t.app.rooms.values()
        workshop.write_bytes(whole)
        await t.until(lambda: seat.workshop is not None, "it is read as soon as it can be")
        room.session.edit("", lambda now: running.pulse(now, mark()))
        await t.shows(
            "Velkommen. Mødet er i gang", "Det er sket", "Vurdér ydelserne", "Resten af mødet", "Slut ca."
        )
        await t.press("enter")
        await t.until(lambda: getattr(t.app.screen, "place", "") == "partners.ideas", "where the others are")
        await t.settle()
        kept = t.app.settings
    room.session.edit("", lambda now: running.pulse(now, room.clock.mark()))
    async with driving(path, settings=kept) as t:
        await t.until(lambda: getattr(t.app.screen, "place", "") == "partners.ideas", "back again")
        await t.shows("Du er tilbage, hvor du var.", "Trin 3 af 4")
    room.enter(4)
    async with driving(path) as t:
        await t.until(lambda: t.screen_name in {"LatePage", "PeopleDialog"}, "met")
        for _ in range(2):
            await t.until(lambda: t.screen_name in {"LatePage", "PeopleDialog", "MeetingPage"}, "asked")
            await t.settle()
            await t.press("enter")
            await t.settle()
        await t.until(lambda: t.screen_name == "MeetingPage", "where the others answer")


async def test_the_meeting_is_evaluated_in_its_step_and_after_it(room: RoomOf) -> None:
    path = room.library("gladsaxe")
    room.begin()
    room.enter(4)
    async with driving(path, settings=seated(path)) as t:
        await t.shows("Trin 4 af 4", "Ctrl+O: mødet")
        await t.press("ctrl+o")
        await t.shows("Hvad var mødet værd for dig?")
        await t.press("4")
        await t.until(
            lambda: [one["worth"] for one in table(path, RoomEvaluation.KIND)] == [4], "saved at once"
        )
        await t.press("tab")
        await t.type("Pausen")
        room.end()
        await t.shows("Mødet er slut")
        await t.press("escape")
        await t.until(lambda: t.screen_name == "LibraryScreen", "the overview")
        assert [one["keep"] for one in table(path, RoomEvaluation.KIND)] == ["Pausen"]
        assert "Trin" not in top(t)
        await t.press("ctrl+o")
        await t.shows("Mødet er slut", "Pausen")


async def test_the_step_of_a_question_opens_it_and_a_stopped_text_waits(tmp_path: Path) -> None:
    question = load_course().deck("dialogue", DialogueDeck).questions[0].id
    room = RoomOf(
        tmp_path / "demo", [{"title": "Samme spørgsmål", "place": "dialogue.answer", "question": question}]
    )
    path = room.library("gladsaxe")
    room.begin()
    async with driving(path, settings=seated(path)) as t:
        await t.shows("Trin 1 af 1: Samme spørgsmål", "Ctrl+O: gå dertil")
        await t.press("ctrl+o")
        await t.until(lambda: t.app.screen.query("#dialogue-work RecordForm"), "the question is open")
        await t.shows("skjult, til facilitator viser dem")
        t.app.screen.query_one("#dialogue-work RecordForm", RecordForm).focus_field("note")
        await t.settle()
        await t.type("Aftenåbent")
        room.turn(Phase.FROZEN)
        await t.shows("låst")
        await t.type(" hver dag")
        await t.press("f6")
        await t.shows("Din tekst venter i sit felt.", "Aftenåbent hver dag")
        await t.press("f9")
        await t.shows("Facilitator viser og låser svarene for alle")
        room.turn(Phase.REVEALED)
        await t.until(t.app.screen.flush, "open again")  # type: ignore[attr-defined]
        assert any(one["note"] == "Aftenåbent hver dag" for one in table(path, "dialogue_answer"))
        kept = t.app.settings
    async with driving(path, settings=kept) as t:
        await t.shows("Du er tilbage, hvor du var.", "Aftenåbent hver dag")


async def test_a_vote_is_given_on_the_meetings_page_and_each_says_for_themselves(tmp_path: Path) -> None:
    room = RoomOf(
        tmp_path / "demo",
        [{"title": "Hvad først?", "vote": "dots", "budget": 3, "per_option": 2, "method": "vote"}],
    )
    options = [RoomOption(id=n, position=float(n), step=room.steps[0].id, text=f"Valg {n}") for n in (1, 2)]
    room.session.put("", *options)
    path = room.library("gladsaxe")
    room.begin()
    async with driving(path, settings=seated(path)) as t:
        await t.shows("Trin 1 af 1: Hvad først?", "Ctrl+O: mødet")
        t.app.go_component(next(iter(t.app.rooms)), "intake", "challenges")
        await t.shows("Svar fra Nora")
        await t.press("ctrl+o")
        await t.shows("Valg 1", "Hos jer:", "Jeg er færdig")
        await t.until(lambda: "\n".join(t.lines[2:]).count("▸") == 1, "one cursor, on the ballot")
        await t.press("2")
        await t.until(
            lambda: [one["value"] for one in table(path, RoomVote.KIND)] == [2], "the vote is saved"
        )
        session = next(iter(t.app.rooms))
        other = session.all(Person)[0]
        session.seat = Seat(person=session.seat.person, answers_for=other.id)
        t.app.screen._seated(session.seat)  # type: ignore[attr-defined]
        await t.shows(f"{other.name} er færdig", "3 prikker tilbage")
        await t.settle()
        t.app.screen.query_one("#meeting-choices").focus()
        await t.press("enter")
        await t.until(
            lambda: (
                {"person": other.id, "done": True}.items()
                <= next(
                    (one for one in table(path, "finished") if one["activity"].startswith("room.")), {}
                ).items()
            ),
            "finished for a colleague",
        )
        await t.press("escape")
        await t.shows(f"Du svarer for {other.name}")


async def test_the_line_keeps_what_matters_in_every_width(room: RoomOf) -> None:
    path = room.library("gladsaxe")
    room.begin()
    room.enter(2)
    room.time(45)
    async with driving(path, settings=seated(path), size=(80, 24)) as t:
        await t.shows("Trin 2/4", "snart slut")
        found = next(iter(t.app.rooms.values()))
        line = Content("")
        for width in (30, 40, 60, 76, 120, 200):
            here = found.standing()
            assert here is not None
            line = line_of(found, here, width, elsewhere=True)
            assert line.cell_length == width
            assert line.plain.startswith("▸ Trin 2")
            if width >= 60:
                assert "! 00:" in line.plain
                assert "Ctrl+O: gå dertil" in line.plain
        assert "Ingen ser de andres svar endnu · ○ ikke færdig" in line.plain
