"""The preparation on the screen: keys pressed, words read, and then the file. And all libraries side by side."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.intake import ACTIVITY, Intake, IntakeAnswer, IntakeChallenge, IntakePartnership
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.visibility import Activity, Phase
from facilitator.workshop import WorkshopFolder
from screens.app import FacilitatorApp, build_app
from screens.components.intake.compare import IntakeCompareScreen

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
ANNE, BO = 7, 8
STEPS = ("partnerships", "wanted", "reasons", "challenges", "area", "overview")
REASONS = ("new_audiences", "skills", "visibility")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    with Session.create(file, Library(name="Æblehavens Bibliotek")) as session:
        session.put(
            "people",
            Person(id=ANNE, name="Anne Ærø", role="librarian"),
            Person(id=BO, name="Bo Ågård", role="coordinator"),
        )
    return file


class Desk:
    """The running program, for tests."""

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

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def paste(self, text: str) -> None:
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        for _ in range(4):
            await self.pilot.pause()


@asynccontextmanager
async def at(
    path: Path,
    step: str,
    size: tuple[int, int] = (100, 60),
    language: Language = "da",
    person: int | None = ANNE,
) -> AsyncIterator[Desk]:
    i18n.use(language)
    with Session.open(path) as session:
        people = {} if person is None else {session.store.library_id: person}
    app = build_app(Launch(path=path), Settings(animations=False, people=people))
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.settle()
        if person is None:
            await desk.press("escape")
        app.go_component(app.sessions[0], "intake", step)
        await desk.settle()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


def fill(session: Session, person: int, code: str = "time") -> None:
    session.put(
        "answers",
        IntakeAnswer.blank(person).revise(
            wanted=("private",), reasons=REASONS, area=("children",), idea="Babycafé på Æblevej"
        ),
        *(
            IntakeChallenge.blank(person, n).revise(text="Vi når det aldrig", code=code, severity=4)
            for n in (1, 2, 3)
        ),
    )


def phase(session: Session, now: Phase) -> None:
    session.put("phase", Activity(id=Activity.key(ACTIVITY), name=ACTIVITY, phase=now))


# --- question 1 ----------------------------------------------------------------------------------------


async def test_a_partnership_is_typed_by_keys_alone(path: Path) -> None:
    async with at(path, "partnerships") as desk:
        assert "Her er tomt endnu. Tryk N, og skriv den første" in desk.words
        assert "Har I ingen partnerskaber endnu? Sæt kryds her" in desk.words
        await desk.press("n")
        await desk.type("Ældre Sagen på Ærø")
        await desk.press("tab", "down", "down", "space")
        await desk.press("tab")
        await desk.type("Højtlæsning")
        await desk.press("tab", "tab", "down", "down", "down", "space")
        await desk.press("tab", "space")
        await desk.press("tab")
        await desk.type("ca. 2015")
        await desk.press("tab", "tab", "tab", "4")
        await desk.press("escape")
        assert "Ældre Sagen på Ærø · Forening · Højtlæsning · Samarbejde" in desk.words
        assert "Skriftlig aftale: 1 af 1 har en skriftlig aftale" in desk.words
        assert "Hvide felter (sektorer uden et partnerskab): Kommunal, Anden offentlig, Privat" in desk.words
        assert "Vi har ingen partnerskaber endnu" not in desk.words
    (row,) = saved(path, "intake_partnership")
    assert (row["name"], row["sector"], row["topic"], row["level"]) == (
        "Ældre Sagen på Ærø",
        "association",
        "Højtlæsning",
        "4",
    )
    assert (row["agreement"], row["since"], row["satisfaction"]) == ("yes", "ca. 2015", 4)


async def test_having_none_yet_is_ticked(path: Path) -> None:
    async with at(path, "partnerships") as desk:
        await desk.press("tab", "space")
        assert saved(path, "intake")[0]["no_partnerships"] is True
        desk.session.put("row", IntakePartnership(id=desk.session.new_id(), name="Skolen"))
        await desk.settle()
        assert "! I har sat kryds ved, at I ingen partnerskaber har." in desk.words


# --- who answers ---------------------------------------------------------------------------------------


async def test_without_a_person_the_step_asks_who_answers(path: Path) -> None:
    async with at(path, "wanted", person=None) as desk:
        for step in STEPS[1:5]:
            assert step == desk.app.screen.step_view.STEP  # type: ignore[attr-defined]
            assert "Vælg først, hvem der svarer." in desk.words
            await desk.press("f6" if step != "area" else "enter")
        assert "Hvem er du?" in desk.words
        await desk.press("down", "enter")
        assert "Svar fra Bo Ågård" in desk.words
        assert desk.session.seat.person == BO


async def test_one_laptop_answers_for_a_colleague(path: Path) -> None:
    async with at(path, "reasons") as desk:
        await desk.press("space")
        await desk.press("f4")
        await desk.press("down", "f4")
        assert "Du svarer for Bo Ågård" in desk.words
        await desk.press("down", "1")
    by = {doc["person"]: doc for doc in saved(path, "intake_answer")}
    assert by[ANNE]["reasons"] == ["new_audiences"]
    assert by[ANNE]["entered_by"] is None
    assert by[BO]["reasons"] == ["current_users"]
    assert by[BO]["entered_by"] == ANNE


# --- questions 2-5 -------------------------------------------------------------------------------------


async def test_wishes_and_acquaintances(path: Path) -> None:
    async with at(path, "wanted") as desk:
        assert "Svar fra Anne Ærø ○ vælg mindst én type" in desk.words
        await desk.press("down", "down", "down", "space", "down", "down", "space")
        assert "● besvaret" in desk.words
        await desk.press("tab")
        await desk.type("Øens ø-råd")
        await desk.press("tab", "space")
        assert "Her mangler du en at ringe til: Fond." in desk.words
        await desk.press("shift+tab", "shift+tab", "up", "up", "space")
        assert "Ikke talt med, fordi du ikke har valgt typen ovenfor: Privat." in desk.words
    (doc,) = saved(path, "intake_answer")
    assert (doc["wanted"], doc["known"]) == (["foundation"], ["private"])
    assert (doc["wanted_other"], doc["person"], doc["entered_by"]) == ("Øens ø-råd", ANNE, None)


async def test_three_reasons_are_placed(path: Path) -> None:
    async with at(path, "reasons") as desk:
        assert "○ 0 af 3 er valgt" in desk.words
        await desk.press("down", "down", "1", "down", "2", "home", "3")
        assert "● besvaret" in desk.words
    assert saved(path, "intake_answer")[0]["reasons"] == ["skills", "places", "new_audiences"]


async def test_three_challenges_are_typed_through(path: Path) -> None:
    async with at(path, "challenges", size=(80, 24)) as desk:
        for number in (1, 2, 3):
            await desk.type(f"Det går i stå på dag {number}")
            await desk.press("tab", "down", "space")
            await desk.press("tab", str(number + 2), "tab")
        await desk.press("f6")
        await desk.press("f5")
        assert "● besvaret" in desk.words
        assert "● Udfordring 1 af 3" in desk.words
    docs = sorted(saved(path, "intake_challenge"), key=lambda doc: doc["number"])
    assert [doc["text"] for doc in docs] == [f"Det går i stå på dag {n}" for n in (1, 2, 3)]
    assert [(doc["number"], doc["severity"], doc["code"]) for doc in docs] == [
        (1, 3, "management_backing"),
        (2, 4, "management_backing"),
        (3, 5, "management_backing"),
    ]


async def test_in_a_low_window_one_challenge_is_open_and_tab_goes_on_and_back(path: Path) -> None:
    async with at(path, "challenges", size=(80, 24)) as desk:
        await desk.type("Den første")
        await desk.press("tab", "tab", "tab")
        await desk.type("Den anden")
        assert "Udfordring 2 af 3 Tab går videre til den næste" in desk.words
        await desk.press("shift+tab", "5", "f5", "f6")
        assert "Udfordring 1 af 3 Tab går videre til den næste" in desk.words
    docs = sorted(saved(path, "intake_challenge"), key=lambda doc: doc["number"])
    assert [(doc["text"], doc["severity"]) for doc in docs] == [("Den første", 5), ("Den anden", None)]


async def test_an_area_and_an_idea(path: Path) -> None:
    async with at(path, "area") as desk:
        await desk.press("space")
        assert "◐ skriv også en idé" in desk.words
        await desk.press("tab")
        await desk.type("Tinglån på åen")
        await desk.press("tab")
        assert "● besvaret" in desk.words
    (doc,) = saved(path, "intake_answer")
    assert (doc["area"], doc["idea"]) == (["lending"], "Tinglån på åen")


@pytest.mark.parametrize("step", ["wanted", "area"])
async def test_what_a_colleague_writes_appears_and_my_own_field_stays(path: Path, step: str) -> None:
    async with at(path, step) as desk:
        with Session.open(path) as other:
            other.put("", IntakeAnswer.blank(ANNE).revise(wanted_other="DSB", idea="Sprogcafé i toget"))
        desk.session.poll()
        await desk.settle()
        assert ("DSB" if step == "wanted" else "Sprogcafé i toget") in desk.words


async def test_closed_answers_cannot_be_changed(path: Path) -> None:
    async with at(path, "reasons") as desk:
        phase(desk.session, Phase.CLOSED)
        await desk.settle()
        assert "Svarene er låst. F9 låser dem op igen." in desk.words
        await desk.press("space", "1")
        assert saved(path, "intake_answer") == []
        phase(desk.session, Phase.REVEALED)
        await desk.settle()
        desk.app.screen.step_view.focus_first()  # type: ignore[attr-defined]
        await desk.press("space")
    assert saved(path, "intake_answer")[0]["reasons"] == ["new_audiences"]


# --- overview ------------------------------------------------------------------------------------------


async def test_the_overview_shows_who_is_missing_and_leads_there(path: Path) -> None:
    with Session.open(path) as session:
        fill(session, ANNE)
        session.put("", IntakeAnswer.blank(BO).revise(wanted=("private",)))
    async with at(path, "overview") as desk:
        assert "Hvem har svaret? 1 af 2 har svaret" in desk.words
        assert "Anne Ærø, bibliotekar ● har svaret" in desk.words
        assert "Bo Ågård, tovholder ◐ i gang, mangler 3 Hvorfor, 4 Udfordringer og 5 Område" in desk.words
        assert "Babycafé på Æblevej (Børn og familier)" in desk.words
        await desk.press("down", "enter")
        assert "Du svarer for Bo Ågård" in desk.words
        assert "De tre vigtigste grunde" in desk.words
        await desk.press("space")
    by = {doc["person"]: doc for doc in saved(path, "intake_answer")}
    assert (by[BO]["reasons"], by[BO]["entered_by"]) == (["new_audiences"], ANNE)


async def test_hidden_answers_of_colleagues_are_not_in_the_overview(path: Path) -> None:
    with Session.open(path) as session:
        fill(session, BO)
        phase(session, Phase.WRITING)
    async with at(path, "overview") as desk:
        assert "1 persons svar er skjult, indtil de bliver vist." in desk.words
        assert "Babycafé" not in desk.words
        assert "Bo Ågård, tovholder ● har svaret" in desk.words


async def test_a_line_of_the_overview_leads_to_its_question(path: Path) -> None:
    async with at(path, "overview") as desk:
        await desk.press("down", "down", "enter")
        assert "Her er tomt endnu." in desk.words
    with Session.open(path) as session:
        fill(session, ANNE)
    async with at(path, "overview") as desk:
        await desk.press("end", "enter")
        assert "Din idé i én sætning" in desk.words


async def test_answering_as_one_is_ticked(path: Path) -> None:
    async with at(path, "overview") as desk:
        fill(desk.session, ANNE)
        await desk.press("shift+tab", "space")
        assert "Biblioteket har svaret samlet" in desk.words
    assert saved(path, "intake")[0]["together"] is True


# --- every size, hostile text, English -----------------------------------------------------------------


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_every_step_in_every_size(path: Path, size: tuple[int, int]) -> None:
    with Session.open(path) as session:
        fill(session, ANNE)
        session.put("", IntakePartnership(id=session.new_id(), name=HOSTILE, sector="private", topic=HOSTILE))
    async with at(path, STEPS[0], size=size) as desk:
        for step in STEPS:
            assert step == desk.app.screen.step_view.STEP  # type: ignore[attr-defined]
            await desk.pilot.press("tab", "tab", "down", "shift+tab")
            await desk.press("f6" if step != STEPS[-1] else "down")
        assert desk.app.is_running


async def test_hostile_text_reads_back_as_typed(path: Path) -> None:
    fields = {
        "partnerships": ("n", "intake_partnership", "name"),
        "wanted": ("tab", "intake_answer", "wanted_other"),
        "challenges": ("end", "intake_challenge", "text"),
        "area": ("tab", "intake_answer", "idea"),
    }
    async with at(path, STEPS[0]) as desk:
        for step in STEPS[:-1]:
            if step in fields:
                key, table, field = fields[step]
                await desk.press(key)
                await desk.paste(HOSTILE)
                await desk.press("tab")
                assert HOSTILE in desk.text
                assert saved(path, table)[0][field] == HOSTILE
            await desk.press("f6")
        await desk.press("end")
        assert HOSTILE in desk.text


async def test_in_english_no_danish_word_is_left(path: Path) -> None:
    with Session.open(path) as session:
        fill(session, ANNE)
    async with at(path, STEPS[0], size=(160, 60), language="en") as desk:
        for step in STEPS:
            words = desk.words.replace("Babycafé på Æblevej", "").replace("Vi når det aldrig", "")
            for danish in (" ikke ", " har ", " jer ", " svar ", " og ", "Udfordring", "Overblik"):
                assert danish not in words, step
            assert "Preparation" in words
            await desk.press("f6")


# --- all libraries side by side ------------------------------------------------------------------------


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    folder = WorkshopFolder.create(tmp_path / "workshop", "Forår på Ærø")
    for name, code in (("Ærø Bibliotek", "time"), ("Ølstykke Bibliotek", "time"), ("Næstved Bibliotek", "")):
        with Session.open(folder.add_library(name)) as session:
            session.put(
                "", Person(id=ANNE, name="Anne Hemmelig", role="librarian"), Person(id=BO, name="Bo Hemmelig")
            )
            if code:
                fill(session, ANNE, code)
                session.put("", IntakePartnership(id=session.new_id(), name="Skolen", sector="municipal"))
    return folder.path


@asynccontextmanager
async def comparing(
    workshop: Path, size: tuple[int, int] = (120, 50), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    app = build_app(Launch(path=workshop), Settings(animations=False))
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        for _ in range(200):
            if len(app.sessions) == 3:
                break
            await pilot.pause(0.01)
        await desk.settle()
        await desk.press("c", "enter")
        assert isinstance(app.screen, IntakeCompareScreen)
        yield desk


async def test_the_libraries_stand_side_by_side(workshop: Path) -> None:
    async with comparing(workshop) as desk:
        assert "Hvem arbejder I sammen med i dag?" in desk.words
        assert "2 af 3 biblioteker har svaret ! Mangler: Næstved" in desk.words
        assert "Næstved Ærø Ølstykke I alt" in desk.words
        assert "Kommunal · 1 1 2" in desk.words
        assert "hvidt felt" in desk.words
        await desk.press("right")
        assert "Hvilke typer partnere vil I gerne have?" in desk.words
        assert "2 ønsker, 0 kender en · 0 biblioteker har en i dag" in desk.words
        await desk.press("3")
        assert "Nye målgrupper · 3 3 6" in desk.words
        await desk.press("4")
        assert "Tid · 12 12 24" in desk.words
        assert "Har samme udfordring Tid Ærø og Ølstykke" in desk.words
        await desk.press("5")
        assert "Babycafé på Æblevej (Børn og familier)" in desk.words
        await desk.press("right")
        assert "● Bibliotekar ○ Deltager 2" in desk.words
        await desk.press("left", "escape")
        assert "3 biblioteker. Vælg et, og tryk Enter." in desk.words
        assert not isinstance(desk.app.screen, IntakeCompareScreen)


async def test_the_picture_follows_what_a_library_writes(workshop: Path) -> None:
    async with comparing(workshop) as desk:
        await desk.press("4")
        assert "2 af 6 deltagere har svaret" in desk.words
        with Session.open(workshop / "libraries" / "naestved-bibliotek.json") as other:
            fill(other, ANNE, "law")
        for _ in range(200):
            if "3 af 6 deltagere har svaret" in desk.words:
                break
            await desk.pilot.pause(0.02)
        assert "Jura 12 · · 12" in desk.words


async def test_hidden_answers_stay_hidden_on_the_wall(workshop: Path) -> None:
    with Session.open(workshop / "libraries" / "aeroe-bibliotek.json") as session:
        phase(session, Phase.WRITING)
        session.put("", Intake())
    async with comparing(workshop) as desk:
        await desk.press("4")
        assert "Ærø 1 persons svar er skjult" in desk.words
        assert "Tid · · 12 12" in desk.words


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_the_comparison_in_every_size(workshop: Path, size: tuple[int, int]) -> None:
    async with comparing(workshop, size=size) as desk:
        for key in "123456":
            await desk.press(key, "down", "pagedown", "end", "home")
            assert "Hemmelig" not in desk.text
        assert desk.app.is_running


async def test_the_comparison_in_english(workshop: Path) -> None:
    async with comparing(workshop, language="en") as desk:
        assert "2 of 3 libraries have answered ! Missing: Næstved" in desk.words
        for key in "123456":
            await desk.press(key)
            for danish in (" ikke ", " har ", "svaret", " og ", "Hemmelig"):
                assert danish not in desk.words
        await desk.app.speak("da")
        await desk.settle()
        assert "Hvem har svaret?" in desk.words
