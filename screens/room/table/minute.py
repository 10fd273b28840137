"""The meeting's minute: what it was worth, and two short texts. Everything is saved as it is given."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.agenda import RoomEvaluation, evaluation_name
from facilitator.component import activity_of
from facilitator.session import Change, Put, Session
from screens.room.table.joining import Seated
from screens.widgets.form import RecordForm
from screens.widgets.paint import MUTED, say
from screens.widgets.rating import Criterion, RatingList

WORTH = "worth"


class Minute(Vertical):
    """One person's evaluation of one meeting."""

    DEFAULT_CSS = """
    Minute { height: auto; margin-top: 1; }
    Minute > #minute-lead { height: auto; margin-bottom: 1; }
    Minute > RatingList { height: 3; max-width: 78; }
    Minute > RecordForm { max-width: 78; }
    """

    def __init__(self, room: Seated, meeting: int, person: int, entered_by: int | None) -> None:
        super().__init__(id="minute")
        self._room = room
        self.made_for = (meeting, person, entered_by)
        self._blank = RoomEvaluation(
            id=RoomEvaluation.key(person, meeting), person=person, entered_by=entered_by, meeting=meeting
        )

    @property
    def _session(self) -> Session:
        return self._room.session

    def compose(self) -> ComposeResult:
        """A scale and two fields."""
        w = self._room.w
        anchors = {n: w(f"worth_{n}") for n in (1, 3, 5)}
        yield Static(id="minute-lead", markup=False)
        yield RatingList(
            [Criterion(WORTH, w("evaluation_worth"), anchors=anchors)], dont_know=w("worth_unknown")
        )
        yield RecordForm(
            self._session,
            self._blank,
            self._room.content_words,
            self._room.course,
            fields=("keep", "change"),
        )

    def on_mount(self) -> None:
        """Show what was given before."""
        self.show()

    def show(self) -> None:
        """Draw again what the record says; the field that is being written in is left alone."""
        w = self._room.w
        found = self._session.get(RoomEvaluation, self._blank.id)
        given: dict[Hashable, int | None] = (
            {WORTH: found.worth} if found is not None and found.worth is not None else {}
        )
        self.query_one(RatingList).set_values(given)
        self.query_one(RecordForm).refresh_from_session()
        lead = (
            say((f"! {w('evaluation_refused')}", "$text-warning"))
            if self._refused()
            else say((w("evaluation_lead"), MUTED))
        )
        self.query_one("#minute-lead", Static).update(lead)

    def _refused(self) -> bool:
        activity = activity_of(self._session, evaluation_name(self._blank.meeting))
        return activity.refuses(facilitator=self._session.seat.facilitator)

    def flush(self) -> bool:
        """Save what is typed; False if something could not be."""
        return self.query_one(RecordForm).flush()

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """A digit is saved at once; no answer takes it away."""
        event.stop()

        def make(now: Session) -> Iterable[Change]:
            kept = now.get(RoomEvaluation, self._blank.id) or self._blank
            return [Put(kept.revise(worth=event.value, entered_by=self._blank.entered_by))]

        from screens.house import HouseScreen

        screen = self.screen
        if isinstance(screen, HouseScreen):
            screen.guard(lambda: self._session.edit(self._room.w("edit_evaluation"), make))
            self.show()
