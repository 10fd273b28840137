"""A library's own overview: every component and how far one has come, what comes next, and who takes part."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.component import State
from facilitator.content import Course
from facilitator.errors import FacilitatorError
from facilitator.i18n import N_, tr, trn
from facilitator.people import Library
from facilitator.phases import phases
from facilitator.session import Changed, Session
from facilitator.workshop import is_shared, parts
from screens.house import plain
from screens.opened import OpenLibraryScreen
from screens.overview import COLOURS, PREPARATION, legend
from screens.panels import SIGNS, remark_text
from screens.phase_line import PhaseLine
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import Line, fit, say, shorten, widest

SMALLEST = 18
"""Rows below which the list has the screen to itself."""


class LibraryScreen(OpenLibraryScreen):
    """Where a library's people come in: choose a part of the course and go on where you were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2",
            "rename",
            N_("The library's name"),
            id="library.rename",
            tooltip=N_("Correct the library's name"),
        ),
        Binding(
            "s", "app.settings", N_("Settings"), id="app.settings", tooltip=N_("Language, colours and motion")
        ),
    ]

    DEFAULT_CSS = """
    LibraryScreen #library { padding: 1 2 0 3; height: 1fr; }
    LibraryScreen #phases { margin: 1 0; }
    LibraryScreen.-short #phases { margin: 0 0 1 0; }
    LibraryScreen #components { width: 1fr; height: 1fr; }
    LibraryScreen #beside { width: 44; padding: 0 0 0 3; display: none; }
    LibraryScreen.-map #beside, LibraryScreen.-wide #beside { display: block; }
    LibraryScreen #next-line { height: auto; max-height: 2; }
    LibraryScreen.-map #next-line, LibraryScreen.-wide #next-line { display: none; }
    LibraryScreen.-tiny #phases, LibraryScreen.-tiny #next-line, LibraryScreen.-tiny #library-lead { display: none; }
    LibraryScreen.-short #library { padding: 0 1 0 2; }
    """

    def __init__(self, session: Session, course: Course) -> None:
        super().__init__(session, course)
        self._drawn: list[tuple[str, State, str]] = []

    def compose_work(self) -> ComposeResult:
        """The parts of the course, and beside them what comes next."""
        with Vertical(id="library"):
            yield Static(classes="title", id="library-name")
            yield Static(plain(self._lead()), classes="muted", id="library-lead")
            yield PhaseLine(id="phases")
            with Horizontal():
                yield LineList(id="components", choose_on_click=True)
                with VerticalScroll(id="beside", can_focus=False):
                    yield Static(id="beside-text")
            yield Static(id="next-line")

    def _lead(self) -> str:
        if is_shared(self.session):
            return tr("What you write here, every library of the course can read.")
        return str(self.course.shared.lead)

    def where(self) -> list[str]:
        """The library."""
        return [self.library_name]

    def help_text(self) -> str:
        """The shared help page."""
        if is_shared(self.session):
            return tr(
                "Here you keep what is for every library of the course: consultants, dates and notices, your own cases, questions "
                "and tasks. It lies in the workshop's own file, workshop.json; the libraries read it and cannot change it. What "
                "you write is there for them at once, unless its own tick says that it is a draft."
            )
        return str(self.course.shared.help)

    def on_mount(self) -> None:
        """Fill the list; ask who one is if nobody sits here."""
        self.show()
        components = self.query_one("#components", LineList)
        components.move_to(self.app.places.get(self.session, "") or self._next())
        components.focus()
        self.call_after_refresh(self._greet)

    def show_room(self) -> None:
        """Whoever comes to a meeting that is on is met once there is nothing else to answer."""
        super().show_room()
        room = self.room
        if room is not None and self.is_current:
            if room.offer:
                self.call_later(room.greet)
            else:
                room.remember("overview")

    def _greet(self) -> None:
        key = str(self.session.store.path)
        if not self.is_current or key in self.app.greeted:
            return
        self.app.greeted.add(key)
        if self.session.store.conflict_copies():
            self._offer_merge()
        elif (
            self.session.seat.person is None
            and not self.session.seat.facilitator
            and not self.session.store.read_only
            and not is_shared(self.session)
        ):
            self.action_people()

    def on_resize(self) -> None:
        """In the smallest windows there is room for the list only."""
        self.set_class(self.size.height < SMALLEST, "-tiny")

    async def retranslate(self) -> None:
        """Fill the new widgets again."""
        await super().retranslate()
        self.show()
        self.query_one("#components").focus()

    def show_news(self, _: Changed | None) -> None:
        """Draw everything again."""
        if self.is_current:
            self.show()

    def on_screen_resume(self) -> None:
        """Something may have changed under a window."""
        if self.query("#components"):
            self.show()
            self.show_room()

    def _progress(self) -> list[tuple[str, State, str]]:
        found = []
        for component in parts(self.session, self.course):
            progress = component.progress(self.session, self.course)
            found.append((component.id, progress.state, remark_text(self.course, component.id, progress)))
        return found

    def _next(self) -> str:
        """The first part that is not finished; of those that only accompany the course the last resort."""
        open_ones = [component for component, state, _ in self._drawn if state is not State.DONE]
        steps = [c for c in open_ones if c == PREPARATION or self.course.words(c).number]
        return (steps or open_ones or [self._drawn[0][0]])[0]

    @property
    def _all_done(self) -> bool:
        return all(state is State.DONE for _, state, _ in self._drawn)

    def show(self) -> None:
        """Draw the overview again."""
        found = self._drawn = self._progress()
        titles = {component: self._title(component) for component, _, _ in found}
        room = widest(list(titles.values())) + 4
        items = [
            self._item(component, titles[component], state, remark, room)
            for component, state, remark in found
        ]
        self.query_one("#components", LineList).set_items(items)
        self.query_one("#library-name", Static).update(plain(self.library_name))
        if not is_shared(self.session):
            states = {component: state for component, state, _ in found}
            self.query_one(PhaseLine).set_phases(phases(self.session, self.course, states))
        self.query_one("#beside-text", Static).update(self._beside())
        self.query_one("#next-line", Static).update(plain(self._next_line()))
        self.update_bar()

    def _title(self, component: str) -> str:
        words = self.course.words(component)
        return f"{words.number or ' '} {words.title}"

    def _item(self, component: str, title: str, state: State, remark: str, room: int) -> Item:
        """A part of the course on one line, or on two where the remark does not fit beside it."""

        def draw(width: int, _: bool) -> list[Line]:
            head = say((f"{SIGNS[state]} ", COLOURS[state]), (title, "bold"))
            if room + cell_len(remark) <= width:
                return [say(fit(head, room), (remark, "$text-muted"))]
            return (
                [head, say("    ", (remark, "$text-muted"))]
                if width < 50
                else [say(fit(head, room), shorten(remark, width - room).stylize("$text-muted"))]
            )

        return Item(component, draw, version=(title, state, remark, room))

    def _next_line(self) -> str:
        if is_shared(self.session):
            return ""
        if self._all_done:
            return tr("Every part is finished. F7 writes the report.")
        words = self.course.words(self._next())
        return tr("Next: {component}", component=f"{words.number} {words.title}".strip()) + "\n" + legend()

    def _beside(self) -> Content:
        if is_shared(self.session):
            return Content("")
        parts = [Content(tr("What comes next") + "\n").stylize("bold $primary")]
        if self._all_done:
            parts.append(Content("\n" + tr("Every part is finished. F7 writes the report.") + "\n"))
        else:
            words = self.course.words(self._next())
            parts.append(Content(f"\n{words.title}\n").stylize("bold"))
            parts.append(Content(f"{words.lead}\n"))
        people = self.session.people
        parts.append(Content("\n" + tr("Who takes part") + "\n").stylize("bold $primary"))
        if not people:
            parts.append(Content("\n" + tr("Nobody yet. Press F4 and write your name.")))
        for person in people:
            role = self.course.label("role", person.role) if person.role else ""
            parts.append(Content(f"\n{person.name or tr('no name')}" + (f" · {role}" if role else "")))
        parts.append(Content("\n\n" + legend().replace("   ", "\n")).stylize("$text-muted"))
        aside = len(self.session.set_aside())
        if aside:
            text = trn(
                "{n} entry in the file cannot be read. It is kept as it is, but not shown.",
                "{n} entries in the file cannot be read. They are kept as they are, but not shown.",
                aside,
            )
            parts.append(Content(f"\n\n! {text}").stylize("$text-warning"))
        return Content("").join(parts)

    # doing

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the component."""
        event.stop()
        self.app.go_component(self.session, str(event.key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The workshop's own file has its title from the workshop."""
        if action == "rename" and is_shared(self.session):
            return False
        return super().check_action(action, parameters)

    def action_rename(self) -> None:
        """Correct the library's name."""
        from screens.dialogs import LineDialog

        title = tr("The library's name")
        self.app.push_screen(
            LineDialog(title, tr("The file keeps its name."), self.session.library.name), self._rename
        )

    def _rename(self, name: str | None) -> None:
        if name:
            self.guard(lambda: self.session.revise(tr("The library's name"), Library, 1, name=name))

    def action_leave(self) -> None:
        """Back to the workshop's overview."""
        self.app.go_home()

    # a second copy of the file

    def _offer_merge(self) -> None:
        from screens.dialogs import ChoiceDialog

        copies = self.session.store.conflict_copies()
        names = "\n".join(path.name for path in copies)
        text = tr(
            "Beside the library's file lies another copy of it:\n{names}\n\nThe two can be brought together: nothing is lost, "
            "and where both have changed the same field, both texts are kept.",
            names=names,
        )
        choices = [
            ("merge", tr("Bring them together"), tr("The copy is kept among the earlier versions.")),
            ("later", tr("Not now"), ""),
        ]
        self.app.push_screen(ChoiceDialog(tr("Two copies of the library"), text, choices), self._merge)

    def _merge(self, answer: str | None) -> None:
        if answer != "merge":
            return
        for path in self.session.store.conflict_copies():
            try:
                self.session.store.absorb(path)
            except FacilitatorError as error:
                self.app.show_error(error)
                return
        self.app.say(tr("The copies are brought together."))
        self.show()
