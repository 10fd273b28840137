"""After the meeting: correcting what was written down, and writing the minutes from the control view."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from facilitator.agenda import Happening, RoomDecision, RoomEvent, RoomParked
from facilitator.components.homework import HomeworkMeeting
from facilitator.demo import copy_demo
from facilitator.launch import Launch
from facilitator.people import Seat
from facilitator.session import Delete, Session
from facilitator.settings import Settings
from screens.app import build_app
from tests.screens.driver import Driver, table


def held(folder: Path) -> None:
    """The workshop's first meeting has been held, with a decision and a parked matter."""
    with Session.open(folder / "workshop.json", Seat(facilitator=True)) as session:
        meeting = HomeworkMeeting(
            id=session.new_id(), position=0.5, title="Det første møde", day=date(2026, 11, 3)
        )
        at = 1_793_700_000_000
        events = [
            RoomEvent(id=session.new_id(), meeting=meeting.id, at=at + n * 3_600_000, what=what)
            for n, what in enumerate((Happening.BEGUN, Happening.ENDED))
        ]
        old = (*session.all(RoomDecision), *session.all(RoomParked), *session.all(RoomEvent))
        session.edit("", lambda _: [Delete(type(row), row.id) for row in old])
        session.put(
            "",
            meeting,
            *events,
            RoomDecision(id=session.new_id(), position=1, text="Fælles aften", meeting=meeting.id),
            RoomParked(id=session.new_id(), position=1, text="Må vi dele adresser?", meeting=meeting.id),
        )


async def test_from_what_was_written_down_to_the_minutes(tmp_path: Path) -> None:
    """M in the control view: a decision gets its reason, a matter is taken up, and the minutes are written as a file."""
    folder = copy_demo(tmp_path / "demo")
    file = folder / "workshop.json"
    held(folder)
    app = build_app(Launch(folder, view="run"), Settings(animations=False))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        t = Driver(app, pilot)
        await t.settle()
        await t.until(lambda: t.screen_name == "ControlScreen", "the control view")
        await t.until(lambda: getattr(t.app.screen, "following", None) is not None, "the room is read")
        await t.press("m")
        await t.shows("Efter mødet › Det første møde", "Fælles aften")
        await t.press("enter")
        await t.shows("Hvorfor?")
        await t.press("tab")
        await t.type("Mange vil")
        await t.press("escape")
        await t.until(lambda: table(file, "room_decision")[0]["why"] == "Mange vil", "saved")
        await t.press("f8")
        await t.until(lambda: table(file, "room_decision")[0]["why"] == "", "taken back")
        await t.press("ctrl+y", "f6")
        await t.shows("○ Må vi dele adresser?")
        await t.press("enter", "tab", "tab", "space", "escape")
        await t.shows("✓ Må vi dele adresser?")
        await t.press("f6")
        await t.shows("Skriv jeres projekt på fem linjer")
        await t.press("f6")
        await t.shows("Mødets minut")
        await t.press("f6")
        await t.shows("Referat: Det første møde", "Til stede")
        await t.press("f9")
        await t.shows("Referatet er skrevet")
        text = (folder / "referat-2026-11-03.md").read_text(encoding="utf-8")
        for said in ("### Fælles aften", "- Hvorfor: Mange vil", "Må vi dele adresser? (taget op)"):
            assert said in text, said
        await t.press("escape")
        await t.until(lambda: t.screen_name == "ControlScreen", "back in the control view")
