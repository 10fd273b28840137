"""Which meeting is run: beginning it, leaving it, and going on with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from facilitator.components.homework import HomeworkMeeting
from facilitator.room import running
from facilitator.room.coming import just_held
from screens.dialogs import ChoiceDialog
from screens.room.control.errands import ErrandScreen
from screens.room.control.starting import likely, meeting_line, planned


class WhichScreen(ErrandScreen):
    """The meeting of the control view; `meeting` is the id of the one that is asked for."""

    def __init__(self, path: Path, meeting: int | None = None) -> None:
        super().__init__(path)
        self._wish = meeting

    # which meeting

    @property
    def meeting(self) -> HomeworkMeeting | None:
        """The meeting that is run or will be."""
        here, session = self.standing, self.session
        if here is None or session is None:
            return None
        if self._wish is not None and (wished := session.get(HomeworkMeeting, self._wish)) is not None:
            return wished
        if here.running or (here.meeting is not None and just_held(here)):
            return here.meeting
        return likely(session, self._now().date())

    def _now(self) -> datetime:
        assert self.following is not None
        return datetime.fromtimestamp(self.following.clock.seconds()).astimezone()

    @property
    def on(self) -> bool:
        """Whether this screen's meeting is running."""
        here, meeting = self.standing, self.meeting
        return here is not None and meeting is not None and here.running and here.room.meeting == meeting.id

    @property
    def held(self) -> bool:
        """Whether this screen's meeting has been held: begun and ended."""
        here, meeting = self.standing, self.meeting
        if here is None or meeting is None or here.room.meeting != meeting.id:
            return False
        return here.room.ended_at is not None

    # beginning

    def action_begin(self) -> None:
        """Begin the meeting at its first step, or go on with it."""
        meeting = self.meeting
        if meeting is not None:
            self.run_act(running.begin, meeting.id, said=self.w("has_begun"))

    def action_choose_meeting(self) -> None:
        """Choose which meeting to run."""
        session = self.session
        if session is not None:
            choices = [(str(one.id), meeting_line(one, self.w), "") for one in planned(session)]
            self.app.push_screen(ChoiceDialog(self.w("choose_meeting_title"), "", choices), self._chosen)

    def _chosen(self, meeting: str | None) -> None:
        if meeting:
            self._wish = int(meeting)
            self._heard()

    # leaving

    def action_leave(self) -> None:
        """End the meeting, let it stand, or stay."""
        if not self.on:
            self._go_out()
            return
        answers = [
            ("stay", self.w("stay"), self.w("stay_hint")),
            ("pause", self.w("pause"), self.w("pause_hint")),
            ("end", self.w("end"), self.w("end_hint")),
            ("quit", self.w("quit"), self.w("quit_hint")),
        ]
        self.app.push_screen(ChoiceDialog(self.w("leave_title"), "", answers), self._leaving)

    async def _leaving(self, answer: str | None) -> None:
        if answer == "end":
            self.run_act(running.end, said=self.w("has_ended"))
        elif answer == "pause":
            self._go_out()
        elif answer == "quit":
            await self.app.action_quit()

    def _go_out(self) -> None:
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()
        else:
            self.app.open_workshop(self.folder)
