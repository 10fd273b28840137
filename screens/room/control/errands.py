"""Writing for somebody in their library's own screens: the file is opened once more, in the facilitator's seat for them."""

from __future__ import annotations

from textual import work

from facilitator.agenda import RoomStep
from facilitator.errors import FacilitatorError
from facilitator.people import Person, Seat
from facilitator.room.ahead import place_of
from facilitator.room.behalf import kept
from facilitator.room.state import activity_of_step
from facilitator.room.tables import gathers, on_page
from facilitator.session import Session
from screens.dialogs import ChoiceDialog
from screens.room.control.entering import Someone, SomeoneDialog, is_finished, mark_finished
from screens.room.control.voting import VotingScreen


def seat_for(person: Person) -> Seat:
    """The facilitator's seat while she writes for somebody: what is typed says so."""
    return Seat(person=None, answers_for=person.id, facilitator=True)


class ErrandScreen(VotingScreen):
    """Answers, ballots and marks for those without a device."""

    _errand: Session | None = None

    def on_screen_resume(self) -> None:
        """Back from a library's screen: its file is closed again."""
        from screens import opening

        session, self._errand = self._errand, None
        if session is not None and session in self.app.sessions:
            opening.leave_library(self.app, session)

    # who

    def action_enter(self) -> None:
        """Choose whom to write for."""
        hall, following = self.hall, self.following
        step = hall.standing.step if hall is not None else None
        if hall is None or following is None or step is None:
            return
        if step.vote:
            from screens.room.votes.entry import EntryDialog

            self.app.push_screen(EntryDialog(following, step.id))
        else:
            self.app.push_screen(SomeoneDialog(hall, step, self.w, following.tables), self._someone)

    def _table_of(self, someone: Someone) -> Session | None:
        tables = self.following.tables if self.following else ()
        return next((table for table in tables if table.store.library_id == someone.library), None)

    def _someone(self, someone: Someone | None) -> None:
        hall, table = self.hall, self._table_of(someone) if someone else None
        step = hall.standing.step if hall is not None else None
        if someone is None or hall is None or step is None or table is None:
            return
        name = someone.person.name.strip() or self.w("no_name")
        if not (step.place or on_page(step)):
            self.tell(self.w("nothing_to_write", name=name))
            return
        done = is_finished(hall, table, step, someone.person)
        place = "" if on_page(step) else self.course.label("room_place", step.place)
        own = kept(table, step, self.course, someone.person.id)
        answers = []
        if gathers(step, self.course):
            answers.append(("mark", self.w("unmark" if done else "mark", name=name), ""))
        if not own:
            answers.insert(0, ("write", self.w("write_for", name=name), place))

        def chosen(answer: str | None) -> None:
            if answer == "write":
                self._open_for(someone, step)
            elif answer == "mark":
                self._mark(someone)

        text = self.w("answered_alone", name=name) if own else ""
        self.app.push_screen(ChoiceDialog(name, text, answers), chosen)

    # what

    def _mark(self, someone: Someone) -> None:
        hall, table = self.hall, self._table_of(someone)
        step = hall.standing.step if hall is not None else None
        if hall is None or step is None or table is None:
            return
        activity = activity_of_step(step, self.course)
        if self.guard(lambda: mark_finished(table, activity, someone.person), lambda: self._mark(someone)):
            done = is_finished(hall, table, step, someone.person)
            self.tell(self.w("is_marked" if done else "is_unmarked", name=someone.person.name))

    def _open_for(self, someone: Someone, step: RoomStep) -> None:
        table, person = self._table_of(someone), someone.person
        if table is None:
            return
        opened: list[Session] = []
        if not self.guard(
            lambda: opened.append(Session.open(table.store.path, seat_for(person))),
            lambda: self._open_for(someone, step),
        ):
            return
        self._errand = opened[0]
        self.app.sessions.append(opened[0])
        self.tell(self.w("wrote_for", name=person.name))
        if on_page(step):
            self._open_page(opened[0])
        else:
            part, place = place_of(step)
            self.app.go_component(opened[0], part, place)

    @work(exclusive=True, group="page")
    async def _open_page(self, session: Session) -> None:
        """The meeting's own page as that person sees it, once the room is read from there."""
        from screens import opening
        from screens.room.table.joining import Seated
        from screens.room.table.page import MeetingPage

        room = self.app.rooms[session] = Seated(self.app, session, self.folder, self.course)
        try:
            await room.open()
        except FacilitatorError as error:
            self._errand = None
            opening.leave_library(self.app, session)
            self.tell("")
            self.app.show_error(error)
            return
        self.app.push_screen(MeetingPage(session, self.course))
