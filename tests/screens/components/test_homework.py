"""Homework on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from facilitator import i18n
from facilitator.components.homework import (
    HomeworkMeeting,
    HomeworkTask,
    local_today,
)
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Person
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.workshop import WORKSHOP_FILE
from screens.app import build_app
from screens.components.homework import HomeworkScreen
from tests.screens.driver import Driver, table

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = ("agenda", "course", "since", "meetings")
COMING = local_today() + timedelta(days=10)


@asynccontextmanager
async def at(
    path: Path, step: str = "agenda", size: tuple[int, int] = (110, 40), language: Language = "da"
) -> AsyncIterator[Driver]:
    i18n.use(language)
    with Session.open(path) as session:
        session.put("p", Person(id=7, name="Åse Ærø", role="librarian"))
        settings = Settings(animations=False, people={session.store.library_id: 7})
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Driver(app, pilot)
        await desk.settle()
        app.go_component(app.sessions[0], "homework", step)
        await desk.until(lambda: isinstance(app.screen, HomeworkScreen) and app.screen.ready, "the step")
        await desk.settle()
        yield desk


def put(path: Path, *records: object) -> None:
    with Session.open(path) as session:
        session.put("", *records)  # type: ignore[arg-type]


async def test_a_course_task_is_taken_with_one_key_and_gets_the_next_meetings_date(
    workshop: Path, library: Path
) -> None:
    put(workshop / WORKSHOP_FILE, HomeworkMeeting(id=3, title="Modul 4", day=COMING))
    async with at(library, "course") as desk:
        await desk.shows("○ Spørg tre borgere", "Efter", "Hvorfor?")
        await desk.until(lambda: desk.app.screen.neighbours.workshop, "the workshop is read")  # type: ignore[attr-defined]
        await desk.press("enter")
        await desk.shows("● Spørg tre borgere", "taget: ikke begyndt")
        [saved] = table(library, HomeworkTask.KIND)
        assert (saved["source"], saved["due"]) == ("ask_three", COMING.isoformat())
        await desk.press("f5")
        await desk.shows("Næste møde: Modul 4", "Åbne opgaver (1)", "○ Spørg tre borgere")


async def test_a_new_task_by_keys_alone(library: Path) -> None:
    async with at(library) as desk:
        await desk.shows("I har ingen opgaver endnu.")
        await desk.press("n")
        await desk.shows("Ny opgave")
        await desk.type("Ring til æblehaven")
        await desk.press("escape")
        await desk.shows("Åbne opgaver (1)", "○ Ring til æblehaven", "ingen frist", "ingen har lovet den")
        await desk.press("space")
        await desk.shows("◐ Ring til æblehaven", "I gang")
        await desk.press("space")
        await desk.shows("● Ring til æblehaven", "Afsluttet (1)", "Ingen åbne opgaver")
        [saved] = table(library, HomeworkTask.KIND)
        assert (saved["title"], saved["state"]) == ("Ring til æblehaven", "done")
        await desk.press("delete")
        await desk.shows("Fjernet: Ring til æblehaven.")
        assert table(library, HomeworkTask.KIND) == []
        await desk.press("f8")
        await desk.shows("● Ring til æblehaven")
