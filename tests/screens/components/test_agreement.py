"""The agreement on the screen: pressing keys, reading the screen, and then the file."""

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
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.settings import Settings
from screens.app import FacilitatorApp, build_app
from screens.components.agreement import AgreementScreen

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
        app.go_component(app.sessions[0], "agreement", step)
        desk = Desk(app, pilot)
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
            "Vælg, hvad der skal binde.",
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
