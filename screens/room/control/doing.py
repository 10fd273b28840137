"""Running the meeting: every act is one edit of the workshop's file, and then reaches the libraries' files.

A library's file that somebody is writing at that moment is tried again until it succeeds, more and more seldom; meanwhile
the screen names it. One that cannot be written for another reason is named with it, and looked at again with the next act.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual import work

from facilitator import beacon
from facilitator.countdown import NEAR
from facilitator.errors import Busy, FacilitatorError, NotSaved, Unreachable
from facilitator.room import applying, automatic, clock, running
from facilitator.session import Change, Session
from facilitator.visibility import Phase
from screens.room.control.leading import LeadingScreen
from screens.room.following import BUSY_SECONDS

AGAIN = (0.7, 1.5, 3.0, 5.0)
"""Seconds until a file that was busy is tried again: the first time, the second, and so on; then always the last."""

BREATH = 0.1
"""Seconds for the screen after a file that was busy, before the next library's turn."""

WATCH = 0.5
"""How often one looks whether something is due by itself, in seconds."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A library whose file cannot be written, and not because somebody else writes it at that moment."""

    name: str
    error: FacilitatorError


class DoingScreen(LeadingScreen):
    """Base of the control view: acts, their way into the libraries' files, and what happens by itself."""

    AREA = "control"
    RUNS: ClassVar[bool] = True
    TABLES: ClassVar[bool] = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.waiting_for: tuple[str, ...] = ()
        self.refused: dict[Path, Refused] = {}
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
        if not self.may_act(lambda: self.act(make, said)) or not self.edit("", make):
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

    def news_of_waiting(self) -> None:
        """Which libraries wait, or cannot be written, has changed."""

    # into the libraries' files

    def spread(self) -> None:
        """Carry the rules of the steps that have been entered into every library's file, as often as it takes."""
        if not self._spreading:
            self._spreading = True
            self._spread_on()

    @work(group="spread")
    async def _spread_on(self) -> None:
        pauses = iter(AGAIN)
        self.refused = {}
        try:
            again = True
            while again:
                again = await self._spread_once()
                if self.waiting_for:
                    await asyncio.sleep(next(pauses, AGAIN[-1]))
        finally:
            self._spreading = False

    async def _spread_once(self) -> bool:
        """Go through all libraries; whether there may be something left to do."""
        late, written, refused = [], False, dict(self.refused)
        for table in self.following.tables if self.following else ():
            if table.store.path in refused:
                continue
            try:
                if table.library.name in self.waiting_for:
                    await self._until_free(table)
                written |= self._carry(table)
                await asyncio.sleep(0)
            except (Busy, NotSaved, Unreachable):
                late.append(table.library.name)
                await asyncio.sleep(BREATH)
            except FacilitatorError as error:
                refused[table.store.path] = Refused(table.library.name, error)
        if (tuple(late), refused) != (self.waiting_for, self.refused):
            self.waiting_for, self.refused = tuple(late), refused
            self.news_of_waiting()
        return written or bool(late)

    async def _until_free(self, table: Session) -> None:
        """Wait for a file that was busy beside the screen, so that keys are taken meanwhile.

        Raises:
            Busy: somebody still writes it.
        """
        if not await asyncio.to_thread(table.store.is_free, BUSY_SECONDS):
            raise Busy(table.store.path, BUSY_SECONDS)

    def _carry(self, table: Session) -> bool:
        session, here = self.session, self.standing
        if session is None or here is None or here.room.meeting is None:
            return False
        wanted = applying.wanted(session, self.course, here.room.meeting)
        return applying.apply(table, wanted)

    def _astray(self) -> bool:
        """Whether some library's file says otherwise than the room, or is still locked after the meeting's end."""
        session, here = self.session, self.standing
        if session is None or self.following is None or here is None:
            return False
        wanted = applying.wanted(session, self.course, here.room.meeting or 0)
        tables = (one for one in self.following.tables if one.store.path not in self.refused)
        return any(applying.differing(table, wanted) for table in tables)

    # by itself

    def _pulse(self) -> None:
        """Say that the meeting is still run; a file that is busy is told the next time."""
        here, session = self.standing, self.session
        if here is None or session is None or self.following is None or not here.running or not self.leads:
            return
        mark = self.following.clock.mark()
        try:
            session.edit("", lambda now: running.pulse(now, mark))
        except FacilitatorError:
            return

    def take_over(self) -> None:
        """Write the room's mark from here, and what the libraries do not know yet."""
        self._pulse()
        if self._astray():
            self.spread()

    def _watch(self) -> None:
        self.look_who_leads()
        hall = self.hall
        if hall is None or not hall.standing.running or not self.leads:
            return
        due = automatic.due(hall)
        if due is not None:
            self.turn_by_itself(due)
        elif not self._spreading and self._astray():
            self.spread()
        self._ring(hall.standing.step.id if hall.standing.step else 0, hall.standing.seconds_left)

    def turn_by_itself(self, phase: Phase) -> None:
        """Turn to what is due; while the file cannot be written, the next look tries again and nobody is asked."""
        session, following = self.session, self.following
        if session is None or following is None:
            return
        here = following.clock
        try:
            session.edit("", lambda now: running.turn(now, self.course, phase, here.now(), here.mark()))
        except FacilitatorError:
            return
        self.tell(self.w("revealed_by_itself"))
        self.spread()

    def _ring(self, step: int, left: int | None) -> None:
        """A short sound when a minute is left and when the time is up, for those who have asked for it."""
        before, self._last_left = self._last_left, None if left is None else (step, left)
        if before is None or left is None or before[0] != step or not self.app.settings.sound:
            return
        if any(left <= moment < before[1] for moment in (NEAR, 0)):
            self.app.bell()
