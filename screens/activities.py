"""What a component's screen knows of activities that a group does together: who is finished, reveal and lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from facilitator.component import activity_of, finished_by
from facilitator.i18n import tr
from facilitator.people import Finished
from facilitator.session import Put
from facilitator.visibility import Phase
from screens.dialogs import ActivityDialog
from screens.locking import LockLine

if TYPE_CHECKING:
    from screens.base import ComponentScreen


class SharedActivities:
    """Mixin of `ComponentScreen`."""

    @property
    def _desk(self) -> ComponentScreen:
        return cast("ComponentScreen", self)

    def finished(self, activity: str) -> frozenset[int]:
        """The persons who have marked this activity as finished."""
        screen = self._desk
        return finished_by(screen.session, activity)

    def governed(self, activity: str) -> bool:
        """Whether a meeting that is on shows and locks this activity, so that no participant does."""
        screen = self._desk
        room = screen.room
        return room is not None and not screen.session.seat.facilitator and room.governs(activity)

    def refuse_to_turn(self, activity: str) -> bool:
        """While a meeting governs an activity, F9 says so and does nothing else."""
        room = self._desk.room
        if room is None or not self.governed(activity):
            return False
        self._desk.app.say(room.w("governed"))
        return True

    def show_lock(self) -> None:
        """Say above the work what nobody, or not this seat, can write in now."""
        screen = self._desk
        activity = screen.step_view.activity() if screen.ready else None
        for line in screen.query(LockLine):
            if activity is not None:
                line.show(activity, facilitator=screen.session.seat.facilitator)

    def toggle_finished(self, activity: str) -> bool:
        """Turn one's own "I am finished" on or off; False when nobody sits here yet."""
        screen = self._desk
        seat = screen.session.seat
        if seat.writes_as is None:
            screen.action_people()
            return False
        person = seat.writes_as
        done = person not in self.finished(activity)
        mark = Finished(
            id=Finished.key(person, activity),
            person=person,
            entered_by=seat.entered_by,
            activity=activity,
            done=done,
        )
        return screen.edit(tr("I am finished") if done else tr("Not finished yet"), lambda _: [Put(mark)])

    def action_activity(self) -> None:
        """Reveal, close or open again what everybody has written; a second key confirms."""
        screen = self._desk
        if not screen.ready:
            return
        screen.flush()
        view = screen.step_view
        if view.ACTIVITY is None or self.refuse_to_turn(view.ACTIVITY):
            return
        people = [person for person in screen.session.people if not person.away]
        done = sum(person.id in self.finished(view.ACTIVITY) for person in people)
        dialog = ActivityDialog(view.activity(), done, len(people))
        screen.app.push_screen(dialog, self._set_phase)

    def _set_phase(self, phase: Phase | None) -> None:
        screen = self._desk
        if phase is None or not screen.ready:
            return
        name, start = screen.step_view.ACTIVITY or "", screen.step_view.START
        screen.edit(
            tr("Everybody's answers"),
            lambda now: [Put(activity_of(now, name, start).revise(phase=phase, name=name))],
        )
