"""What the facilitator writes down on the way, what she writes for others, and how she catches up."""

from __future__ import annotations

from facilitator.agenda import RoomDecision
from facilitator.components.homework import HomeworkTask
from facilitator.edits import Put
from facilitator.record import Record, between
from facilitator.room import catching, running
from facilitator.room.schedule import Pace, pace
from facilitator.room.state import activity_of_step
from facilitator.session import Session
from screens.dialogs import ChoiceDialog, LineDialog
from screens.room.control.entering import (
    Someone,
    SomeoneDialog,
    has_screen,
    is_finished,
    mark_finished,
    opened_for,
)
from screens.room.control.pacing import PaceDialog
from screens.room.control.steering import SteeringScreen
from screens.room.control.windows import RecordDialog


class NotingScreen(SteeringScreen):
    """Parking lot, decisions, tasks, answers for those without a device, and catching up."""

    @property
    def pace(self) -> Pace | None:
        """How the meeting goes against its plan."""
        session, following = self.session, self.following
        if session is None or following is None:
            return None
        return pace(session, self.course, following.clock.now())

    # written down

    def action_park(self) -> None:
        """Put a matter on the parking lot."""
        self.app.push_screen(LineDialog(self.w("park_title"), self.w("park_text")), self._parked)

    def _parked(self, text: str | None) -> None:
        if text:
            self.run_act(running.park, text, said=self.w("is_parked", text=text))

    def action_decide(self) -> None:
        """Write down a decision, why, and when it is looked at again."""
        session, following = self.session, self.following
        if session is None or following is None:
            return
        made = running.decide(session, self.course, "", following.clock.now(), following.clock.mark())
        records = [change.record for change in made if isinstance(change, Put)]
        blank = next(record for record in records if isinstance(record, RoomDecision))
        self._write(blank, "decision", ("text", "why", "review", "doubt"))

    def action_task(self) -> None:
        """Write down a task for all libraries."""
        session = self.session
        if session is None:
            return
        rows = session.all(HomeworkTask)
        position = between(rows[-1] if rows else None, None)
        self._write(HomeworkTask(id=session.new_id(), position=position), "task", ("title", "due", "owner"))

    def _write(self, blank: Record, what: str, fields: tuple[str, ...]) -> None:
        session = self.session
        assert session is not None
        content = self.content_words if isinstance(blank, RoomDecision) else self.course.words("homework")
        texts = self.w(f"{what}_title"), self.w(f"{what}_text")
        self.app.push_screen(
            RecordDialog(session, blank, content, self.course, fields, texts),
            lambda saved: self.tell(self.w(f"{what}_saved") if saved else ""),
        )

    # for somebody without a device

    def action_enter(self) -> None:
        """Choose whom to write for."""
        hall = self.hall
        step = hall.standing.step if hall is not None else None
        if hall is not None and step is not None:
            self.app.push_screen(SomeoneDialog(hall, step, self.w), self._someone)

    def _table_of(self, someone: Someone) -> Session | None:
        tables = self.following.tables if self.following else ()
        return next((table for table in tables if table.store.library_id == someone.library), None)

    def _someone(self, someone: Someone | None) -> None:
        hall, table = self.hall, self._table_of(someone) if someone else None
        step = hall.standing.step if hall is not None else None
        if someone is None or hall is None or step is None or table is None:
            return
        if not has_screen(step):
            self._mark(someone)
            return
        name = someone.person.name.strip() or self.w("no_name")
        done = is_finished(hall, table, step, someone.person)
        place = self.course.label("room_place", step.place)
        answers = [
            ("write", self.w("write_for", name=name), place),
            ("mark", self.w("unmark" if done else "mark", name=name), ""),
        ]

        def chosen(answer: str | None) -> None:
            if answer == "write":
                self._open_for(someone)
            elif answer == "mark":
                self._mark(someone)

        self.app.push_screen(ChoiceDialog(name, "", answers), chosen)

    def _mark(self, someone: Someone) -> None:
        hall, table = self.hall, self._table_of(someone)
        step = hall.standing.step if hall is not None else None
        if hall is None or step is None or table is None:
            return
        activity = activity_of_step(step, self.course)
        if self.guard(
            lambda: mark_finished(table, activity, someone.person), retry=lambda: self._mark(someone)
        ):
            done = is_finished(hall, table, step, someone.person)
            self.tell(self.w("is_marked" if done else "is_unmarked", name=someone.person.name))

    def _open_for(self, someone: Someone) -> None:
        table, here = self._table_of(someone), self.standing
        if table is None or here is None or here.step is None:
            return
        session = opened_for(table, someone.person)
        if session is None:
            self.tell(self.w("not_opened"))
            return
        self.app.sessions.append(session)
        part, _, place = here.step.place.partition(".")
        self.tell(self.w("wrote_for", name=someone.person.name))
        self.app.go_component(session, part, place)

    # catching up

    def action_catch_up(self) -> None:
        """What the delay does to the rest of the day, and ways to catch up."""
        now = self.pace
        if now is not None:
            self.app.push_screen(PaceDialog(now, self.w), self._catch_up)

    def _catch_up(self, proposal: catching.Proposal | None) -> None:
        if proposal is not None:
            self.run_act(catching.replan, proposal, said=self.w(f"took_{proposal.way.value}"))

    # the key card

    def action_card(self) -> None:
        """Write a key card for the table, in the language in use."""
        from facilitator.settings import keymap_path, load_keymap
        from screens.keymap import binding_ids
        from screens.room.control.keycard import write_card

        own = load_keymap(keymap_path(self.app.settings), binding_ids()).keys
        written: list[str] = []
        if self.guard(
            lambda: written.append(write_card(self.folder, self.course, own).name), self.action_card
        ):
            self.tell(self.w("card_written", name=written[0]))
