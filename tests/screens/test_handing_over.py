"""A computer that is handed to the partner: nothing of ours is seen or changed, and nothing of theirs is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.components.negotiation import Negotiation, NegotiationIssue, NegotiationSheet
from facilitator.components.relations import RelationsAnswer, RelationsRespondent
from facilitator.people import Person
from facilitator.session import Session
from screens.base import ComponentScreen
from screens.handing_over import OURS_ALONE
from screens.panels import CourseMap, Guide
from tests.screens.driver import Driver, driving
from tests.screens.test_carrying import go

SECRET = "HEMMELIG GRÆNSE"
KEYS = ("f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "ctrl+f", "ctrl+g", "ctrl+y", "ctrl+z")


@pytest.fixture
def begun(library: Path) -> Path:
    with Session.open(library) as session:
        session.put(
            "",
            Person(id=1, name="Åse"),
            Negotiation(batna_ours=SECRET),
            NegotiationIssue(
                id=1, position=1.0, name="Timer", direction="max", target=10, limit=8, settled=2, weight=3
            ),
            RelationsRespondent(id=9, round="start", role="Formand"),
        )
    return library


async def handed(t: Driver, part: str, step: str, *keys: str) -> ComponentScreen:
    """Our own edit, and then the computer is the partner's."""
    screen = await go(t, part, step)
    screen.session.revise(SECRET, NegotiationIssue, 1, limit=7)
    await t.press(*keys)
    await t.until(lambda: screen.handed_over, "handed over")
    await t.settle()
    return screen


PLACES = [("negotiation", "sheet", ("h",)), ("relations", "health", ("p", "s"))]


@pytest.mark.parametrize(("part", "step", "keys"), PLACES)
async def test_the_partner_sees_and_changes_nothing_of_ours(
    begun: Path, part: str, step: str, keys: tuple[str, ...]
) -> None:
    async with driving(begun, size=(200, 50)) as t:
        screen = await handed(t, part, step, *keys)
        view = screen.step_view
        assert not screen.query_one(CourseMap).display
        assert not screen.query_one(Guide).display
        for key in KEYS:
            await t.press(key)
            assert t.app.screen is screen, key
            assert screen.step_view is view, key
            assert not screen.query_one(CourseMap).display, key
            assert SECRET not in t.text, key
            assert "smertegrænse" not in t.text, key
        assert not screen.may_leave()
        assert screen.session.get(NegotiationIssue, 1).limit == 7  # type: ignore[union-attr]
        ours = [a for a in screen.active_bindings.values() if a.node is screen and a.enabled]
        assert not {a.binding.action.split("(")[0] for a in ours} & OURS_ALONE
        await t.press("ctrl+p")
        await t.until(lambda: t.app.screen is not screen, "the palette")
        await t.settle()
        assert SECRET not in t.text
        assert "Rapport" not in t.text


async def test_a_sheet_is_never_taken_back_by_us(begun: Path) -> None:
    async with driving(begun) as t:
        screen = await handed(t, "negotiation", "sheet", "h")
        await t.type("Leder")
        await t.press("tab")
        await t.type("Deres plan")
        await t.settle()
        await screen.step_view.action_hand()  # type: ignore[attr-defined]
        await t.until(lambda: not screen.handed_over, "given back")
        await t.settle()
        await t.press("f8")
        sheet = screen.session.get(NegotiationSheet, NegotiationSheet.key())
        assert sheet is not None
        assert sheet.role == "Leder"
        # It is our own edit from before that was taken back.
        assert screen.session.get(NegotiationIssue, 1).limit == 8  # type: ignore[union-attr]


async def test_sealed_answers_stay_sealed(begun: Path) -> None:
    async with driving(begun) as t:
        screen = await handed(t, "relations", "health", "p", "s")
        await t.press("1", "2", "f")
        await t.shows("Giv computeren tilbage")
        assert not screen.may_leave()
        await t.press("enter")
        await t.until(lambda: not screen.handed_over, "given back")
        for _ in range(4):
            await t.press("f8")
        await t.press("ctrl+y")
        respondent = screen.session.get(RelationsRespondent, 9)
        assert respondent is not None
        assert respondent.done
        assert len(screen.session.all(RelationsAnswer)) == 2


async def test_the_other_language_leaves_the_partner_where_they_are(begun: Path) -> None:
    async with driving(begun) as t:
        screen = await handed(t, "relations", "health", "p", "s")
        await t.app.action_speak_other()
        await t.shows("Formand")
        assert screen.handed_over
        assert not screen.query_one(CourseMap).display
        await t.press("escape")
        await t.until(lambda: not screen.handed_over, "given back")


async def test_a_file_that_takes_no_words_is_not_handed_over(begun: Path) -> None:
    async with driving(begun) as t:
        screen = await go(t, "negotiation", "sheet")
        screen.session.store._storage.why_read_only = "læses kun"
        await t.press("h")
        assert not screen.handed_over
        screen.session.store._storage.why_read_only = None
        await t.press("h")
        await t.until(lambda: screen.handed_over, "handed over")
        screen.session.store._storage.why_read_only = "læses kun"
        assert not screen.may_leave()
        await screen.step_view.action_hand()  # type: ignore[attr-defined]
        assert not screen.handed_over
        assert screen.may_leave()
