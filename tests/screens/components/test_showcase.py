"""The showcase on the screen: the page, own words, the gallery and feedback between two libraries' files, by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.clarify import Clarify, TargetGroup
from facilitator.components.showcase import Showcase, ShowcaseFeedback
from facilitator.content import load_course
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Person
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.workshop import WorkshopFolder
from screens.app import FacilitatorApp, build_app

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = ("page", "pitch", "gallery", "feedback")
SIZES = ((40, 12), (80, 24), (200, 60))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = WorkshopFolder.create(tmp_path / "workshop", "Forår på Ærø")
    for name in ("Ærø Bibliotek", "Ølstykke Bibliotek"):
        with Session.open(made.add_library(name)) as session:
            session.put("", Person(id=7, name="Åse Ærø", role="librarian"))
    return made.path


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "libraries" / "aeroe-bibliotek.json"


@pytest.fixture
def other(folder: Path) -> Path:
    return folder / "libraries" / "oelstykke-bibliotek.json"


COURSE = load_course()


def said(key: str) -> str:
    """The first line of a sentence of the content file, in the language in use."""
    return " ".join(COURSE.words("showcase").word(key).splitlines()[0].split())


class Desk:
    """The running program at one step."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot
        self.opened: list[str] = []

    @property
    def words(self) -> str:
        """The screen as running text."""
        strips = self.app.screen._compositor.render_strips()
        text = "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
        return " ".join(text.replace("▌", " ").split())

    @property
    def step(self) -> Any:
        return self.app.screen.step_view  # type: ignore[attr-defined]

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(sign) for sign in text))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        for _ in range(400):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never: {what}\n{self.words}")

    async def shows(self, *words: str) -> None:
        for word in words:
            await self.until(lambda word=word: word in self.words, word)  # type: ignore[misc]

    async def hides(self, word: str) -> None:
        await self.until(lambda: word not in self.words, f"gone: {word}")


@asynccontextmanager
async def at(
    path: Path, step: str | None, size: tuple[int, int] = (100, 50), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    with Session.open(path) as session:
        settings = Settings(animations=False, people={session.store.library_id: 7}, language=language)
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.sessions and app.course)
        app.open_url = lambda url, **_: desk.opened.append(url)  # type: ignore[method-assign]
        app.go_component(app.sessions[0], "showcase", step)
        await desk.until(lambda: getattr(app.screen, "COMPONENT", "") == "showcase" and app.screen.ready)  # type: ignore[attr-defined]
        await pilot.pause()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


def put(path: Path, *records: Any) -> None:
    with Session.open(path) as session:
        session.put("", *records)


def library_id(path: Path) -> str:
    with Session.open(path) as session:
        return session.store.library_id


async def test_an_empty_page_says_what_to_do_first(path: Path) -> None:
    async with at(path, "page", (80, 24)) as desk:
        await desk.shows("Siden er tom", "Begynd i Projektafklaring", said("page_own"))
        await desk.press("o")
        await desk.shows(said("recording_missing"))


async def test_the_page_says_where_its_texts_come_from_and_what_is_missing(path: Path) -> None:
    put(
        path,
        Clarify(challenge=f"Øen er lang {HOSTILE}"),
        TargetGroup(id=1, name="Børn"),
        Showcase(title="Pakken hjem", goal="At den kommer frem"),
    )
    async with at(path, "page") as desk:
        await desk.shows(
            "Pakken hjem",
            f"Øen er lang {HOSTILE}",
            "projektafklaring, ",
            "Målet jeres egne ord",
            "! Mangler endnu: Projektet i én sætning, Partnerne",
            said("recording_none"),
        )
        await desk.press("e")
        await desk.until(lambda: desk.step.STEP == "pitch")
        await desk.shows("Projektets navn")


async def test_own_words_are_written_and_the_page_is_shown_by_keys(path: Path) -> None:
    async with at(path, "pitch", (80, 24)) as desk:
        await desk.type("Pakken hjem")
        await desk.press("tab")
        await desk.type("Sammen får vi den helt hjem.")
        await desk.press("tab")
        await desk.type("vores film")
        await desk.press("tab")
        await desk.shows("! Det ligner ikke en webadresse.")
        assert not saved(path, "showcase")[0]["shared"]
        await desk.press("space")
        await desk.until(lambda: saved(path, "showcase")[0]["shared"])
        found = saved(path, "showcase")[0]
        assert (found["title"], found["recording"]) == ("Pakken hjem", "vores film")
        await desk.press("shift+tab", "ctrl+u")
        await desk.type("https://example.org/film")
        await desk.press("tab")
        await desk.hides("! Det ligner ikke en webadresse.")
        await desk.press("f5")
        await desk.until(lambda: desk.step.STEP == "page")
        await desk.shows("● De andre biblioteker kan se siden.")
        await desk.press("o")
        assert desk.opened == ["https://example.org/film"]


async def test_what_the_other_parts_say_is_offered_and_taken(path: Path) -> None:
    put(path, Clarify(challenge="Øen er lang"), TargetGroup(id=1, name="Børn"))
    async with at(path, "pitch") as desk:
        await desk.shows("↓ 2 ")
        await desk.press("ctrl+g")
        await desk.until(lambda: "Øen er lang" in desk.words)
        await desk.press("a")
        await desk.until(lambda: saved(path, "showcase") and saved(path, "showcase")[0]["challenge"])
        assert saved(path, "showcase")[0]["audience"] == "Børn"


async def test_the_gallery_shows_only_what_is_shared(path: Path, other: Path) -> None:
    put(other, Showcase(title="Hemmeligt"))
    async with at(path, "gallery") as desk:
        await desk.shows(said("gallery_empty"))
        assert "Hemmeligt" not in desk.words
        put(
            other,
            Showcase(title=HOSTILE, elevator="Én sætning", shared=True, recording="https://example.org/f"),
        )
        await desk.shows(
            "Ølstykke Bibliotek", HOSTILE, "Én sætning", said("gallery_recording"), said("gallery_nothing")
        )
        await desk.press("enter")
        await desk.shows("Optagelse af fremvisningen", "https://example.org/f")
        await desk.press("o")
        assert desk.opened == ["https://example.org/f"]
        put(other, Showcase(title=HOSTILE, shared=False))
        await desk.shows(said("gallery_gone"))
        await desk.press("escape")
        await desk.shows(said("gallery_empty"))


async def test_feedback_is_given_by_keys_and_reaches_the_other_library(path: Path, other: Path) -> None:
    put(other, Showcase(title="Naboaften", shared=True))
    async with at(path, "gallery", (80, 24)) as desk:
        await desk.shows("Naboaften")
        await desk.press("enter")
        await desk.shows(said("empty_to_them"))
        await desk.press("2")
        await desk.shows("Spørgsmål til Ølstykke Bibliotek")
        assert saved(path, "showcase_feedback") == []
        await desk.type("1 2 o: hvem ringer?")
        await desk.press("tab")
        await desk.until(lambda: saved(path, "showcase_feedback"))
        found = saved(path, "showcase_feedback")[0]
        assert (found["kind"], found["text"], found["sent"]) == ("question", "1 2 o: hvem ringer?", False)
        assert found["target"] == library_id(other)
        await desk.press("escape")
        await desk.shows("1 kladde er ikke sendt")
        await desk.press("2")
        await desk.shows("hvem ringer?", "Må ses af det andet bibliotek")
        await desk.press("tab", "space")
        await desk.until(lambda: saved(path, "showcase_feedback")[0]["sent"])
        assert len(saved(path, "showcase_feedback")) == 1
        await desk.press("escape")
        await desk.shows("I har sendt: spørgsmål")
        await desk.press("escape", "f6")
        await desk.shows("● sendt · Ølstykke Bibliotek · Spørgsmål: 1 2 o: hvem ringer?")
    async with at(other, "feedback") as desk:
        await desk.shows("? Spørgsmål Ærø Bibliotek · i dag", "1 2 o: hvem ringer?")


async def test_nothing_is_saved_when_nothing_is_written(path: Path, other: Path) -> None:
    put(other, Showcase(title="Naboaften", shared=True))
    async with at(path, "gallery") as desk:
        await desk.shows("Naboaften")
        await desk.press("1", "escape", "3", "escape")
        await desk.shows(said("gallery_nothing"))
        assert saved(path, "showcase_feedback") == []


async def test_an_empty_note_is_never_sent(path: Path, other: Path) -> None:
    put(other, Showcase(title="Naboaften", shared=True))
    async with at(path, "gallery") as desk:
        await desk.shows("Naboaften")
        await desk.press("1")
        await desk.shows("Må ses af det andet bibliotek")
        await desk.press("tab", "space")
        await desk.until(lambda: saved(path, "showcase_feedback"))
        await desk.press("escape")
        await desk.shows(said("gallery_nothing"))
        assert [one.message for one in desk.app._notifications] == [said("no_text")]
        assert saved(path, "showcase_feedback") == []


async def test_nobody_gives_feedback_on_their_own_project(path: Path) -> None:
    put(path, Showcase(title="Vores eget", shared=True))
    async with at(path, "gallery") as desk:
        await desk.shows("Ærø Bibliotek (jer)", "1 bibliotek viser sit projekt.")
        await desk.press("1")
        assert desk.step.place == "list"
        await desk.press("enter")
        await desk.shows(said("own_project"))
        await desk.press("2")
        assert desk.step.place == "page"


async def test_received_feedback_is_read_and_own_is_changed_and_removed(path: Path, other: Path) -> None:
    here, there = library_id(path), library_id(other)
    put(other, ShowcaseFeedback(id=1, target=here, kind="good", text=HOSTILE, sent=True))
    put(path, ShowcaseFeedback(id=2, target=there, target_name="Gammelt navn", kind="good", text="Fint"))
    async with at(path, "feedback", language="en") as desk:
        await desk.shows(
            "+ Good", HOSTILE, "Ølstykke Bibliotek · today", "○ draft · Ølstykke Bibliotek · Good: Fint"
        )
        for _ in range(6):
            if not desk.step.given.has_focus:
                await desk.press("tab")
        await desk.press("enter")
        await desk.shows("Good for Ølstykke Bibliotek")
        await desk.type(", og varmt")
        await desk.press("escape")
        await desk.until(lambda: saved(path, "showcase_feedback")[0]["text"] == "Fint, og varmt")
        await desk.until(lambda: desk.step.given.has_focus)
        await desk.press("delete")
        await desk.until(lambda: not saved(path, "showcase_feedback"))
        await desk.shows(said("removed"), "Nothing yet.")
        await desk.press("f8")
        await desk.until(lambda: saved(path, "showcase_feedback"))


async def test_the_facilitator_finds_the_gallery_in_the_workshops_file(
    folder: Path, path: Path, other: Path
) -> None:
    async with at(folder / "workshop.json", None) as desk:
        assert desk.step.STEP == "gallery"
        await desk.shows(said("gallery_empty_all"))
        put(other, Showcase(title="Naboaften", shared=True))
        put(path, Showcase(title="Hemmeligt"))
        await desk.shows("Naboaften", "1 bibliotek viser sit projekt. Enter åbner siden.")
        await desk.press("1")
        assert desk.step.place == "list"
        await desk.press("enter")
        await desk.shows(said("keys_back"))
        assert "Hemmeligt" not in desk.words
        for _ in range(2):
            await desk.press("f5")
            await desk.shows("Kurset har ikke selv noget projekt.")
        await desk.press("o", "e", "f6", "f6", "f6")
        await desk.shows("Kurset har ikke selv noget projekt.")
        assert saved(folder / "workshop.json", "showcase") == []


async def test_the_facilitator_reads_the_page_in_english(path: Path) -> None:
    put(path, Clarify(challenge="Øen er lang"))
    async with at(path, "page", language="en") as desk:
        await desk.shows("The challenge from project clarification, ", "Still missing: ", said("page_own"))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_step_stands_at_every_size_overfull(
    path: Path, other: Path, size: tuple[int, int]
) -> None:
    long = "Æblegrød " * 220
    here, there = library_id(path), library_id(other)
    full = dict.fromkeys([name for name in Showcase.model_fields if name not in {"id", "shared"}], long)
    put(path, Showcase(**full, shared=True))  # type: ignore[arg-type]
    put(other, Showcase(**full, shared=True))  # type: ignore[arg-type]
    rows = range(1, 41)
    put(other, *(ShowcaseFeedback(id=n, target=here, kind="good", text=long, sent=True) for n in rows))
    put(path, *(ShowcaseFeedback(id=n, target=there, kind="contact", text=long) for n in rows))
    async with at(path, "page", size) as desk:
        for step in STEPS[1:]:
            await desk.press("end", "f6")
            await desk.until(lambda step=step: step == desk.step.STEP)  # type: ignore[misc]
            if step == "gallery":
                await desk.until(lambda: len(desk.step.projects.items) == 2)
                await desk.press("down", "enter", "end", "escape")
        await desk.press("down", "pagedown", "end", "tab", "end")
        assert desk.app.is_running
