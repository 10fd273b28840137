"""New partners on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from tinydb import TinyDB

from facilitator import i18n
from facilitator.component import activity_of
from facilitator.components.partners import (
    DOTS,
    IDEAS,
    Candidate,
    Contact,
    Dot,
    Idea,
    Shortlisted,
)
from facilitator.components.partners.choosing import listed
from facilitator.components.partners.ideas import candidates, pool
from facilitator.components.partners.merging import each_alone
from facilitator.components.services import Chosen, Service
from facilitator.content import load_course
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person, Seat
from facilitator.session import Put, Session
from facilitator.settings import Settings
from facilitator.visibility import Phase, Viewer
from screens.app import FacilitatorApp, build_app
from screens.widgets.board import Board
from screens.widgets.lines import LineList
from screens.widgets.table import LineTable

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = ("ideas", "gather", "dots", "maps", "assess", "shortlist", "contact")
ASE, BO = 7, 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    with Session.create(file, Library(name="Æblehavens Bibliotek")) as session:
        session.put(
            "people", Person(id=ASE, name="Åse Ærø", role="librarian"), Person(id=BO, name="Bo Krøyer")
        )
    return file


def fill(
    path: Path, *texts: str, reveal: bool = True, make: bool = True, person: int = BO, shown: bool = False
) -> None:
    """Ideas of a colleague, shown to all, each a candidate of its own."""
    with Session.open(path) as session:
        ids = []
        for text in texts:
            idea = Idea(id=session.new_id(), person=person, text=text)
            ids.append(idea.id)
            session.put("idea", idea)
        if reveal:
            session.edit("reveal", lambda now: [Put(activity_of(now, IDEAS).revise(phase=Phase.REVEALED))])
        if reveal and make:
            session.put("make", *each_alone(session, load_course(), Viewer(person=ASE), ids))
        if shown:
            session.edit("dots", lambda now: [Put(activity_of(now, DOTS).revise(phase=Phase.REVEALED))])


class Desk:
    """The running program at one step, for tests."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def session(self) -> Session:
        return self.app.sessions[0]

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def words(self) -> str:
        """The screen as running text: lines joined, blanks folded."""
        return " ".join(self.text.replace("▌", " ").split())

    @property
    def told(self) -> str:
        """The short sentences that stand at the edge of the screen."""
        return " ".join(notification.message for notification in self.app._notifications)

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def paste(self, text: str) -> None:
        focused = self.app.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await self.settle()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
        await self.settle()

    async def settle(self) -> None:
        for _ in range(4):
            await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        for _ in range(400):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never: {what}\n{self.text}")

    def focus_on(self, selector: str) -> None:
        self.app.screen.query_one(selector).focus()

    def move_to(self, selector: str, key: int) -> None:
        widget = self.app.screen.query_one(selector)
        assert isinstance(widget, Board | LineList)
        assert widget.move_to(key)

    def named(self, name: str) -> Candidate:
        return next(one for one in candidates(self.session) if one.name == name)


@asynccontextmanager
async def at(
    path: Path,
    step: str,
    size: tuple[int, int] = (110, 46),
    language: Language = "da",
    person: int | None = ASE,
) -> AsyncIterator[Desk]:
    i18n.use(language)
    session = Session.open(path)
    people = {session.store.library_id: person} if person is not None else {}
    session.close()
    app = build_app(Launch(path=path), Settings(animations=False, people=people, language=language))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if person is None:
            await pilot.press("escape")
        app.go_component(app.sessions[0], "partners", step)
        desk = Desk(app, pilot)
        await desk.settle()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


# --- 1 ideas ----------------------------------------------------------------------------------------------


async def test_ideas_are_typed_one_after_another(path: Path) -> None:
    async with at(path, "ideas") as desk:
        assert "Skriv i stilhed de partnere" in desk.words
        assert "Ingen idéer endnu." in desk.words
        await desk.type("Boligforeningen på Øen")
        await desk.press("enter")
        await desk.type("Caféen ved åen")
        await desk.press("enter")
        assert "2 idéer i gruppen, 2 fra dig" in desk.words
        assert "Boligforeningen på Øen" in desk.words
        assert desk.app.focused is not None
        assert desk.app.focused.id == "new"
    ideas = saved(path, "partners_idea")
    assert [idea["text"] for idea in ideas] == ["Boligforeningen på Øen", "Caféen ved åen"]
    assert {idea["person"] for idea in ideas} == {ASE}
    assert all(idea["card"] for idea in ideas)


async def test_a_colleagues_ideas_are_counted_but_hidden_until_f9(path: Path) -> None:
    fill(path, "Hemmelige Hans' Café", reveal=False)
    async with at(path, "ideas") as desk:
        assert "1 idé i gruppen, 0 fra dig" in desk.words
        assert "Hemmelige" not in desk.text
        await desk.press("f9", "enter")
        assert "Hemmelige Hans' Café" in desk.text
        assert "Bo Krøyer" in desk.text
        assert "Idéerne er vist for alle." in desk.words


async def test_what_is_typed_is_kept_before_enter(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.type("Halv id")
        await desk.until(lambda: saved(path, "partners_draft"), "draft saved")
        assert desk.app.focused is not None
        await desk.press("f6")
    assert saved(path, "partners_draft")[0]["text"] == "Halv id"
    assert saved(path, "partners_idea") == []
    async with at(path, "ideas") as desk:
        assert "Halv id" in desk.text
        await desk.type("é")
        await desk.press("enter")
    assert [idea["text"] for idea in saved(path, "partners_idea")] == ["Halv idé"]
    assert saved(path, "partners_draft") == []


async def test_a_draft_is_saved_when_leaving_at_once(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.type("Lige før jeg går")
        await desk.press("f10")
    assert saved(path, "partners_draft")[0]["text"] == "Lige før jeg går"


async def test_undo_gives_the_words_back_to_the_field(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.type("Caféen")
        await desk.until(lambda: saved(path, "partners_draft"), "draft saved")
        await desk.press("enter", "f8")
        assert desk.session.all(Idea) == ()
        field = desk.app.screen.query_one("#new")
        assert getattr(field, "value") == "Caféen"  # noqa: B009 - a widget found by id
        await desk.press("enter")
        assert [idea.text for idea in desk.session.all(Idea)] == ["Caféen"]


async def test_another_person_gets_their_own_draft(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.type("Åses halve")
        await desk.press("f4", "down", "enter")
        assert "Åses halve" not in desk.text
        await desk.type("Bos hele")
        await desk.press("enter", "f4", "up", "enter")
        assert "Åses halve" in desk.text
    assert [idea["person"] for idea in saved(path, "partners_idea")] == [BO]


async def test_hostile_text_reads_back_as_it_was_typed(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.paste(HOSTILE + "\x07\x1b[31m")
        await desk.press("enter")
        await desk.paste("linje 1\nlinje 2 " + "æ" * 5000)
        await desk.press("enter")
        assert "[/x] [red] [b \\" in desk.text
        await desk.press("f9", "enter", "f6")
        assert "[/x] [red] [b \\" in desk.text
        await desk.press("k", "f6")
        assert "[/x] [red] [b \\" in desk.text
    texts = [idea["text"] for idea in saved(path, "partners_idea")]
    assert texts[0] == HOSTILE + "[31m"
    assert texts[1].startswith("linje 1 linje 2 æ")
    assert len(texts[1]) == 5016


async def test_cards_turn_with_the_page_keys_and_with_n_and_b(path: Path) -> None:
    async with at(path, "ideas") as desk:
        assert "kort 1 af 27" in desk.words
        await desk.press("pagedown")
        assert "kort 2 af 27" in desk.words
        await desk.press("pageup", "pageup")
        assert "kort 27 af 27" in desk.words
        await desk.press("down", "n", "n")
        assert "kort 2 af 27" in desk.words
        await desk.press("b")
        assert "kort 1 af 27" in desk.words


async def test_two_people_begin_at_different_cards(path: Path) -> None:
    async with at(path, "ideas", person=ASE) as desk:
        first = next(line for line in desk.text.splitlines() if "?" in line)
    async with at(path, "ideas", person=BO) as desk:
        assert first not in desk.text


async def test_the_clock_is_shared_and_can_be_paused_and_made_longer(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.press("down", "t")
        clock = activity_of(desk.session, IDEAS)
        assert clock.ends_at is not None
        assert abs(clock.ends_at / 1000 - time.time() - 480) < 5
        assert "07:5" in desk.text or "08:00" in desk.text
        await desk.press("m")
        longer = activity_of(desk.session, IDEAS)
        assert longer.ends_at == clock.ends_at + 60_000
        await desk.press("t")
        assert "står stille" in desk.words
        left = activity_of(desk.session, IDEAS).left
        assert left is not None
        assert 530 <= left <= 540
    assert saved(path, "activity")[0]["left"] == left


async def test_when_the_time_is_up_it_says_so(path: Path) -> None:
    with Session.open(path) as session:
        session.edit(
            "clock",
            lambda now: [
                Put(activity_of(now, IDEAS).revise(ends_at=int(time.time() * 1000) + 300, name=IDEAS))
            ],
        )
    async with at(path, "ideas") as desk:
        await desk.until(lambda: "tiden er gået" in desk.words, "time is up")


async def test_the_length_of_the_silence_can_be_set(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.press("down", "o")
        assert "Tid til at skrive i stilhed" in desk.words
        await desk.press("backspace")
        await desk.type("12")
        await desk.press("escape")
        assert "start uret (12 min.)" in desk.words
    assert saved(path, "partners_setup")[0]["minutes"] == 12


async def test_the_deck_gives_ideas_with_one_key(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.press("down", "d")
        assert "Hvem kunne også …" in desk.words
        assert "Voksne, der kan vække læselyst" in desk.words
        await desk.press("space", "down", "enter")
        assert "Du har taget 2 herfra." in desk.words
        await desk.press("space")
        assert "Du har taget 1 herfra." in desk.words
        await desk.press("shift+tab")
        await desk.type("bager")
        await desk.press("enter", "enter", "escape")
        assert "2 idéer i gruppen, 2 fra dig" in desk.words
    ideas = saved(path, "partners_idea")
    assert ideas[0]["deck"] == "primary_school"
    assert (ideas[0]["sector"], ideas[0]["geography"]) == ("municipal", "own")
    assert ideas[1]["sector"] == "private"


async def test_sector_place_and_a_note_come_later(path: Path) -> None:
    async with at(path, "ideas") as desk:
        await desk.type("Koret")
        await desk.press("enter", "down", "enter")
        assert "Uddybning" in desk.words
        await desk.press("tab", "down", "space", "tab", "space", "tab")
        await desk.type("De mangler en scene")
        await desk.press("escape")
        assert "De mangler en scene" in desk.words
    idea = saved(path, "partners_idea")[0]
    assert idea["sector"]
    assert idea["geography"] == "own"
    assert idea["note"] == "De mangler en scene"


async def test_an_idea_is_deleted_and_comes_back(path: Path) -> None:
    fill(path, "Bos idé", make=False)
    async with at(path, "ideas") as desk:
        await desk.type("Min egen")
        await desk.press("enter", "down", "home", "delete")
        assert [idea.text for idea in desk.session.all(Idea)] == ["Bos idé"]
        await desk.press("delete")
        assert [idea.text for idea in desk.session.all(Idea)] == ["Bos idé"]
        await desk.press("f8")
        assert len(desk.session.all(Idea)) == 2


async def test_one_says_that_one_is_finished(path: Path) -> None:
    async with at(path, "ideas", size=(160, 50)) as desk:
        await desk.press("down", "f")
        assert "Du har sagt, at du er færdig." in desk.words
        assert "● Åse Ærø" in desk.text
    assert saved(path, "finished")[0]["done"] is True


async def test_without_a_seat_one_is_asked_who_one_is_and_the_words_stay(path: Path) -> None:
    async with at(path, "ideas", person=None) as desk:
        assert "Sig først, hvem du er: Tryk F4." in desk.words
        await desk.type("Spejderne")
        await desk.press("enter")
        assert "Hvem er du?" in desk.words
        await desk.press("enter", "enter")
        assert [idea.text for idea in desk.session.all(Idea)] == ["Spejderne"]


async def test_a_closed_round_takes_no_more(path: Path) -> None:
    fill(path, "Koret", make=False)
    async with at(path, "ideas") as desk:
        await desk.press("f9", "home", "enter")
        await desk.settle()
        await desk.type("For sent")
        await desk.press("enter")
        assert [idea.text for idea in desk.session.all(Idea)] == ["Koret"]
        assert "For sent" in desk.text
        assert "Svarene er låst." in desk.words


async def test_answering_for_a_colleague_is_marked(path: Path) -> None:
    async with at(path, "ideas") as desk:
        desk.session.seat = Seat(person=ASE, answers_for=BO)
        desk.app.screen.query_one("#step > *").show(None)  # type: ignore[attr-defined]
        await desk.type("Klubben")
        await desk.press("enter")
    idea = saved(path, "partners_idea")[0]
    assert (idea["person"], idea["entered_by"]) == (BO, ASE)


# --- 2 gather ---------------------------------------------------------------------------------------------


async def test_hidden_ideas_stay_hidden_on_the_board(path: Path) -> None:
    fill(path, "Hemmelig", reveal=False)
    async with at(path, "gather") as desk:
        assert "1 idé venter på at blive vist." in desk.words
        assert "Hemmelig" not in desk.text
        await desk.press("f9", "enter")
        assert "Hemmelig" in desk.text


async def test_before_the_reveal_it_is_said_once_what_to_do_and_no_key_is_offered_that_does_nothing(
    path: Path,
) -> None:
    fill(path, "Caféen på stationen", "Boligforeningen", reveal=False)
    async with at(path, "gather", size=(80, 24)) as desk:
        assert desk.words.count("2 idéer venter på at blive vist. Tryk F9") == 1
        for words in ("Læg sammen", "læg sammen", "Vælg", "Mærk", "Ligner"):
            assert words not in desk.words
        await desk.press("m", "k", "a", "n", "enter", "space")
        assert saved(path, "partners_candidate") == []
        await desk.press("f9", "enter")
        assert "[M læg sammen]" in desk.words
        await desk.press("k")
        assert [one["name"] for one in saved(path, "partners_candidate")] == ["Caféen på stationen"]


async def test_the_digits_of_the_sectors_are_listed_also_in_a_small_window(path: Path) -> None:
    fill(path, "Caféen på stationen", "Boligforeningen")
    async with at(path, "gather", size=(80, 24)) as desk:
        assert "[1 Kommunal]" in desk.words
        assert "[7 Borgergruppe]" in desk.words


async def test_it_is_said_who_is_answered_for(path: Path) -> None:
    fill(path, "Caféen på stationen", reveal=False)
    async with at(path, "ideas") as desk:
        assert "Du svarer for" not in desk.words
        await desk.press("f4", "down", "f4")
        assert "1 idé i gruppen, 1 fra Bo Krøyer" in desk.words
        assert "Du svarer for Bo Krøyer. F4 skifter." in desk.words
        assert "Idéer fra Bo Krøyer" in desk.words


async def test_dots_for_a_colleague_are_the_colleagues_and_it_is_said_so(path: Path) -> None:
    fill(path, "Caféen på stationen", "Boligforeningen")
    async with at(path, "dots") as desk:
        await desk.press("f4", "down", "f4")
        await desk.press("space")
        assert "Bo Krøyer har sat 1 af 3 prikker" in desk.words
        assert "Du svarer for Bo Krøyer. F4 skifter." in desk.words
    (dot,) = saved(path, "partners_dot")
    assert (dot["person"], dot["entered_by"]) == (BO, ASE)


async def test_like_ideas_are_marked_merged_and_taken_apart(path: Path) -> None:
    fill(path, "Caféen på stationen", "Boligforeningen", "Cafe ved stationen", make=False)
    async with at(path, "gather") as desk:
        assert "Ligner måske: Cafe ved stationen" in desk.words
        await desk.press("l", "m")
        (made,) = candidates(desk.session)
        assert made.name == "Caféen på stationen"
        assert "Jeres ord: »Caféen på stationen« · »Cafe ved stationen«" in desk.words
        assert "2 ordlyde" in desk.words
        await desk.press("u", "down", "enter")
        assert [idea.text for idea in pool(desk.session, Viewer(person=ASE)).bank] == [
            "Caféen på stationen",
            "Boligforeningen",
        ]
        await desk.press("f8", "f8")
        assert candidates(desk.session) == ()
    assert {idea["text"] for idea in saved(path, "partners_idea")} == {
        "Caféen på stationen",
        "Boligforeningen",
        "Cafe ved stationen",
    }


async def test_space_marks_and_m_merges(path: Path) -> None:
    fill(path, "Ældre Sagen", "Spejderne", "Seniorklubben", make=False)
    async with at(path, "gather") as desk:
        await desk.press("m")
        assert "Mærk mindst to med mellemrum først" in desk.told
        await desk.press("space", "down", "down", "space", "m")
        (made,) = candidates(desk.session)
        assert len(pool(desk.session, Viewer(person=ASE)).ideas[made.id]) == 2
    assert len(saved(path, "partners_candidate")) == 1


async def test_ideas_become_candidates_and_get_sector_and_place(path: Path) -> None:
    fill(path, "Koret", "Bageren", "Skolen", make=False)
    async with at(path, "gather") as desk:
        assert "! 0 af 12 kandidater" in desk.words
        await desk.press("k")
        assert "! 1 af 12 kandidater" in desk.words
        await desk.press("a")
        assert len(candidates(desk.session)) == 3
        desk.move_to("#board", desk.named("Bageren").id)
        await desk.press("4", "s", "s")
        bager = desk.named("Bageren")
        assert (bager.sector, bager.geography) == ("private", "neighbour")
        assert "✓ 1 uden for kommunen" in desk.words
        await desk.press("4")
        assert desk.named("Bageren").sector == ""
    assert {one["name"] for one in saved(path, "partners_candidate")} == {"Koret", "Bageren", "Skolen"}


async def test_a_candidates_form_is_filled_in(path: Path) -> None:
    fill(path, "Koret")
    async with at(path, "gather") as desk:
        await desk.press("enter")
        assert "Underkategori" in desk.words
        await desk.type(" og orkestret")
        await desk.press("escape")
        assert "Koret og orkestret" in desk.text
    assert saved(path, "partners_candidate")[0]["name"] == "Koret og orkestret"


async def test_a_new_candidate_is_written_while_one_talks(path: Path) -> None:
    fill(path, "Koret")
    async with at(path, "gather") as desk:
        await desk.press("n")
        await desk.type("Fængslet på øen")
        await desk.press("enter")
        assert desk.named("Fængslet på øen").id
    texts = {idea["text"]: idea for idea in saved(path, "partners_idea")}
    assert texts["Fængslet på øen"]["merged_into"] == Candidate.key(
        next(
            doc_id
            for doc_id, doc in documents(path, "partners_idea").items()
            if doc["text"] == "Fængslet på øen"
        )
    )


def documents(path: Path, table: str) -> dict[int, dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return {doc.doc_id: dict(doc) for doc in db.table(table)}


async def test_five_hundred_ideas_on_the_board(path: Path) -> None:
    with Session.open(path) as session:
        session.put(
            "many",
            *(Idea(id=session.new_id(), person=BO, text=f"Forening {n} i Åby og omegn") for n in range(500)),
        )
        session.edit("reveal", lambda now: [Put(activity_of(now, IDEAS).revise(phase=Phase.REVEALED))])
    async with at(path, "gather") as desk:
        await desk.until(lambda: "Ligner måske" in desk.words, "likeness found")
        board = desk.app.screen.query_one("#board", Board)
        begin = time.perf_counter()
        for _ in range(20):
            board.action_step(1)
            await desk.pilot.pause()
        assert (time.perf_counter() - begin) / 20 < 0.1


# --- 3 dots -----------------------------------------------------------------------------------------------


async def test_dots_are_placed_within_the_budget_and_hidden(path: Path) -> None:
    fill(path, "Koret", "Bageren", "Skolen", "Klubben")
    async with at(path, "dots") as desk:
        assert "Du har sat 0 af 3 prikker" in desk.words
        assert "! 4 af 12 kandidater" in desk.words
        await desk.press("space", "down", "space", "down", "space", "down", "space")
        assert "Du har ikke flere prikker." in desk.told
        assert "Du har sat 3 af 3 prikker" in desk.words
        assert len(desk.session.all(Dot)) == 3
        await desk.press("up", "enter")
        assert "Du har sat 2 af 3 prikker" in desk.words
        assert "Prikkerne er skjult" in desk.words
        await desk.press("f9", "enter")
        assert "1 har sat prikker på 4 kandidater." in desk.words
        assert "står lige med én prik hver" in desk.words
    assert {dot["person"] for dot in saved(path, "partners_dot")} == {ASE}
    assert len(saved(path, "partners_dot")) == 2


async def test_the_number_of_dots_can_be_set(path: Path) -> None:
    fill(path, "Koret", "Bageren")
    async with at(path, "dots") as desk:
        await desk.press("o")
        assert "Programmet foreslår 3 til hver." in desk.words
        await desk.type("1")
        await desk.press("escape")
        assert "Du har sat 0 af 1 prik" in desk.words
        await desk.press("space", "down", "space")
        assert len(desk.session.all(Dot)) == 1


async def test_dots_are_ones_own_until_closed(path: Path) -> None:
    fill(path, "Koret", shown=True)
    async with at(path, "dots") as desk:
        await desk.press("space")
        assert len(desk.session.all(Dot)) == 1
        await desk.press("f9", "home", "enter")
        await desk.settle()
        await desk.press("space")
        assert len(desk.session.all(Dot)) == 1


# --- 4 maps -----------------------------------------------------------------------------------------------


def choose(path: Path, *names: str) -> None:
    with Session.open(path) as session:
        for n, name in enumerate(names, 1):
            service = session.new_id()
            session.put(
                "service",
                Service(id=service, name=name),
                Chosen(id=Chosen.key(service), service=service, position=float(n)),
            )


def give_sector(path: Path, **sectors: str) -> None:
    with Session.open(path) as session:
        for one in candidates(session):
            if one.name in sectors:
                session.put("sector", one.revise(sector=sectors[one.name]))


async def test_white_spots_fill_as_services_are_ticked(path: Path) -> None:
    fill(path, "Koret", "Bageren")
    give_sector(path, Koret="association", Bageren="private")
    choose(path, "Sprogcafé", "Lektiehjælp")
    async with at(path, "maps") as desk:
        assert desk.text.count("hvidt") >= 14
        assert "2 kandidater er ikke sat på en ydelse endnu." in desk.words
        await desk.press("space", "right", "x", "down", "enter")
        assert "kandidater er ikke sat på" not in desk.words
        assert desk.text.count("✓") == 3
        await desk.press("shift+tab", "right", "right")
        assert "Sprogcafé · Forening: Koret" in desk.words
        await desk.press("right")
        assert "Sprogcafé · Privat: ingen endnu, altså et hvidt felt. Hvem kunne også:" in desk.words
    assert len(saved(path, "partners_for")) == 3


async def test_two_digits_place_a_candidate_on_the_map(path: Path) -> None:
    fill(path, "Koret", "Bageren")
    async with at(path, "maps") as desk:
        assert "I har ikke valgt ydelser i del 3 endnu" in desk.words
        await desk.press("m", "5", "4", "2", "1")
        assert "Ressourceperson" in desk.words
        assert "Ekstern interesse" in desk.words
        assert "1 Koret" in desk.words
        await desk.press("m")
        assert "Hvide felter" in desk.words
    placed = {one["name"]: (one["influence"], one["affected"]) for one in saved(path, "partners_candidate")}
    assert placed == {"Koret": (5, 4), "Bageren": (2, 1)}


# --- 5 assess ---------------------------------------------------------------------------------------------


async def test_a_candidate_is_judged_by_keys_alone(path: Path) -> None:
    fill(path, "Koret")
    async with at(path, "assess", size=(100, 70)) as desk:
        assert "Ikke vurderet" in desk.words
        await desk.press("enter")
        assert "er tomt: I kan ikke tage kontakt endnu" in desk.words
        for words in ("Lokale", "Sangere", "Koncert", "Medlemmer æøå"):
            await desk.type(words)
            await desk.press("tab")
        assert "Begge giver, og begge får" in desk.words
        await desk.press("tab", "tab", "tab", "tab")
        await desk.press("5", "4", "5", "4", "3", "2", "question_mark")
        assert "◐ Mangler tjek:" in desk.words
        await desk.press("tab", "j", "j", "n", "u", "j", "j", "j")
        assert "Der er 2 ting at finde ud af" in desk.words
        await desk.press("home", "down", "down", "o")
        await desk.type("Tovholderen")
        await desk.press("enter")
        assert "→ Tovholderen" in desk.words
        await desk.press("backspace")
        await desk.press("escape")
        assert "4 af 4" in desk.words
        assert "5 af 7" in desk.words
    candidate = saved(path, "partners_candidate")[0]
    assert [candidate[cell] for cell in ("we_give", "we_get", "they_give", "they_get")] == [
        "Lokale",
        "Sangere",
        "Koncert",
        "Medlemmer æøå",
    ]
    assert {answer["item"]: answer["value"] for answer in saved(path, "partners_match")} == {
        "purpose": 5,
        "audience": 4,
        "resources": 5,
        "values": 4,
        "capacity": 3,
        "trust": 2,
        "risk": None,
    }
    checks = {check["item"]: (check["answer"], check["task"]) for check in saved(path, "partners_check")}
    assert checks["finances"] == ("", "Tovholderen")
    assert checks["registered"] == ("yes", "")
    assert checks["competing_partners"] == ("unclear", "")


async def test_a_colleagues_news_do_not_disturb_what_one_is_typing(path: Path) -> None:
    fill(path, "Koret")
    async with at(path, "assess") as desk:
        await desk.press("enter")
        await desk.type("Et lok")
        with Session.open(path) as other:
            (one,) = candidates(other)
            other.put("other", one.revise(sector="association"))
        await desk.until(lambda: desk.named("Koret").sector, "news")
        await desk.type("ale")
        await desk.press("escape")
    candidate = saved(path, "partners_candidate")[0]
    assert (candidate["we_give"], candidate["sector"]) == ("Et lokale", "association")


# --- 6 shortlist ------------------------------------------------------------------------------------------


async def test_at_most_five_are_listed_ordered_and_given_a_reason(path: Path) -> None:
    fill(path, "A", "B", "C", "D", "E", "F")
    async with at(path, "shortlist") as desk:
        assert "Ingen endnu. Mellemrum på en kandidat sætter den her." in desk.words
        for name in "ABCDEF":
            desk.move_to("#list", desk.named(name).id)
            await desk.press("space")
        assert "Der er kun plads til 5." in desk.told
        assert "Udvalgte: 5 af højst 5" in desk.words
        desk.move_to("#list", desk.named("E").id)
        await desk.press("shift+up", "shift+up", "shift+up", "shift+up", "enter")
        await desk.type("Fordi de spurgte først")
        await desk.press("escape")
        assert "Fordi de s" in desk.words
        assert "E og A kan ikke kontaktes endnu" in desk.words
        desk.move_to("#list", desk.named("D").id)
        await desk.press("space")
        assert "Udvalgte: 4 af højst 5" in desk.words
        await desk.press("f8")
        assert "Udvalgte: 5 af højst 5" in desk.words
    rows = sorted(saved(path, "partners_shortlist"), key=lambda row: row["position"])
    assert rows[0]["reason"] == "Fordi de spurgte først"
    assert len(rows) == 5


async def test_the_bank_tells_of_unused_ideas(path: Path) -> None:
    fill(path, "Koret")
    fill(path, "Ubrugt", make=False)
    async with at(path, "shortlist") as desk:
        assert "Resten bliver i banken: 1" in desk.words
        assert "også 1 idé, der ikke er blevet til en kandidat" in desk.words


# --- 7 contact --------------------------------------------------------------------------------------------


def put_on_list(path: Path, *names: str, **fields: str) -> None:
    with Session.open(path) as session:
        for name in names:
            one = next(found for found in candidates(session) if found.name == name)
            session.put("list", one.revise(**fields), listed(session, one.id).revise(reason="Fordi"))


async def test_an_empty_they_get_blocks_the_plan(path: Path) -> None:
    fill(path, "Koret")
    put_on_list(path, "Koret")
    async with at(path, "contact") as desk:
        assert "tomt: I kan ikke tage kontakt endnu" in desk.words
        await desk.press("enter")
        assert "Koret må ikke kontaktes endnu" in desk.words
        assert "Åbning" not in desk.words
        await desk.type("Nye medlemmer")
        await desk.press("escape", "enter")
        assert "Ansvarlig rolle" in desk.words
    assert saved(path, "partners_candidate")[0]["they_get"] == "Nye medlemmer"


async def test_the_plan_and_the_pitch_are_written_by_keys_alone(path: Path) -> None:
    fill(path, "Koret")
    put_on_list(path, "Koret", they_get="Medlemmer", we_give="Et rum")
    async with at(path, "contact", size=(100, 90)) as desk:
        await desk.press("enter")
        assert "Vi giver: Et rum" in desk.words
        await desk.press("down", "space", "tab", "down", "space", "tab")
        await desk.type("12/3/2027")
        await desk.press("tab")
        for words in ("Åbningen", "Jeres mål", "Behovet", "Tilbuddet", "Skridtet", "Hvad tænker I?"):
            await desk.type(words)
            await desk.press("tab")
        await desk.press("escape")
        assert "● Planen er færdig" in desk.words
        assert "Det lille første skridt: Skridtet" in desk.words
        assert "Ansvarlig: Tovholder · telefon" in desk.words
    plan = saved(path, "partners_contact")[0]
    assert plan["channel"] == "phone"
    assert plan["role"] == "coordinator"
    assert plan["when"] == "2027-03-12"
    assert plan["our_question"] == "Hvad tænker I?"


async def test_only_the_first_two_are_shown(path: Path) -> None:
    fill(path, "A-kor", "B-kor", "C-kor")
    put_on_list(path, "A-kor", "B-kor", "C-kor")
    async with at(path, "contact") as desk:
        assert "A-kor" in desk.text
        assert "B-kor" in desk.text
        assert "C-kor" not in desk.text
        assert len(desk.session.all(Shortlisted)) == 3
        assert desk.session.all(Contact) == ()


# --- every step -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
async def test_an_empty_step_says_what_to_do(path: Path, language: Language) -> None:
    async with at(path, STEPS[0], size=(80, 24), language=language) as desk:
        for step in STEPS:
            desk.app.go_component(desk.session, "partners", step)
            lead = " ".join(str(load_course().words("partners").step(step).lead).split())
            await desk.until(lambda lead=lead: lead[:60] in desk.words, step)  # type: ignore[misc]
            await desk.settle()
            assert lead[:60] in desk.words
            assert desk.words.count("{") == 0


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (300, 80)])
async def test_every_step_at_every_size(path: Path, size: tuple[int, int]) -> None:
    fill(path, "Koret " + "æ" * 200, HOSTILE, "Bageren", shown=True)
    fill(path, "Ubrugt [b]", make=False)
    choose(path, "Sprogcafé")
    with Session.open(path) as session:
        for n, one in enumerate(candidates(session)):
            session.put("c", one.revise(influence=n + 1, affected=5 - n, they_get="Ro", sector="private"))
            session.put("l", listed(session, one.id))
    async with at(path, "ideas", size=size) as desk:
        for step in STEPS:
            assert type(desk.app.screen.query_one("#step > *")).__name__
            await desk.press("tab", "tab", "down", "up", "right", "left")
            if step in {"assess", "contact", "shortlist"}:
                desk.app.screen.query_one("#step > *").focus_first()  # type: ignore[attr-defined]
                await desk.press("e", "tab", "tab")
                await desk.press("escape")
            if step == "maps":
                await desk.press("m")
            if step != STEPS[-1]:
                await desk.press("f6")
        assert "Kontakt" in desk.text


async def test_one_sees_what_one_types_in_a_small_window(path: Path) -> None:
    async with at(path, "ideas", size=(40, 12)) as desk:
        await desk.type("Fægteklubben")
        assert "Fægteklubben" in desk.text


async def test_english_is_complete(path: Path) -> None:
    fill(path, "The choir", "The baker", shown=True)
    choose(path, "Language café")
    async with at(path, "ideas", language="en") as desk:
        assert "2 ideas in the group" in desk.words
        for words in (
            "of 12 candidates",
            "You have placed 0 of 3 dots",
            "White spots",
            "0 of 2 candidates have been judged",
            "Shortlist: 0 of 5 at most",
            "There is nobody to contact yet.",
        ):
            await desk.press("f6")
            assert words in desk.words


async def test_the_words_to_click_work_with_the_mouse(path: Path) -> None:
    fill(path, "Koret", "Bageren", make=False)
    async with at(path, "gather", size=(100, 40)) as desk:
        words = desk.app.screen.query_one("#keys")
        line = desk.text.splitlines()[words.region.y]
        place = line.index("gør til kandidat") - words.region.x
        await desk.pilot.click(words, offset=(place, 0))
        await desk.settle()
        assert len(candidates(desk.session)) == 1


async def test_the_page_scrolls_to_what_has_the_focus(path: Path) -> None:
    fill(path, "Koret")
    async with at(path, "assess", size=(80, 24)) as desk:
        await desk.press("enter")
        for _ in range(9):
            await desk.press("tab")
            focused = desk.app.focused
            assert isinstance(focused, Widget)
            scroll = next(node for node in focused.ancestors if isinstance(node, VerticalScroll))
            top = focused.region.y
            assert scroll.region.y - 1 <= top or focused.region.height > scroll.region.height
            assert top < scroll.region.bottom


async def test_undo_names_what_it_takes_back(path: Path) -> None:
    fill(path, "Koret", make=False)
    async with at(path, "gather") as desk:
        await desk.press("k", "f8")
        assert "ny kandidat" in desk.told
        assert isinstance(desk.app.screen.query_one("#board"), Board)
        assert candidates(desk.session) == ()


async def test_the_list_keeps_its_place_when_news_come(path: Path) -> None:
    fill(path, "A", "B", "C")
    async with at(path, "dots") as desk:
        desk.move_to("#candidates", desk.named("B").id)
        with Session.open(path) as other:
            other.put("x", Dot(id=Dot.key(BO, 1), person=BO, candidate=1))
        await desk.until(lambda: desk.session.all(Dot), "news")
        await desk.settle()
        table = desk.app.screen.query_one("#candidates", LineTable)
        assert table.cursor_key == desk.named("B").id
