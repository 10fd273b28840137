"""Finding what a library has written: type, choose, and stand in the step where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.components.clarify.records import Clarify
from facilitator.components.intake import ACTIVITY, IntakeAnswer
from facilitator.components.strategy import StrategyRisk
from facilitator.content import load_course
from facilitator.course import COMPONENTS
from facilitator.people import Person
from facilitator.record import key_id
from facilitator.search import everything_written, matching
from facilitator.session import Session
from facilitator.visibility import Activity, Phase, Viewer
from screens.base import ComponentScreen
from tests.screens.driver import driving


@pytest.fixture
def written(library: Path) -> Path:
    with Session.open(library) as session:
        session.put(
            "",
            Person(id=1, name="Åse"),
            Person(id=2, name="Bo"),
            Activity(id=Activity.key(ACTIVITY), name=ACTIVITY, phase=Phase.WRITING),
            Clarify(challenge="Børnene på ÆRØ får ikke læst højt", idea="Sange på to sprog"),
            StrategyRisk(id=5, text="Sundhedsplejen har ikke tid [/x]"),
            IntakeAnswer(id=key_id(IntakeAnswer.KIND, 2), person=2, idea="Bos hemmelige sang"),
        )
    return library


def found(path: Path, wanted: str, viewer: Viewer) -> list[str]:
    with Session.open(path, read_only=True) as session:
        texts = everything_written(session, load_course(), viewer, COMPONENTS)
        return [hit.text for hit in matching(texts, wanted)]


def test_every_word_must_be_there_in_any_order_and_case(written: Path) -> None:
    assert found(written, "højt ærø", Viewer(person=1)) == ["Børnene på ÆRØ får ikke læst højt"]
    assert found(written, "højt katte", Viewer(person=1)) == []
    assert found(written, "  ", Viewer(person=1)) == []


def test_what_a_colleague_has_not_revealed_is_not_found(written: Path) -> None:
    assert found(written, "hemmelige", Viewer(person=2)) == ["Bos hemmelige sang"]
    for viewer in (
        Viewer(person=1),
        Viewer(facilitator=True),
        Viewer(outside=True),
        Viewer(person=2, outside=True),
    ):
        assert found(written, "hemmelige", viewer) == []


async def test_type_a_word_and_stand_where_it_was_written(written: Path) -> None:
    async with driving(written, size=(80, 24)) as t:
        await t.press("enter", "ctrl+f")
        await t.shows("Søg i alt")
        await t.type("har ikke tid")
        await t.shows("1 sted", "Sundhedsplejen har ikke tid [/x]", "5 Strategisk forankring")
        await t.press("enter")
        await t.until(lambda: isinstance(t.app.screen, ComponentScreen) and t.app.screen.ready, "the step")
        await t.shows("Sundhedsplejen har ikke tid [/x]")


async def test_the_arrows_choose_among_the_hits_while_one_types(written: Path) -> None:
    async with driving(written) as t:
        await t.press("enter", "ctrl+f")
        await t.type("sang")
        await t.shows("Sange på to sprog")
        await t.press("down", "up", "escape")
        await t.until(lambda: t.screen_name == "LibraryScreen", "closed")


async def test_nothing_found_says_so(written: Path) -> None:
    async with driving(written) as t:
        await t.press("enter", "ctrl+f")
        await t.type("zzz")
        await t.shows("Intet fundet")
        await t.press("enter", "escape")
        await t.until(lambda: t.screen_name == "LibraryScreen", "closed")
