"""The agreement on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.agreement import (
    AgreementClause,
    AgreementForm,
    AgreementLaw,
    AgreementParty,
    AgreementReading,
    AgreementVersion,
)
from facilitator.components.clarify import Clarify
from facilitator.components.negotiation import NegotiationSheet
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.settings import Settings
from screens.app import FacilitatorApp, build_app
from screens.base import StepView
from screens.components.agreement import AgreementScreen
from screens.components.agreement.parts import PagedStep

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = [view.STEP for view in AgreementScreen.STEPS]
DRAFT = {"da": "! Udkast – ikke juridisk rådgivning", "en": "! Draft – not legal advice"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "æblehaven.json"
    with Session.create(file, Library(name="Æblehavens Bibliotek")) as session:
        session.put("people", Person(id=7, name="Åse Ærø", role="librarian"))
    return file


def put(path: Path, *records: Any) -> None:
    with Session.open(path) as session:
        session.put("", *records)


class Desk:
    """The running program at one step, for tests."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def words(self) -> str:
        """The screen as running text: lines joined, blanks folded."""
        return " ".join(self.text.replace("▌", " ").split())

    @property
    def step(self) -> StepView:
        screen = self.app.screen
        assert isinstance(screen, AgreementScreen)
        return screen.query_one("#step > *", StepView)

    @property
    def opened(self) -> object:
        step = self.step
        assert isinstance(step, PagedStep)
        return step.opened

    async def until(self, condition: Callable[[], object], what: str) -> None:
        for _ in range(300):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never: {what}\n{self.text}")

    async def shows(self, *words: str) -> None:
        for word in words:
            await self.until(lambda word=word: word in self.words, f"shows {word!r}")  # type: ignore[misc]

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def paste(self, text: str) -> None:
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(text))
        await self.settle()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        for _ in range(3):
            await self.pilot.pause()


@asynccontextmanager
async def at(
    path: Path, step: str, size: tuple[int, int] = (110, 50), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    with Session.open(path) as session:
        settings = Settings(animations=False, people={session.store.library_id: 7})
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        desk = Desk(app, pilot)
        await desk.until(lambda: app.sessions, "the library is open")
        await desk.settle()
        app.go_component(app.sessions[0], "agreement", step)
        await desk.until(
            lambda: isinstance(app.screen, AgreementScreen) and app.screen.ready, f"the step {step}"
        )
        await desk.settle()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


async def test_the_form_is_chosen_knowing_what_it_means(path: Path) -> None:
    async with at(path, "form", (110, 70)) as desk:
        await desk.shows(
            "! Udkast – ikke juridisk rådgivning",
            "○ Samarbejdsaftale: I skriver",
            "Vælg, hvad der skal være bindende.",
        )
        await desk.press("down", "space")
        await desk.shows("● Partnerskabsaftale: I lover hinanden noget.")
        await desk.press("tab", "space")
        await desk.shows("! En partnerskabsaftale binder, men I har svaret, at den kun er en hensigt.")
        await desk.press("down", "down", "space", "tab", "space", "tab")
        await desk.type("Vi ansætter en")
        await desk.press("tab")
        await desk.type("Sang på to sprog")
        await desk.press("tab")
        await desk.until(
            lambda: saved(path, "agreement") and saved(path, "agreement")[0]["title"] == "Sang på to sprog",
            "saved",
        )
    (form,) = saved(path, "agreement")
    assert (form["kind"], form["effect"], form["known"]) == ("partnership", "binding", True)
    assert form["reason"] == "Vi ansætter en"


async def test_parties_and_their_contributions_are_written(path: Path) -> None:
    async with at(path, "parties") as desk:
        await desk.shows("Tryk N, og skriv den første part")
        await desk.press("n")
        await desk.type("Æblehavens Bibliotek")
        await desk.press("tab", "tab", "tab", "tab")
        await desk.type("Bibliotekschef")
        await desk.press("escape")
        await desk.shows(
            "Æblehavens Bibliotek · underskriver: Bibliotekschef",
            "En aftale kræver mindst to parter. I har 1.",
        )
        await desk.press("f6")
        await desk.shows("! bidrager ikke med noget endnu")
        await desk.press("enter")
        await desk.shows("Bidrager med", "Får ud af det")
        await desk.type("To medarbejdere")
        await desk.press("tab", "tab")
        await desk.type("3 om ugen")
        await desk.press("escape")
        await desk.shows("Bidrager: To medarbejdere · Timer: 3 om ugen")
    (party,) = saved(path, "agreement_party")
    assert (party["signer"], party["gives"], party["hours"]) == (
        "Bibliotekschef",
        "To medarbejdere",
        "3 om ugen",
    )


async def test_a_clause_is_opened_ticked_written_and_put_in_place(path: Path) -> None:
    async with at(path, "clauses", (110, 70)) as desk:
        await desk.shows("0 af 26 relevante punkter er på plads.", "○ 1 Parter * Mangler modeltekst")
        await desk.press("down", "s", "s")
        await desk.shows("● 7 Organisation * På plads")
        await desk.press("down", "enter")
        await desk.shows(
            "8 Medarbejdere og frivillige", "[ ] Forsikring", "Modeltekst, udfyldt med det, I har svaret."
        )
        await desk.press("down", "enter")
        await desk.shows("[x] Forsikring")
        await desk.press("m")
        await desk.until(
            lambda: "træder ikke i stedet for dem" in saved(path, "agreement_clause")[-1]["text"], "text"
        )
        await desk.press("m")
        await desk.until(lambda: desk.app._notifications, "told")
        assert any("Der står allerede en tekst." in one.message for one in desk.app._notifications)
        await desk.press("tab", "tab")
        await desk.type("Tovholder")
        await desk.press("tab")
        await desk.paste(f"{HOSTILE} ")
        await desk.press("escape")
        await desk.shows("◐ 8 Medarbejdere og frivillige Delvist egen tekst", "1 af 26 relevante punkter")
    found = {doc["clause"]: doc for doc in saved(path, "agreement_clause")}
    assert found["organisation"]["status"] == "in_place"
    assert found["staff"]["responsible"] == "Tovholder"
    assert HOSTILE in found["staff"]["text"]
    assert saved(path, "agreement_point") == [{"clause": "staff", "point": "insurance", "done": True}]


async def test_the_open_clause_takes_a_colleagues_text_and_undo(path: Path) -> None:
    async with at(path, "clauses", (110, 70)) as desk:
        await desk.press("enter")
        await desk.shows("1 Parter", "Skal være på plads, før aftalen er klar.")
        put(
            path,
            AgreementClause(id=AgreementClause.key("parties"), clause="parties", text="En kollegas ord æøå"),
        )
        await desk.shows("En kollegas ord æøå")
        await desk.press("s")
        await desk.until(lambda: saved(path, "agreement_clause")[0]["status"] == "in_place", "in place")
        await desk.press("f8")
        await desk.until(lambda: saved(path, "agreement_clause")[0]["status"] == "", "undone")
        assert saved(path, "agreement_clause")[0]["text"] == "En kollegas ord æøå"


async def test_what_was_written_before_is_offered_to_the_clauses(path: Path) -> None:
    put(path, Clarify(challenge="Børn på øen hører ikke nok sprog."))
    async with at(path, "clauses") as desk:
        await desk.shows("1 forslag fra projektafklaring")
        await desk.press("ctrl+g")
        await desk.shows("2 Baggrund og formål", "Børn på øen hører ikke nok sprog.")
        await desk.press("e")
        await desk.shows("2 Baggrund og formål", "fra projektafklaring")
        await desk.until(lambda: desk.opened == "purpose", "the clause is open")
        await desk.press("ctrl+end")
        await desk.type(" Og mere")
        await desk.press("escape")
        await desk.until(lambda: "Og mere" in saved(path, "agreement_clause")[0]["text"], "written")
    assert (
        "Baggrunden er denne: Børn på øen hører ikke nok sprog." in saved(path, "agreement_clause")[0]["text"]
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
async def test_the_law_says_ask_a_lawyer(path: Path, language: Language) -> None:
    words = {
        "da": (
            "! Usikker: 1",
            "Spørg en jurist, før I skriver under.",
            "Usikker",
            "Kilde: Kommunalfuldmagtens",
            "Kontrolleret",
        ),
        "en": ("! Unsure: 1", "Ask a lawyer before you sign.", "Unsure", "Source: The principles", "Checked"),
    }[language]
    async with at(path, "law", language=language) as desk:
        await desk.press("s", "s")
        await desk.shows(*words[:3], DRAFT[language])
        await desk.press("enter")
        await desk.shows(*words[3:])
        await desk.press("tab")
        await desk.type("Vi spoerger")
        await desk.press("escape")
        await desk.shows("Vi spoerger")
        await desk.press("s")
        await desk.shows("✕ Problem: 1")
    (answer,) = saved(path, "agreement_law")
    assert (answer["item"], answer["answer"], answer["note"]) == ("powers", "problem", "Vi spoerger")


async def test_the_document_alone_is_written_beside_the_library(path: Path) -> None:
    put(path, AgreementForm(title="Sang i stuen", kind="cooperation"))
    put(path, NegotiationSheet(id=NegotiationSheet.key(), person=-1, batna="Vores plan B"))
    async with at(path, "document", (80, 24)) as desk:
        assert "G gem som fil" in desk.words
        await desk.press("g")
        (written,) = path.parent.glob("*.md")
        assert written.name.startswith("æblehaven-aftale-20")
        assert written.name in "".join(note.message for note in desk.app._notifications)
        await desk.press("g")
        assert len(list(path.parent.glob("*.md"))) == 2  # the first one is kept
    text = written.read_text("utf-8")
    assert text.startswith("# Sang i stuen\n")
    assert "ikke juridisk rådgivning" in text
    assert "plan B" not in text


async def test_an_english_program_writes_a_danish_agreement(path: Path) -> None:
    put(path, AgreementForm(title="Sang i stuen", kind="cooperation", language="da"))
    async with at(path, "document", language="en") as desk:
        await desk.press("g")
        (written,) = path.parent.glob("*.md")
        assert "-aftale-" in written.name
        assert "Parterne" in written.read_text("utf-8")
        assert "The document is written" in {note.title for note in desk.app._notifications}


async def test_the_document_is_read_with_the_page_keys(path: Path) -> None:
    put(
        path,
        AgreementForm(title=HOSTILE, kind="cooperation", effect="intention"),
        AgreementClause(
            id=AgreementClause.key("evaluation_form"), clause="evaluation_form", text="Sidste ord 💥"
        ),
        AgreementParty(id=1, name="Koret"),
    )
    async with at(path, "document", (80, 24)) as desk:
        await desk.shows(
            HOSTILE, "mellem Koret", "1 Parter Modeltekst", "[udfyldes]", "ting mangler, før aftalen er klar."
        )
        await desk.press("end")
        await desk.shows(
            "E Evalueringsskema", "Sidste ord 💥", "Ikke relevant i denne aftale: 18 Misligholdelse."
        )
        await desk.press("home")
        await desk.shows("mellem Koret")


async def test_versions_are_saved_and_compared(path: Path) -> None:
    def clause(text: str) -> AgreementClause:
        return AgreementClause(id=AgreementClause.key("purpose"), clause="purpose", text=text)

    put(path, clause("Vi synger hver tirsdag med børnene."))
    async with at(path, "versions") as desk:
        await desk.shows("Ingen versioner endnu.")
        await desk.press("n")
        await desk.type("Til partneren")
        await desk.press("escape")
        await desk.shows("· Til partneren", "Vælg en version med C")
        put(path, clause("Vi synger hver onsdag med børnene."))
        await desk.press("c")
        await desk.shows("2 Baggrund og formål ændret", "hver [-tirsdag-][+onsdag+] med børnene.", "til nu:")
        await desk.press("n")
        await desk.press("escape", "c")
        await desk.shows("uden navn:", "hver [-tirsdag-][+onsdag+] med børnene.")
        await desk.press("l")
        await desk.shows("1 Parter", "Vi synger hver onsdag med børnene.")
        await desk.press(*["pagedown"] * 12)
        await desk.shows("E Evalueringsskema")
        await desk.press("c", "up", "c")
        await desk.shows("Vælg en version med C")
    assert [doc["label"] for doc in saved(path, "agreement_version")] == ["Til partneren", ""]


async def test_a_status_meeting_reminds_of_reading_again(path: Path) -> None:
    put(path, AgreementReading(id=1, held=date(2020, 5, 4)), AgreementForm(end=date(2030, 1, 1)))
    async with at(path, "reading") as desk:
        await desk.shows(
            "Læs aftalen igen: Dagen for statusmødet (4. maj 2020) er gået",
            "Aftalen slutter den 1. januar 2030.",
        )
        await desk.press("enter", "tab", "space")
        await desk.press("escape")
        await desk.shows("● 4. maj 2020 · læst igen", "Der er ikke planlagt et statusmøde.")
    assert saved(path, "agreement_reading")[0]["read"] is True


def overfull(path: Path) -> None:
    long = "En lang tekst om børn, sprog og sange. " * 51
    put(
        path,
        *(
            AgreementParty(
                id=100 + n, position=n, name=f"Part {n} {HOSTILE}", gives=long, gets=long, signer="Formand"
            )
            for n in range(40)
        ),
        *(
            AgreementClause(id=AgreementClause.key(one), clause=one, text=long, responsible="Rolle " * 12)
            for one in ("parties", "purpose", "organisation")
        ),
        AgreementLaw(id=AgreementLaw.key("powers"), item="powers", answer="unsure", note=long),
        *(
            AgreementVersion(
                id=500 + n,
                position=n,
                label=f"Version {n}",
                made=datetime(2026, 11, 20, 10, n % 60, tzinfo=UTC),
                parts=(("purpose", "2", f"{n} {long}"),),
            )
            for n in range(60)
        ),
        *(AgreementReading(id=700 + n, position=n, held=date(2026, 1, 1), drift=long) for n in range(20)),
    )


@pytest.mark.parametrize(
    ("size", "full"), [((40, 12), False), ((40, 12), True), ((80, 24), True), ((200, 60), False)]
)
async def test_every_step_is_readable_at_every_size(path: Path, size: tuple[int, int], full: bool) -> None:
    if full:
        overfull(path)
    async with at(path, STEPS[0], size) as desk:
        for step in STEPS:
            await desk.until(lambda step=step: step == desk.step.STEP, step)  # type: ignore[misc]
            await desk.shows("! Udkast – ikke juridisk rådgivning")
            if step in {"clauses", "law"} or (full and step == "contributions"):
                await desk.press("enter")
                await desk.until(lambda: desk.opened is not None, "open")
                await desk.press("escape")
                await desk.until(lambda: desk.opened is None, "closed")
            if step != STEPS[-1]:
                await desk.press("f6")
