"""Voting by keys and mouse at 80x24, on real files: a participant's ballot, and what the facilitator types for others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import ComposeResult

from facilitator.agenda import RoomDecision, RoomHands, RoomParked, RoomStep, RoomVote, Voting
from facilitator.decision.ties import draw_lots
from facilitator.people import Finished, Seat
from facilitator.room import casting
from facilitator.session import Session
from facilitator.visibility import Phase
from facilitator.workshop import WORKSHOP_FILE
from screens.house import HouseScreen
from screens.room.following import Following
from screens.room.votes.ballot import Ballot
from screens.room.votes.entry import EntryDialog
from screens.room.votes.options import OptionsDialog
from screens.room.votes.slip import Slip
from screens.room.votes.ties import Followed, TieDialog, open_tie
from tests.facilitator.room.polling import COURSE, OPTIONS, STEP, Poll, lay_out
from tests.screens.driver import Driver, driving, table

SMALL = (80, 24)
CAFE, CLUB, TALK, SHOP = OPTIONS


class Booth(HouseScreen):
    """A page with one ballot, as the tables' page mounts it."""

    def __init__(self, session: Session, following: Following) -> None:
        super().__init__()
        self.ballot = Ballot(session, following, STEP)

    def compose_work(self) -> ComposeResult:
        yield self.ballot


class Voting80:
    """The application with the files of a vote open."""

    def __init__(self, driver: Driver, folder: Path, paths: dict[str, Path]) -> None:
        self.driver, self.folder, self.paths = driver, folder, paths
        self.poll = Poll(folder, paths)

    async def following(self, *, runs: bool, tables: bool) -> Following:
        found = Following(self.driver.app, self.folder, COURSE, lambda: None, runs=runs, tables=tables)
        await found.open()
        self.opened = found
        return found

    async def booth(self, table_name: str, person: int) -> Session:
        session = Session.open(self.paths[table_name], Seat(person=person))
        self.driver.app.sessions.append(session)
        self.driver.app.push_screen(Booth(session, await self.following(runs=False, tables=False)))
        await self.driver.until(lambda: self.driver.app.screen.query(Slip), "the ballot")
        self.driver.app.screen.query_one(Slip).focus()
        await self.driver.settle()
        return session

    async def entry(self) -> None:
        self.driver.app.push_screen(EntryDialog(await self.following(runs=True, tables=True), STEP))
        await self.driver.shows("Indtast stemmer")

    def given(self, name: str) -> dict[tuple[int, int], int]:
        """What plain TinyDB reads of a library's votes: (person, option) to value."""
        rows = table(self.paths[name], RoomVote.KIND)
        return {(one["person"], one["option"]): one["value"] for one in rows if one["value"]}


@asynccontextmanager
async def voting(folder: Path, rule: Voting, **more: object) -> AsyncIterator[Voting80]:
    paths = lay_out(folder, rule, **more)
    async with driving(None, size=SMALL) as driver:
        room = Voting80(driver, folder, paths)
        yield room
        room.opened.close()
        room.poll.close()


async def test_a_participant_gives_dots_and_changes_them_until_it_is_closed(tmp_path: Path) -> None:
    async with voting(tmp_path / "v", Voting.DOTS) as room:
        drive = room.driver
        await room.booth("Aby", 11)
        await drive.shows("3 prikker tilbage af 3", "Ingen ser jeres valg")
        await drive.press("space", "down", "space", "down", "enter", "down", "space")
        await drive.shows(
            "0 prikker tilbage af 3", "Alle 3 prikker er brugt. Tag en tilbage først.", "Højst én prik"
        )
        assert room.given("Aby") == {(11, CAFE): 1, (11, CLUB): 1, (11, TALK): 1}
        await drive.pilot.click(Slip, offset=(6, 1))
        await drive.press("home")
        await drive.shows("1 prik tilbage af 3", "til afstemningen lukkes")
        assert room.given("Aby") == {(11, CAFE): 1, (11, TALK): 1}

        room.poll.cast("Brede", 21, (CAFE, 1))
        room.poll.turn(Phase.REVEALED)
        room.poll.cast("Aby", 12, (CLUB, 1))
        await drive.shows("Resultatet", "3 af 6 har stemt", "2 prikker")
        assert "Dan" not in drive.text
        await drive.press("delete")
        await drive.shows("2 af 6 har stemt")
        room.poll.turn(Phase.CLOSED)
        await drive.shows("Afstemningen er lukket")
        await drive.press("space")
        assert room.given("Aby") == {(12, CLUB): 1}


async def test_several_dots_marks_and_places(tmp_path: Path) -> None:
    """Each way of voting has its own keys, and only those."""
    async with voting(tmp_path / "a", Voting.DOTS, budget=4, per_option=3) as room:
        await room.booth("Aby", 11)
        await room.driver.press("plus", "plus", "minus", "plus", "plus", "plus")
        await room.driver.shows("højst give 3 prikker", "1 prik tilbage af 4")
        await room.driver.press("down", "2")
        await room.driver.shows("Alle 4 prikker er brugt")
        await room.driver.pilot.click(Slip, offset=(3, 0))
        await room.driver.press("1")
        assert room.given("Aby") == {(11, CAFE): 1}
    async with voting(tmp_path / "b", Voting.RATING) as room:
        await room.booth("Aby", 11)
        await room.driver.press("5", "2", "space", "9", "3", "up", "0")
        await room.driver.pilot.click(Slip, offset=(2 + 9, 3))
        await room.driver.shows("3 af 4 har fået en karakter")
        assert room.given("Aby") == {(11, CAFE): 5, (11, CLUB): 2, (11, SHOP): 4}
    async with voting(tmp_path / "c", Voting.RANKING, budget=3) as room:
        await room.booth("Aby", 11)
        await room.driver.press("1")
        await room.driver.press("end", "1")
        await room.driver.press("end", "space")
        await room.driver.press("shift+up")
        await room.driver.shows("1. Værksted", "2. Foredrag", "3. Lektiecafé", "0 pladser tilbage")
        await room.driver.press("end", "space")
        await room.driver.shows("Alle 3 pladser er brugt")
        await room.driver.press("home", "0")
        await room.driver.shows("1. Foredrag", "2. Lektiecafé", "1 plads tilbage af 3")


async def test_the_facilitator_votes_for_those_without_a_device(tmp_path: Path) -> None:
    """She sees who has voted, never what, and what she types says so; hands lie in the workshop's file."""
    async with voting(tmp_path / "v", Voting.APPROVAL) as room:
        drive = room.driver
        room.poll.cast("Aby", 11, (CAFE, 1))
        await room.entry()
        await drive.shows("1 af 6 har stemt", "● Anna", "○ Bo", "+ Tilføj en deltager")
        await drive.press("down", "enter")
        await drive.shows("Deltageren har selv stemt")
        await drive.press("down", "enter")
        await drive.shows("Stemmeseddel for Bo", "Indtastet af facilitator")
        await drive.press("space", "down", "space")
        await drive.press("escape")
        await drive.shows("2 af 6 har stemt", "● Bo  (indtastet af facilitator)")
        rows = [one for one in table(room.paths["Aby"], RoomVote.KIND) if one["person"] == 12]
        assert [(one["value"], one["entered_by"]) for one in rows] == [(1, 0), (1, 0)]

        marks = {one["person"]: one["entered_by"] for one in table(room.paths["Aby"], Finished.KIND)}
        assert marks == {12: 0}
        await drive.press("down", "enter")
        await drive.shows("Stemmeseddel for Cleo")
        await drive.press("b")
        await drive.shows("● Cleo  (blankt)", "3 af 6 har stemt, 1 blankt")
        await drive.press("enter")
        await drive.shows("Stemmeseddel for Cleo")
        room.poll.cast("Aby", 13, (SHOP, 1))
        await drive.shows("Deltageren har selv stemt")
        assert "●" not in drive.text
        await drive.press("space", "escape")
        await drive.shows("● Cleo")
        assert room.given("Aby")[13, SHOP] == 1
        room.poll.tables["Aby"].edit("", lambda now: casting.withdraw(now, room.poll.vote, 13))

        await drive.press("home", "enter")
        await drive.shows("Antal, der stemmer med hånden")
        await drive.press("2", "down", "2", "down", "1", "0", "down", "plus")
        await drive.shows("mindst 10 personer")
        await drive.press("up", "backspace", "1", "escape")
        await drive.shows("5 af 6 har stemt, heraf 2 med hånden, 1 blankt")
        hands = table(room.folder / WORKSHOP_FILE, RoomHands.KIND)
        assert {(one["option"], one["count"]) for one in hands} == {(0, 2), (CAFE, 2), (CLUB, 1), (TALK, 1)}
        assert "Lektiecafé" not in drive.text
        room.poll.turn(Phase.FROZEN)
        await drive.press("enter")
        await drive.shows("Hænder kan ikke ændres")
        await drive.press("9")
        assert {one["count"] for one in table(room.folder / WORKSHOP_FILE, RoomHands.KIND)} == {1, 2}


async def test_a_tie_is_settled_by_a_run_off_or_by_lot(tmp_path: Path) -> None:
    async with voting(tmp_path / "v", Voting.APPROVAL) as room:
        drive, poll = room.driver, room.poll
        following = await room.following(runs=True, tables=True)
        assert following.workshop is not None
        poll.cast("Aby", 11, (CAFE, 1), (CLUB, 1))
        poll.cast("Brede", 21, (CLUB, 1), (CAFE, 1), (TALK, 1))
        assert open_tie(following, STEP) is None
        poll.turn(Phase.REVEALED)
        followed: list[Followed] = []

        async def choose(*keys: str) -> None:
            await drive.until(lambda: open_tie(following, STEP), "the tie")
            drive.app.push_screen(
                TieDialog(following, STEP), lambda one: followed.extend([one] if one else [])
            )
            await drive.shows(
                "Lektiecafé og Læseklub står lige. Der er kun plads", "Stem om mellem dem", "Træk lod"
            )
            await drive.press(*keys)
            await drive.until(lambda: followed, "chosen")
            one = followed.pop()
            assert following.workshop is not None
            following.workshop.edit("", one.make)
            poll.workshop.poll()

        await choose("enter")
        again = poll.hall.standing.following
        assert again is not None
        assert (again.title, again.vote, again.budget) == ("Omvalg: Hvad først?", Voting.DOTS, 1)
        assert open_tie(following, STEP) is None
        poll.workshop.revise("", RoomStep, again.id, skipped=True)
        await choose("end", "enter")
        assert open_tie(following, STEP) is None
        (drawn,) = poll.workshop.all(RoomDecision)
        poll.workshop.revise("", RoomDecision, drawn.id, text="")
        await choose("end", "up", "enter", *"Begge", "enter")
        _, agreed = poll.workshop.all(RoomDecision)
        poll.workshop.revise("", RoomDecision, agreed.id, text="")
        assert drawn.text in {"Valgt ved lodtrækning: Lektiecafé", "Valgt ved lodtrækning: Læseklub"}
        assert "2 af 6 har stemt" in drawn.why
        seed = int(drawn.why.rpartition(": ")[2].rstrip("."))
        assert drawn.text.endswith(OPTIONS[draw_lots((CAFE, CLUB), 1, seed)[0]])
        assert agreed.text == "Begge"
        await choose("end", "up", "up", "enter")
        assert poll.hall.standing.activity.phase is Phase.WRITING


async def test_options_and_limits_are_edited_during_the_meeting(tmp_path: Path) -> None:
    async with voting(tmp_path / "v", Voting.DOTS) as room:
        drive, poll = room.driver, room.poll
        following = await room.following(runs=True, tables=True)
        poll.workshop.put("", RoomParked(id=7, text="Fælles bus?"))
        drive.app.push_screen(OptionsDialog(following, STEP))
        await drive.shows("1. Lektiecafé", "Prikker til hver deltager: 3 (forslag efter antal muligheder)")
        await drive.press("n", *"Film", "enter")
        await drive.shows("5. Film")
        await drive.press("o")
        await drive.shows("Parkeringspladsen", "Fælles bus?")
        await drive.press("space", "enter")
        await drive.shows("6. Fælles bus?")
        await drive.press("home", "enter", "end", "backspace", "enter")
        await drive.until(lambda: "1. Lektiecaf " in drive.text, "the option in other words")
        await drive.press("delete")
        await drive.shows("1. Læseklub")
        await drive.press("b", "2", "enter")
        await drive.shows("Prikker til hver deltager: 2 (forslag: 3)")
        await drive.press("v", "2", "enter")
        await drive.shows("Antal, der bliver valgt: 2")
        poll.cast("Aby", 11, (CLUB, 1), (TALK, 1))
        await drive.shows("1 af 6 har stemt")
        await drive.press("b", "backspace", "1", "enter")
        await drive.shows("1 har givet flere, end vedkommende nu må")
        await drive.press("r", "delete")
        await drive.shows("tæller ikke længere med")
        await drive.press("down", "enter")
        await drive.shows("1. Foredrag")
        poll.turn(Phase.CLOSED)
        await drive.shows("Åbn den igen for at rette")
        await drive.press("n", "delete")
        assert list(poll.vote.names.values()) == ["Foredrag", "Værksted", "Film", "Fælles bus?"]
        assert (poll.vote.budget, poll.vote.wanted) == (1, 2)
