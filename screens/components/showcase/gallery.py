"""The gallery: every library that shows its project; Enter opens one, and there feedback is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.components.showcase import FEEDBACK_KINDS, Page, ShowcaseFeedback, given, unsent
from facilitator.components.showcase.page import written
from facilitator.i18n import current, format_list
from facilitator.record import between
from facilitator.session import Changed, Session
from screens.components.showcase.parts import key
from screens.components.showcase.writing import WritingStep
from screens.step_parts import muted, text
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say, shorten
from screens.widgets.reading import Reading

TALL = 30
"""Rows from which one's own feedback is listed under the page of another library."""


class GalleryStep(WritingStep):
    """A list that gives way to one project's page, and that to the form of a piece of feedback."""

    STEP = "gallery"
    PLACES = ("list", "page")

    SCOPED_CSS = False
    DEFAULT_CSS = """
    GalleryStep #projects { height: 1fr; max-width: 100; }
    GalleryStep #said { height: auto; max-width: 80; max-height: 6; margin-top: 1; }
    .-short GalleryStep #said { margin-top: 0; max-height: 3; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "say('good')", "good"),
        key("2", "say('question')", "question"),
        key("3", "say('contact')", "contact"),
        key("o", "open", "open"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._target = ""
        self._others_came = False

    def compose_places(self) -> ComposeResult:
        """The list, and the page of one project."""
        with Vertical(id="list", classes="place"):
            empty = "gallery_empty_all" if self.for_workshop else "gallery_empty"
            yield LineList(empty=self.w(empty), id="projects")
            yield Static(id="count", classes="foot", markup=False)
        with Vertical(id="page", classes="place"):
            yield Reading(id="project")
            yield Static(id="said", markup=False)
            yield Static(id="page-keys", classes="foot", markup=False)

    @property
    def projects(self) -> LineList:
        """The list."""
        return self.query_one("#projects", LineList)

    def focus_place(self) -> None:
        """The list, or the page."""
        (self.projects if self.place == "list" else self.query_one(Reading)).focus(scroll_visible=False)

    # what is shown

    def _shown(self) -> list[tuple[Session, Page]]:
        """The libraries that show their project, one's own last."""
        own = () if self.for_workshop else (self.session,)
        pages = [(one, self.page_of(one)) for one in (*self.desk.neighbours.libraries, *own)]
        return [(session, found) for session, found in pages if found.shared]

    def _there(self) -> tuple[Session, Page] | None:
        return next((one for one in self._shown() if one[0].store.library_id == self._target), None)

    def show(self, changed: Changed | None) -> None:
        """List and open page as the files say now."""
        super().show(changed)
        shown = self._shown()
        self.projects.set_items([self._item(*one) for one in shown])
        if not self._others_came and shown and shown[0][0] is not self.session:
            self._others_came = True
            self.projects.move_to(shown[0][0].store.library_id)
        lines: list[Line] = []
        if shown:
            others = len(shown) > 1 or shown[0][0] is not self.session
            keys = "keys_all" if self.for_workshop else "keys_gallery" if others else "gallery_alone"
            lines = [self.w("gallery_count", n=len(shown)), self.w(keys)]
        self.query_one("#count", Static).update(text(*lines))
        if self.place == "page":
            self._draw_page()

    def _item(self, session: Session, found: Page) -> Item:
        own = session is self.session
        name = self.w("gallery_own", library=self.name_of(session)) if own else self.name_of(session)
        marks = [self.w("gallery_recording")] if found.recording else []
        if not own and not self.for_workshop:
            marks.append(self._feedback_mark(session.store.library_id))
        foot = " · ".join(marks)
        title = found.title or self.w("untitled")

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            drawn: list[Line] = [say((name, MUTED))]
            drawn += [say((line, "bold")) for line in fold(title, width, 2)]
            drawn += [f"  {line}" for line in fold(found.elevator, width - 2, 3)] if found.elevator else []
            drawn += [say((f"  {line}", MUTED)) for line in fold(foot, width - 2, 2)] if foot else []
            return [*drawn, ""]

        version = (name, title, found.elevator, foot, current())
        return Item(session.store.library_id, lines, version=version)

    def _feedback_mark(self, target: str) -> str:
        waiting = unsent(self.session)
        sent = [row for row in given(self.session, target) if row.sent and written(row)]
        names = dict.fromkeys(self.course.label("showcase_feedback", row.kind).lower() for row in sent)
        said = [self.w("gallery_given", kinds=format_list(list(names)))] if sent else []
        if drafts := sum(row.target == target for row in waiting):
            said.append(self.w("gallery_drafts", n=drafts))
        return ", ".join(said) or self.w("gallery_nothing")

    def _draw_page(self) -> None:
        there = self._there()
        keys, lines = self.w("keys_other"), list[Line]()
        if there is None:
            self.query_one(Reading).show([self.w("gallery_gone")])
            keys = self.w("keys_back")
        else:
            session, found = there
            own = session is self.session
            self.query_one(Reading).show(self.drawn(found, own=own))
            if self.for_workshop:
                keys = self.w("keys_back")
            elif own:
                keys = f"{self.w('own_project')} {self.w('keys_back')}"
            else:
                lines = self._said()
        said = self.query_one("#said", Static)
        said.display = bool(lines)
        said.update(text(*lines))
        self.query_one("#page-keys", Static).update(text(keys))

    def _said(self) -> list[Line]:
        """One's own feedback on the project: each piece where there is room, else how much there is."""
        rows = given(self.session, self._target)
        if not rows:
            return [muted(self.w("empty_to_them"))]
        if self.app.size.height < TALL:
            mark = self._feedback_mark(self._target)
            return [muted(f"{mark[:1].upper()}{mark[1:]}")]
        told = [shorten(self.feedback_line(row), 78) for row in rows]
        return [say((self.w("title_to_them"), "bold")), *told]

    # doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Figures and letters are for writing while a form is open; nobody gives feedback on their own project."""
        if action in {"say", "open"} and self.place == self.WRITING:
            return False
        if action == "say":
            return self._aim() is not None
        if action == "open":
            return self.place == "page"
        return super().check_action(action, parameters)

    def _aim(self) -> Session | None:
        """The other library whose project is on the page or under the cursor, if feedback is given from here."""
        if self.for_workshop or not self.is_mounted or not self.query("#projects"):
            return None
        wanted = self._target if self.place == "page" else self.projects.cursor_key
        others = (one for one in self.desk.neighbours.libraries if one.store.library_id == wanted)
        found = next(others, None)
        return found if found is not None and self.page_of(found).shared else None

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """What the keys can do depends on whose project the cursor is on."""
        event.stop()
        self.refresh_bindings()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the project."""
        event.stop()
        self._target = str(event.key)
        self.go("page")
        self.query_one(Reading).scroll_home(animate=False)

    def action_open(self) -> None:
        """Open the recording of the project on the page."""
        there = self._there()
        self.open_recording(there[1] if there else None)

    async def action_say(self, kind: str) -> None:
        """Begin a piece of feedback of this kind, or go on with the draft of that kind."""
        aim = self._aim()
        if aim is None or kind not in FEEDBACK_KINDS:
            return
        target, name = aim.store.library_id, self.name_of(aim)
        mine = given(self.session, target)
        draft = next((row for row in mine if row.kind == kind and not row.sent), None)
        rows = self.session.all(ShowcaseFeedback)
        fresh = ShowcaseFeedback(
            id=self.session.new_id(),
            position=between(rows[-1] if rows else None, None),
            target=target,
            target_name=name,
            kind=kind,
        )
        await self.write(draft or fresh, name)
