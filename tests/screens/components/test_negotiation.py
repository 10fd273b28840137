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
    Negotiation,
    NegotiationIssue,
)
from facilitator.components.negotiation.records import MAX, MIN, YES_NO
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
    path: Path, step: str, size: tuple[int, int] = (110, 60), language: Language = "da"
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
