"""Planning: the meetings, the agenda of the chosen one, one step; and from here the meeting is begun or rehearsed."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda import RoomStep, Voting
from facilitator.components.homework import HomeworkMeeting
from facilitator.edits import Change
from facilitator.room import running
from facilitator.room.state import steps_of
from facilitator.session import Put, Session
from screens.room.plan.choosing import choose_place, choose_question, placed
from screens.room.plan.lists import AgendaRows
from screens.room.plan.meetings import MeetingActs
from screens.room.plan.pages import METHOD, StepPage
from screens.widgets.form import RecordForm, RowList
from screens.widgets.lines import LineList


class PlanScreen(MeetingActs):
    """The plan of the workshop's meetings."""

    def on_row_list_acted(self, event: RowList.Acted) -> None:
        """The lists' own keys: copy a meeting, leave a step out, repeat one."""
        event.stop()
        if event.action_id == "plan.copy":
            self.copy_meeting(event.row_id)
        elif event.action_id == "plan.skip":
            self._skip(event.row_id)
        elif event.action_id == "plan.repeat":
            self._repeat(event.row_id)

    def _skip(self, step: int) -> None:
        following, found = self.following, self.session.get(RoomStep, step) if self.session else None
        if following is None or found is None:
            return
        clock, skipped = following.clock, not found.skipped
        if self.running_meeting() != found.meeting:
            self.edit(
                self.w("edit_skip" if skipped else "edit_unskip"),
                lambda now: [Put((now.get(RoomStep, step) or found).revise(skipped=skipped))],
            )
            return
        self.edit(
            self.w("edit_skip" if skipped else "edit_unskip"),
            lambda now: running.skip(now, self.course, step, clock.now(), clock.mark(), skipped=skipped),
        )

    def _repeat(self, step: int) -> None:
        made: list[int] = []

        def change(now: Session) -> list[Change]:
            copy, changes = running.repeat(now, step)
            made[:] = [copy]
            return changes

        if self.edit(self.w("edit_repeat"), change) and made:
            for rows in self.query(AgendaRows):
                rows.refresh_from_session()
                rows.go_to(made[0])

    def on_record_form_saved(self, event: RecordForm.Saved) -> None:
        """A step that becomes a vote gets dots and the view of its result, as long as nothing else has been chosen."""
        if event.kind is not RoomStep or event.field != "method":
            return

        def change(now: Session) -> list[Change]:
            found = now.get(RoomStep, event.record_id)
            if found is None or found.method != METHOD or (found.vote and found.wall):
                return []
            return [Put(found.revise(vote=found.vote or Voting.DOTS, wall=found.wall or METHOD))]

        self.edit(self.w("edit_vote"), change)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """The place of a step's work, or its question."""
        event.stop()
        page, session = self.page, self.session
        if not isinstance(page, StepPage) or session is None or not self.may_leave():
            return
        step = page.step_id
        if event.key == "place":

            def put(place: str) -> None:
                def change(now: Session) -> list[Change]:
                    found = placed(now, step, place)
                    return [Put(found)] if found is not None else []

                self.edit(self.w("edit_place"), change)

            choose_place(self, self.course, self.content_words, put)
        else:

            def ask(question: str) -> None:
                def change(now: Session) -> list[Change]:
                    found = now.get(RoomStep, step)
                    return [Put(found.revise(question=question))] if found is not None else []

                self.edit(self.w("edit_question"), change)

            choose_question(self, session, self.course, self.content_words, ask)

    # the meeting itself

    def _to_begin(self) -> HomeworkMeeting | None:
        """The meeting to begin: saved, and with something in its agenda."""
        meeting = self.meeting_meant()
        if meeting is None or self.session is None or not self.may_leave():
            return None
        if not any(not step.skipped for step in steps_of(self.session, meeting.id)):
            self.app.say(self.w("told_no_steps"))
            return None
        return meeting

    def action_start(self) -> None:
        """The control view of the meeting."""
        from screens.room.control import ControlScreen

        meeting = self._to_begin()
        if meeting is not None:
            self.app.push_screen(ControlScreen(self.folder, meeting=meeting.id))

    def action_rehearse(self) -> None:
        """The control view of a copy; the workshop itself is only read."""
        from facilitator.demo import copy_to_rehearse
        from screens.room.plan.rehearsal import RehearsalScreen

        meeting, copies = self._to_begin(), list[Path]()
        if meeting is None or not self.guard(lambda: copies.append(copy_to_rehearse(self.folder))):
            return
        self.app.temporary.append(copies[0].parent)
        self.app.push_screen(RehearsalScreen(copies[0], meeting.id))
