"""What the facilitator locks in the room is locked in every part where people write, and said there; nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.components.partners import Idea
from facilitator.components.relations.records import ROUNDS, activity_of_round
from facilitator.course import COMPONENTS
from facilitator.people import Person, Seat
from facilitator.record import Personal
from facilitator.session import Put, Session
from facilitator.settings import Settings
from facilitator.visibility import Activity, Phase, Write
from screens.base import ComponentScreen
from tests.screens.driver import Driver, driving, table
from tests.screens.room.meeting import RoomOf

PLACES = [
    (component.id, place, name) for component in COMPONENTS for place, name in component.activities.items()
]


def give(path: Path, seat: Seat, *activities: Activity) -> None:
    """Another process writes these into the library's file, as the control view does."""
    with Session.open(path, seat) as session:
        session.edit("", lambda _: [Put(activity) for activity in activities])


def activity(name: str, **state: object) -> Activity:
    """The room's rule of an activity."""
    return Activity(id=Activity.key(name), name=name).revise(**state)


def personal(path: Path) -> dict[str, list[object]]:
    """Everything that persons have given, by kind."""
    kinds = {
        kind.KIND
        for component in COMPONENTS
        for kind in component.kinds
        if issubclass(kind, Personal) and kind.ACTIVITY
    }
    return {kind: [*sorted(map(repr, table(path, kind)))] for kind in kinds}


async def at(t: Driver, component: str, place: str) -> ComponentScreen:
    """Open a step of a part."""
    session = next(iter(t.app.rooms))
    t.app.go_component(session, component, place)
    await t.until(
        lambda: getattr(t.app.screen, "place", "") == f"{component}.{place}" and t.app.screen.ready,  # type: ignore[attr-defined]
        f"{component}.{place}",
    )
    await t.settle()
    screen = t.app.screen
    assert isinstance(screen, ComponentScreen)
    return screen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with everything in it, in a workshop whose room does nothing."""
    return RoomOf(tmp_path / "demo", ()).library("gladsaxe")


def seated(path: Path) -> Settings:
    """The first of the library's people sits here."""
    with Session.open(path) as session:
        return Settings(animations=False, people={session.store.library_id: session.all(Person)[0].id})


NAMES = sorted({name for _, _, name in PLACES} | {activity_of_round(one) for one in ROUNDS})


async def test_what_is_frozen_takes_nothing_and_says_so_everywhere(path: Path) -> None:
    give(path, Seat(facilitator=True), *(activity(name, phase=Phase.FROZEN) for name in NAMES))
    before = personal(path)
    async with driving(path, settings=seated(path), size=(80, 24)) as t:
        await t.until(lambda: t.app.rooms, "the library is open")
        for component, place, _ in PLACES:
            await at(t, component, place)
            await t.shows("■ Svarene er låst, og ingen ser de andres svar endnu.")
            assert "F9 låser dem op" not in t.text, place
            assert "F9 åbner dem igen" not in t.text, place
            await t.press("3", "space", "tab")
            for _ in range(3):
                if not isinstance(t.app.screen, ComponentScreen):
                    await t.press("escape")
            assert personal(path) == before, place
        await t.press("f9")
        await t.shows("Svarene er låst, og ingen ser", "Lås op, og skriv videre", "Vis svarene")
        await t.press("escape")
        give(path, Seat(facilitator=True), *(activity(name) for name in NAMES))
        await t.until(lambda: "■ Svarene er låst" not in t.text, "the screen redraws by itself")


async def test_a_text_that_the_facilitator_stops_stays_in_its_field(path: Path) -> None:
    idea = "Kolonihaverne"
    desk = Seat(facilitator=True)
    give(path, desk, activity("partners.ideas"))
    async with driving(path, settings=seated(path)) as t:
        await t.until(lambda: t.app.rooms, "the library is open")
        await at(t, "partners", "ideas")
        await t.type(idea)
        give(path, desk, activity("partners.ideas", write=Write.FACILITATOR))
        await t.shows("■ Facilitator skriver for alle lige nu.")
        await t.press("enter")
        assert idea in t.text
        assert idea not in str(table(path, "partners_idea"))
        with Session.open(path, desk) as session:
            person = session.all(Person)[0].id
            session.put("", Idea(id=session.new_id(), person=person, entered_by=0, text="Fra papir"))
        give(path, desk, activity("partners.ideas"))
        await t.until(lambda: "■ Facilitator skriver" not in t.text, "open again")
        await t.press("enter")
        await t.until(lambda: idea in str(table(path, "partners_idea")), "the text was kept, and is saved")
