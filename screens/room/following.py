"""Following the room: the workshop's file, if asked for every library's, and the room's clock, for any screen or process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.agenda import Room
from facilitator.errors import FacilitatorError, FolderMissing, Unreachable, reason_of
from facilitator.i18n import sort_key
from facilitator.paths import is_folder
from facilitator.people import Seat
from facilitator.room.clock import RoomClock
from facilitator.room.hall import Hall, Missing, Table
from facilitator.room.state import Standing, standing
from facilitator.session import Changed, Session
from facilitator.workshop import LIBRARIES, WORKSHOP_FILE, WorkshopFolder

if TYPE_CHECKING:
    from facilitator.content import Course
    from screens.app import FacilitatorApp

LOOK_SECONDS = 2.0
"""How often one looks whether a library has been added."""

AWAY_LOOKS = 2
"""How many looks in a row a library's file must be gone before the library is: others replace files, and shares come and go."""

BUSY_SECONDS = 0.4
"""How long the control view waits for a library's file that somebody is writing; it tries again later."""


class Following:
    """The room of a workshop, opened and kept up to date. `heard` is called after every change, once a burst.

    `runs` opens the files for writing, for the facilitator's control view; `tables` opens the libraries' files as well.
    A library that cannot be read is left out, named in `missing` and looked for again. While the whole folder of
    libraries is away, all stay as they were last read.
    """

    def __init__(
        self,
        app: FacilitatorApp,
        folder: Path,
        course: Course,
        heard: Callable[[], None],
        *,
        runs: bool = False,
        tables: bool = True,
    ) -> None:
        self.app, self.folder, self.course = app, folder, course
        self.clock = RoomClock()
        self.workshop: Session | None = None
        self.tables: tuple[Session, ...] = ()
        self.missing: tuple[Missing, ...] = ()
        self.closed = False
        self._away: dict[Path, int] = {}
        self._heard, self._runs, self._wants_tables = heard, runs, tables
        self._waiting = False
        self._loop: asyncio.Task[None] | None = None

    # opening and closing

    async def open(self) -> None:
        """Open the files off the screen's time, and go on looking for added libraries.

        Raises:
            FacilitatorError: the workshop's own file cannot be opened.
        """
        path = self.folder / WORKSHOP_FILE
        opened = await asyncio.to_thread(self._session, path)
        if self.closed:
            opened.close()
            return
        self.workshop = opened
        self.clock.hear(opened.form(Room), fresh=False)
        self._take(opened)
        if self._wants_tables:
            await self._look()
            self._loop = asyncio.get_running_loop().create_task(self._look_on())
        self._tell()

    def _session(self, path: Path) -> Session:
        return Session.open(path, Seat(facilitator=True), read_only=not self._runs, lock_timeout=BUSY_SECONDS)

    def _take(self, session: Session) -> None:
        session.subscribe(lambda changed: self._changed(session, changed))
        self.app.sessions.append(session)

    async def _look_on(self) -> None:
        while not self.closed:
            await asyncio.sleep(LOOK_SECONDS)
            if await self._look():
                self._tell()

    async def _look(self) -> bool:
        """Open libraries that have come, close those that have gone; whether anything is otherwise than before."""
        known = {session.store.path: session for session in self.tables}
        try:
            found = await asyncio.to_thread(self._paths)
        except FacilitatorError as error:
            return self._missed((Missing(self.folder / LIBRARIES, error),) if known else ())
        fresh, missing = await asyncio.to_thread(self._open_all, found - set(known))
        if self.closed:
            for session in fresh:
                session.close()
            return False
        self._away = {path: self._away.get(path, 0) + 1 for path in known if path not in found}
        gone = [session for path, session in known.items() if self._away.get(path, 0) >= AWAY_LOOKS]
        for session in gone:
            self._let_go(session)
        for session in fresh:
            self._take(session)
        kept = [session for session in self.tables if session not in gone]
        self.tables = tuple(sorted((*kept, *fresh), key=lambda one: sort_key(one.library.name)))
        return self._missed(tuple(missing)) or bool(fresh or gone)

    def _missed(self, missing: tuple[Missing, ...]) -> bool:
        """Keep which libraries cannot be read; whether they are others, or for another reason, than before."""
        before, self.missing = self.missing, missing
        said = [[(one.path, str(one.error)) for one in some] for some in (before, missing)]
        return said[0] != said[1]

    def _paths(self) -> set[Path]:
        """The libraries' files, behind symbolic links.

        Raises:
            StoreError: their folder is away, or cannot be read.
        """
        folder = self.folder / LIBRARIES
        if not is_folder(folder):
            raise FolderMissing(folder / WORKSHOP_FILE)
        try:
            return {file.path.resolve() for file in WorkshopFolder(self.folder).libraries()}
        except OSError as error:
            raise Unreachable(folder, reason_of(error, reading=True)) from error

    def _open_all(self, paths: set[Path]) -> tuple[list[Session], list[Missing]]:
        opened, missing = [], []
        for path in sorted(paths):
            try:
                opened.append(self._session(path))
            except FacilitatorError as error:
                missing.append(Missing(path, error))
        return opened, missing

    def _let_go(self, session: Session) -> None:
        if session in self.app.sessions:
            self.app.sessions.remove(session)
        session.close()

    def close(self) -> None:
        """Let go of the files."""
        self.closed = True
        if self._loop is not None:
            self._loop.cancel()
        for session in (*self.tables, *([self.workshop] if self.workshop else [])):
            self._let_go(session)
        self.workshop, self.tables = None, ()

    # news

    def _changed(self, session: Session, changed: Changed) -> None:
        if session is self.workshop and any(kind == Room.KIND for kind, _ in changed.items):
            self.clock.hear(session.form(Room), fresh=not changed.mine)
        self._tell()

    def _tell(self) -> None:
        if not self._waiting:
            self._waiting = True
            self.app.call_later(self._told)

    def _told(self) -> None:
        self._waiting = False
        if not self.closed:
            self._heard()

    # reading

    def standing(self) -> Standing | None:
        """Where the room stands now; None while it is not read."""
        if self.workshop is None:
            return None
        return standing(self.workshop, self.course, self.clock.now())

    def hall(self) -> Hall | None:
        """The whole room now; None while it is not read."""
        if self.workshop is None:
            return None
        tables = tuple(Table(one.store.library_id, one, one.store.path) for one in self.tables)
        return Hall(self.workshop, tables, self.course, self.clock.now(), self.missing)
