"""A meeting on a copy of the made-up workshop, run from beside the screens: what the facilitator's computer does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from facilitator.agenda import Room, RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course, load_course
from facilitator.demo import copy_demo
from facilitator.people import Seat
from facilitator.room import applying, running
from facilitator.room.clock import RoomClock
from facilitator.session import Put, Session
from facilitator.visibility import Phase

MINUTE = 60_000


class RoomOf:
    """The facilitator's side of a meeting: the workshop's file, every library's, and her clock."""

    def __init__(self, folder: Path, steps: Iterable[dict[str, object]]) -> None:
        self.folder = copy_demo(folder)
        self.course: Course = load_course()
        self.clock = RoomClock()
        self.session = Session.open(self.folder / "workshop.json", Seat(facilitator=True))
        self.meeting = HomeworkMeeting(id=self.session.new_id(), title="Møde 2", minutes=180)
        self.steps = tuple(
            RoomStep(id=self.session.new_id(), position=float(n), meeting=self.meeting.id, **fields)  # type: ignore[arg-type]
            for n, fields in enumerate(steps, 1)
        )
        self.session.put("", self.meeting, *self.steps)

    def library(self, slug: str) -> Path:
        """A library's file."""
        return self.folder / "libraries" / f"{slug}.json"

    def begin(self, *, ago: int = 0) -> None:
        """Begin the meeting, perhaps some minutes ago."""
        at = self.clock.now() - ago * MINUTE
        self.session.edit(
            "", lambda now: running.begin(now, self.course, self.meeting.id, at, self.clock.mark())
        )
        self.reach()

    def enter(self, number: int) -> None:
        """Go to a step by its number."""
        step = self.steps[number - 1].id
        self.session.edit(
            "", lambda now: running.enter(now, self.course, step, self.clock.now(), self.clock.mark())
        )
        self.reach()

    def turn(self, phase: Phase) -> None:
        """Freeze, reveal, lock or open again."""
        self.session.edit(
            "", lambda now: running.turn(now, self.course, phase, self.clock.now(), self.clock.mark())
        )
        self.reach()

    def time(self, seconds: int) -> None:
        """Start the countdown."""
        self.session.edit(
            "",
            lambda now: running.start_timer(now, self.course, self.clock.now(), self.clock.mark(), seconds),
        )

    def crash(self) -> None:
        """Nobody has run the meeting for a long while: its last mark is old."""
        mark = self.clock.mark()
        old = {name: int(mark[name]) - 20 * MINUTE for name in ("at", "steady")}
        self.session.edit("", lambda now: [Put(now.form(Room).revise(**{**mark, **old}))])

    def end(self) -> None:
        """End the meeting."""
        self.session.edit("", lambda now: running.end(now, self.course, self.clock.now(), self.clock.mark()))
        self.reach()

    def reach(self) -> None:
        """Carry the rules into every library's file, as the control view does."""
        activities = applying.wanted(self.session, self.course, self.meeting.id)
        for path in sorted((self.folder / "libraries").glob("*.json")):
            with Session.open(path, Seat(facilitator=True)) as library:
                applying.apply(library, activities)
