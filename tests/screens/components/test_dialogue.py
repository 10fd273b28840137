"""The dialogue on the screen: keys pressed, words read, and then the file. And all libraries side by side."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.dialogue import (
    DialogueAnswer,
    DialogueOutcome,
    DialogueQuestion,
    DialogueShare,
    Moment,
    activity_name,
)
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.record import Record
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.visibility import Activity, Phase
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder
from screens.app import FacilitatorApp, build_app
from screens.components.dialogue import DialogueScreen
from screens.components.dialogue.compare import DialogueCompareScreen

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
ANNE, BO = 7, 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    with Session.create(file, Library(name="Æblehavens Bibliotek")) as session:
        people(session)
    return file


def people(session: Session) -> None:
    session.put(
        "people",
        Person(id=ANNE, name="Anne Ærø", role="librarian"),
        Person(id=BO, name="Bo Ågård", role="coordinator"),
    )


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

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        for _ in range(400):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never: {what}\n{self.text}")

    async def shows(self, *expected: str) -> None:
        for words in expected:
            await self.until(lambda words=words: words in self.words, words)  # type: ignore[misc]

    async def holds(self, *names: str) -> None:
        """Wait until the focus is on a widget of one of these classes or ids."""
        await self.until(
            lambda: (
                (focus := self.app.focused) is not None and ({focus.id, type(focus).__name__} & set(names))
            ),
            f"focus on {names}, not {self.app.focused}",
        )

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        for _ in range(3):
            await self.pilot.pause()


@asynccontextmanager
async def at(
    path: Path,
    step: str = "answer",
    size: tuple[int, int] = (100, 50),
    language: Language = "da",
    person: int | None = ANNE,
) -> AsyncIterator[Desk]:
    i18n.use(language)
    with Session.open(path) as session:
        seats = {} if person is None else {session.store.library_id: person}
    app = build_app(Launch(path=path), Settings(animations=False, people=seats))
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.sessions, "the library is open")
        await desk.press(*(["escape"] if person is None else []))
        app.go_component(app.sessions[0], "dialogue", step)
        await desk.until(
            lambda: isinstance(app.screen, DialogueScreen) and app.screen.ready and app.focused, "the step"
        )
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


def given(person: int, question: str, **fields: object) -> DialogueAnswer:
    return DialogueAnswer.blank(person, question).revise(**fields)


def shares(person: int, question: str, moment: Moment, **percent: int) -> list[DialogueShare]:
    return [
        DialogueShare(
            id=DialogueShare.key(person, question, moment, option),
            person=person,
            question=question,
            moment=moment,
            option=option,
            percent=value,
        )
        for option, value in percent.items()
    ]


def at_phase(question: str, now: Phase) -> Activity:
    name = activity_name(question)
    return Activity(id=Activity.key(name), name=name, phase=now)


def all_answers(path: Path, now: Phase = Phase.REVEALED) -> None:
    records: list[Record] = []
    for person, score in ((ANNE, 5), (BO, 2)):
        records += [
            given(person, "hub", score=score, note=f"Fordi vi er {score} {HOSTILE}"),
            given(person, "about", chosen=("reading", "families")[: person - 6]),
            given(person, "relations", ranked=("honesty", "time")),
            *shares(person, "sectors", Moment.NOW, public=60 + score, association=40 - score),
            *shares(person, "sectors", Moment.WANTED, public=50, private=50),
        ]
    with Session.open(path) as session:
        session.put("", *records)
        session.put("", *(at_phase(question, now) for question in ("hub", "about", "relations", "sectors")))


# --- answering -------------------------------------------------------------------------------------------


async def test_every_kind_of_question_is_answered_by_keys_alone(path: Path) -> None:
    async with at(path) as desk:
        await desk.shows(
            "○ 1 Omdrejningspunkt", "Skala fra 1 til 5 · du mangler at svare · 0 af 2 har svaret"
        )
        await desk.press("enter")
        await desk.holds("picker")
        await desk.shows("I hvor høj grad er jeres bibliotek", "Svarene er skjult for alle")
        await desk.press("4", "tab")
        await desk.type("Ingen ved det på Ærø")
        await desk.press("tab")
        await desk.holds("onward")
        await desk.press("enter")
        await desk.shows("Hvad samarbejder I med andre om?")
        await desk.holds("picker")
        await desk.press("space", "down", "space", "tab", "tab", "enter")
        await desk.shows("Vælg de tre vigtigste")
        await desk.holds("picker")
        await desk.press("2", "down", "1", "tab", "tab", "enter")
        await desk.shows("Hvordan fordeler jeres samarbejder sig")
        await desk.holds("shares")
        await desk.press("6", "0", "down", "r", "up", "right", "plus", "plus", "down", "enter", "down", "r")
        await desk.shows("I alt ● 100 % ● 100 %")
        await desk.press("escape")
        await desk.holds("questions")
        await desk.shows("● 4 Offentlig, forening, privat", "○ 5 Uden for kommunen")
    by_question = {doc["question"]: doc for doc in saved(path, "dialogue_answer")}
    assert by_question["hub"]["score"] == 4
    assert by_question["hub"]["note"] == "Ingen ved det på Ærø"
    assert by_question["hub"]["person"] == ANNE
    assert by_question["about"]["chosen"] == ["reading", "families"]
    assert by_question["relations"]["ranked"] == ["gain", "purpose"]
    found = {(doc["moment"], doc["option"]): doc["percent"] for doc in saved(path, "dialogue_share")}
    assert found == {
        ("now", "public"): 60,
        ("now", "association"): 40,
        ("wanted", "public"): 10,
        ("wanted", "association"): 10,
        ("wanted", "private"): 80,
    }


async def test_a_share_is_corrected_cleared_and_clicked(path: Path) -> None:
    async with at(path) as desk:
        await desk.press("down", "down", "down", "enter")
        await desk.holds("shares")
        await desk.press("9", "9", "9", "minus")
        await desk.shows("4 %", "! mangler 96 %")
        await desk.press("down", "9", "9")
        await desk.shows("! 3 % for meget")
        await desk.press("delete")
        await desk.shows("! mangler 96 %")
        table = desk.app.focused
        assert table is not None
        await desk.pilot.click(table, offset=(40, 1))
        await desk.pilot.click(table, offset=(40, 1))
        await desk.shows("14 %")
        await desk.press("delete", "1", "0", "0")
        await desk.pilot.resize_terminal(80, 24)
        await desk.shows("[100 % █")
        assert "…]" not in desk.text


async def test_nobody_in_the_seat_is_told_first_who_to_be(path: Path) -> None:
    async with at(path, person=None) as desk:
        await desk.press("enter")
        await desk.shows("! Vælg først, hvem du er: Tryk F4.")
        await desk.press("4", "enter")
        await desk.holds("questions", "onward", "picker")
    assert saved(path, "dialogue_answer") == []


async def test_answers_for_a_colleague_say_who_typed_them(path: Path) -> None:
    async with at(path) as desk:
        await desk.press("enter")
        await desk.holds("picker")
        await desk.press("4")
        desk.session.seat = type(desk.session.seat)(person=ANNE, answers_for=BO)
        assert isinstance(desk.app.screen, DialogueScreen)
        desk.app.screen.show_news(None)
        await desk.shows("! Du svarer for Bo Ågård.", "? = ved ikke")
        await desk.until(lambda: desk.app.focused, "a focus")
        desk.app.screen.step_view.focus_first()
        await desk.press("2")
        await desk.shows("2 = I ringe grad")
    by_person = {doc["person"]: doc for doc in saved(path, "dialogue_answer")}
    assert by_person[ANNE]["score"] == 4
    assert (by_person[BO]["score"], by_person[BO]["entered_by"]) == (2, ANNE)


async def test_a_locked_answer_can_only_be_read(path: Path) -> None:
    all_answers(path, Phase.CLOSED)
    async with at(path) as desk:
        await desk.press("enter")
        await desk.shows("Svarene er vist og låst", "5 I meget høj grad", "Fordi vi er 5 [/x] [red]")
        await desk.press("3", "tab", "3", "escape")
        await desk.press("down", "down", "enter")
        await desk.shows("1 Det svære bliver sagt tidligt")
        await desk.press("escape", "down", "enter")
        await desk.shows("Nu: Kommune og andre offentlige 65 % og Foreninger og borgergrupper 35 %")
    assert {doc["score"] for doc in saved(path, "dialogue_answer") if doc["question"] == "hub"} == {5, 2}


async def test_a_colleague_locks_while_somebody_writes(path: Path) -> None:
    async with at(path) as desk:
        await desk.press("enter")
        await desk.holds("picker")
        await desk.press("4")
        await desk.until(lambda: saved(path, "dialogue_answer"), "the answer is saved")
        with Session.open(path) as other:
            other.put("", at_phase("hub", Phase.CLOSED))
        desk.session.poll()
        await desk.shows("Svarene er vist og låst", "4 I høj grad")
        await desk.press("escape")
        await desk.holds("questions")


async def test_words_that_came_too_late_are_told_of_and_stay_until_one_leaves(path: Path) -> None:
    async with at(path) as desk:
        await desk.press("enter", "tab")
        await desk.type("For sent")
        with Session.open(path) as other:
            other.put("", at_phase("hub", Phase.CLOSED))
        await desk.press("x")
        desk.session.poll()
        await desk.until(
            lambda: not saved(path, "dialogue_answer") or "x" not in str(saved(path, "dialogue_answer"))
        )
        await desk.shows("For sentx")
        await desk.press("escape")
        await desk.shows("Svarene blev låst imens")
        await desk.holds("questions")
    assert "For sentx" not in str(saved(path, "dialogue_answer"))


# --- looking and deciding --------------------------------------------------------------------------------


async def test_f9_reveals_a_note_becomes_the_quote_and_a_decision_is_written(path: Path) -> None:
    all_answers(path, Phase.WRITING)
    async with at(path, "result") as desk:
        await desk.press("enter")
        await desk.shows("Svarene er skjult. Når alle har svaret, trykker I F9")
        assert "Fordi vi er 2" not in desk.words
        assert "indvending" not in desk.words
        await desk.press("f9")
        await desk.shows("Alles svar", "▸ Vis svarene")
        await desk.press("enter")
        await desk.shows(
            "Gennemsnittet er 3,5; svarene går fra 2 til 5.", "! Svarene ligger langt fra hinanden"
        )
        await desk.shows("5 I meget høj grad", "1 svar", "En indvending at tage med")
        await desk.shows("N viser, hvem der har skrevet hvad.")
        assert "– Bo Ågård" not in desk.words
        await desk.holds("board")
        await desk.press("n")
        await desk.shows("– Bo Ågård", "N skjuler navnene igen.")
        await desk.press("n")
        await desk.until(lambda: "– Bo Ågård" not in desk.words)
        await desk.press("end", "enter")
        await desk.shows("Noten står nu som citat nedenfor.")
        await desk.press("enter")
        await desk.shows("Der står allerede et citat.")
        await desk.press("tab", "tab")
        await desk.type("Vi inviterer i januar")
        await desk.press("tab", "space", "escape")
        await desk.shows("● 1 Omdrejningspunkt", "Beslutning: Vi inviterer i januar")
    (found,) = saved(path, "dialogue_outcome")
    assert found["question"] == "hub"
    assert found["quote"].startswith("Fordi vi er ")
    assert found["quote"].endswith(HOSTILE)
    assert found["decision"] == "Vi inviterer i januar"
    assert found["shown"] is True
    phases = {doc["name"]: doc["phase"] for doc in saved(path, "activity")}
    assert phases["dialogue.hub"] == "revealed"
    assert phases["dialogue.about"] == "writing"


async def test_results_of_the_other_kinds_are_drawn(path: Path) -> None:
    all_answers(path)
    async with at(path, "result", size=(120, 60)) as desk:
        await desk.press("down", "enter")
        await desk.shows("Læsning og litteratur", "2 svar", "Ikke valgt af nogen: Skole og uddannelse")
        await desk.press("escape", "down", "enter")
        await desk.shows("Det svære bliver sagt tidligt", "6 point", "nævnt først af 2")
        await desk.press("escape", "down", "enter")
        await desk.shows("Kommune og andre offentlige", "Nu", "64 %", "Ønsket", "fra 62 % til 65 %")
        await desk.press("escape", "down", "enter")
        await desk.shows("Svarene er skjult")


async def test_the_step_is_told_in_english(path: Path) -> None:
    all_answers(path)
    async with at(path, "result", language="en") as desk:
        await desk.shows("1 Hub", "2 of 2 have answered · answers shown")
        await desk.press("enter")
        await desk.shows("How far is your library the hub", "The mean is 3.5; answers go from 2 to 5.")
        await desk.shows("One decision")


# --- own questions ---------------------------------------------------------------------------------------


async def test_an_own_question_is_added_and_answered_by_keys_alone(path: Path) -> None:
    async with at(path, "own") as desk:
        await desk.shows("Ingen egne spørgsmål endnu. Tryk N")
        await desk.press("n")
        await desk.holds("LineEditor")
        await desk.type("[/x] [red] [b \\ æøå")
        await desk.press("tab", "right", "space", "tab")
        await desk.type("Æbler")
        await desk.press("enter")
        await desk.type("Pærer [b]")
        await desk.press("escape")
        await desk.press("f5", "f5")
        await desk.shows("○ 6 [/x] [red] [b \\", "jeres eget")
        await desk.holds("questions")
        await desk.press("end", "enter")
        await desk.holds("picker")
        await desk.press("space")
        await desk.shows("[x]", "Pærer [b]", "Hvorfor svarer du sådan?")
    (row,) = saved(path, "dialogue_question")
    assert row["text"] == "[/x] [red] [b \\ æøå"
    assert row["kind"] == "choices"
    assert row["options"] == "Æbler\nPærer [b]"
    (found,) = saved(path, "dialogue_answer")
    assert len(found["chosen"]) == 1


async def test_an_own_question_without_options_says_what_it_lacks(path: Path) -> None:
    with Session.open(path) as session:
        session.put("", DialogueQuestion(id=session.new_id(), position=1.0, text="Hvilke?", kind="choices"))
    async with at(path, "own") as desk:
        await desk.shows("! Skriv mindst to svarmuligheder: Hvilke?")
        await desk.press("f5", "f5")
        await desk.shows("! 6 Hvilke?", "Mangler svarmuligheder. Skriv mindst to i trin 3.")
        await desk.press("end", "enter")
        await desk.holds("questions")


async def test_the_facilitators_question_comes_to_every_library(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "kursus", "Forår")
    path = folder.add_library("Ærø Bibliotek")
    with Session.open(path) as session:
        people(session)
    with Session.open(folder.path / WORKSHOP_FILE) as workshop:
        workshop.put(
            "", DialogueQuestion(id=workshop.new_id(), position=1.0, text="Hvad prøver vi?", kind="open")
        )
    async with at(path) as desk:
        await desk.shows("6 Hvad prøver vi?", "fra facilitatoren")
        await desk.press("end", "enter")
        await desk.holds("LongTextEditor")
        await desk.type("En fælles sommer")
        await desk.press("escape")
        await desk.shows("● 6 Hvad prøver vi?")
    (copy,) = saved(path, "dialogue_question")
    assert copy["adopted"] is True
    async with at(path, "own") as desk:
        await desk.shows("Ingen egne spørgsmål endnu")


async def test_the_facilitator_writes_a_question_for_every_library_by_keys_alone(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "kursus", "Forår")
    folder.add_library("Ærø Bibliotek")
    async with at(folder.path / WORKSHOP_FILE, "answer", person=None) as desk:
        await desk.shows("Når et spørgsmål er klar, får alle bibliotekerne det", "Ingen egne spørgsmål endnu")
        await desk.press("n")
        await desk.holds("LineEditor")
        await desk.type("Hvad tager I med hjem?")
        await desk.press("escape")
        await desk.shows("○ kladde · Hvad tager I med hjem?")
        assert saved(folder.path / WORKSHOP_FILE, "dialogue_question")[0]["ready"] is False
        await desk.press("enter")
        await desk.press("tab", "tab", "tab", "tab", "tab", "space", "escape")
        await desk.shows("● hos bibliotekerne · Hvad tager I med hjem?")
        await desk.press("f5")
        await desk.shows("Her ser hvert bibliotek sine egne svar.")
        await desk.shows("Spørgsmål til alle biblioteker skriver du i trin 3.")
        await desk.press("enter", "f9")
    (row,) = saved(folder.path / WORKSHOP_FILE, "dialogue_question")
    assert row["text"] == "Hvad tager I med hjem?"
    assert (row["adopted"], row["ready"]) == (False, True)


# --- all libraries ---------------------------------------------------------------------------------------


@asynccontextmanager
async def comparing(
    tmp_path: Path, size: tuple[int, int] = (120, 40), names: tuple[str, ...] = ("Ærø", "Bornholm", "Fanø")
) -> AsyncIterator[tuple[Desk, list[Session]]]:
    sessions = []
    for n, name in enumerate(names):
        file = tmp_path / f"{n}.json"
        with Session.create(file, Library(name=name)) as session:
            people(session)
            session.put("", DialogueOutcome.blank("hub").revise(quote=f"Citat {name}", shown=n == 0))
        all_answers(file, Phase.WRITING if name == "Fanø" else Phase.REVEALED)
        sessions.append(Session.open(file))
    app = build_app(Launch(path=tmp_path / "0.json"), Settings(animations=False))
    from facilitator.content import load_course

    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            desk = Desk(app, pilot)
            await desk.until(lambda: app.sessions, "open")
            app.push_screen(DialogueCompareScreen(sessions, load_course()))
            await desk.until(lambda: isinstance(app.screen, DialogueCompareScreen) and app.focused, "compare")
            yield desk, sessions
    finally:
        for session in sessions:
            session.close()


async def test_libraries_stand_side_by_side_without_names_and_without_what_they_hide(tmp_path: Path) -> None:
    async with comparing(tmp_path) as (desk, sessions):
        await desk.shows("2 af 3 biblioteker viser deres svar.", "Endnu skjult: Fanø.", "3,5 i snit, 2 svar")
        await desk.shows("! langt fra hinanden", "Citat: »Citat Ærø«", "En indvending at tage med")
        assert "Citat Bornholm" not in desk.words
        assert "Anne" not in desk.words
        await desk.press("right")
        await desk.shows("Læsning og litteratur", "Bornholm", "100 %", "50 %")
        await desk.press("right", "right")
        await desk.shows("64 → 50 %", "Nu → ønsket")
        sessions[2].put("", at_phase("sectors", Phase.REVEALED))
        await desk.shows("3 af 3 biblioteker viser deres svar.")
        await desk.press("left", "left", "left", "left")
        await desk.shows("I hvor høj grad")
        await desk.press("escape")
        await desk.until(lambda: not isinstance(desk.app.screen, DialogueCompareScreen), "back")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_many_libraries_fit_every_window(tmp_path: Path, size: tuple[int, int]) -> None:
    names = tuple(f"Meget langt navn {n} Bibliotek" for n in range(5))
    async with comparing(tmp_path, size, names) as (desk, _):
        await desk.press("right", "end", "right", "right", "end", "right", "left", "home")
        await desk.shows("64 → 50 %")


# --- every window ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_no_window_is_too_small_and_no_list_too_long(path: Path, size: tuple[int, int]) -> None:
    all_answers(path)
    with Session.open(path) as session:
        options = "\n".join(f"Mulighed {n} " + "lang " * 20 for n in range(12))
        rows = [
            DialogueQuestion(
                id=session.new_id(),
                position=float(n),
                text=f"Spørgsmål {n} {HOSTILE} " + "ord " * 40,
                kind=("choices", "distribution", "ranking", "open", "scale")[n % 5],
                options=options,
            )
            for n in range(30)
        ]
        session.put("", *rows, given(BO, "hub", score=1, note="x" * 300 + "lang note " * 180))
    async with at(path, size=size) as desk:
        for _ in range(2):
            await desk.press("home", "enter", "tab", "escape", "end", "enter", "tab", "escape")
            await desk.holds("questions")
            await desk.press("f6")
        await desk.holds("RowLines")
        await desk.press("end", "enter", "tab", "escape")
        assert desk.text
