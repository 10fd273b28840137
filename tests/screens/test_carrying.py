"""Suggestions from earlier parts, as people meet them: a line, a window, a field that says where its text came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.components.clarify.records import Clarify
from facilitator.i18n import Language
from facilitator.people import Person
from facilitator.session import Session
from facilitator.settings import Settings
from screens.base import ComponentScreen
from tests.screens.driver import Driver, driving, table


@pytest.fixture
def begun(library: Path) -> Path:
    with Session.open(library) as session:
        session.put("", Person(id=1, name="Åse"), Clarify(challenge="Færre børn [red] på Ærø får læst højt"))
    return library


async def go(t: Driver, component: str, step: str) -> ComponentScreen:
    await t.shows("Hvem er du?")
    await t.press("enter")
    t.app.go_component(t.app.sessions[0], component, step)
    await t.until(lambda: isinstance(t.app.screen, ComponentScreen) and t.app.screen.ready, "the step")
    await t.settle()
    screen = t.app.screen
    assert isinstance(screen, ComponentScreen)
    return screen


@pytest.mark.parametrize(
    ("language", "line", "words"),
    [
        ("da", "forslag fra projektafklaring, ", "Fra tidligere dele af kurset"),
        ("en", "suggestion from project clarification, ", "From earlier parts of the course"),
    ],
)
async def test_a_suggestion_is_named_shown_and_taken(
    begun: Path, language: Language, line: str, words: str
) -> None:
    async with driving(begun, settings=Settings(animations=False, language=language)) as t:
        await t.app.speak(language)
        if language == "da":
            await go(t, "strategy", "logic")
        else:
            await t.press("enter")
            t.app.go_component(t.app.sessions[0], "strategy", "logic")
        await t.shows(line)
        assert table(begun, "strategy_logic") == []
        await t.press("ctrl+g")
        await t.shows(words, "Færre børn [red] på Ærø")
        await t.press("enter")
        await t.until(lambda: isinstance(t.app.screen, ComponentScreen), "the window is gone")
        await t.until(lambda: line not in t.text or "changed" in t.text, "nothing is offered any more")
    assert table(begun, "strategy_logic")[0]["problem"] == "Færre børn [red] på Ærø får læst højt"
    (answer,) = table(begun, "carried")
    assert answer["taken"] is True


async def test_the_field_says_where_its_text_came_from_and_that_it_was_changed(begun: Path) -> None:
    async with driving(begun, size=(120, 50)) as t:
        await go(t, "strategy", "logic")
        await t.press("ctrl+g")
        await t.shows("Fra tidligere dele af kurset")
        await t.press("e")
        await t.shows("fra projektafklaring, ")
        await t.press("end")
        await t.type("!")
        await t.until(lambda: table(begun, "strategy_logic")[0]["problem"].endswith("!"), "saved")
        await t.shows(", rettet")
    async with driving(begun, size=(120, 50)) as t:
        await t.press("enter")
        session = t.app.sessions[0]
        session.put("", session.form(Clarify).revise(challenge="Noget helt andet"))
        t.app.go_component(session, "strategy", "logic")
        await t.shows("1 forslag fra projektafklaring")
        await t.press("ctrl+g")
        await t.shows("ændret dér siden sidst", "Noget helt andet", "her står")
        await t.press("delete")
        await t.until(lambda: isinstance(t.app.screen, ComponentScreen), "the window is gone")
        await t.until(lambda: "1 forslag" not in t.text, "ignored")
    assert table(begun, "strategy_logic")[0]["problem"].endswith("!")


async def test_undo_takes_back_what_was_taken(begun: Path) -> None:
    async with driving(begun) as t:
        await go(t, "strategy", "logic")
        await t.press("ctrl+g", "a")
        await t.until(lambda: table(begun, "strategy_logic") != [], "taken")
        await t.press("f8")
        await t.shows("1 forslag fra projektafklaring")


async def test_nothing_offered_shows_no_key(library: Path) -> None:
    async with driving(library, size=(200, 50)) as t:
        await t.press("escape")
        t.app.go_component(t.app.sessions[0], "strategy", "logic")
        await t.shows("Strategisk forankring")
        await t.settle()
        assert "Ctrl+G" not in t.text
        await t.press("ctrl+g")
        assert isinstance(t.app.screen, ComponentScreen)


async def test_the_window_fits_a_small_terminal(begun: Path) -> None:
    async with driving(begun, size=(80, 24)) as t:
        session = t.app.sessions[0]
        session.put("", session.form(Clarify).revise(challenge="ord " * 500))
        await t.press("enter")
        t.app.go_component(session, "strategy", "logic")
        await t.shows("forslag fra projektafklaring")
        await t.press("ctrl+g")
        await t.shows("Fra tidligere dele af kurset", "Esc tilbage")
