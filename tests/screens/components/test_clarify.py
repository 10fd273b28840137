"""The project clarification on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.clarify import Assumption, Clarify, ClarifyRating, Evidence, Goal
from facilitator.components.intake.records import IntakeAnswer
from facilitator.errors import NotSaved
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.settings import Settings
from screens.app import FacilitatorApp, build_app
from screens.components.clarify import ClarifyScreen
from screens.widgets.form import RecordForm, RowList
from screens.widgets.lines import LineList

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = ("challenge", "evidence", "why", "goals", "frame", "qualify", "result")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    session = Session.create(file, Library(name="Æblehavens Bibliotek"))
    session.put("people", Person(id=7, name="Åse Ærø", role="librarian"))
    session.close()
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

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def paste(self, text: str) -> None:
        focused = self.app.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def settle(self) -> None:
        for _ in range(4):
            await self.pilot.pause()


@asynccontextmanager
async def at(
    path: Path, step: str, size: tuple[int, int] = (100, 60), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    session = Session.open(path)
    settings = Settings(animations=False, people={session.store.library_id: 7})
    session.close()
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.go_component(app.sessions[0], "clarify", step)
        desk = Desk(app, pilot)
        await desk.settle()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


async def test_the_challenge_is_typed_and_warned_about(path: Path) -> None:
    async with at(path, "challenge") as desk:
        assert "Skriv det, I kan se, ikke løsningen." in desk.words
        await desk.type("Vi mangler en bænk på broen")
        await desk.press("tab")
        await desk.settle()
        assert "? Udfordringen begynder med »vi mangler«." in desk.words
        assert "! Der er ingen målgruppe. Skriv, hvem det gælder." in desk.words
        await desk.press("n")
        await desk.settle()
        await desk.type("Børn på øen")
        await desk.press("tab")
        await desk.type("ca. 420")
        await desk.press("tab")
        await desk.type("Ærø")
        await desk.press("escape")
        await desk.settle()
        assert "Børn på øen (ca. 420), Ærø" in desk.words
        assert "Der er ingen målgruppe" not in desk.words
    assert saved(path, "clarify")[0]["challenge"] == "Vi mangler en bænk på broen"
    group = saved(path, "clarify_group")[0]
    assert (group["name"], group["count"], group["place"]) == ("Børn på øen", "ca. 420", "Ærø")


async def test_an_idea_from_the_intake_is_offered_and_taken_with_one_key(path: Path) -> None:
    session = Session.open(path)
    session.put("intake", IntakeAnswer.blank(7).revise(idea="Babyrytmik [/x] på Ærø", area=("children",)))
    session.close()
    async with at(path, "challenge") as desk:
        assert "Fra forberedelsen" in desk.words
        assert "»Babyrytmik [/x] på Ærø«" in desk.words
        assert desk.session.form(Clarify).idea == ""
        await desk.press("enter")
        await desk.settle()
        assert desk.session.form(Clarify).idea == "Babyrytmik [/x] på Ærø"
        assert "Fra forberedelsen" not in desk.words
        await desk.type("Nu")
        await desk.press("f8")
        await desk.settle()
    assert saved(path, "clarify")[0]["idea"] == "Babyrytmik [/x] på Ærø"


async def test_the_offer_is_gone_once_there_is_an_idea(path: Path) -> None:
    session = Session.open(path)
    session.put("intake", IntakeAnswer.blank(7).revise(idea="Sprogcafé"))
    session.put("own", Clarify(idea="Noget andet"))
    session.close()
    async with at(path, "challenge") as desk:
        assert "Sprogcafé" not in desk.words
        await desk.type("Skrevet i udfordringen")
        await desk.press("f10")
    assert saved(path, "clarify")[0]["challenge"] == "Skrevet i udfordringen"


async def test_evidence_is_added_by_keys_and_assumptions_marked(path: Path) -> None:
    async with at(path, "evidence") as desk:
        await desk.press("n")
        await desk.settle()
        await desk.type("Vejen føles lang")
        await desk.press("tab", "end", "space", "escape")
        await desk.settle()
        assert "! Antagelse: Vejen føles lang" in desk.words
        assert "! I har kun antagelser." in desk.words
        await desk.press("n")
        await desk.settle()
        assert "(intet skrevet endnu)" in desk.words
        await desk.paste(HOSTILE)
        await desk.press("tab", "space", "escape")
        await desk.settle()
        assert f"· Tal: {HOSTILE}" in desk.words
        assert "I har kun antagelser" not in desk.words
    assert [row["kind"] for row in saved(path, "clarify_evidence")] == ["assumption", "number"]
    assert saved(path, "clarify_evidence")[1]["text"] == HOSTILE


async def test_a_cause_is_marked_and_a_question_chosen_by_key(path: Path) -> None:
    async with at(path, "why") as desk:
        for text in ("De ved det ikke", "Vi siger det ikke"):
            await desk.press("n")
            await desk.settle()
            await desk.type(text)
            await desk.press("escape")
            await desk.settle()
        assert "Markér den årsag, biblioteket kan gøre noget ved." in desk.words
        await desk.press("m")
        await desk.settle()
        assert "● Valgt: Vi siger det ikke" in desk.words
        await desk.press("up", "m")
        await desk.settle()
        assert "● Valgt: De ved det ikke" in desk.words
        assert "○ Vi siger det ikke" in desk.words
        await desk.press("tab", "n")
        await desk.settle()
        await desk.type("gøre det let for")
        await desk.press("tab")
        await desk.type("familier på øen")
        await desk.press("tab")
        await desk.type("de bliver")
        await desk.press("escape")
        await desk.settle()
        await desk.press("m")
        await desk.settle()
        assert (
            "I går videre med: Hvordan kan vi gøre det let for familier på øen, så de bliver?" in desk.words
        )
        await desk.press("f8")
        await desk.settle()
        assert "I går videre med: Hvordan" not in desk.words
        await desk.press("ctrl+y")
        await desk.settle()
    form = saved(path, "clarify")[0]
    causes = {row["text"] for row in saved(path, "clarify_cause")}
    assert causes == {"De ved det ikke", "Vi siger det ikke"}
    assert form["cause"] is not None
    assert form["question"] is not None


async def test_a_mark_by_mouse(path: Path) -> None:
    async with at(path, "why") as desk:
        await desk.press("n")
        await desk.settle()
        await desk.type("Fordi")
        await desk.press("escape")
        await desk.settle()
        y, line = next((y, line) for y, line in enumerate(desk.text.splitlines()) if "[m markér]" in line)
        await desk.pilot.click(offset=(line.index("[m markér]") + 1, y))
        await desk.settle()
        assert "● Valgt: Fordi" in desk.words


async def test_a_goal_with_smart_marks(path: Path) -> None:
    async with at(path, "goals") as desk:
        await desk.press("n")
        await desk.settle()
        for text in ("Flere læser", "andel", "38 %", "55 %", "1.6.2027"):
            await desk.type(text)
            await desk.press("tab")
        await desk.press("space", "escape")
        await desk.settle()
        assert "SM--T Flere læser" in desk.words
        assert "Målet »Flere læser« mangler A, R i SMART." in desk.words
    goal = saved(path, "clarify_goal")[0]
    assert (goal["target"], goal["due"], goal["specific"]) == ("55 %", "2027-06-01", True)


async def test_the_frame_says_when_it_is_no_partnership(path: Path) -> None:
    async with at(path, "frame") as desk:
        await desk.press("right", "space")
        await desk.settle()
        assert "! I har svaret »Købe«. Kun et partnerskab går videre i forløbet." in desk.words
        await desk.press("end", "space", "tab")
        await desk.type("Vi når dem ikke")
        await desk.press("tab")
        await desk.type("Øen")
        await desk.press("tab")
        await desk.type("Fastlandet")
        await desk.press("tab")
        await desk.type("Børnebibliotekar")
        await desk.press("tab")
        await desk.type("1,5")
        await desk.press("f6")
        await desk.settle()
        assert "Kvalificering" in desk.words
    form = saved(path, "clarify")[0]
    assert (form["alone"], form["alone_reason"], form["scope_out"]) == (
        "partnership",
        "Vi når dem ikke",
        "Fastlandet",
    )
    assert (form["owner_role"], form["owner_hours"]) == ("Børnebibliotekar", "1,5")


async def test_qualifying_by_digits(path: Path) -> None:
    async with at(path, "qualify") as desk:
        assert "Ingen svar endnu." in desk.words
        await desk.press("5", "4", "3", "question_mark", "4")
        await desk.settle()
        assert "○ Foreløbigt 77 af 100 point: 55 % af vægten er besvaret." in desk.words
        assert "grønt" not in desk.words
        await desk.press("2", "3", "5")
        await desk.settle()
        assert "● 71 af 100 point: grønt, idéen står stærkt" in desk.words
        assert "Her mangler et tal: Anvendelighed." in desk.words
    scores = {row["item"]: row["score"] for row in saved(path, "clarify_rating")}
    assert scores["need"] == 5
    assert scores["usefulness"] is None
    assert len(scores) == 8


async def test_the_decision_the_reasons_and_the_assumptions(path: Path) -> None:
    session = Session.open(path)
    session.put(
        "start", Clarify(challenge="Få kommer"), Evidence(id=3, kind="assumption", text="Vejen er lang")
    )
    session.close()
    async with at(path, "result") as desk:
        assert "Forslag ud fra jeres svar: ◐ Uddyb" in desk.words
        assert "! Udfordring: Der er ingen målgruppe. Skriv, hvem det gælder." in desk.words
        assert "Slut af med en runde" in desk.words
        desk.app.screen.query_one("#offered").focus()
        await desk.press("enter")
        await desk.settle()
        assert "Vejen er lang" in desk.words
        assert [row.text for row in desk.session.all(Assumption)] == ["Vejen er lang"]
        desk.app.screen.query_one("#decision").query("ChoicePicker").first().focus()
        await desk.press("home", "space")
        await desk.settle()
        assert "! I har besluttet noget andet end forslaget, som er Uddyb. Skriv hvorfor." in desk.words
        await desk.press("tab")
        await desk.type("Vi tør godt")
        await desk.press("f5")
        await desk.settle()
    form = saved(path, "clarify")[0]
    assert (form["status"], form["status_reason"]) == ("go_on", "Vi tør godt")
    assert saved(path, "clarify_assumption")[0]["source"] == "evidence:3"


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_enter_on_a_reason_goes_to_its_step(path: Path, size: tuple[int, int]) -> None:
    session = Session.open(path)
    need = ClarifyRating(id=ClarifyRating.key("need"), item="need", score=4)
    session.put("start", Clarify(challenge="Få kommer"), need)
    session.close()
    async with at(path, "result", size) as desk:
        assert "Kun 20 % af vægten er besvaret. Her mangler et tal: Nyhedsværdi," in desk.words
        await desk.press("end", "enter")
        await desk.settle()
        screen = desk.app.screen
        assert isinstance(screen, ClarifyScreen)
        assert screen.step_view.STEP == "qualify"
        assert "▸ Nyhedsværdi 1 2 3 4 5 ? ved ikke" in desk.words
        assert "Hvad er nyt ved det, her hos jer?" in desk.words
        await desk.press("5", "5")
        await desk.settle()
        assert "▸ Anvendelighed" in desk.words
        await desk.press("f6")
        await desk.settle()
        assert "▸ ! Udfordring: Der er ingen målgruppe." in desk.words
        assert "Kun 45 % af vægten er besvaret. Her mangler et tal: Anvendelighed, Bredde" in desk.words
        await desk.press("enter")
        await desk.settle()
        assert screen.step_view.STEP == "challenge"
        assert "Få kommer" in desk.words
        await desk.type("!")
        await desk.press("f6")
        await desk.settle()
        assert "Hvad bygger I det på?" in desk.words
    scores = {row["item"]: row["score"] for row in saved(path, "clarify_rating")}
    assert scores == {"need": 4, "novelty": 5, "future": 5}
    assert saved(path, "clarify")[0]["challenge"] == "Få kommer!"


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_list_at_its_full_height_follows_the_cursor_with_one_scrollbar(
    path: Path, size: tuple[int, int]
) -> None:
    async with at(path, "qualify", size) as desk:
        for name in ("Nyhedsværdi", "Fremtidsperspektiv", "Anvendelighed", "Bredde", "Brugerinddragelse"):
            await desk.press("3")
            await desk.settle()
            assert f"▸ {name}" in desk.words
        await desk.press("3", "3", "3")
        await desk.settle()
        assert "▸ Målbarhed" in desk.words
        bars = [w for w in desk.app.screen.query("*") if w.show_vertical_scrollbar and w.display]
        assert len(bars) <= 1
        await desk.press("home")
        await desk.settle()
        assert "▸ Behov" in desk.words
        await desk.press("tab")
        await desk.type("Vi er enige")
        await desk.settle()
        assert "Vi er enige" in desk.words
    assert saved(path, "clarify")[0]["rating_reason"] == "Vi er enige"


@pytest.mark.parametrize("step", ["challenge", "qualify", "result"])
async def test_a_step_has_one_scrollbar(path: Path, step: str) -> None:
    session = Session.open(path)
    session.put("start", Clarify(challenge="Få kommer"))
    session.put("intake", *(IntakeAnswer.blank(n).revise(idea=f"Idé {n}") for n in range(1, 12)))
    session.put("e", *(Evidence(id=n, kind="assumption", text=f"Vi tror {n}") for n in range(1, 4)))
    session.close()
    async with at(path, step, (80, 24)) as desk:
        bars = [w for w in desk.app.screen.query("*") if w.show_vertical_scrollbar and w.region.area]
        assert len(bars) == 1


async def test_the_cursor_stays_among_the_assumptions(path: Path) -> None:
    session = Session.open(path)
    session.put("start", *(Evidence(id=n, kind="assumption", text=f"Vi tror {n}") for n in range(1, 5)))
    session.close()
    async with at(path, "result", (80, 24)) as desk:
        desk.app.screen.query_one("#offered").focus()
        for n in (1, 2):
            await desk.press("enter")
            await desk.settle()
            assert len(desk.session.all(Assumption)) == n
            assert desk.app.focused is desk.app.screen.query_one("#offered")
        await desk.press("enter")
        await desk.settle()
        assert len(desk.session.all(Assumption)) == 3
        rows = desk.app.screen.query_one("#assumptions", RowList)
        assert rows.has_focus_within
        assert "Vi tror 3" in desk.words
        await desk.press("enter")
        await desk.settle()
        assert rows.form is not None
    assert saved(path, "clarify") == []


async def test_a_goal_date_in_the_past_is_remarked(path: Path) -> None:
    session = Session.open(path)
    session.put("g", Goal(id=3, what="Flere læser", due=date(2020, 6, 30)))
    session.close()
    async with at(path, "goals") as desk:
        assert "? Målet »Flere læser« skal være nået 30. juni 2020, men den dag er gået." in desk.words


@pytest.mark.parametrize(
    ("step", "kind"),
    [("challenge", "name"), ("evidence", "text"), ("why", "text"), ("goals", "what"), ("result", "text")],
)
async def test_a_new_row_begins_in_its_text(path: Path, step: str, kind: str) -> None:
    async with at(path, step) as desk:
        desk.app.screen.query(RowList).first().focus_list()
        await desk.press("n")
        await desk.settle()
        await desk.type("Nåede teksten ind")
        await desk.press("escape")
        await desk.settle()
        rows = desk.app.screen.query(RowList).first().rows()
        assert [getattr(row, kind) for row in rows] == ["Nåede teksten ind"]


async def test_news_from_a_colleague_is_shown(path: Path) -> None:
    async with at(path, "evidence") as desk:
        other = Session.open(path)
        other.put("more", Evidence(id=5, kind="observation", text="Børnene går forbi"))
        other.close()
        desk.session.poll()
        await desk.settle()
        assert "· Observation: Børnene går forbi" in desk.words


@pytest.mark.parametrize(
    ("size", "language"), [((40, 12), "en"), ((80, 24), "da"), ((80, 24), "en"), ((200, 60), "da")]
)
async def test_every_step_in_every_size(path: Path, size: tuple[int, int], language: Language) -> None:
    session = Session.open(path)
    session.put("start", Clarify(challenge=HOSTILE, idea=HOSTILE, owner_role=HOSTILE))
    session.put("e", Evidence(id=3, kind="assumption", text=HOSTILE * 20))
    session.close()
    async with at(path, "challenge", size, language) as desk:
        for step in STEPS:
            screen = desk.app.screen
            assert isinstance(screen, ClarifyScreen)
            assert step == screen.step_view.STEP
            assert str(screen.step_content.title) in desk.words or size == (40, 12)
            await desk.press("tab", "tab", "shift+tab", "down", *(() if step == STEPS[-1] else ("f6",)))
            await desk.settle()


async def test_text_that_cannot_be_saved_keeps_its_step_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotSaved(path, "the disk is full")

    async with at(path, "challenge") as desk:
        with monkeypatch.context() as patch:
            patch.setattr(Session, "edit", full)
            await desk.type("Vigtig tekst")
            await desk.press("f6")
            await desk.settle()
            assert "disken er fuld" in desk.words
        await desk.press("escape")
        await desk.settle()
        assert "Vigtig tekst" in desk.words, desk.text
        await desk.press("f6")
        await desk.settle()
        assert "Hvad bygger I det på?" in desk.words
    assert saved(path, "clarify")[0]["challenge"] == "Vigtig tekst"


@pytest.mark.parametrize("key", ["f5", "f6", "escape"])
async def test_the_owners_time_in_ones_own_words_holds_nobody_back(path: Path, key: str) -> None:
    async with at(path, "frame", (100, 70)) as desk:
        desk.app.screen.query_one("#owner_role", RecordForm).focus_field("owner_hours")
        await desk.type("ca. 6")
        await desk.press(key)
        await desk.settle()
        assert "Ejerens tid" not in desk.words
    assert saved(path, "clarify")[0]["owner_hours"] == "ca. 6"


async def test_a_date_that_cannot_be_understood_is_not_thrown_away(path: Path) -> None:
    session = Session.open(path)
    session.put("g", Goal(id=3, what="Flere læser"))
    session.close()
    async with at(path, "goals", (100, 70)) as desk:
        rows = desk.app.screen.query_one(RowList)
        await rows.open(3)
        assert rows.form is not None
        rows.form.focus_field("due")
        await desk.type("engang")
        await desk.press("f6")
        await desk.settle()
        assert "! Skriv en dato" in desk.words
        assert "engang" in desk.words
        await desk.press(*["backspace"] * 6)
        await desk.type("1.6.2027")
        await desk.press("f6")
        await desk.settle()
        assert "Kan I løse det alene?" in desk.words
    assert saved(path, "clarify_goal")[0]["due"] == "2027-06-01"


async def test_enter_on_a_reason_about_the_owner_stands_in_the_owners_field(path: Path) -> None:
    with Session.open(path) as session:
        session.put("", session.form(Clarify).revise(challenge="Få børn får læst højt", alone="partnership"))
    async with at(path, "result") as desk:
        reasons = desk.app.screen.query_one("#reasons", LineList)
        reasons.focus()
        for _ in range(12):
            if isinstance(reasons.cursor_key, tuple) and reasons.cursor_key[2] == "owner_missing":
                break
            await desk.press("down")
        assert isinstance(reasons.cursor_key, tuple)
        assert reasons.cursor_key[2] == "owner_missing"
        await desk.press("enter")
        await desk.settle()
        await desk.type("Leder")
        await desk.press("f6")
        await desk.settle()
    assert saved(path, "clarify")[0]["owner_role"] == "Leder"
