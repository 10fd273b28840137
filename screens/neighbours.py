"""The other files of the workshop, opened for reading when a step first asks for them, and followed like one's own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.session import Changed, Session
from facilitator.workshop import neighbours_of

if TYPE_CHECKING:
    from screens.base import ComponentScreen


LOOK_SECONDS = 2.0
"""How often one looks whether a library has been added."""


class Neighbours:
    """The libraries beside `session` in its workshop, and the workshop's own file. Empty until they have been read."""

    def __init__(self, screen: ComponentScreen, session: Session) -> None:
        self._screen = screen
        self._session = session
        self._asked = self._closed = False
        self._libraries: tuple[Session, ...] = ()
        self._workshop: Session | None = None
        self._all = False
        self._wake = asyncio.Event()
        self._paths: tuple[Path | None, tuple[Path, ...]] | None = None

    @property
    def libraries(self) -> tuple[Session, ...]:
        """The other libraries, by name; for reading only."""
        if not self._all:
            self._all = True
            self._wake.set()
        self._ask()
        return self._libraries

    @property
    def workshop(self) -> Session | None:
        """The workshop's own file, for reading only; None while it is not read, outside a workshop, and within that file."""
        self._ask()
        return self._workshop

    def _ask(self) -> None:
        if not self._asked:
            self._asked = True
            self._screen.run_worker(self._load(), group="neighbours")

    async def _load(self) -> None:
        """Open what is there, and look now and then whether a library has been added."""
        while not self._closed:
            own, libraries = await asyncio.to_thread(neighbours_of, self._session)
            paths = (own, libraries if self._all else ())
            if paths != self._paths and not self._closed:
                self._paths = paths
                await self._open(*paths)
            self._wake.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), LOOK_SECONDS)

    async def _open(self, own: Path | None, paths: tuple[Path, ...]) -> None:
        workshop, libraries = await asyncio.to_thread(_open, self._session, own, paths, lambda: self._closed)
        opened = [*libraries, *([workshop] if workshop else [])]
        if self._closed:
            for session in opened:
                session.close()
            return
        self._let_go()
        self._libraries, self._workshop = tuple(libraries), workshop
        for session in opened:
            session.subscribe(self._changed)
        self._screen.app.sessions.extend(opened)
        self._heard()

    def _heard(self) -> None:
        self._screen.call_later(self._screen.show_news, None)

    def _changed(self, _: Changed) -> None:
        self._heard()

    def close(self) -> None:
        """Let go of the files."""
        self._closed = True
        self._let_go()

    def _let_go(self) -> None:
        for session in (*self._libraries, *([self._workshop] if self._workshop else [])):
            if session in self._screen.app.sessions:
                self._screen.app.sessions.remove(session)
            session.close()
        self._libraries, self._workshop = (), None


def _open(
    session: Session, own: Path | None, libraries: tuple[Path, ...], unwanted: Callable[[], bool]
) -> tuple[Session | None, list[Session]]:
    """Open what can be opened; a file that cannot be read is not there. Nobody is left with what came too late."""
    found: list[Session] = []
    workshop: Session | None = None
    if own is not None:
        with contextlib.suppress(FacilitatorError):
            workshop = Session.open(own, read_only=True)
    for path in libraries:
        with contextlib.suppress(FacilitatorError):
            other = Session.open(path, read_only=True)
            if other.store.library_id == session.store.library_id:
                other.close()
            else:
                found.append(other)
    if unwanted():
        for late in (*found, *([workshop] if workshop else [])):
            late.close()
        return None, []
    return workshop, found
