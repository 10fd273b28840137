"""What the screens of an open library share: editing, undo, news of what others wrote, who sits here, the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.content import Course
from facilitator.i18n import N_, format_time, relative_day, tr
from facilitator.people import Seat
from facilitator.search import Found
from facilitator.session import Change, Changed, Session
from facilitator.workshop import is_shared
from screens import opening, taking_back
from screens.house import KEEP, HouseScreen
from screens.room.table.line import RoomLine
from screens.widgets.footer import HouseFooter
from screens.widgets.topbar import TopBar

if TYPE_CHECKING:
    from screens.room.table.joining import Seated

THE_MEETING = N_("The meeting")


def house_key(key: str, action: str, text: str, binding_id: str, tooltip: str) -> Binding:
    """A key that works wherever one is typing (a text area has uses of its own for some of them)."""
    shown = f"Ctrl+{key[-1].upper()}" if key.startswith("ctrl+") else None
    return Binding(key, action, text, id=binding_id, tooltip=tooltip, priority=True, key_display=shown)


def saved_words(moment: datetime) -> str:
    """The time of a save today, or its day if it was earlier."""
    local = moment.astimezone()
    return (
        format_time(local)
        if local.date() == datetime.now().astimezone().date()
        else relative_day(local.date())
    )


class OpenLibraryScreen(HouseScreen):
    """Base of the screens that show one library. A subclass redraws itself in `show_news`.

    While a meeting is on in the library's workshop, a line under the bar says so. `ABOVE` is a screen that stands above
    another one of the same library for a while.
    """

    ABOVE: ClassVar[bool] = False

    BINDINGS: ClassVar[list[BindingType]] = [
        house_key("f4", "people", N_("Who"), "course.people", N_("Change person, or answer for a colleague")),
        house_key(
            "f7", "report", N_("Report"), "library.report", N_("Write the library's report as a document")
        ),
        Binding(
            "f8,ctrl+z",
            "undo",
            N_("Undo"),
            id="app.undo",
            tooltip=N_("Take back your last edit"),
            key_display="F8",
        ),
        Binding(
            "ctrl+y", "redo", N_("Redo"), id="app.redo", show=False, tooltip=N_("Do again what you took back")
        ),
        house_key(
            "ctrl+f", "search", N_("Find"), "library.search", N_("Find in everything the library has written")
        ),
        Binding(
            "question_mark",
            "glossary",
            N_("Words"),
            id="course.words",
            key_display="?",
            tooltip=N_("What the words of the course mean"),
        ),
        house_key(
            "ctrl+o",
            "room",
            THE_MEETING,
            "library.room",
            N_("To what the meeting is doing now, and back again"),
        ),
        Binding("escape", "leave", N_("Back"), id="library.back", tooltip=N_("Back to the overview")),
    ]

    def __init__(self, session: Session, course: Course) -> None:
        super().__init__()
        self.session = session
        self.course = course
        self._news: list[Changed] = []
        self._end_listening: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """The bar, the meeting's line, the work, the footer."""
        yield TopBar()
        yield RoomLine()
        yield from self.compose_work()
        yield HouseFooter(keep=KEEP)

    def on_mount(self) -> None:
        """Listen to the library, and see what goes on in the room."""
        self._end_listening = self.session.subscribe(self._on_changed)
        self.update_bar()
        self.show_room()

    @property
    def library_name(self) -> str:
        """The library's name; the workshop's own file holds what is for everybody."""
        if is_shared(self.session):
            return tr("For everybody")
        return self.session.library.name or tr("Unnamed library")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The workshop's own file has no people and no report; without a meeting there is none to go to.

        Whoever has been opened to be written for is not left for somebody else's answers, or one's own elsewhere.
        """
        if action in {"people", "report"} and is_shared(self.session):
            return False
        if action in {"people", "search"} and opening.written_for_somebody(self.app, self.session):
            return False
        if action == "room":
            return self.room is not None and self.room.has_page()
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """Stop listening."""
        self._end_listening()

    def status(self) -> list[str]:
        """When it was saved, and who one is."""
        remarks = []
        if self.session.store.read_only:
            remarks.append(tr("read only"))
        elif self.session.saved_at is not None:
            remarks.append(tr("saved {time}", time=saved_words(self.session.saved_at)))
        remarks.append(self.app.seat_text(self.session))
        return remarks

    # news: several changes in a burst are shown once

    def _on_changed(self, changed: Changed) -> None:
        self._news.append(changed)
        if len(self._news) == 1:
            self.call_later(self._tell_news)

    def _tell_news(self) -> None:
        news, self._news = self._news, []
        if news and self.is_mounted:
            items = frozenset(item for changed in news for item in changed.items)
            self.show_news(Changed(items, all(changed.mine for changed in news), news[-1].label))
            self.show_room()

    def show_news(self, changed: Changed | None) -> None:
        """Draw again what the records say (None: everything)."""

    # the meeting

    @property
    def room(self) -> Seated | None:
        """The room that the library is in, once it is followed."""
        return self.app.rooms.get(self.session)

    @property
    def place(self) -> str:
        """Where in the course this screen is, as "component.step"; "" for none."""
        return ""

    def binding_text(self, text: str) -> str:
        """The meeting's key says where it leads."""
        if text == THE_MEETING and self.room is not None and self.room.elsewhere(self.place):
            return tr("To the step")
        return super().binding_text(text)

    async def retranslate(self) -> None:
        """Show the meeting's line in the language in use."""
        await super().retranslate()
        self.show_room()

    def show_room(self) -> None:
        """Draw again what the meeting says."""
        room = self.room
        for line in self.query(RoomLine):
            line.show(room, self.place)
        if room is not None:
            self.refresh_bindings()

    def on_room_line_pressed(self, event: RoomLine.Pressed) -> None:
        """A click on the line is its key."""
        event.stop()
        self.action_room()

    def action_room(self) -> None:
        """Go where the present step is worked at; from there, to the meeting's page."""
        room = self.room
        if room is None or not room.has_page() or not self.may_leave():
            return
        if room.elsewhere(self.place):
            room.go_to_step()
            return
        from screens.room.table.page import MeetingPage

        self.app.push_screen(MeetingPage(self.session, self.course))

    # editing

    def may_leave(self) -> bool:
        """Save what is typed; False when something could not be saved and must keep its field."""
        return self.flush()

    def edit(self, label: str, make: Callable[[Session], Iterable[Change]]) -> bool:
        """One edit of the library; an error is shown to the person and False returned."""
        return self.guard(lambda: self.session.edit(label, make), retry=lambda: self.edit(label, make))

    def action_undo(self) -> None:
        """Take back your own last edit."""
        self.flush()
        if taking_back.undo(self, self.session):
            self.show_news(None)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if taking_back.redo(self, self.session):
            self.show_news(None)

    # people and report

    def action_people(self) -> None:
        """Who sits here, or for whom one answers."""
        if not self.check_action("people", ()) or not self.may_leave():
            return
        self.app.choose_person(self.session, self._seated)

    def _seated(self, seat: Seat | None) -> None:
        if self.is_mounted and seat is not None:
            self.show_news(None)
            self.show_room()
            self.update_bar()

    def action_search(self) -> None:
        """Find in everything the library has written."""
        from screens.search import SearchDialog

        if self.may_leave():
            self.app.push_screen(SearchDialog(self.session, self.course), self._found)

    def action_glossary(self) -> None:
        """The words of the course, explained."""
        from screens.glossary import GlossaryDialog

        self.app.push_screen(GlossaryDialog(self.course))

    def _found(self, found: Found | None) -> None:
        if found is not None and self.is_mounted:
            self.app.go_component(self.session, found.component, found.step, found)

    def action_report(self) -> None:
        """Write the library's report."""
        self.flush()
        self.app.write_report(self.session)
