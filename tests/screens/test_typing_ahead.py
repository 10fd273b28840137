"""Keys that come in one burst, or while a screen is on its way, all arrive and in their order."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.keys import _character_to_key

from facilitator.people import Person
from facilitator.session import Session
from screens.base import ComponentScreen
from tests.screens.driver import Driver, driving, table


async def burst(t: Driver, *keys: str) -> None:
    """All at once, as a paste or a very fast hand: nothing waits for anything."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        t.app.post_message(events.Key(name, key if len(key) == 1 else None))


async def test_a_name_typed_in_the_same_breath_as_the_key_that_asks_for_it(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø Bibliotek")
        await burst(t, "n", *"Fanø by", "enter")
        await t.until((workshop / "libraries" / "fanoe-by.json").exists, "its file")
        await t.shows("Fanø by")


async def test_text_typed_while_a_step_is_on_its_way(library: Path) -> None:
    with Session.open(library) as session:
        session.put("", Person(id=1, name="Åse"))
    async with driving(library) as t:
        await t.shows("Hvem er du?")
        await burst(t, "enter", "down", "enter", *"For få børn på Ærø", "f6", "f5")
        await t.until(lambda: isinstance(t.app.screen, ComponentScreen) and t.app.screen.ready, "a step")
        await t.until(lambda: any(doc.get("challenge") for doc in table(library, "clarify")), "saved")
    assert table(library, "clarify")[0]["challenge"] == "For få børn på Ærø"


async def test_screens_that_were_left_listen_no_more(library: Path) -> None:
    with Session.open(library) as session:
        session.put("", Person(id=1, name="Åse"))
    async with driving(library) as t:
        await t.press("enter")
        session = t.app.sessions[0]
        await t.press("enter")
        await t.press("escape")
        await t.shows("Forberedelse")
        before = len(session._listeners)
        for _ in range(3):
            await t.press("enter")
            await t.until(lambda: isinstance(t.app.screen, ComponentScreen), "the step")
            await t.press("escape")
            await t.until(lambda: not isinstance(t.app.screen, ComponentScreen), "the overview")
        await t.until(lambda: len(session._listeners) == before, "nobody else listens")


async def test_commands_work_with_caps_lock(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø Bibliotek")
        await t.press("N")
        await t.shows("Hvad hedder biblioteket?")
        await t.type("ÅBY")
        await t.press("enter")
        await t.shows("ÅBY")
    assert (workshop / "libraries" / "aaby.json").exists()


async def test_letters_are_a_new_name_wherever_the_cursor_stands(library: Path) -> None:
    with Session.open(library) as session:
        session.put("", Person(id=1, name="Kirsten"))
    async with driving(library) as t:
        await t.shows("Hvem er du?")
        await t.type("Søren Ærø")
        await t.press("enter")
        await t.until(lambda: len(table(library, "person")) == 2, "two people")
    assert [person["name"] for person in table(library, "person")] == ["Kirsten", "Søren Ærø"]
