"""One library walks the whole course by keys alone, in Danish and in English: what is written early is found at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator import i18n
from facilitator.i18n import Language
from facilitator.settings import Settings
from screens.home import HomeScreen
from screens.library import LibraryScreen
from tests.screens.driver import driving
from tests.screens.walking import Walker
from tests.screens.whole_course import FILE, LIBRARY, PERSON, WALK

SIZE = (80, 24)


def settings(language: Language) -> Settings:
    """No motion; the language of the run."""
    return Settings(animations=False, language=language)


async def prepare(language: Language) -> Path:
    """What the facilitator does before: a workshop, two libraries, a date for everybody; and the other library."""
    async with driving(None, size=SIZE, settings=settings(language)) as t:
        w = Walker(t, Path(), language)
        await t.shows(w.say("Velkommen", "Welcome"))
        await t.press("down", "enter")
        await t.until(lambda: t.screen_name == "LineDialog", "the name")
        await w.type(w.say("Forår på Ærø", "Spring on Ærø"))
        await t.press("enter")
        await t.until(lambda: isinstance(t.app.screen, HomeScreen), "the workshop")
        home = t.app.screen
        assert isinstance(home, HomeScreen)
        for name in (LIBRARY, "Ølstykke"):
            await t.shows(w.say("Tryk N", "Press N") if name == LIBRARY else LIBRARY)
            await t.press("n")
            await t.until(lambda: t.screen_name == "LineDialog", "the library's name")
            await w.type(name)
            await t.press("enter")
            await t.shows(name)
        folder = home._path
        await t.press("f")
        await t.until(lambda: isinstance(t.app.screen, LibraryScreen), "the workshop's own file")
        w.file = folder / "workshop.json"
        await w.open("about", "course")
        await w.on("events")
        await w.add("about_event", title=w.say("Seminar på Ærø", "Seminar on Ærø"), day="2027-03-01")
        await w.saved("about_event", "Seminar")
    file = folder / "libraries" / "oelstykke.json"
    async with driving(file, size=SIZE, settings=settings(language)) as t:
        w = Walker(t, file, language)
        await w.begin("Bo")
        await w.open("showcase", "page")
        await w.on("pitch")
        await w.write("title", w.say("Sang i haven", "Songs in the garden"))
        await w.at("shared")
        await t.press("space")
        await w.saved("showcase", "'shared': True")
    return folder


@pytest.mark.timeout(400)
@pytest.mark.parametrize("language", ["da", "en"])
async def test_a_library_walks_the_whole_course(language: Language) -> None:
    i18n.use(language)
    file = await prepare(language) / "libraries" / FILE
    async with driving(file, size=SIZE, settings=settings(language)) as t:
        w = Walker(t, file, language)
        await w.begin(PERSON)
        for part in WALK:
            await part(w)
