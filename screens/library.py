"""A library's own overview: every component and how far one has come, what comes next, and who takes part."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.component import State
from facilitator.course import taught
from facilitator.errors import FacilitatorError
from facilitator.i18n import N_, tr, trn
from facilitator.people import Library
from facilitator.session import Changed
from screens.house import plain
from screens.opened import OpenLibraryScreen
from screens.panels import SIGNS, remark_text
from screens.widgets.lines import Item, LineList


class LibraryScreen(OpenLibraryScreen):
    """Where a library's people come in: choose a part of the course and go on where you were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r",
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
    LibraryScreen #components { width: 1fr; height: 1fr; }
    LibraryScreen #beside { width: 44; padding: 0 0 0 3; display: none; }
    LibraryScreen.-map #beside { display: block; }
    LibraryScreen #next-line { height: auto; max-height: 2; }
    LibraryScreen.-map #next-line { display: none; }
    LibraryScreen.-short #library { padding: 0 1 0 2; }
    """

    def compose_work(self) -> ComposeResult:
        """The parts of the course, and beside them what comes next."""
        with Vertical(id="library"):
            yield Static(classes="title", id="library-name")
            yield Static(plain(str(self.course.shared.lead)), classes="muted")
            yield Static("")
            with Horizontal():
                yield LineList(id="components", choose_on_click=True)
                with VerticalScroll(id="beside", can_focus=False):
                    yield Static(id="beside-text")
            yield Static(id="next-line")

    def where(self) -> list[str]:
        """The library."""
        return [self.session.library.name or tr("Unnamed library")]

    def help_text(self) -> str:
        """The shared help page."""
        return str(self.course.shared.help)

    def on_mount(self) -> None:
        """Fill the list; ask who one is if nobody sits here."""
        super().on_mount()
        self.show()
        components = self.query_one("#components", LineList)
        components.move_to(self.app.places.get(self.session, "") or self._next())
        components.focus()
        self.call_after_refresh(self._greet)

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
        ):
            self.action_people()

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
        super().on_screen_resume()
        if self.query("#components"):
            self.show()

    def _progress(self) -> list[tuple[str, State, str]]:
        found = []
        for component in taught(self.course):
            progress = component.progress(self.session, self.course)
            found.append((component.id, progress.state, remark_text(self.course, component.id, progress)))
        return found

    def _next(self) -> str:
        progress = self._progress()
        open_ones = [component for component, state, _ in progress if state is not State.DONE]
        return (open_ones or [progress[0][0]])[0]

    def show(self) -> None:
        """Draw the overview again."""
        items = []
        for component_id, state, remark in self._progress():
            words = self.course.words(component_id)
            head = Content(f"{SIGNS[state]} {words.number} {words.title}".replace("  ", " ")).stylize("bold")
            items.append(Item(component_id, (head, Content(f"  {remark}").stylize("$text-muted"), "")))
        self.query_one("#components", LineList).set_items(items)
        self.query_one("#library-name", Static).update(
            plain(self.session.library.name or tr("Unnamed library"))
        )
        self.query_one("#beside-text", Static).update(self._beside())
        self.query_one("#next-line", Static).update(plain(self._next_line()))
        self.update_bar()

    def _next_line(self) -> str:
        if all(state is State.DONE for _, state, _ in self._progress()):
            return tr("Every part is finished. F7 writes the report.")
        words = self.course.words(self._next())
        return tr("Next: {component}", component=f"{words.number} {words.title}".strip())

    def _beside(self) -> Content:
        parts = [Content(tr("What comes next") + "\n").stylize("bold $primary")]
        if all(state is State.DONE for _, state, _ in self._progress()):
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
