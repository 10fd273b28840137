"""What the facilitator writes down on the way, how she catches up, and what she takes from other windows."""

from __future__ import annotations

from facilitator.agenda import RoomDecision
from facilitator.components.homework import HomeworkTask
from facilitator.edits import Put
from facilitator.record import Record, between
from facilitator.room import catching, running
from facilitator.room.schedule import Pace, pace
from screens.dialogs import ChoiceDialog, LineDialog
from screens.room.control.pacing import PaceDialog
from screens.room.control.steering import SteeringScreen
from screens.room.control.windows import RecordDialog


class NotingScreen(SteeringScreen):
    """Parking lot, decisions, tasks, catching up, lots and the key card."""

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
        texts = self.w(f"{what}_title"), self.w(f"{what}_text"), self.w("record_keys")
        self.app.push_screen(
            RecordDialog(session, blank, content, self.course, fields, texts),
            lambda saved: self.tell(self.w(f"{what}_saved") if saved else ""),
        )

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

    # side by side, lots and groups

    def action_plenary(self) -> None:
        """Draw lots, or see the libraries side by side."""
        answers = [
            ("draw", self.w("draw"), self.w("draw_hint")),
            ("side", self.w("side"), self.w("side_hint")),
        ]
        self.app.push_screen(ChoiceDialog(self.w("plenary_title"), "", answers), self._plenary)

    def _plenary(self, answer: str | None) -> None:
        following = self.following
        if answer is None or following is None:
            return
        from screens.room.plenary import DrawDialog, SideBySideScreen

        self.app.push_screen(DrawDialog(following) if answer == "draw" else SideBySideScreen(self.folder))

    # afterwards

    def action_minutes(self) -> None:
        """Correct what was written down, and write the minutes."""
        from screens.room.after import MinutesScreen

        if self.following is not None:
            self.app.push_screen(MinutesScreen(self.folder))
