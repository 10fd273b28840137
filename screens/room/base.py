"""The base of the room's screens: the room followed, its words, and redrawing after every change and every second."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.css.query import NoMatches
from textual.widget import MountError

from facilitator.content import ComponentContent, Course
from facilitator.errors import FacilitatorError
from facilitator.room.hall import Hall
from facilitator.room.state import Standing
from facilitator.room.words import words
from facilitator.session import Change, Changed, Session
from screens.house import AFTER_FIRST_FRAME, WORD, HouseScreen
from screens.room.following import Following

BEAT = 0.25
"""How often what depends on the time is drawn again, in seconds."""


class RoomScreen(HouseScreen):
    """Base of the plan, the control view and the wall. `AREA` names its content file.

    A subclass draws itself in `show`, which is called after every change of the room, and in `beat`, four times a second
    while it is seen. Both are idempotent.
    """

    AREA: ClassVar[str] = ""
    RUNS: ClassVar[bool] = False
    TABLES: ClassVar[bool] = True

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.following: Following | None = None
        self._on_its_way: Following | None = None
        self._content: ComponentContent | None = None

    def on_mount(self) -> None:
        """The frame first, then the files."""
        self.set_timer(AFTER_FIRST_FRAME, self.load)
        self.set_interval(BEAT, self._beat)

    @work(exclusive=True, group="room")
    async def load(self) -> None:
        """Read the course and follow the room."""
        from facilitator.workshop import WorkshopFolder
        from screens import opening

        try:
            own = WorkshopFolder.open(self.folder).course_dir()
            if not opening.load_course(self.app, own):
                return
            self._content = words(self.course, self.AREA)
            following = self._on_its_way = Following(
                self.app, self.folder, self.course, self._heard, runs=self.RUNS, tables=self.TABLES
            )
            await following.open()
        except FacilitatorError as error:
            self.failed(error)
            return
        if not self.is_here():
            following.close()
            return
        self.following = following
        try:
            await self.opened()
        except (NoMatches, MountError):
            if self.is_here():
                raise
            return
        self._heard()

    def is_here(self) -> bool:
        """Whether the screen has not been left; its widgets go a moment before it does."""
        return self.is_attached and self in self.app.screen_stack

    def failed(self, error: FacilitatorError) -> None:
        """The workshop or its course cannot be read."""
        self.app.show_error(error, self.load)

    async def opened(self) -> None:
        """The room is read for the first time: mount what needs it."""

    def on_unmount(self) -> None:
        """Let go of the files, also of those that are just being opened."""
        if self._on_its_way is not None:
            self._on_its_way.close()

    # reading

    @property
    def course(self) -> Course:
        """The course, once it is read."""
        assert self.app.course is not None
        return self.app.course

    @property
    def session(self) -> Session | None:
        """The workshop's own file, once it is read."""
        return self.following.workshop if self.following else None

    @property
    def standing(self) -> Standing | None:
        """Where the room stands now."""
        return self.following.standing() if self.following else None

    @property
    def hall(self) -> Hall | None:
        """The whole room now."""
        return self.following.hall() if self.following else None

    def w(self, key: str, **params: object) -> str:
        """A sentence of the area's words; "" while they are not read."""
        return self._content.word(key, **params) if self._content else ""

    @property
    def content_words(self) -> ComponentContent:
        """The area's texts, once they are read."""
        assert self._content is not None
        return self._content

    def binding_text(self, text: str) -> str:
        """Descriptions that begin with `word:` are the area's own words."""
        return self.w(text.removeprefix(WORD)) if text.startswith(WORD) else super().binding_text(text)

    def help_text(self) -> str:
        """The area's help page."""
        return str(self._content.help) if self._content else ""

    # drawing

    def _heard(self) -> None:
        if self.is_attached and self.following is not None:
            self.show()
            self.update_bar()
            self.refresh_bindings()

    def _beat(self) -> None:
        if self.is_current and self.following is not None:
            self.beat()

    def show(self) -> None:
        """Draw again what the room says."""

    def beat(self) -> None:
        """Draw again what depends on the time."""

    def show_news(self, changed: Changed | None) -> None:  # noqa: ARG002 - everything is drawn again
        """Forms and lists say when they have saved."""
        self._heard()

    async def retranslate(self) -> None:
        """Build the screen again in the language in use."""
        await super().retranslate()
        if self.following is not None:
            await self.opened()
            self._heard()

    # editing

    def edit(self, label: str, make: Callable[[Session], Iterable[Change]]) -> bool:
        """One edit of the workshop's own file; an error is shown to the person and False returned."""
        session = self.session
        if session is None:
            return False
        return self.guard(lambda: session.edit(label, make), retry=lambda: self.edit(label, make))
