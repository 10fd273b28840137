"""Who sits here: pick or add a person; on a table's shared laptop, answer for a colleague."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from facilitator.content import Course
from facilitator.errors import FacilitatorError
from facilitator.i18n import N_, tr
from facilitator.people import Person, Seat
from facilitator.session import Session
from screens.house import Dialog, plain
from screens.widgets.form import RecordForm
from screens.widgets.line_field import LineField
from screens.widgets.lines import Item, LineList


class PeopleDialog(Dialog[Seat]):
    """The library's people. Enter: I am this person. F4: answer for this person. Gives the new seat, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "answer_for", N_("Answer for a colleague"), id="people.answer-for"),
        Binding("f2", "edit_person", N_("Correct name and role"), id="people.edit"),
    ]

    def __init__(self, session: Session, course: Course) -> None:
        super().__init__()
        self._session = session
        self._course = course

    def compose(self) -> ComposeResult:
        """The people and a field for a new name."""
        facilitator = self._session.seat.facilitator
        with Vertical(id="dialog"):
            yield Static(plain(tr("Who are you?")), classes="title")
            yield Static(
                plain(tr("Names stay in {library}'s own file.", library=self._session.library.name)),
                classes="muted",
            )
            yield LineList(
                id="people",
                choose_on_click=True,
                empty=tr("Nobody has been added yet. Write your name below."),
            )
            yield Static(plain(tr("New participant")), classes="field")
            yield LineField(placeholder=tr("Write a name and press Enter"), id="new-person")
            keys = tr(
                "Enter: that is me · F4: answer for this colleague · F2: correct name and role · Esc: back"
            )
            if facilitator:
                keys += "\n" + tr("As facilitator you may also just look: press Esc.")
            yield Static(plain(keys), classes="muted")

    def on_mount(self) -> None:
        """Begin in the list, or in the field while nobody is there."""
        self._show()
        self.query_one("#people" if self._session.people else "#new-person").focus()

    def on_key(self, event: events.Key) -> None:
        """Letters are a new name, wherever the cursor stands."""
        field = self.query_one("#new-person", LineField)
        if event.is_printable and event.character and event.key != "space" and not field.has_focus:
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def on_screen_resume(self) -> None:
        """A name may have been corrected."""
        self._show()

    def _show(self) -> None:
        people = self.query_one("#people", LineList)
        seat = self._session.seat
        items = []
        for person in self._session.people:
            role = self._course.label("role", person.role) if person.role else ""
            marks = [role] if role else []
            if person.id == seat.person:
                marks.append(tr("you"))
            if person.id == seat.answers_for:
                marks.append(tr("you answer for this person"))
            text = f"{person.name or tr('no name')}" + (f"  ({', '.join(marks)})" if marks else "")
            items.append(Item(str(person.id), (text,)))
        people.styles.height = max(1, min(10, len(items)))
        people.set_items(items)
        if seat.writes_as is not None:
            people.move_to(str(seat.writes_as))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """That is me."""
        event.stop()
        self._sit(Seat(person=int(str(event.key)), facilitator=self._session.seat.facilitator))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add a participant and sit there."""
        event.stop()
        name = event.value.strip()
        if not name:
            return
        same = next(
            (person for person in self._session.people if person.name.casefold() == name.casefold()), None
        )
        if same is None:
            same = Person(id=self._session.new_id(), name=name)
            try:
                self._session.put(tr("New participant"), same)
            except FacilitatorError as error:
                self.app.show_error(error)
                return
        if self._session.seat.person is None and not self._session.seat.facilitator:
            self._sit(Seat(person=same.id))
            return
        event.input.value = ""
        self._show()
        people = self.query_one("#people", LineList)
        people.move_to(str(same.id))
        people.focus()

    def action_answer_for(self) -> None:
        """Answer for the marked colleague; the answers say who typed them."""
        key = self.query_one("#people", LineList).cursor_key
        if key is not None:
            own, other = self._session.seat, int(str(key))
            self._sit(Seat(own.person, None if other == own.person else other, own.facilitator))

    def action_edit_person(self) -> None:
        """Open name and role of the marked person."""
        key = self.query_one("#people", LineList).cursor_key
        person = self._session.person(int(str(key))) if key is not None else None
        if person is not None:
            self.app.push_screen(PersonDialog(self._session, self._course, person))

    def _sit(self, seat: Seat) -> None:
        self._session.seat = seat
        self.dismiss(seat)


class PersonDialog(Dialog[None]):
    """Name and role of one person."""

    def __init__(self, session: Session, course: Course, person: Person) -> None:
        super().__init__()
        self._session = session
        self._course = course
        self._person = person

    def compose(self) -> ComposeResult:
        """The form."""
        with Vertical(id="dialog"):
            yield Static(plain(tr("Participant")), classes="title")
            yield RecordForm(
                self._session, self._person, self._course.shared, self._course, fields=("name", "role")
            )
            yield Static(plain(tr("Saved as you write · Esc goes back")), classes="muted")

    def flush(self) -> bool:
        """Save name and role."""
        return self.query_one(RecordForm).flush()

    def action_leave(self) -> None:
        """Save and close; a name that cannot be saved stays in its field."""
        if self.flush():
            self.dismiss(None)

    def on_record_form_save_failed(self, event: RecordForm.SaveFailed) -> None:
        """Say why."""
        event.stop()
        self.app.show_error(event.error, retry=self.flush)
