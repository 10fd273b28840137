"""Running the meeting: every act is one edit of the workshop's file, and then reaches the libraries' files.

A library's file that somebody is writing at that moment is tried again until it succeeds; meanwhile the screen names it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any, ClassVar

from textual import work

from facilitator import beacon
from facilitator.errors import FacilitatorError
from facilitator.room import applying, automatic, clock, running
from facilitator.session import Change, Session
from screens.room.base import RoomScreen

AGAIN = 0.7
"""Seconds until a file that was busy is tried again."""

BREATH = 0.1
"""Seconds for the screen after a file that was busy, before the next library's turn."""

WATCH = 0.5
"""How often one looks whether something is due by itself, in seconds."""

NEAR = 60
"""From here on the countdown is near its end, in seconds."""


class DoingScreen(RoomScreen):
    """Base of the control view: acts, their way into the libraries' files, and what happens by itself."""

    AREA = "control"
    RUNS: ClassVar[bool] = True
    TABLES: ClassVar[bool] = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.waiting_for: tuple[str, ...] = ()
        self._spreading = False
        self._last_left: tuple[int, int] | None = None
        self._light = ExitStack()

    def on_mount(self) -> None:
        """While this screen is there the wall finds the meeting, the tables know that it is run, and time does its part."""
        self._light.enter_context(beacon.lit(self.folder))
        self.set_interval(clock.OFTEN / 1000, self._pulse)
        self.set_interval(WATCH, self._watch)

    def on_unmount(self) -> None:
        """Nobody runs it here any more."""
        self._light.close()

    # acts

    def act(self, make: Callable[[Session], Iterable[Change]], said: str = "") -> bool:
        """One edit of the workshop's file, carried into the libraries' files; `said` tells what it did."""
        if not self.edit("", make):
            return False
        self.tell(said)
        self.spread()
        return True

    def run_act(
        self, function: Callable[..., list[Change]], *first: object, said: str = "", **more: object
    ) -> bool:
        """One act of `facilitator.room.running` at the room's time."""
        following = self.following
        if following is None:
            return False
        now = following.clock
        return self.act(
            lambda fresh: function(fresh, self.course, *first, now.now(), now.mark(), **more), said
        )

    def tell(self, text: str) -> None:
        """What the last act did; it stays until the next one."""

    def news_of_waiting(self) -> None:
        """Which libraries wait has changed."""

    # into the libraries' files

    def spread(self) -> None:
        """Carry the rules of the steps that have been entered into every library's file, as often as it takes."""
        if not self._spreading:
            self._spreading = True
            self._spread_on()

    @work(group="spread")
    async def _spread_on(self) -> None:
        try:
            again = True
            while again:
                again = await self._spread_once()
        finally:
            self._spreading = False

    async def _spread_once(self) -> bool:
        """Go through all libraries; whether there may be something left to do."""
        late, written = [], False
        for table in self.following.tables if self.following else ():
            try:
                written |= self._carry(table)
                await asyncio.sleep(0)
            except FacilitatorError:
                late.append(table.library.name)
                await asyncio.sleep(BREATH)
        if tuple(late) != self.waiting_for:
            self.waiting_for = tuple(late)
            self.news_of_waiting()
        if late:
            await asyncio.sleep(AGAIN)
        return written or bool(late)

    def _carry(self, table: Session) -> bool:
        session, here = self.session, self.standing
        if session is None or here is None or here.room.meeting is None:
            return False
        wanted = applying.wanted(session, self.course, here.room.meeting)
        return applying.apply(table, wanted if here.running else applying.stranded(table, wanted))

    def _astray(self) -> bool:
        """Whether some library's file says otherwise than the room, or is still locked after the meeting's end."""
        session, here = self.session, self.standing
        if session is None or self.following is None or here is None:
            return False
        wanted = applying.wanted(session, self.course, here.room.meeting or 0)
        ask = applying.differing if here.running else applying.stranded
        return any(ask(table, wanted) for table in self.following.tables)

    # by itself

    def _pulse(self) -> None:
        """Say that the meeting is still run; a file that is busy is told the next time."""
        here, session = self.standing, self.session
        if here is None or session is None or self.following is None or not here.running:
            return
        mark = self.following.clock.mark()
        try:
            session.edit("", lambda now: running.pulse(now, mark))
        except FacilitatorError:
            return

    def _watch(self) -> None:
        hall = self.hall
        if hall is None or not hall.standing.running:
            return
        due = automatic.due(hall)
        if due is not None:
            self.run_act(running.turn, due, said=self.w("revealed_by_itself"))
        elif not self._spreading and self._astray():
            self.spread()
        self._ring(hall.standing.step.id if hall.standing.step else 0, hall.standing.seconds_left)

    def _ring(self, step: int, left: int | None) -> None:
        """A short sound when a minute is left and when the time is up, for those who have asked for it."""
        before, self._last_left = self._last_left, None if left is None else (step, left)
        if before is None or left is None or before[0] != step or not self.app.settings.sound:
            return
        if any(left <= moment < before[1] for moment in (NEAR, 0)):
            self.app.bell()
