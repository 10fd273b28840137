"""The relation between the parties on the screen: pressing keys, reading the screen, and then the file."""

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
from facilitator.components.partners import Candidate, Idea, Shortlisted
from facilitator.components.relations import (
    RelationsAccount,
    RelationsAnswer,
    RelationsContact,
    RelationsParty,
    RelationsPeriod,
    RelationsRespondent,
    RelationsStory,
    account,
    board,
)
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import PARTNER, US, activity_of_round
from facilitator.content import load_course
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.record import Record
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.visibility import Activity, Phase
from screens.app import FacilitatorApp, build_app
from screens.components.relations import RelationsScreen
from screens.widgets.form import RecordForm, RowList
from screens.widgets.rating import RatingList

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
TYPED = "[/x] [red] [b \\ æøå"
"""What a keyboard can type of it."""
STEPS = ("value", "account", "health", "result", "plan", "conflict", "story", "decision")
STATEMENTS = [one.id for one in deck(load_course()).statements]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    session = Session.create(file, Library(name="Æblehavens Bibliotek"))
    session.put("", Person(id=7, name="Åse Ærø", role="librarian"))
    session.close()
    return file


def write(path: Path, *records: Record) -> None:
    session = Session.open(path)
    session.put("", *records)
    session.close()


def answers(round_: str, person: int, value: int | None, side: str = US) -> list[RelationsAnswer]:
    return [
        RelationsAnswer(
            id=RelationsAnswer.key(round_, person, one),
            person=person,
            round=round_,
            statement=one,
            side=side,
            value=value,
        )
        for one in STATEMENTS
    ]


def shown(round_: str) -> Activity:
    name = activity_of_round(round_)
    return Activity(id=Activity.key(name), name=name, phase=Phase.REVEALED)


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
    def screen(self) -> RelationsScreen:
        assert isinstance(self.app.screen, RelationsScreen)
        return self.app.screen

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
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


@asynccontextmanager
async def at(
    path: Path, step: str, size: tuple[int, int] = (102, 44), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    session = Session.open(path)
    settings = Settings(animations=False, people={session.store.library_id: 7})
    session.close()
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        app.go_component(app.sessions[0], "relations", step)
        desk = Desk(app, pilot)
        await desk.until(lambda: isinstance(app.screen, RelationsScreen) and app.screen.ready, "the step")
        await desk.until(lambda: app.focused is not None, "a focus")
        app.clear_notifications()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


# --- the value board ----------------------------------------------------------------------------------


async def test_the_board_begins_at_the_partner_and_is_written_with_keys(path: Path) -> None:
    async with at(path, "value") as desk:
        await desk.shows("Tavlen er tom.", "Det, der gives · Partner")
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen.query(RecordForm), "the form")
        await desk.type("Et rum på øen")
        await desk.press("escape")
        await desk.shows("Et rum på øen")
        await desk.press("3")
        await desk.shows("●●●", "et tal eller citat viser det: Det, der gives · Partner.")
    (cell,) = saved(path, "relations_value")
    assert (cell["value_type"], cell["beneficiary"], cell["text"], cell["strength"]) == (
        "transferred",
        "partner",
        "Et rum på øen",
        "3",
    )


async def test_an_empty_partner_column_is_red_with_a_word(path: Path) -> None:
    write(path, board.blank("transferred", "library").revise(text=HOSTILE))
    async with at(path, "value") as desk:
        await desk.shows("✕ Kolonnen Partner er tom", "✕ tom")
        await desk.press("left")
        await desk.shows(HOSTILE)


# --- the account --------------------------------------------------------------------------------------


async def test_an_account_is_written_for_each_party(path: Path) -> None:
    async with at(path, "account") as desk:
        await desk.shows("Første periode", "Æblehavens Bibliotek", "ikke spurgt")
        await desk.press("down", "enter")
        await desk.shows("Partneren, Første periode")
        await desk.type("Timer på øen")
        await desk.press("tab", "tab", "right", "space", "escape")
        await desk.shows("Timer på øen")
    (entry,) = saved(path, "relations_account")
    assert (entry["contribution"], entry["balance"]) == ("Timer på øen", "-1")
    assert entry["party"] == RelationsParty.key(PARTNER)
    assert entry["period"] == RelationsPeriod.first()


async def test_an_uneven_balance_asks_for_a_talk(path: Path) -> None:
    first = RelationsPeriod.first()
    write(
        path,
        account.blank(first, RelationsParty.key(US)).revise(balance="-2"),
        account.blank(first, RelationsParty.key(PARTNER)).revise(balance="1"),
    )
    async with at(path, "account") as desk:
        await desk.shows(
            "! tal om det",
            "! −2 Giver meget mere",
            "Tal om Første periode: Balancen er skæv, og det er I enige om.",
            "Æblehavens Bibliotek oplever en stor skævhed.",
        )


async def test_new_periods_and_parties(path: Path) -> None:
    async with at(path, "account") as desk:
        await desk.press("n")
        await desk.shows("Ny periode", "Periodens navn")
        await desk.type("Forår 2027")
        await desk.press("escape")
        await desk.shows("Forår 2027")
        assert "Første periode" not in desk.words
        await desk.press("p")
        await desk.shows("Parterne i samarbejdet", "Partneren (Partner)")
        await desk.press("n")
        await desk.until(lambda: desk.app.screen.query(RecordForm), "the form")
        await desk.type("Boligforeningen")
        await desk.press("escape")
        await desk.until(lambda: not desk.app.screen.query(RecordForm), "the list")
        await desk.press("escape")
        await desk.shows("Har givet", "Boligforeningen")
    assert [row["name"] for row in saved(path, "relations_period")] == ["Forår 2027"]
    assert {(row["name"], row["side"]) for row in saved(path, "relations_party")} == {
        ("Æblehavens Bibliotek", "us"),
        ("Partneren", "partner"),
        ("Boligforeningen", "partner"),
    }


async def test_give_and_get_is_offered_and_taken(path: Path) -> None:
    write(
        path,
        Candidate(id=5, name="Sundhedsplejen", they_give="Timer", they_get="Et mødested"),
        Shortlisted(id=Shortlisted.key(5), candidate=5),
        Idea(id=6, person=7, text="Sundhedsplejen", merged_into=5),
    )
    async with at(path, "account") as desk:
        await desk.press("ctrl+g")
        await desk.shows("Give og få: Sundhedsplejen")
        await desk.press("a")
        await desk.until(lambda: isinstance(desk.app.screen, RelationsScreen), "the step")
        await desk.shows("Et mødested")
    (entry,) = saved(path, "relations_account")
    assert (entry["contribution"], entry["benefit"]) == ("Timer", "Et mødested")


# --- the health check ---------------------------------------------------------------------------------


async def test_both_sides_answer_apart_and_see_it_at_once(path: Path) -> None:
    async with at(path, "health") as desk:
        await desk.shows("Dine egne svar", "alle svar er skjult", "Du har svaret på 0 af 18")
        await desk.press(*["4"] * 18)
        await desk.shows("Du har svaret på 18 af 18", "Tryk F, når du er færdig")
        await desk.press("f")
        await desk.shows("Os: 1 af 1 er færdige", "Partneren: ingen har svaret")
        await desk.press("p")
        await desk.shows("Partnerens svar", "Ved start")
        await desk.press("n")
        await desk.until(lambda: desk.app.screen.query(RowList).first().form, "the form")
        await desk.type("Leder på øen")
        await desk.press("escape")
        await desk.shows("○ Leder på øen: ikke begyndt")
        await desk.press("s")
        await desk.shows("Partneren svarer: Leder på øen", "Ræk skærmen til partneren.", "Besvaret: 0 af 18")
        await desk.press(*["2"] * 17, "question_mark")
        await desk.shows("Besvaret: 18 af 18")
        await desk.press("f")
        await desk.shows("Tak! Svarene er gemt og skjult.", "Giv computeren tilbage")
        await desk.press("f", "3", "p")
        assert "Dine egne svar" not in desk.words
        assert "18" not in desk.words
        await desk.press("enter")
        await desk.shows("Dine egne svar", "Begge sider er færdige.")
        await desk.press("p")
        await desk.shows("● Leder på øen: færdig")
        await desk.press("s")
        await desk.shows("Svarene er givet og kan først læses, når alle vises.")
        await desk.press("escape", "f6")
        await desk.shows("Svarene er skjult, til begge sider er færdige")
        assert "2,0" not in desk.words
        await desk.press("f9")
        await desk.until(lambda: not isinstance(desk.app.screen, RelationsScreen), "the window")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, RelationsScreen), "the step")
        await desk.shows("I alt 50 af 100: gult.", "tal om det først: 2,0 mellem jer", "Behov")
    rows = saved(path, "relations_answer")
    assert len(rows) == 36
    respondent = Session.open(path)
    theirs = respondent.all(RelationsRespondent)[0]
    respondent.close()
    assert theirs.done
    assert {row["person"] for row in rows if row["side"] == "partner"} == {theirs.id}
    assert [row["value"] for row in rows if row["side"] == "partner"].count(None) == 1
    assert [doc["name"] for doc in saved(path, "activity")] == ["relations.start"]


async def test_what_the_library_types_says_so(path: Path) -> None:
    write(path, RelationsRespondent(id=9, round="start", role="Leder", typed=True, entered_by=7))
    async with at(path, "health") as desk:
        await desk.press("p")
        await desk.shows("Leder: ikke begyndt (indtastet af Åse Ærø)")
        await desk.press("s")
        await desk.shows(
            "Indtastes af jer for partneren: Leder", "Der vil stå, at de er indtastet af biblioteket."
        )
        await desk.press("3")
        await desk.press("escape")
        await desk.shows("Dine egne svar")
        await desk.press("p")
        await desk.shows("◐ Leder: 1 af 18")
    (row,) = saved(path, "relations_answer")
    assert (row["person"], row["entered_by"], row["side"]) == (9, 7, "partner")


async def test_each_round_has_its_own_answers_and_its_own_reveal(path: Path) -> None:
    write(path, *answers("start", 7, 4), shown("start"))
    async with at(path, "health") as desk:
        await desk.shows("Ved start", "svarene er vist")
        await desk.press("r")
        await desk.shows("Efter 3 måneder", "alle svar er skjult", "Du har svaret på 0 af 18")
        await desk.press("5", "f")
        await desk.shows("Du har svaret på 1 af 18")
        await desk.press("f9")
        await desk.until(lambda: not isinstance(desk.app.screen, RelationsScreen), "the window")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, RelationsScreen), "the step")
        await desk.shows("svarene er vist")
    assert {doc["name"] for doc in saved(path, "activity")} == {"relations.start", "relations.m3"}
    assert [doc["activity"] for doc in saved(path, "finished")] == ["relations.m3"]


async def test_locked_answers_cannot_be_changed_and_the_next_round_can(path: Path) -> None:
    write(path, *answers("start", 7, 4))
    write(path, shown("start").revise(phase=Phase.CLOSED))
    async with at(path, "health") as desk:
        await desk.shows("svarene er låst")
        await desk.press("1")
        assert desk.app.screen.query_one(RatingList).values[STATEMENTS[0]] == 4
    assert {row["value"] for row in saved(path, "relations_answer")} == {4}


async def test_nobody_answers_before_saying_who_they_are(path: Path) -> None:
    i18n.use("da")
    app = build_app(Launch(path=path), Settings(animations=False))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        app.go_component(app.sessions[0], "relations", "health")
        desk = Desk(app, pilot)
        await desk.shows("Vælg først, hvem du er")


# --- the answers --------------------------------------------------------------------------------------


def two_rounds(path: Path) -> None:
    partner = [RelationsRespondent(id=n, round=r, role="Leder") for n, r in ((91, "start"), (92, "m3"))]
    write(
        path,
        *partner,
        *answers("start", 7, 3),
        *answers("start", 91, 3, PARTNER),
        *answers("m3", 7, 4),
        *answers("m3", 92, 2, PARTNER),
        shown("start"),
        shown("m3"),
    )


async def test_gap_trend_and_actions(path: Path) -> None:
    two_rounds(path)
    async with at(path, "result", size=(102, 60)) as desk:
        await desk.shows(
            "Efter 3 måneder", "✕ tal om det først: 2,0 mellem jer · gør noget nu", "4,0 ↑", "2,0 ↓", "3 svar"
        )
        await desk.shows("Et tal er begyndelsen på en samtale, ikke en dom.")
        await desk.shows("Tal om: Hvad ville borgerne mangle", "4,0 / 2,0 Vi kan begge sige")
        await desk.press("r", "r", "r")
        await desk.shows("Ved start", "I alt 50 af 100: gult.")
        await desk.press("tab", "n")
        await desk.until(lambda: desk.app.screen.query_one("#actions", RowList).form, "the form")
        await desk.type("Ring " + TYPED)
        await desk.press("escape")
        await desk.shows("Ring " + TYPED)
        await desk.press("r")
        await desk.shows("Efter 3 måneder", "0 af højst 3")
    (action,) = saved(path, "relations_action")
    assert (action["what"], action["round"]) == ("Ring " + TYPED, "start")


async def test_hidden_answers_stay_hidden_in_every_step(path: Path) -> None:
    write(path, *answers("start", 7, 1), RelationsRespondent(id=9, round="start", role="Leder", done=True))
    write(path, *answers("start", 9, 5, PARTNER))
    for step in ("result", "decision", "story"):
        async with at(path, step) as desk:
            for secret in ("5,0", "1,0", "gør noget nu", "af 100"):
                assert secret not in desk.words


# --- plan, ladder, story, decision --------------------------------------------------------------------


async def test_plan_and_calls_by_keys(path: Path) -> None:
    async with at(path, "plan") as desk:
        await desk.press("n")
        await desk.until(lambda: desk.app.screen.query(RecordForm), "the form")
        await desk.press("right", "right", "space", "tab")
        await desk.type("Status på Ærø")
        await desk.press("tab")
        await desk.type("Tovholder")
        await desk.press("escape")
        await desk.shows("Hvert kvartal · Status på Ærø · Tovholder", "! Én kontakt har ingen stedfortræder.")
    (row,) = saved(path, "relations_contact")
    assert (row["rhythm"], row["occasion"], row["responsible"]) == ("quarter", "Status på Ærø", "Tovholder")


async def test_the_ladder_counts_its_rungs(path: Path) -> None:
    async with at(path, "conflict") as desk:
        for signal, last in (("Aflyser", False), ("Igen", True)):
            await desk.press("n")
            await desk.until(lambda: desk.app.screen.query(RecordForm), "the form")
            await desk.type(signal)
            await desk.press("tab")
            await desk.type("Leder")
            await desk.press("tab")
            await desk.type("en uge")
            if not last:
                await desk.press("tab")
                await desk.type("Chefen")
            await desk.press("escape")
            await desk.until(lambda: not desk.app.screen.query(RecordForm), "the list")
        await desk.shows("1. Aflyser: Leder, en uge → Chefen", "2. Igen: Leder, en uge")
        assert "!" not in desk.words.split("Trappen")[1].split("2. Igen")[1].split("F1")[0]
    assert [row["signal"] for row in saved(path, "relations_conflict")] == ["Aflyser", "Igen"]


async def test_the_page_for_politicians_shows_only_what_may_be_seen(path: Path) -> None:
    write(
        path,
        RelationsStory(id=1, position=1, number="11 familier", quote="Vi synger", share="everyone"),
        RelationsStory(id=2, position=2, number="12 hemmelige", share="us"),
    )
    async with at(path, "story", size=(102, 50)) as desk:
        await desk.shows("Siden til politikerne", "»Vi synger«", "Sammen om noget:")
        assert desk.words.count("12 hemmelige") == 1
        await desk.press("tab")
        await desk.type("Flere synger " + TYPED)
        await desk.press("tab")
        await desk.until(lambda: desk.words.count("Flere synger " + TYPED) == 2, "the headline on the page")
    assert saved(path, "relations_page")[0]["headline"] == "Flere synger " + TYPED


async def test_a_decision_with_reason_and_date(path: Path) -> None:
    write(path, board.blank("transferred", "library").revise(text="Timer"))
    async with at(path, "decision") as desk:
        await desk.shows("Kolonnen Partner er tom: Hvad får partneren ud af det? (Værdi)")
        await desk.press("down", "down")
        assert saved(path, "relations_decision") == []
        await desk.press("tab", "right", "right", "space", "tab")
        await desk.type("Lederne skal med")
        await desk.press("tab")
        await desk.type("20.5.2027")
        await desk.press("tab")
        await desk.until(
            lambda: saved(path, "relations_decision")[0].get("review") == "2027-05-20", "the date"
        )
        assert "Sæt en dato" not in desk.words
    (made,) = saved(path, "relations_decision")
    assert (made["decision"], made["reason"]) == ("adjust", "Lederne skal med")


async def test_a_finding_leads_to_its_step(path: Path) -> None:
    write(path, board.blank("transferred", "library").revise(text="Timer"))
    async with at(path, "decision") as desk:
        await desk.press("enter")
        await desk.shows("✕ tom")


# --- every size, both languages -----------------------------------------------------------------------


def overfull(path: Path) -> None:
    two_rounds(path)
    long = (HOSTILE + " ") * 90
    write(
        path,
        *(
            board.blank(kind, who).revise(text=long, strength="3")
            for kind in ("associational", "transferred", "interaction", "synergistic")
            for who in ("citizen", "library", "partner", "community")
        ),
        *(
            RelationsParty(id=100 + n, position=n, name=f"Part {n} {HOSTILE}", side=PARTNER)
            for n in range(40)
        ),
        *(RelationsPeriod(id=200 + n, position=n, name=f"Periode {n}") for n in range(4)),
        *(
            RelationsAccount(
                id=RelationsAccount.key(200, 100 + n), contribution=long, benefit=long, balance="-2"
            )
            for n in range(40)
        ),
        *(RelationsContact(id=300 + n, position=n, rhythm="week", occasion=long) for n in range(60)),
        *(
            RelationsStory(id=400 + n, position=n, half=f"{n}", quote=long, share="everyone")
            for n in range(20)
        ),
    )


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_overfull_steps_stay_readable(path: Path, size: tuple[int, int]) -> None:
    overfull(path)
    i18n.use("da")
    async with at(path, "value", size=size) as desk:
        for step in STEPS[1:]:
            await desk.press("f6")
            await desk.until(lambda step=step: desk.screen.step_content.id == step, step)  # type: ignore[misc]
            assert desk.app.focused is not None
            await desk.press("down")


async def test_english(path: Path) -> None:
    two_rounds(path)
    async with at(path, "result", language="en") as desk:
        await desk.shows(
            "After 3 months",
            "talk about this first: 2.0 apart · do something now",
            "50 of 100 in all: yellow.",
        )
        await desk.press("f6")
        await desk.shows("Who calls, if …")


async def test_showing_again_changes_nothing(path: Path) -> None:
    two_rounds(path)
    async with at(path, "result") as desk:
        await desk.shows("I alt 50 af 100: gult.", "De tre vigtigste handlinger")
        before = desk.text
        desk.screen.show_news(None)
        await desk.pilot.pause()
        assert desk.text == before
