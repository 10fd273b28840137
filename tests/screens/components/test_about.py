"""About the course on the screen: reading, the notice board, the calendar and the phases, by keys and in the files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tinydb import TinyDB

from facilitator import i18n
from facilitator.components.about import About, AboutConsultant, AboutEvent, AboutNotice
from facilitator.components.clarify import Clarify
from facilitator.components.homework import local_today
from facilitator.content import load_course
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Person
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.workshop import WorkshopFolder
from screens.app import FacilitatorApp, build_app

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = ("course", "people", "libraries", "events", "board", "phases")
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
    return " ".join(COURSE.words("about").word(key).splitlines()[0].split())


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
    path: Path, step: str, size: tuple[int, int] = (100, 44), language: Language = "da"
) -> AsyncIterator[Desk]:
    i18n.use(language)
    with Session.open(path) as session:
        settings = Settings(animations=False, people={session.store.library_id: 7}, language=language)
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.sessions and app.course)
        app.open_url = lambda url, **_: desk.opened.append(url)  # type: ignore[method-assign]
        app.go_component(app.sessions[0], "about", step)
        await desk.until(lambda: getattr(app.screen, "COMPONENT", "") == "about" and app.screen.ready)  # type: ignore[attr-defined]
        await pilot.pause()
        yield desk


def saved(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table)]


def put(path: Path, *records: Any) -> None:
    with Session.open(path) as session:
        session.put("", *records)


async def test_the_description_scrolls_and_says_what_has_been_read(path: Path) -> None:
    async with at(path, "course", (80, 24)) as desk:
        await desk.shows("Formål", "Kurset er for folkebiblioteker")
        await desk.press("end")
        await desk.shows("Ud af boksen", "læst i uddrag", "https://bygpartnerskaber.dk")


async def test_the_description_in_english(path: Path) -> None:
    async with at(path, "course", (100, 60), "en") as desk:
        await desk.shows("Purpose", "Prerequisites")
        await desk.press("end")
        await desk.shows("○ not seen: ")


async def test_consultants_are_read_from_the_workshops_file(folder: Path, path: Path) -> None:
    async with at(path, "people") as desk:
        await desk.shows(said("none_consultants"))
        put(
            folder / "workshop.json",
            AboutConsultant(id=1, name=HOSTILE, role="Kursusleder", email="mail@example.org"),
        )
        await desk.shows(HOSTILE, "Kursusleder", "mail@example.org")
        assert "[+]" not in desk.words


async def test_a_file_alone_says_that_it_is_alone(tmp_path: Path) -> None:
    from facilitator.people import Library

    path = tmp_path / "alene.json"
    with Session.create(path, Library(name="Alene")) as session:
        session.put("", Person(id=7, name="Åse"))
    async with at(path, "people") as desk:
        await desk.shows(said("no_workshop"))


async def test_libraries_are_named_and_measured(path: Path, other: Path) -> None:
    put(other, Clarify(challenge="Øen er lang"))
    async with at(path, "libraries", (140, 40)) as desk:
        await desk.shows("Ærø Bibliotek (jer)", "Ølstykke Bibliotek", "0 af", "◐ 1 Afdække i gang")
        assert "Øen er lang" not in desk.words


async def test_the_calendar_opens_a_link_and_shows_it(folder: Path, path: Path) -> None:
    soon = local_today() + timedelta(days=9)
    put(
        folder / "workshop.json",
        AboutEvent(id=1, title=f"Møde {HOSTILE}", day=soon, time="kl. 9.30", link="https://example.org/møde"),
        AboutEvent(id=2, title="Opstart", day=date(2020, 1, 2)),
        AboutEvent(id=3, title="Uden link"),
    )
    async with at(path, "events") as desk:
        await desk.shows(f"Møde {HOSTILE}", "Link: https://example.org/møde", "dato følger", "2. januar 2020")
        await desk.press("enter")
        assert desk.opened == ["https://example.org/møde"]
        await desk.press("down", "o")
        await desk.shows(said("link_none"))
        assert len(desk.opened) == 1


async def test_the_facilitators_events_stand_by_date(folder: Path) -> None:
    file = folder / "workshop.json"
    put(
        file,
        AboutEvent(id=1, position=1, title="Uden dag"),
        AboutEvent(id=2, position=2, title="Sidst", day=date(2031, 5, 1)),
        AboutEvent(id=3, position=3, title="Først", day=date(2031, 4, 1)),
    )
    async with at(file, "events") as desk:
        await desk.shows("Først", "Sidst", "Uden dag")
        above = desk.words[: desk.words.index(said("title_seen"))]
        assert above.index("Først") < above.index("Sidst") < above.index("Uden dag")


async def test_a_link_that_is_no_web_address_is_never_opened(folder: Path, path: Path) -> None:
    put(folder / "workshop.json", AboutEvent(id=1, title="Møde", link="file:///etc/passwd"))
    async with at(path, "events") as desk:
        await desk.shows("file:///etc/passwd")
        await desk.press("enter")
        assert desk.opened == []


async def test_a_notice_is_written_put_up_and_taken_down_by_keys(path: Path) -> None:
    async with at(path, "board") as desk:
        await desk.shows(said("none_board"))
        await desk.press("n")
        await desk.type("Plakat søges")
        await desk.press("tab")
        await desk.type("A3 og på polsk")
        await desk.press("tab")
        await desk.until(lambda: saved(path, "about_notice") and saved(path, "about_notice")[0]["text"])
        assert not saved(path, "about_notice")[0]["posted"]
        await desk.shows("○ kladde · Plakat søges", said("none_board"))
        await desk.press("space")
        await desk.until(lambda: saved(path, "about_notice")[0]["posted"])
        await desk.shows("Ærø Bibliotek (jer)", "● på tavlen · Plakat søges")
        await desk.hides(said("none_board"))
        await desk.press("space")
        await desk.shows(said("none_board"))
        await desk.press("escape", "delete")
        await desk.until(lambda: not saved(path, "about_notice"))


async def test_the_board_shows_the_others_notices_without_people(
    folder: Path, path: Path, other: Path
) -> None:
    put(
        other,
        AboutNotice(id=1, title=HOSTILE, text="To stole\ntilovers", posted=True),
        AboutNotice(id=2, title="X9"),
    )
    put(folder / "workshop.json", AboutNotice(id=3, title="Husk nøglerne", posted=True))
    async with at(path, "board", (80, 24), "en") as desk:
        await desk.shows(
            "Ølstykke Bibliotek · today", HOSTILE, "To stole", "The facilitator · today", "Husk nøglerne"
        )
        assert "Åse" not in " ".join(desk.words.split("Åse Ærø")[1:])
        assert "X9" not in desk.words
        await desk.press("n")
        await desk.type("Yes please")
        await desk.press("escape")
        await desk.until(lambda: [row["title"] for row in saved(path, "about_notice")] == ["Yes please"])


async def test_the_mark_is_set_and_taken_away(path: Path) -> None:
    async with at(path, "phases") as desk:
        await desk.shows("1 Afdække", "her er I", "12 Fortsætte/afslutte")
        await desk.press("down", "down", "h")
        await desk.until(lambda: saved(path, "about") and saved(path, "about")[0]["phase"] == "building")
        await desk.shows("● 1 Afdække færdig, siger I selv", "3 Bygge i gang, siger I selv · her er I")
        await desk.press("enter")
        await desk.until(lambda: saved(path, "about")[0]["phase"] == "")
        await desk.press("f8")
        await desk.until(lambda: saved(path, "about")[0]["phase"] == "building")


async def test_the_phases_name_the_libraries_that_are_there(path: Path, other: Path) -> None:
    put(other, About(phase="measuring"))
    async with at(path, "phases", (120, 60)) as desk:
        await desk.shows("Her er: Ølstykke Bibliotek")


async def test_the_facilitator_writes_in_the_workshops_file(folder: Path) -> None:
    async with at(folder / "workshop.json", "people") as desk:
        await desk.shows("Ingen endnu. Tryk N")
        await desk.press("n")
        await desk.type("Åge Ømand")
        await desk.press("escape")
        await desk.until(lambda: [row["name"] for row in saved(folder / "workshop.json", "about_consultant")])
        assert saved(folder / "workshop.json", "about_consultant")[0]["name"] == "Åge Ømand"
        await desk.press("f6", "f6")
        await desk.shows(said("title_seen"))
        await desk.press("n")
        await desk.type("Tredje møde")
        await desk.press("escape")
        await desk.shows("dato følger Tredje møde")
        await desk.press("f6", "f6")
        await desk.shows("1 Afdække", "Her er: Ærø Bibliotek og Ølstykke Bibliotek")
        await desk.press("h", "enter")
        assert saved(folder / "workshop.json", "about") == []


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_step_stands_at_every_size_empty_and_overfull(
    folder: Path, path: Path, other: Path, size: tuple[int, int]
) -> None:
    long = "Æblegrød " * 220
    rows = range(1, 41)
    put(folder / "workshop.json", *(AboutEvent(id=n, title=long[:300], note=long, day=None) for n in rows))
    put(folder / "workshop.json", *(AboutConsultant(id=n, name=f"Navn {n}", role=long[:200]) for n in rows))
    put(other, *(AboutNotice(id=n, title=f"Opslag {n}", text=long, posted=True) for n in rows))
    async with at(path, "course", size) as desk:
        for step in STEPS[1:]:
            await desk.press("f6")
            await desk.until(lambda step=step: step == desk.app.screen.step_view.STEP)  # type: ignore[attr-defined, misc]
            await desk.press("down", "pagedown", "end")
        assert desk.app.is_running
