"""The whole room read from its files, for whoever only wants to look once: the minutes on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from facilitator.agenda import Room
from facilitator.content import Course
from facilitator.errors import FacilitatorError
from facilitator.i18n import sort_key
from facilitator.people import Seat
from facilitator.room.clock import RoomClock
from facilitator.room.hall import Hall, Missing, Table
from facilitator.session import Session
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder


@contextmanager
def read_room(folder: Path, course: Course) -> Iterator[Hall]:
    """The room as it stands now, opened for reading; a library that cannot be read is left out and named as missing.

    Raises:
        FacilitatorError: the folder is no workshop, or the workshop's own file cannot be read.
    """
    with ExitStack() as stack:
        workshop = stack.enter_context(
            Session.open(folder / WORKSHOP_FILE, Seat(facilitator=True), read_only=True)
        )
        clock = RoomClock()
        clock.hear(workshop.form(Room), fresh=False)
        tables, missing = [], []
        for file in WorkshopFolder.open(folder).libraries():
            try:
                one = stack.enter_context(Session.open(file.path, Seat(facilitator=True), read_only=True))
            except FacilitatorError as error:
                missing.append(Missing(file.path, error))
                continue
            tables.append(Table(one.store.library_id, one, file.path))
        tables.sort(key=lambda table: sort_key(table.name))
        yield Hall(workshop, tuple(tables), course, clock.now(), tuple(missing))
