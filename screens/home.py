"""The workshop's overview: all libraries by all components, and what comes next."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.errors import Damaged, FacilitatorError
from facilitator.i18n import N_, relative_day, tr, trn
from screens.home_parts import LOOKS, about_overview, read_folder, warm
from screens.house import AFTER_FIRST_FRAME, POLL_SECONDS, HouseScreen, plain
from screens.widgets.lines import LineList

if TYPE_CHECKING:
    from facilitator.components.homework import HomeworkMeeting
    from facilitator.content import Course
    from facilitator.session import Session
    from facilitator.workshop import Workshop, WorkshopFolder
    from screens.watching import Line


BELOW, BELOW_SHORT = 9, 6
"""Lines of what comes next below the libraries."""

PLENARY = "plenary"
"""The choice of what the libraries have in common, and the area of its words."""

FOLDER_LOOKS = 8
"""The folder is looked through at every so many looks at the files."""


class HomeScreen(HouseScreen):
    """The facilitator's view of the workshop. Enter opens a library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "shared",
            N_("For everybody"),
            id="workshop.shared",
            tooltip=N_("Notices, dates, tasks, questions and cases for every library"),
        ),
        Binding(
            "m",
            "meetings",
            N_("Meetings"),
            id="workshop.meetings",
            tooltip=N_("Plan the meetings, begin one, or rehearse it"),
        ),
        Binding(
            "n,insert",
            "new_library",
            N_("New library"),
            id="workshop.new-library",
            tooltip=N_("Add a library"),
            key_display="N",
        ),
        Binding(
            "c",
            "compare",
            N_("Compare"),
            id="workshop.compare",
            tooltip=N_("All libraries side by side"),
        ),
        Binding(
            "o",
            "other",
            N_("Another workshop"),
            id="workshop.other",
            tooltip=N_("Open or make another workshop"),
        ),
        Binding(
            "s", "app.settings", N_("Settings"), id="app.settings", tooltip=N_("Language, colours and motion")
        ),
    ]

    DEFAULT_CSS = LOOKS

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._folder: WorkshopFolder | None = None
        self._about: Workshop | None = None
        self._course: Course | None = None
        self._lines: list[Line] = []
        self._coming: HomeworkMeeting | None = None

    def compose_work(self) -> ComposeResult:
        """Title, the libraries, what comes next."""
        with Vertical(id="home"):
            yield Static(plain(tr("Workshop overview")), classes="title", id="home-title")
            yield Static(plain(tr("Opening the libraries …")), classes="muted", id="home-lead")
            with Horizontal(id="body"):
                yield LineList(id="matrix", choose_on_click=False)
                with VerticalScroll(id="next", can_focus=False):
                    yield Static(id="next-text")
            yield Static(id="heads", classes="muted", markup=False)
            yield Static(id="next-below")

    def where(self) -> list[str]:
        """The workshop's title."""
        return [tr("Facilitator"), self._about.title if self._about and self._about.title else tr("Workshop")]

    def status(self) -> list[str]:
        """Whether this is the demo."""
        return [tr("made-up example, a copy")] if self._about and self._about.made_up else []

    def help_text(self) -> str:
        """What the overview shows."""
        return about_overview()

    def on_mount(self) -> None:
        """Show the frame first, then read the files."""
        self.update_bar()
        self.query_one("#matrix").focus()
        self.set_timer(AFTER_FIRST_FRAME, self.load)

    @work(exclusive=True, group="load")
    async def load(self) -> None:
        """Read the course and the libraries off the screen's time, then fill the overview."""
        from screens import opening

        folder = await asyncio.to_thread(read_folder, self._path)
        if isinstance(folder, FacilitatorError):
            self.query_one("#home-lead", Static).update(plain(tr("The workshop could not be opened.")))
            if isinstance(folder, Damaged):
                from screens.recover import RecoverScreen

                self.app.push_screen(RecoverScreen(folder.path, folder, facilitator=True))
            else:
                self.app.show_error(folder)
            return
        self._folder, self._about = folder
        if not await asyncio.to_thread(warm) or not opening.load_course(self.app, self._own_course()):
            self.query_one("#home-lead", Static).update(plain(tr("The course could not be read.")))
            return
        self.update_bar()
        await self._open_libraries()

    def _own_course(self) -> Path | None:
        folder = self._path / self._about.course if self._about and self._about.course else None
        return folder if folder is not None and folder.is_dir() else None

    async def _open_libraries(self) -> None:
        from screens.watching import coming_meeting, read_lines

        self._course = course = self.app.course
        assert self._folder is not None
        assert course is not None
        self._lines = await asyncio.to_thread(read_lines, self._folder, course)
        self._coming = await asyncio.to_thread(coming_meeting, self._folder)
        self.show()
        self.follow()

    @work(exclusive=True, group="follow")
    async def follow(self) -> None:
        """Look four times a second which libraries have changed, off the screen's time, and read those again."""
        from screens.watching import changed_lines, measure, same_files

        looks = 0
        while True:
            await asyncio.sleep(POLL_SECONDS)
            course, folder, looks = self._course, self._folder, looks + 1
            if not self.is_current or course is None or folder is None:
                continue
            if looks % FOLDER_LOOKS == 0 and not await asyncio.to_thread(same_files, self._lines, folder):
                self.load()
                return
            for line in await asyncio.to_thread(changed_lines, self._lines):
                await asyncio.to_thread(measure, line, course)
                self.show()

    def on_screen_resume(self) -> None:
        """The meetings may have been planned meanwhile."""
        if self._course is not None:
            self.look_at_meetings()

    @work(exclusive=True, group="meetings")
    async def look_at_meetings(self) -> None:
        """Read again which meeting is next."""
        from screens.watching import coming_meeting

        assert self._folder is not None
        self._coming = await asyncio.to_thread(coming_meeting, self._folder)
        self.show()

    async def retranslate(self) -> None:
        """Fill the new widgets again."""
        await super().retranslate()
        if self._folder is not None:
            self.show()
        self.query_one("#matrix").focus()

    # drawing

    def show(self) -> None:
        """Draw the overview again."""
        course = self._course
        if course is None or not self.is_mounted:
            return
        from screens import overview

        matrix = self.query_one("#matrix", LineList)
        if not self._lines:
            matrix.empty = tr("No library yet. Press N to add the first one.")
            matrix.refresh(layout=True)
        matrix.set_head([overview.matrix_head(course, max(20, matrix.text_width))])
        matrix.set_items(
            [
                overview.library_row(course, line.file.path, line.name, line.status, self._when(line))
                for line in self._lines
            ]
        )
        self.query_one("#heads", Static).update(overview.abbreviations(course, max(20, matrix.text_width)))
        title = self._about.title if self._about and self._about.title else str(course.head.title)
        self.query_one("#home-title", Static).update(plain(title))
        lead = trn(
            "{n} library. Choose one and press Enter.",
            "{n} libraries. Choose one and press Enter.",
            len(self._lines),
        )
        self.query_one("#home-lead", Static).update(
            plain(lead, overview.legend()) if self._lines else plain("")
        )
        things = overview.next_things(
            course, [(line.name, line.status, len(line.file.copies)) for line in self._lines if line.status]
        )
        things = [*([overview.meeting_thing(self._coming)] if self._coming else []), *things]
        heading = Content(tr("What comes next")).stylize("bold $primary")
        text = Content("\n").join([heading, Content(""), *things]) if things else Content("")
        self.query_one("#next-text", Static).update(text)
        room = BELOW_SHORT if self.has_class("-short") else BELOW
        shown = things if len(things) <= room else [*things[: room - 1], self._more(len(things) - room + 1)]
        self.query_one("#next-below", Static).update(Content("\n").join(shown))

    @staticmethod
    def _more(count: int) -> Content:
        return Content(trn("  and {n} thing more", "  and {n} things more", count)).stylize("$text-muted")

    def _when(self, line: Line) -> str:
        if line.problem is not None:
            return tr("cannot be opened")
        return relative_day(line.saved_at) if line.saved_at else ""

    def on_resize(self) -> None:
        """The head is drawn to the width."""
        self.call_after_refresh(self.show)

    # doing

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the library."""
        event.stop()
        self.app.open_library(Path(str(event.key)), facilitator=True)

    def action_shared(self) -> None:
        """What the facilitator keeps for every library, in the workshop's own file."""
        from facilitator.workshop import WORKSHOP_FILE

        if self._course is not None:
            self.app.open_library(self._path / WORKSHOP_FILE, facilitator=True)

    def action_meetings(self) -> None:
        """The plan of the workshop's meetings."""
        from screens.room.plan import PlanScreen

        if self._course is not None:
            self.app.push_screen(PlanScreen(self._path))

    def action_new_library(self) -> None:
        """Add a library to the workshop."""
        from screens.dialogs import LineDialog

        title, text = (
            tr("New library"),
            tr("What is the library called? Its file is made in the workshop's folder."),
        )
        self.app.push_screen(LineDialog(title, text), self._add_library)

    def _add_library(self, name: str | None) -> None:
        if name and self._folder is not None:
            folder = self._folder
            if self.guard(lambda: folder.add_library(name)):
                self.load()

    def action_compare(self) -> None:
        """All libraries side by side: one part of the course, or what they have in common."""
        from facilitator.room.words import words
        from screens.components import COMPARED
        from screens.dialogs import ChoiceDialog

        course = self._course
        if course is None:
            return
        found = [part for part in COMPARED if part in course.components]
        common = words(course, PLENARY)
        choices = [
            *((part, str(course.words(part).title), "") for part in found),
            (PLENARY, common.word("side_choice"), common.word("side_choice_remark")),
        ]
        self.app.push_screen(ChoiceDialog(tr("Side by side"), "", choices), self._compare)

    def _compare(self, part: str | None) -> None:
        if part == PLENARY:
            from screens.room.plenary import SideBySideScreen

            self.app.push_screen(SideBySideScreen(self._path))
            return
        from facilitator.people import Seat
        from facilitator.session import Session
        from screens.components import compare_for

        compare, course = compare_for(part) if part else None, self._course
        if compare is None or course is None:
            return
        sessions: list[Session] = []
        for line in self._lines:
            with contextlib.suppress(FacilitatorError):
                sessions.append(Session.open(line.file.path, Seat(facilitator=True), read_only=True))
        if not sessions:
            self.app.say(tr("There is nothing to compare yet."))
            return
        self.app.sessions.extend(sessions)
        self.app.push_screen(compare(sessions, course), lambda _: self._compared(sessions))

    def _compared(self, sessions: list[Session]) -> None:
        for session in sessions:
            self.app.sessions.remove(session)
            session.close()

    def action_other(self) -> None:
        """Open or make another workshop."""
        from screens import opening

        opening.show_start(self.app)
