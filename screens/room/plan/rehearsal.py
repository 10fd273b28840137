"""A rehearsal: the control view of a copy, which says all the time that it is one."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.homework import HomeworkMeeting
from facilitator.content import ComponentContent
from facilitator.errors import FacilitatorError
from facilitator.room import rehearsing
from facilitator.room.state import steps_of
from facilitator.room.words import words
from facilitator.session import Change, Put, Session
from screens.dialogs import ChoiceDialog
from screens.room.control import ControlScreen

if TYPE_CHECKING:
    from screens.app import FacilitatorApp


class RehearsalScreen(ControlScreen):
    """The control view of a copy of the workshop, under a line that says so. A meeting begins anew, whether held or not."""

    DEFAULT_CSS = """
    RehearsalScreen #rehearsal {
        height: 1; width: 1fr; padding: 0 2; background: $warning 30%; color: $text-warning; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    _fresh = True

    def compose_work(self) -> ComposeResult:
        """The line above the control view."""
        yield Static(id="rehearsal", markup=False)
        yield from super().compose_work()

    @property
    def _words(self) -> ComponentContent:
        return words(self.course, "plan")

    async def opened(self) -> None:
        """Say it as soon as the words are read; in the copy no meeting has been begun."""
        if self._fresh:
            self._fresh = False
            self.edit("", rehearsing.nobody_runs)
        await super().opened()
        self.query_one("#rehearsal", Static).update(self._words.word("rehearsal"))

    # beginning

    def action_begin(self) -> None:
        """Begin at the first step, now, with nothing given; one that was ended in this rehearsal goes on."""
        meeting, here = self.meeting, self.standing
        if meeting is not None and here is not None and here.room.meeting != meeting.id:
            self._put_back(meeting)
        super().action_begin()

    def _put_back(self, meeting: HomeworkMeeting) -> None:
        session, following = self.session, self.following
        if session is None or following is None:
            return
        names = rehearsing.activities(session, self.course, meeting.id)
        steps = {step.id for step in steps_of(session, meeting.id)}
        now = self._now()
        self.edit("", lambda fresh: [*rehearsing.put_back(fresh, meeting.id), Put(begun_now(meeting, now))])
        self.edit("", lambda fresh: rehearsing.opened(fresh, names))
        parts: tuple[Callable[[Session], Iterable[Change]], ...] = (
            lambda fresh: rehearsing.opened(fresh, names),
            lambda fresh: rehearsing.not_given(fresh, steps, meeting.id, names),
        )
        for table in following.tables:
            with contextlib.suppress(FacilitatorError):
                for part in parts:
                    table.edit("", part)

    # leaving

    def action_leave(self) -> None:
        """End the rehearsal, or stay."""
        if not self.on:
            self.call_later(self._leaving, "end")
            return
        answers = [
            (key, self._words.word(f"rehearsal_{key}"), self._words.word(f"rehearsal_{key}_hint"))
            for key in ("stay", "end")
        ]
        self.app.push_screen(ChoiceDialog(self._words.word("rehearsal_leave"), "", answers), self._leaving)

    async def _leaving(self, answer: str | None) -> None:
        if answer != "end":
            return
        if self.app.launch.rehearsal:
            await self.app.action_quit()
            return
        self.app.run_worker(removed(self.app, self.app.pop_screen(), self.folder.parent), exit_on_error=False)


async def removed(app: FacilitatorApp, left: Awaitable[object], copy: Path) -> None:
    """Once the screen is gone and its files are closed, the copy goes."""
    await left
    if copy in app.temporary:
        await asyncio.to_thread(shutil.rmtree, copy, ignore_errors=True)
        app.temporary.remove(copy)


def begun_now(meeting: HomeworkMeeting, now: datetime) -> HomeworkMeeting:
    """The copy's meeting with its times measured from the beginning of the rehearsal."""
    return meeting.revise(day=now.date(), starts=f"{now.hour}.{now.minute:02d}")
