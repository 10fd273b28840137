"""The anchoring on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.clarify import Clarify, Goal
from facilitator.components.partners import Candidate, Idea, Shortlisted
from facilitator.components.strategy import (
    StrategyActivity,
    StrategyAnchoring,
    StrategyAssumption,
    StrategyDecision,
    StrategyLink,
    StrategyLogic,
    StrategyRisk,
)
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.settings import Settings
from screens.app import FacilitatorApp, build_app

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = ("links", "logic", "assumptions", "activities", "raci", "path", "risks", "readiness", "plan")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    with Session.create(file, Library(name="Æblehavens Bibliotek")) as session:
        session.put("people", Person(id=7, name="Åse Ærø", role="librarian"))
    return file


class Desk:
    """The running program at one step, for tests."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def session(self) -> Session:
        return self.app.sessions[0]

    @property
    def words(self) -> str:
        """The screen as running text: lines joined, blanks folded."""
        strips = self.app.screen._compositor.render_strips()
        return " ".join(" ".join("".join(segment.text for segment in strip) for strip in strips).split())

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        for _ in range(400):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never: {what}\n{self.words}")

    async def shows(self, *texts: str) -> None:
        for text in texts:
            await self.until(lambda text=text: text in self.words, f"shows {text!r}")  # type: ignore[misc]

    async def hides(self, text: str) -> None:
        await self.until(lambda: text not in self.words, f"hides {text!r}")


@asynccontextmanager
async def at(
    path: Path, step: str, size: tuple[int, int] = (120, 60), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    with Session.open(path) as session:
        settings = Settings(animations=False, people={session.store.library_id: 7})
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.go_component(app.sessions[0], "strategy", step)
        desk = Desk(app, pilot)
        await desk.until(lambda: getattr(app.screen, "ready", False) and app.focused is not None, "ready")
        yield desk


def put(path: Path, *records: Any) -> None:
    with Session.open(path) as session:
        session.put("", *records)


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


def activities(path: Path, *names: str) -> None:
    put(path, *(StrategyActivity(id=n, position=n, name=name) for n, name in enumerate(names, 11)))


async def test_a_strategy_is_written_by_keys(path: Path) -> None:
    async with at(path, "links") as desk:
        await desk.shows("Tryk N, og skriv den første politik")
        await desk.press("n")
        await desk.type(f"Kulturpolitik {HOSTILE[:4]}")
        await desk.press("escape")
        await desk.shows("Kulturpolitik [/x]", "? Skriv det mål, I bygger på, i Kulturpolitik [/x].")
    assert saved(path, "strategy_link")[0]["name"] == "Kulturpolitik [/x]"


async def test_the_chain_takes_words_activities_and_shows_what_hangs_on_its_arrows(path: Path) -> None:
    put(path, StrategyAssumption(id=5, arrow="problem_purpose", text="Nogen vil have det"))
    async with at(path, "logic", size=(100, 110)) as desk:
        await desk.shows(
            "↓ 1 antagelse, 1 uden prøve ? Nogen vil have det", "Tryk N, og skriv den første aktivitet"
        )
        await desk.type("Få læser")
        await desk.press("tab")
        await desk.shows("! Disse led i kæden er tomme: Formål, Ressourcer,")
        await desk.press("tab", "tab", "n")
        await desk.until(lambda: desk.session.all(StrategyActivity), "an activity")
        await desk.type("Åben dør")
        await desk.press("escape")
        await desk.shows("Åben dør")
    assert saved(path, "strategy_logic")[0]["problem"] == "Få læser"
    assert saved(path, "strategy_activity")[0]["name"] == "Åben dør"


async def test_the_clarification_is_offered(path: Path) -> None:
    put(path, Clarify(challenge="Få henter pakken på Ærø."))
    async with at(path, "logic") as desk:
        await desk.shows("projektafklaring, ", "Ctrl+G")
        assert desk.session.form(StrategyLogic).problem == ""
        await desk.press("ctrl+g")
        await desk.shows("Få henter pakken på Ærø.")
        await desk.press("enter")
        await desk.until(
            lambda: desk.session.form(StrategyLogic).problem == "Få henter pakken på Ærø.", "taken"
        )


async def test_an_activity_without_a_goal_is_a_loose_end(path: Path) -> None:
    activities(path, "Åben dør")
    put(path, Goal(id=51, what="Flere kommer"), StrategyLink(id=1, name="Kulturpolitik", goal="Liv i byen"))
    async with at(path, "activities") as desk:
        await desk.shows("! løs ende: Åben dør", "M1 Flere kommer", "S1 Liv i byen")
        await desk.press("right", "space")
        await desk.hides("løs ende")
        await desk.shows("✓")
        await desk.press("tab", "right", "right", "enter")
        await desk.until(lambda: saved(path, "strategy_cycle"), "in the cycle")
    assert [(row["source"], row["goal"]) for row in saved(path, "strategy_aim")] == [("strategy_link", 1)]
    assert saved(path, "strategy_cycle")[0]["quarter"] == "3"


async def test_a_mark_is_taken_away_again_and_undone(path: Path) -> None:
    activities(path, "Åben dør")
    put(path, Goal(id=51, what="Flere kommer"))
    async with at(path, "activities") as desk:
        await desk.press("space", "space")
        await desk.shows("! løs ende: Åben dør")
        await desk.press("f8")
        await desk.hides("løs ende")
    assert len(saved(path, "strategy_aim")) == 1


async def test_letters_fill_the_grid_and_each_rule_is_told(path: Path) -> None:
    activities(path, "Bringe", "Synge")
    async with at(path, "raci") as desk:
        await desk.shows("Borgmester/udvalg", "Ingen har fået et bogstav endnu.", "0 af 2 rækker i orden")
        await desk.press("r")
        await desk.shows("! Ingen A: Hvem står til ansvar?")
        await desk.press("a")
        await desk.shows("✓ Rækken er i orden", "1 af 2 rækker i orden")
        await desk.press("right", "A")
        await desk.shows("! Mere end én A: Vælg den, der står til ansvar.")
        await desk.press("delete")
        await desk.shows("✓ Rækken er i orden")
        for _ in range(4):
            await desk.press("c", "right")
        await desk.shows("! Mere end 3 C")
        await desk.press("down", "i")
        await desk.shows("Ingen A: Hvem står til ansvar? Ingen R: Hvem gør arbejdet?")
    found = {(row["activity"], row["role"]): row["letters"] for row in saved(path, "strategy_raci")}
    assert found[11, "committee"] == "AR"
    assert [found[11, role] for role in ("director", "chief", "manager", "coordinator")] == ["C"] * 4
    assert found[12, "partner"] == "I"


async def test_an_own_role_becomes_a_column(path: Path) -> None:
    activities(path, "Bringe")
    async with at(path, "raci") as desk:
        await desk.press("tab", "n")
        await desk.type("Vicevært")
        await desk.press("escape", "shift+tab")
        await desk.shows("Vicevært")
        for _ in range(9):
            await desk.press("right")
        await desk.press("r")
        await desk.shows("Kolonne: Vicevært")
        await desk.until(lambda: saved(path, "strategy_raci"), "a letter")
    role = saved(path, "strategy_raci")[0]["role"]
    assert role.isdigit()


async def test_enter_and_clicks_go_through_the_letters(path: Path) -> None:
    activities(path, "Bringe")
    async with at(path, "raci") as desk:

        def letters() -> list[str]:
            return [row["letters"] for row in saved(path, "strategy_raci")]

        for expected in ("R", "A", "AR", "C", "I", ""):
            await desk.press("enter")
            await desk.until(lambda expected=expected: letters() == [expected], expected)  # type: ignore[misc]
        await desk.pilot.click("#grid", offset=(30, 1))
        await desk.pilot.click("#grid", offset=(30, 1))
        await desk.until(lambda: letters() == ["A"], "clicked twice")


async def test_the_path_and_the_resources(path: Path) -> None:
    async with at(path, "path", size=(100, 80)) as desk:
        await desk.shows("Tryk N, og skriv det første sted, sagen skal forbi.", "Læs den aktuelle vejledning")
        await desk.press("n")
        await desk.type("Kulturudvalget")
        await desk.press("escape")
        await desk.shows(
            "ingen dato · Kulturudvalget · bilag mangler",
            "! Ingen på beslutningsvejen skal godkende sagen.",
            "! Ikke udfyldt: Arbejdstid, Penge, Varighed og Finansiering.",
        )
        await desk.press("tab")
        await desk.type("3 timer om ugen")
        await desk.press("tab")
        await desk.shows("! Ikke udfyldt: Penge, Varighed")
    assert saved(path, "strategy_resources")[0]["hours"] == "3 timer om ugen"
    assert saved(path, "strategy_decision")[0]["body"] == "Kulturudvalget"


async def test_risks_sort_themselves_with_colour_and_word(path: Path) -> None:
    put(
        path,
        StrategyRisk(id=1, position=1, text="Lille", probability=1, consequence=2),
        StrategyRisk(id=2, position=2, text=f"Stor {HOSTILE}", probability=5, consequence=4),
        StrategyRisk(id=3, position=3, text="Ukendt"),
    )
    async with at(path, "risks") as desk:
        await desk.shows("■ 1 rød", "● 1 grøn", "? 1 ikke vurderet", "■ 20 rød", "En rød risiko uden modtræk")
        words = desk.words
        assert (
            words.index(f"■ 20 rød Stor {HOSTILE}")
            < words.index("● 2 grøn Lille")
            < words.index("? ikke vurderet Ukendt")
        )
        assert "Konsekvens" in words
        await desk.press("m")
        await desk.hides("Sandsynlighed")
        await desk.press("n")
        await desk.type("Ny ø-leder")
        await desk.press("tab", "5", "tab", "3")
        await desk.press("escape")
        await desk.shows("■ 15 rød Ny ø-leder · intet modtræk")
        await desk.press("shift+up")
        await desk.shows("Listen sorterer sig selv")
    assert {row["text"]: row["consequence"] for row in saved(path, "strategy_risk")}["Ny ø-leder"] == 3


async def test_readiness_and_the_conditions_of_three_parties(path: Path) -> None:
    async with at(path, "readiness") as desk:
        await desk.shows("Når I er 3 parter eller flere")
        await desk.press("4", "question_mark", "1")
        await desk.shows("2 af 8 udsagn har et tal.", "Det er ikke klart, hvem der er tovholder. (svar: 1)")
    assert [row["score"] for row in saved(path, "strategy_readiness")] == [4, None, 1]
    put(
        path,
        *(Candidate(id=n, position=n, name=f"Partner {n}") for n in (81, 82)),
        *(Idea(id=n + 10, person=7, text=str(n), merged_into=n) for n in (81, 82)),
        *(Shortlisted(id=n + 20, position=n, candidate=n) for n in (81, 82)),
    )
    async with at(path, "readiness", size=(100, 90)) as desk:
        await desk.shows("I er 3 parter: biblioteket, Partner 81 og Partner 82.", "Fælles dagsorden")
        await desk.press("tab", "2")
        await desk.shows("Parterne har ikke samme billede af problemet og målet. (svar: 2)")
    assert saved(path, "strategy_collective")[0]["score"] == 2


async def test_the_plan_leads_to_what_is_missing(path: Path) -> None:
    async with at(path, "plan") as desk:
        await desk.shows("11 ting mangler.", "Strategier: I har ikke knyttet partnerskabet til en strategi.")
        await desk.press("down", "enter")
        await desk.shows("Skriv kæden fra problem til virkning.")


async def test_five_lines_and_an_own_version_that_wins(path: Path) -> None:
    put(path, StrategyLogic(purpose=f"At nå alle på Ærø {HOSTILE}"))
    async with at(path, "plan", size=(100, 130)) as desk:
        await desk.shows(
            f"[mangler: partner]. Formål: At nå alle på Ærø {HOSTILE[:20]}",
            "Lavet ud fra det, I har skrevet.",
        )
        await desk.press("tab")
        await desk.type("Lederen")
        await desk.press("tab")
        await desk.shows("Ejer: Lederen")
        for _ in range(4):
            await desk.press("tab")
        await desk.press("enter")
        await desk.shows("Jeres egen udgave.")
        await desk.press("end")
        await desk.type("!Ny sag.")
        await desk.press("tab")
        await desk.shows("stoppes, hvis: [mangler: stopregel].!Ny sag. Jeres egen udgave")
    form = saved(path, "strategy_anchoring")[0]
    assert form["owner_after"] == "Lederen"
    assert form["agenda"].endswith("!Ny sag.")
    assert len(form["agenda"].splitlines()) == 5


async def test_english(path: Path) -> None:
    activities(path, "Open doors")
    async with at(path, "raci", language="en") as desk:
        await desk.shows("Nobody has a letter yet.", "For each activity, write who does the work (R)")
        await desk.press("f6", "f6")
        await desk.shows("Press N and write what you would rather not think of.")


def overfull(path: Path) -> None:
    put(
        path,
        StrategyLogic(problem="æ" * 2000, purpose="ø " * 1000, long=HOSTILE * 90),
        StrategyAnchoring(stop_rule=HOSTILE * 90),
        *(Goal(id=300 + n, position=n, what=f"Mål {n} {HOSTILE}") for n in range(12)),
        *(StrategyLink(id=400 + n, position=n, name="Politik " * 30, goal="x" * 300) for n in range(20)),
        *(StrategyActivity(id=100 + n, position=n, name=f"{n} {HOSTILE} " * 9) for n in range(30)),
        *(StrategyAssumption(id=500 + n, position=n, text="y " * 900) for n in range(20)),
        *(
            StrategyDecision(id=600 + n, position=n, body=HOSTILE * 9, when=date(2027, 1, 1 + n))
            for n in range(20)
        ),
        *(
            StrategyRisk(
                id=200 + n,
                position=n,
                text=f"{n} {HOSTILE} " * 50,
                probability=n % 5 + 1,
                consequence=n % 3 + 3,
            )
            for n in range(60)
        ),
    )


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
async def test_every_step_stays_readable_when_overfull(path: Path, size: tuple[int, int]) -> None:
    overfull(path)
    async with at(path, "links", size=size) as desk:
        for step in STEPS:
            await desk.until(
                lambda step=step: desk.app.screen.ready and step == desk.app.screen.step_view.STEP,  # type: ignore[attr-defined, misc]
                step,
            )
            assert desk.words
            await desk.press("down", "pagedown", "f6")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_step_opens_empty(path: Path, size: tuple[int, int]) -> None:
    async with at(path, "links", size=size) as desk:
        for step in STEPS:
            await desk.until(
                lambda step=step: desk.app.screen.ready and step == desk.app.screen.step_view.STEP,  # type: ignore[attr-defined, misc]
                step,
            )
            assert desk.words
            await desk.press("f6")
