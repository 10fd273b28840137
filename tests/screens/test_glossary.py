"""The course's words: searched as one types, read with the arrows, in both languages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n
from facilitator.content import Course, load_course
from facilitator.i18n import sort_key
from screens.glossary import GlossaryDialog, searched
from screens.widgets.lines import LineList
from tests.screens.driver import Driver, driving

COURSE = load_course()


@pytest.fixture(scope="module")
def course() -> Course:
    return COURSE


@asynccontextmanager
async def glossary(
    library: Path, course: Course, initial: str = "", size: tuple[int, int] = (100, 40)
) -> AsyncIterator[Driver]:
    async with driving(library, size=size) as driver:
        driver.app.push_screen(GlossaryDialog(course, initial))
        await driver.until(lambda: isinstance(driver.app.screen, GlossaryDialog) and driver.app.focused)
        await driver.settle()
        yield driver


def cursor(driver: Driver) -> object:
    return driver.app.screen.query_one("#terms", LineList).cursor_key


def test_words_stand_in_dictionary_order_with_danish_letters_last(course: Course) -> None:
    names = [str(term.term) for term in searched(course.terms, "")]
    assert len(names) == len(course.terms)
    assert names == sorted(names, key=sort_key)
    assert names[-1].startswith(("å", "ø"))


def test_a_word_that_begins_so_comes_before_those_that_only_mention_it(course: Course) -> None:
    found = [term.id for term in searched(course.terms, "forhandling")]
    assert found[0] == "negotiation"
    assert {"issue"} <= set(found)
    assert searched(course.terms, "SMERTE")[0].id == "reservation_point"
    assert searched(course.terms, "batna")[0].id == "batna"
    assert searched(course.terms, "samarbejdspartner")[0].id == "partner", "other forms count"
    assert searched(course.terms, "[/x] 💥") == []


def test_english_is_searched_in_english(course: Course) -> None:
    i18n.use("en")
    assert [term.id for term in searched(course.terms, "white sp")] == ["white_spot"]
    assert searched(course.terms, "hvidt felt") == []


@given(st.text(max_size=12))
def test_any_search_gives_some_of_the_words_once(wanted: str) -> None:
    found = [term.id for term in searched(COURSE.terms, wanted)]
    assert len(set(found)) == len(found)
    assert set(found) <= {term.id for term in COURSE.terms}


@given(st.sampled_from(COURSE.terms))
def test_every_word_is_found_by_its_name(term: object) -> None:
    found = searched(COURSE.terms, str(term.term))  # type: ignore[attr-defined]
    assert term in found[:3]


async def test_typing_searches_arrows_read_and_escape_closes(library: Path, course: Course) -> None:
    async with glossary(library, course) as driver:
        await driver.shows(f"{len(course.terms)} ")
        await driver.type("hvidt")
        await driver.shows("hvidt felt", "hvide felter")
        assert cursor(driver) == "white_spot"
        await driver.press(*["backspace"] * 5)
        await driver.type("part")
        first = cursor(driver)
        await driver.press("down", "down")
        assert cursor(driver) != first
        await driver.press("enter", "down")
        assert driver.app.focused is not None
        assert driver.app.focused.id == "terms"
        await driver.type("zz")
        await driver.press("escape")
        assert not isinstance(driver.app.screen, GlossaryDialog)


async def test_a_letter_in_the_list_goes_on_in_the_field(library: Path, course: Course) -> None:
    async with glossary(library, course, "merv") as driver:
        assert cursor(driver) == "added_value"
        await driver.press("enter")
        await driver.type("æ")
        assert driver.app.focused is not None
        assert driver.app.focused.id == "wanted"
        await driver.press("pagedown", "pageup")
        assert cursor(driver) == "added_value"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_it_fits_every_window(library: Path, course: Course, size: tuple[int, int]) -> None:
    async with glossary(library, course, "aftale", size=size) as driver:
        await driver.press("down", "pagedown", "pageup", "enter", "end", "home")
        await driver.shows("aftale")
