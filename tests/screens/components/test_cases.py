"""The cases on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input
from tinydb import TinyDB

from facilitator import i18n
from facilitator.component import activity_of
from facilitator.components.cases import DOTS, READING, CasesDot, CasesOwn, CasesReading, CasesTake
from facilitator.components.clarify import Clarify
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.session import Put, Session
from facilitator.settings import Settings
from facilitator.visibility import Phase
from facilitator.workshop import WorkshopFolder
from screens.app import FacilitatorApp, build_app
from screens.widgets.lines import LineList

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
ASE, BO = 7, 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    with Session.create(file, Library(name="Æblehavens Bibliotek", municipality="Æble")) as session:
        session.put(
            "people", Person(id=ASE, name="Åse Ærø", role="librarian"), Person(id=BO, name="Bo Krøyer")
        )
    return file


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
        return " ".join(notification.message for notification in self.app._notifications)

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))
        await self.settle()

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

    async def shows(self, *words: str) -> None:
        for word in words:
            await self.until(lambda word=word: word in self.words, f"shows {word!r}")  # type: ignore[misc]

    async def to(self, ref: str) -> None:
        """Put the cursor on this case."""
        table = self.app.screen.query_one("#cases", LineList)
        table.focus()
        assert table.move_to(ref)
        await self.settle()


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
        app.go_component(app.sessions[0], "cases", step)
        desk = Desk(app, pilot)
        await desk.until(lambda: type(app.screen).__name__ == "CasesScreen" and app.screen.ready)  # type: ignore[attr-defined]
        await desk.settle()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


def reveal(path: Path, *names: str) -> None:
    with Session.open(path) as session:
        for name in names:
            shown = activity_of(session, name).revise(phase=Phase.REVEALED, name=name)
            session.put("show", shown)


def read(path: Path, person: int, case: str, **said: object) -> None:
    with Session.open(path) as session:
        doc = {"id": CasesReading.key(person, case), "person": person, "case": case, **said}
        session.put("reading", CasesReading.model_validate(doc))


# --- 1 find -----------------------------------------------------------------------------------------------


async def test_the_list_follows_what_is_typed(path: Path) -> None:
    async with at(path, "find") as desk:
        assert "25 af 25 cases" in desk.words
        await desk.type("barnetea")
        assert "0 af 25 cases" in desk.words
        assert "Ingen cases passer" in desk.words
        await desk.press("escape")
        assert "25 af 25 cases" in desk.words
        await desk.type("borneteater")
        assert "1 af 25 cases" in desk.words
        assert "Bibliotek og børnete" in desk.words
        await desk.press("enter", "enter")
        await desk.shows("Children's Theatre of Charlotte", "Kontrolleret 1. oktober")
        assert "vores læsning, ikke bibliotekets egen" in desk.words


async def test_a_filter_says_how_many_it_leaves_and_zero_takes_all_away(path: Path) -> None:
    async with at(path, "find") as desk:
        await desk.press("down", "4")
        await desk.shows("Norge (2)", "Danmark (21)")
        await desk.press("down", "down", "enter")
        assert "2 af 25 cases" in desk.words
        assert "4 Land: Norge" in desk.words
        await desk.press("0")
        assert "25 af 25 cases" in desk.words


async def test_digits_and_letters_belong_to_the_search_while_one_types(path: Path) -> None:
    async with at(path, "find") as desk:
        await desk.type("2005 e")
        field = desk.app.focused
        assert isinstance(field, Input)
        assert field.value == "2005 e"
        assert "1 af 25 cases" in desk.words


async def test_a_case_is_read_and_written_about_by_keys_alone(path: Path) -> None:
    with Session.open(path) as session:
        session.put("challenge", Clarify(challenge="Få familier henter den tredje pakke"))
    async with at(path, "find", size=(80, 24)) as desk:
        await desk.type("bogstart")
        await desk.press("enter", "enter")
        await desk.shows("Bogstart: bøger med hjem på besøg")
        await desk.press("e")
        await desk.shows("Jeres udfordring: Få familier henter den tredje pakke")
        await desk.press("4", "tab")
        await desk.type("Bogen med hjem")
        await desk.press("tab")
        await desk.type("Sundhedsplejen bringer den")
        await desk.press("escape")
        await desk.until(lambda: saved(path, "cases_reading"), "saved")
        await desk.shows("Bogstart: bøger med hjem på besøg")
        await desk.press("end")
        await desk.shows("Dine noter", "Tag med: Bogen med hjem")
        await desk.press("escape")
        await desk.shows("Du har skrevet om 1 case.")
    (reading,) = saved(path, "cases_reading")
    assert (reading["case"], reading["person"]) == ("bookstart", ASE)
    assert (reading["relevance"], reading["take"]) == (4, "Bogen med hjem")
    assert reading["adapt"] == "Sundhedsplejen bringer den"


async def test_others_readings_are_counted_and_shown_only_after_f9(path: Path) -> None:
    read(path, BO, "imaginon", relevance=5, take="Fælles hus")
    async with at(path, "find") as desk:
        await desk.to("imaginon")
        await desk.press("enter")
        await desk.press("end")
        await desk.shows("1 anden har skrevet om casen")
        assert "Fælles hus" not in desk.text
        await desk.press("f9", "enter")
        await desk.until(lambda: activity_of(desk.session, READING).phase is Phase.REVEALED)
        await desk.press("end")
        await desk.shows("Fælles hus", "Bo Krøyer", "Relevans i snit: 5,0 (1 svar)")


async def test_right_and_left_turn_the_cases_and_escape_goes_back_to_the_same_place(path: Path) -> None:
    async with at(path, "find") as desk:
        await desk.press("down", "enter")
        await desk.shows("Vores HG")
        await desk.press("right")
        await desk.shows("fsb og SAB")
        await desk.press("left", "left")
        await desk.shows("Idea Stores, Tower Hamlets")
        await desk.press("escape")
        assert desk.app.screen.query_one("#cases", LineList).cursor_key == "idea_stores"


async def test_a_locked_reading_is_not_opened(path: Path) -> None:
    with Session.open(path) as session:
        session.edit("lock", lambda now: [Put(activity_of(now, READING).revise(phase=Phase.CLOSED))])
    async with at(path, "find") as desk:
        await desk.press("down", "e")
        assert "Noterne er låst." in desk.told
        assert not desk.app.screen.query("RecordForm")


async def test_one_key_sends_a_case_on_and_the_other_part_offers_it(path: Path) -> None:
    async with at(path, "find") as desk:
        await desk.to("repair_cafes")
        await desk.press("p", "y")
        assert "✓" in desk.text
    (take,) = saved(path, "cases_take")
    assert (take["to_partners"], take["to_services"]) == (True, True)
    async with at(path, "find") as desk:
        desk.app.go_component(desk.session, "services", "pick")
        await desk.shows("Ctrl+G")
        await desk.press("ctrl+g")
        await desk.shows("Reparationscaféer på biblioteket")
        await desk.press("enter")
        await desk.until(lambda: "Tag" in desk.text)


async def test_a_wide_screen_shows_the_case_beside_the_list(path: Path) -> None:
    async with at(path, "find", size=(200, 50)) as desk:
        await desk.to("imaginon")
        await desk.shows("Children's Theatre of Charlotte", "Kontrolleret")
        assert "25 af 25 cases" in desk.words


# --- 2 own ------------------------------------------------------------------------------------------------


async def test_an_own_case_joins_the_list_and_a_tick_shares_it(path: Path) -> None:
    async with at(path, "own") as desk:
        assert "Ingen endnu." in desk.words
        await desk.press("n")
        await desk.until(lambda: isinstance(desk.app.focused, Input), "form")
        await desk.paste(f"Bogkassen {HOSTILE}")
        await desk.press("escape")
        await desk.until(lambda: saved(path, "cases_own") and saved(path, "cases_own")[0]["title"], "saved")
        assert "○ kun jer" in desk.words
        await desk.press("f5")
        await desk.shows("26 af 26 cases")
        desk.app.screen.query_one("#look").focus()
        await desk.type("bogkassen")
        await desk.shows("Bogkassen [/x] [red] [b \\")
        await desk.press("enter", "enter")
        await desk.shows("Jeres egen case", "årstal ukendt", "Ikke kontrolleret.")
    (own,) = saved(path, "cases_own")
    assert (own["title"], own["library"], own["land"]) == (
        f"Bogkassen {HOSTILE}",
        "Æblehavens Bibliotek",
        "dk",
    )
    assert own["share"] is False


async def test_other_libraries_see_what_is_shared_and_what_the_facilitator_writes(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "workshop", "Forår på Ærø")
    folder.add_library("Ærø Bibliotek")
    folder.add_library("Ølstykke Bibliotek")
    files = {file.path.stem: file.path for file in folder.libraries()}
    with Session.open(files["oelstykke-bibliotek"]) as other:
        other.put(
            "a", CasesOwn(id=1, title="Delt i Ølstykke", share=True), CasesOwn(id=2, title="Hemmelig sag")
        )
    with Session.open(folder.path / "workshop.json") as workshop:
        workshop.put("b", CasesOwn(id=3, title="Fra konsulenten"))
    with Session.open(files["aeroe-bibliotek"]) as mine:
        mine.put("p", Person(id=ASE, name="Åse"))
    async with at(files["aeroe-bibliotek"], "find") as desk:
        await desk.shows("27 af 27 cases")
        await desk.type("ølstykke")
        await desk.press("enter", "enter")
        await desk.shows("Delt af Ølstykke Bibliotek")
        assert "Hemmelig" not in desk.text


async def test_the_facilitator_writes_for_all_in_the_workshops_own_file(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "workshop", "Forår på Ærø")
    own = folder.path / "workshop.json"
    async with at(own, "own", person=None) as desk:
        await desk.shows("Cases til alle biblioteker")
        await desk.press("f6", "f6")
        await desk.shows("Prikkerne sættes i bibliotekernes egne filer.")
        await desk.press("space", "f6")
        await desk.shows("Hvad man tager med, står i bibliotekernes egne filer.")
        await desk.press("space", "y")
    assert saved(own, "cases_dot") == saved(own, "cases_take") == []


# --- 3 map ------------------------------------------------------------------------------------------------


async def test_the_map_counts_and_enter_shows_the_cases_of_a_cell(path: Path) -> None:
    async with at(path, "map", size=(120, 40)) as desk:
        await desk.shows("Udlån · Kommunal: 0 cases", "Ingen af casene her har prøvet det.")
        await desk.press("down", "down", "right", "right")
        await desk.shows("Rum og adgang · Forening: 2 cases")
        await desk.press("enter")
        await desk.shows("2 af 25 cases", "1 Sektor: Forening", "2 Ydelse: Rum og adgang")


# --- 4 dots -----------------------------------------------------------------------------------------------


async def test_dots_are_given_by_keys_at_most_two_on_one_and_hidden_until_f9(path: Path) -> None:
    with Session.open(path) as session:
        session.put("dot", CasesDot(id=CasesDot.key(BO, "hip_hop"), person=BO, case="hip_hop", dots=2))
    async with at(path, "dots", size=(80, 24)) as desk:
        await desk.shows("Du har sat 0 af dine 4 prikker.")
        await desk.to("tingbjerg")
        await desk.press("space", "space")
        await desk.to("imaginon")
        await desk.press("space")
        await desk.to("bookstart")
        await desk.press("space")
        await desk.shows("Du har sat 4 af dine 4 prikker.")
        await desk.to("hip_hop")
        await desk.press("space")
        assert "Du har ikke flere prikker." in desk.told
        assert "Plads" not in desk.text
        await desk.press("f", "f9", "enter")
        await desk.shows("2 har sat prikker.", "=1")
        await desk.to("bookstart")
        await desk.press("space", "space")
    dots = {(doc["person"], doc["case"]): doc["dots"] for doc in saved(path, "cases_dot")}
    assert dots == {(BO, "hip_hop"): 2, (ASE, "tingbjerg"): 2, (ASE, "imaginon"): 1, (ASE, "bookstart"): 1}


async def test_the_number_of_dots_is_set_between_three_and_five(path: Path) -> None:
    async with at(path, "dots") as desk:
        await desk.press("o")
        await desk.shows("Prikker til hver")
        await desk.press("backspace")
        await desk.type("5")
        await desk.press("escape")
        await desk.shows("Du har sat 0 af dine 5 prikker.")
    assert saved(path, "cases_setup")[0]["dots"] == 5


# --- 5 take along -----------------------------------------------------------------------------------------


async def test_the_group_writes_what_it_takes_along_and_sends_it_on(path: Path) -> None:
    read(path, BO, "bookstart", relevance=5, avoid="Pakker, der skal hentes")
    reveal(path, READING, DOTS)
    async with at(path, "take", size=(100, 34)) as desk:
        await desk.shows("[ ] Bogstart")
        await desk.press("enter")
        await desk.shows("Bo Krøyer", "Pakker, der skal hentes", "Relevans i snit: 5,0 (1 svar)")
        await desk.type("Bogen kommer med hjem")
        await desk.press("escape")
        await desk.shows("[x] Bogstart", "I tager noget med fra 1 case.")
        await desk.press("p")
        await desk.shows("→ partnere")
        await desk.press("p", "y")
        await desk.shows("→ ydelser")
        await desk.press("l")
        await desk.shows("Sendt videre til ydelser.")
    (take,) = saved(path, "cases_take")
    assert (take["take"], take["avoid"]) == ("Bogen kommer med hjem", "Pakker, der skal hentes")
    assert (take["to_services"], take["to_partners"]) == (True, False)


async def test_leaving_a_case_can_be_undone(path: Path) -> None:
    with Session.open(path) as session:
        session.put(
            "t", CasesTake(id=CasesTake.key("imaginon"), case="imaginon", title="Hus", take="Skrevet")
        )
    async with at(path, "take") as desk:
        await desk.press("space")
        await desk.until(lambda: not desk.session.all(CasesTake))
        assert "Ingen cases endnu." in desk.words
        await desk.press("f8")
        await desk.until(lambda: desk.session.all(CasesTake))
        assert desk.session.all(CasesTake)[0].take == "Skrevet"


async def test_a_take_whose_case_is_gone_can_still_be_sent_and_left(path: Path) -> None:
    with Session.open(path) as session:
        session.put("t", CasesTake(id=CasesTake.key("own:5"), case="own:5", title="Væk", take="Noget"))
    async with at(path, "take") as desk:
        await desk.shows("(casen er væk) Væk")
        await desk.press("y")
        await desk.shows("→ ydelser")
        await desk.press("enter")
        await desk.shows("Tilpas")
        await desk.press("escape", "space")
        await desk.until(lambda: not desk.session.all(CasesTake))


# --- everywhere -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_every_step_stands_empty_and_overfull_at_every_size(path: Path, size: tuple[int, int]) -> None:
    long = f"{HOSTILE} " + "æble " * 400
    with Session.open(path) as session:
        session.put(
            "own",
            *(
                CasesOwn(id=1000 + n, position=float(n), title=f"{n} {long}", what=long, partners=long)
                for n in range(40)
            ),
        )
        session.put(
            "take",
            *(
                CasesTake(id=CasesTake.key(f"own:{1000 + n}"), case=f"own:{1000 + n}", title=long)
                for n in range(9)
            ),
        )
    read(path, ASE, "own:1001", relevance=3, take=long)
    reveal(path, READING, DOTS)
    async with at(path, "find", size=size) as desk:
        await desk.press("down", "end", "enter", "end", "escape")
        for _ in range(4):
            await desk.press("f6", "down", "end")
        await desk.press("enter", "escape")
        assert desk.app.is_running


async def test_it_speaks_english(path: Path) -> None:
    async with at(path, "find", language="en", size=(80, 24)) as desk:
        await desk.shows("25 of 25 cases")
        await desk.type("theatre charlotte")
        await desk.press("enter", "enter")
        await desk.shows("Library and children's theatre under one roof", "United States")
        await desk.press("escape", "0", "down", "5")
        await desk.shows("city (8)")


async def test_nobody_is_asked_who_they_are_before_they_write(path: Path) -> None:
    async with at(path, "find", person=None) as desk:
        await desk.shows("Sig først, hvem du er (F4).")
        await desk.press("down", "e")
        await desk.until(lambda: type(desk.app.screen).__name__ != "CasesScreen", "people dialog")
    assert saved(path, "cases_reading") == []
