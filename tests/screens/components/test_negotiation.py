"""The negotiation on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.negotiation import (
    PARTNER,
    Negotiation,
    NegotiationAnswer,
    NegotiationInterest,
    NegotiationIssue,
    NegotiationSheet,
    NegotiationStep,
)
from facilitator.components.negotiation.records import MAX, MIN, THEIRS, YES_NO
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.settings import Settings
from screens.app import FacilitatorApp, build_app
from screens.components.negotiation import NegotiationScreen

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = tuple(view.STEP for view in NegotiationScreen.STEPS)

HOURS = NegotiationIssue(
    id=11,
    position=1.0,
    name="Timer i mødregruppen",
    unit="timer om måneden",
    direction=MIN,
    target=2,
    limit=6,
    promise=3,
    weight=2,
    their_target=6,
    their_limit=4,
    their_weight=4,
)
VISITS = NegotiationIssue(
    id=12,
    position=2.0,
    name="Minutter ved besøget",
    unit="minutter",
    direction=MAX,
    target=5,
    limit=2,
    weight=5,
    their_limit=3,
    their_weight=2,
)
APART = NegotiationIssue(
    id=13,
    position=3.0,
    name="Depot",
    measure=YES_NO,
    direction=MAX,
    target=1,
    limit=1,
    weight=1,
    their_limit=0,
    their_weight=1,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    with Session.create(file, Library(name="Æblehavens Bibliotek")) as session:
        session.put("people", Person(id=7, name="Åse Ærø", role="librarian"), Person(id=8, name="Bo"))
    return file


@pytest.fixture
def prepared(path: Path) -> Path:
    with Session.open(path) as session:
        session.put("", Negotiation(counterpart="Sundhedsplejen", batna_ours="Selv"), HOURS, VISITS, APART)
    return path


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
        await self.settle()

    async def settle(self) -> None:
        for _ in range(3):
            await self.pilot.pause()

    async def until(self, condition: Callable[[], object]) -> None:
        for _ in range(300):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(self.text)

    async def shows(self, *words: str) -> None:
        for word in words:
            await self.until(lambda word=word: word in self.words)  # type: ignore[misc]


@asynccontextmanager
async def at(
    path: Path, step: str, size: tuple[int, int] = (100, 60), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    with Session.open(path) as session:
        settings = Settings(animations=False, people={session.store.library_id: 7})
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.go_component(app.sessions[0], "negotiation", step)
        desk = Desk(app, pilot)
        await desk.until(
            lambda: (
                isinstance(app.screen, NegotiationScreen)
                and app.screen.ready
                and step == app.screen.step_view.STEP
            )
        )
        await desk.settle()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


@pytest.mark.parametrize("step", STEPS)
async def test_every_step_opens_empty_and_says_what_to_do(path: Path, step: str) -> None:
    async with at(path, step, size=(80, 24), language="en" if step == "ladder" else "da") as desk:
        assert len(desk.words) > 200


async def test_interests_are_typed_and_a_guess_is_marked(path: Path) -> None:
    async with at(path, "interests") as desk:
        await desk.type("Sundhedsplejen")
        await desk.press("tab", "n")
        await desk.type("Ind i stuen")
        await desk.press("escape")
        await desk.shows("1. Ind i stuen", "! I har ikke skrevet, hvad partneren kan være interesseret i.")
        desk.app.screen.query_one("#theirs").focus_list()  # type: ignore[attr-defined]
        await desk.press("n")
        await desk.type("Ro på")
        await desk.press("escape")
        await desk.shows("1. Ro på · ? vi gætter", "? Ét gæt har intet spørgsmål endnu.")
    assert saved(path, "negotiation")[0]["counterpart"] == "Sundhedsplejen"
    rows = {row["text"]: (row["side"], row["assumed"]) for row in saved(path, "negotiation_interest")}
    assert rows == {"Ind i stuen": ("ours", False), "Ro på": ("theirs", True)}


async def test_plan_b_is_asked_for_until_it_is_written(prepared: Path) -> None:
    with Session.open(prepared) as session:
        session.put("", Negotiation(counterpart="x"))
    async with at(prepared, "batna") as desk:
        await desk.shows("! Jeres plan B mangler.")
        await desk.type("Vi gør det selv")
        await desk.press("tab", "2")
        await desk.until(lambda: "Jeres plan B mangler" not in desk.words)
    row = saved(prepared, "negotiation")[0]
    assert (row["batna_ours"], row["batna_ours_strength"]) == ("Vi gør det selv", 2)


async def test_zones_are_drawn_estimated_ones_dotted_and_without_a_zone_there_is_advice(
    prepared: Path,
) -> None:
    async with at(prepared, "issues", (100, 70)) as desk:
        await desk.shows(
            "✓ Timer i mødregruppen",
            "Aftalezone fra 4 til 6 timer om måneden, bredde 2 (anslået)",
            "De (anslået)",
            "! Ingen aftalezone: Depot. Find en pakkeløsning, eller brug jeres plan B.",
        )
        assert all(sign in desk.text for sign in "┄━░")
        await desk.press("n")
        await desk.paste(HOSTILE)
        await desk.press("escape")
        await desk.shows("[/x] [red] [b \\ 💥")
    assert HOSTILE in {row["name"] for row in saved(prepared, "negotiation_issue")}


async def test_numbers_of_an_issue_are_typed_and_its_zone_appears(path: Path) -> None:
    async with at(path, "issues", (100, 90)) as desk:
        await desk.press("n")
        await desk.type("Timer")
        await desk.press("tab", "tab", "tab")
        await desk.press("tab")
        await desk.until(lambda: desk.app.focused is not None)
        form = desk.app.screen.query_one("RecordForm")
        for field, number in (("target", "20"), ("limit", "10"), ("their_limit", "15")):
            form.focus_field(field)  # type: ignore[attr-defined]
            await desk.settle()
            await desk.type(number)
        form.focus_field("direction")  # type: ignore[attr-defined]
        await desk.settle()
        await desk.press("space")
        await desk.shows("Aftalezone fra 10 til 15, bredde 5 (anslået)")
    row = saved(path, "negotiation_issue")[0]
    assert (row["name"], row["target"], row["limit"], row["their_limit"]) == ("Timer", 20, 10, 15)


async def test_a_give_is_paired_with_a_get_and_said_in_words(prepared: Path) -> None:
    async with at(prepared, "trades") as desk:
        await desk.shows("! Det kan I give. I får endnu intet.", "Bed om det.")
        await desk.press("b")
        await desk.shows("Giv: Timer i mødregruppen ↔ Få: Minutter ved besøget", "Giv, og få: Minutter")
        await desk.press("enter")
        await desk.type("Hvis I, så vi")
        await desk.press("escape")
        await desk.shows("»Hvis I, så vi«")
    (trade,) = saved(prepared, "negotiation_trade")
    assert (trade["give"], trade["get"], trade["words"]) == (11, 12, "Hvis I, så vi")


async def test_steps_are_suggested_opened_and_judged(prepared: Path) -> None:
    with Session.open(prepared) as session:
        session.put("", HOURS.revise(limit=10))
    async with at(prepared, "ladder") as desk:
        assert "Depot" not in desk.words
        await desk.press("f")
        await desk.shows("● 3 skridt", "2 timer om måneden → 6 timer om måneden → 8 timer om måneden")
        await desk.press("enter")
        await desk.shows("Fra jeres mål 2 timer om måneden til jeres smertegrænse 10 timer om måneden.")
        await desk.shows(
            "Skridt 1, 2 og 3: Det er ud over mandatet", "Skridt 1, 2 og 3: Uden et »hvis« er det en gave."
        )
        await desk.press("n")
        await desk.type("99")
        await desk.press("escape")
        await desk.shows("! 99 timer om måneden", "! Skridt 4: forbi jeres smertegrænse.")
        await desk.press("escape")
        await desk.shows("! 1 skridt passer ikke")
    assert [row["value"] for row in saved(prepared, "negotiation_step")] == [6, 8, 9, 99]


async def test_packages_show_the_balanced_one_and_all_of_them(prepared: Path) -> None:
    async with at(prepared, "packages", (140, 60)) as desk:
        await desk.shows("⚖ Mest balanceret:", "effektive", "af forsøgene", "⚖ balanceret", "★ effektiv")
        await desk.shows("Partnerens tal er jeres gæt.")
        await desk.press("v", "end")
        await desk.shows("! forbi grænsen", "Forbi en smertegrænse, som kun helheden kan opveje")
        await desk.press("v")
        await desk.until(lambda: "! forbi grænsen" not in desk.words)


async def test_questions_and_the_agenda_are_taken(prepared: Path) -> None:
    with Session.open(prepared) as session:
        session.put("", NegotiationInterest(id=3, position=1.0, side=THEIRS, text=HOSTILE, assumed=True))
    async with at(prepared, "meeting") as desk:
        desk.app.screen.query_one("#asked").focus()
        await desk.press("enter", "enter")
        desk.app.screen.query_one("#suggested").focus()
        await desk.press("enter")
        await desk.until(lambda: "Forslag til en dagsorden" not in desk.words)
    questions = [row["text"] for row in saved(prepared, "negotiation_question")]
    assert len(questions) == 2
    assert HOSTILE in questions[0]
    assert sum(row["minutes"] for row in saved(prepared, "negotiation_agenda")) == 60


async def test_a_role_is_taken_an_observer_answers_and_all_is_shown_at_once(prepared: Path) -> None:
    async with at(prepared, "play") as desk:
        await desk.press("down", "down", "enter")
        await desk.shows("● Observatør Åse Ærø", "Observatørens skema")
        desk.app.screen.query_one("#form").focus()
        await desk.press("2", "5", "4")
        await desk.shows("skjult, til I viser dem for alle")
        assert "gennemsnit" not in desk.words
        await desk.press("f9", "enter")
        await desk.shows("Det så observatørerne", "2,0 1 svar")
        await desk.press("r")
        await desk.shows("Runde 2. Vælg din rolle.")
        assert "Det så observatørerne (" not in desk.words
    seen = {row["item"]: (row["score"], row["person"]) for row in saved(prepared, "negotiation_seen")}
    assert seen == {"asked": (2, 7), "listened": (5, 7), "interests": (4, 7)}


async def test_the_partner_writes_a_sheet_that_nobody_sees_before_two_yeses(prepared: Path) -> None:
    async with at(prepared, "sheet") as desk:
        await desk.shows("Partneren har ikke skrevet noget endnu.")
        await desk.press("h")
        await desk.shows("Velkommen. Her skriver du for din egen organisation.")
        assert "timer om måneden" not in desk.words
        await desk.type("Leder")
        await desk.press("tab")
        await desk.type("Hemmeligt håb")
        await desk.press("f6", "escape", "ctrl+f")
        assert isinstance(desk.app.screen, NegotiationScreen)
        assert desk.app.screen.step_view.STEP == "sheet"
        desk.app.screen.query_one("#answers").focus()
        await desk.press("enter")
        await desk.shows("Timer i mødregruppen (timer om måneden)")
        await desk.type("7")
        await desk.press("tab")
        await desk.type("5")
        desk.app.screen.query_one("#actions").focus()
        await desk.press("y", "h")
        await desk.shows(
            "svaret på 1 af 3 punkter", "● Partneren har sagt ja", "○ Biblioteket har ikke sagt ja"
        )
        assert "Hemmeligt" not in desk.words
        assert "Leder" not in desk.words
        await desk.press("y")
        await desk.shows("Hemmeligt håb", "7 → 5 timer om mån", "2 → 6 timer om mån")
        await desk.press("y")
        await desk.until(lambda: "Hemmeligt" not in desk.words)
    (answer,) = saved(prepared, "negotiation_answer")
    assert (answer["person"], answer["target"], answer["limit"]) == (PARTNER, 7, 5)


async def test_the_record_tells_what_was_agreed_with_reservation_and_what_is_open(prepared: Path) -> None:
    async with at(prepared, "record", (100, 70)) as desk:
        desk.app.screen.query_one("#agreed").focus_list()  # type: ignore[attr-defined]
        await desk.press("enter", "tab")
        await desk.type("4")
        await desk.press("escape")
        await desk.shows(
            "◐ Timer i mødregruppen: 4 timer om måneden · med forbehold",
            "? Med forbehold: Timer i mødregruppen.",
            "? 2 punkter er ikke aftalt endnu: Minutter ved besøget og Depot.",
        )
    assert saved(prepared, "negotiation_issue")[0]["settled"] == 4


OVERFULL = "æøå " * 500


@pytest.mark.parametrize(
    ("step", "size", "language"),
    [
        (step, size, lang)
        for step, size, lang in zip(
            STEPS,
            [
                (40, 12),
                (80, 24),
                (40, 12),
                (200, 60),
                (40, 12),
                (80, 24),
                (40, 12),
                (80, 24),
                (40, 12),
                (200, 60),
            ],
            ["en", "da"] * 5,
            strict=True,
        )
    ],
)
async def test_overfull_and_hostile_every_step_stays_readable(
    path: Path, step: str, size: tuple[int, int], language: Language
) -> None:
    with Session.open(path) as session:
        session.put(
            "",
            Negotiation(counterpart=HOSTILE, batna_ours=OVERFULL, goal=OVERFULL, learned=OVERFULL),
            *(
                HOURS.revise(id=100 + n, position=float(n), name=f"{n} {HOSTILE}", weight=1 + n % 5)
                for n in range(40)
            ),
            *(
                NegotiationInterest(id=200 + n, position=float(n), text=OVERFULL if n == 3 else HOSTILE)
                for n in range(40)
            ),
            NegotiationStep(id=300, position=1.0, issue=100, value=3, if_you=HOSTILE, then_we=OVERFULL),
            NegotiationSheet(
                id=NegotiationSheet.key(), person=PARTNER, interests=OVERFULL, yes_ours=True, role=HOSTILE
            ),
            NegotiationAnswer(id=NegotiationAnswer.key(100), person=PARTNER, issue=100, limit=4),
        )
    async with at(path, step, size, language) as desk:
        await desk.press("down", "end")
        assert isinstance(desk.app.screen, NegotiationScreen)
        desk.app.screen.show_news(None)
        await desk.settle()
        assert desk.text.strip()


async def test_the_screen_speaks_english(prepared: Path) -> None:
    async with at(prepared, "issues", language="en") as desk:
        await desk.shows(
            "Zone of agreement from 4 to 6", "They (estimated)", "Where is an agreement possible?"
        )
