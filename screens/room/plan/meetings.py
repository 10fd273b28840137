"""What is done with whole meetings: taking a ready-made plan, filling an agenda, copying and removing."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.components.homework import HomeworkMeeting
from facilitator.edits import Change
from facilitator.room import plan
from facilitator.room.plan import ReadyMeeting
from facilitator.room.state import steps_of
from facilitator.session import Session
from screens.dialogs import ChoiceDialog
from screens.room.plan.frame import PlanFrame
from screens.room.plan.lists import MeetingRows


class MeetingActs(PlanFrame):
    """Base of the plan."""

    def action_take(self) -> None:
        """One of the course's ready-made plans as a new meeting."""
        self._choose_ready("take", self._take)

    def action_fill(self) -> None:
        """The steps of a ready-made plan into this meeting."""
        meeting = self.meeting_meant()
        if meeting is not None:
            self._choose_ready("fill", lambda found: self._fill(meeting.id, found))

    def _choose_ready(self, what: str, chosen: Callable[[ReadyMeeting], None]) -> None:
        found: list[ReadyMeeting] = []
        if not self.may_leave() or not self.guard(lambda: found.extend(plan.ready(self.course))):
            return

        def answered(key: str | None) -> None:
            for one in found:
                if one.id == key:
                    chosen(one)

        choices = [
            (one.id, str(one.title), self.w("take_row", lead=str(one.lead), n=one.minutes)) for one in found
        ]
        self.app.push_screen(ChoiceDialog(self.w(f"{what}_title"), self.w(f"{what}_text"), choices), answered)

    def _take(self, found: ReadyMeeting) -> None:
        made: list[int] = []

        def change(now: Session) -> list[Change]:
            meeting, changes = plan.take(now, found)
            made[:] = [meeting]
            return changes

        if self.edit(self.w("edit_take"), change):
            self.app.say(self.w("told_take", title=found.title))
            self.call_later(self._enter, made[0])

    def _fill(self, meeting: int, found: ReadyMeeting) -> None:
        if self.edit(self.w("edit_fill"), lambda now: plan.filled(now, found, meeting)):
            self.call_later(self._enter, meeting)

    async def _enter(self, meeting: int) -> None:
        self.chosen = meeting
        self.rows.refresh_from_session()
        self.rows.go_to(meeting)
        await self.go_page(self.agenda_page(), inside=True)

    def copy_meeting(self, meeting: int) -> None:
        """A new meeting with the same agenda."""
        made: list[int] = []

        def change(now: Session) -> list[Change]:
            found = now.get(HomeworkMeeting, meeting)
            title = (found.title.strip() if found else "") or self.w("untitled")
            copy, changes = plan.duplicate(now, meeting, self.w("copy_of", title=title))
            made[:] = [copy]
            return changes

        if self.edit(self.w("edit_copy"), change) and made:
            self.rows.refresh_from_session()
            self.rows.go_to(made[0])

    def on_meeting_rows_removing(self, event: MeetingRows.Removing) -> None:
        """Say what goes along before a meeting is removed."""
        event.stop()
        session = self.session
        meeting = session.get(HomeworkMeeting, event.row) if session else None
        if session is None or meeting is None:
            return
        if self.running_meeting() == meeting.id:
            self.app.say(self.w("delete_running"))
            return
        count = len(steps_of(session, meeting.id))
        title = meeting.title.strip() or self.w("untitled")

        def answered(answer: str | None) -> None:
            if answer == "yes" and self.edit(
                self.w("edit_delete"), lambda now: plan.removed(now, meeting.id)
            ):
                self.app.say(self.w("told_delete", title=title))

        text = self.w("delete_text", n=count) if count else self.w("delete_empty")
        choices = [("no", self.w("delete_no"), ""), ("yes", self.w("delete_yes"), "")]
        self.app.push_screen(ChoiceDialog(self.w("delete_title", title=title), text, choices), answered)
