"""The control view: a meeting run by keys, with the real files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitator.agenda import RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.people import Person, Seat
from facilitator.session import Session
from screens.room.control import ControlScreen
from tests.screens.driver import Driver, driving

STEPS = (
    ("Velkomst", 10, "", ""),
    ("Ydelserne hver for sig", 20, "services.scores", ""),
    ("Idéer", 15, "partners.ideas", "done"),
)


@pytest.fixture
def meeting(workshop: Path) -> Path:
    """A workshop with a meeting of three steps, and three people at two libraries."""
    with Session.open(workshop / "workshop.json", Seat(facilitator=True)) as session:
        held = HomeworkMeeting(id=session.new_id(), title="Første møde", starts="9.30", minutes=180)
        steps = [
            RoomStep(
                id=session.new_id(),
                position=float(n),
                meeting=held.id,
                title=title,
                minutes=minutes,
                place=place,
                reveal=reveal,
                notes=f"Note {n}",
            )
            for n, (title, minutes, place, reveal) in enumerate(STEPS)
        ]
        session.put("", held, *steps)
    for name, people in (("aeroe-bibliotek", ("Anna", "Bo")), ("oelstykke-bibliotek", ("Carl",))):
        with Session.open(workshop / "libraries" / f"{name}.json") as session:
            session.put("", *(Person(id=session.new_id(), name=person) for person in people))
    return workshop


@asynccontextmanager
async def running(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Driver]:
    """The control view of the workshop's meeting."""
    async with driving(path, size=size) as driver:
        driver.app.push_screen(ControlScreen(path))
        yield driver


async def test_a_meeting_is_run_by_keys(meeting: Path) -> None:
    async with running(meeting) as driver:
        await driver.shows("Tryk Enter for at begynde mødet", "facilitator project")
        await driver.press("enter")
        await driver.shows("Velkomst", "Note 0", "Trin 1 af 3")
        await driver.press("pagedown")
        await driver.shows("Enter: gå videre til 2")
        await driver.press("enter")
        await driver.shows("Trin 2 af 3", "Ydelserne hver for sig")
