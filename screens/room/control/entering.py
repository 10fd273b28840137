"""Somebody without a device: choosing who, and their mark that they are finished, which says that the facilitator typed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.agenda import RoomStep
from facilitator.component import finished_by
from facilitator.edits import Put
from facilitator.errors import FacilitatorError
from facilitator.i18n import tr
from facilitator.people import Finished, Person
from facilitator.room.finishing import finished_in
from facilitator.room.hall import Hall
from facilitator.room.tables import gathers
from facilitator.room.votes import BY_FACILITATOR
from facilitator.session import Session
from screens.dialogs import LineDialog
from screens.house import Dialog, plain
from screens.room.control.panels import DONE, WAITING, W
from screens.room.newcomers import NEW, add_line, added
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import say


@dataclass(frozen=True)
class Someone:
    """A participant, and the id of their library's file."""

    library: str
    person: Person


class SomeoneDialog(Dialog[Someone]):
    """Every participant of every library, with the mark of who is finished, and a line that adds one more."""

    def __init__(self, hall: Hall, step: RoomStep, w: W, tables: Iterable[Session]) -> None:
        super().__init__()
        self._hall, self._step, self._w = hall, step, w
        self._tables = {table.store.library_id: table for table in tables}
        self._found: dict[str, Someone] = {}

    def compose(self) -> ComposeResult:
        """Title, people, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self._w("enter_title")), classes="title")
            yield Static(plain(self._w("enter_text")), classes="muted")
            yield Static("")
            yield LineList(id="someone", choose_on_click=True, empty=self._w("no_people"))
            yield Static(plain(tr("Enter chooses · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """The libraries as headings, their people below them."""
        items = []
        asked = gathers(self._step, self._hall.course)
        for one in self._hall.done(self._step):
            items.append(Item(one.table.key, (say((one.table.name, "bold")),), disabled=True))
            for person in one.table.people:
                key = f"{one.table.key}/{person.id}"
                self._found[key] = Someone(one.table.key, person)
                sign = "  " if not asked else f"{DONE} " if person in one.finished else f"{WAITING} "
                items.append(Item(key, (f"  {sign}{person.name.strip() or self._w('no_name')}",)))
            items.append(add_line(one.table.key, self._w("add_person")))
        people = self.query_one(LineList)
        people.styles.height = max(1, min(14, len(items)))
        people.set_items(items)
        people.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """This one, or somebody new."""
        event.stop()
        library, _, last = str(event.key).rpartition("/")
        if last != NEW:
            self.dismiss(self._found[str(event.key)])
            return
        name = next(table.name for table in self._hall.tables if table.key == library)
        title = self._w("add_person_title", library=name)
        self.app.push_screen(
            LineDialog(title, self._w("add_person_text")), lambda name: self._named(library, name)
        )

    def _named(self, library: str, name: str | None) -> None:
        table = self._tables.get(library)
        if not name or table is None:
            return
        try:
            person = added(table, name)
        except FacilitatorError as error:
            self.app.show_error(error, retry=lambda: self._named(library, name))
            return
        self.dismiss(Someone(library, person))


def is_finished(hall: Hall, session: Session, step: RoomStep, person: Person) -> bool:
    """Whether this person is finished with the step."""
    return person.id in finished_in(session, hall.workshop, step, hall.course)


def mark_finished(session: Session, activity: str, person: Person) -> None:
    """Mark somebody as finished, or take the mark away again.

    Raises:
        FacilitatorError: the library's file cannot be written now.
    """

    def marks(now: Session) -> list[Put]:
        done = person.id not in finished_by(now, activity)
        return [
            Put(
                Finished(
                    id=Finished.key(person.id, activity),
                    person=person.id,
                    activity=activity,
                    done=done,
                    entered_by=BY_FACILITATOR,
                )
            )
        ]

    session.edit("", marks)
