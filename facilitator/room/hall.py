"""The whole room to read from: the workshop's file and every library's, as the wall, the control view and the minutes do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.agenda import RoomStep
from facilitator.component import Reader
from facilitator.content import Course
from facilitator.errors import FacilitatorError
from facilitator.people import Library, Person
from facilitator.room.finishing import finished_in
from facilitator.room.state import Standing, standing
from facilitator.visibility import Viewer

WALL = Viewer(outside=True)
"""Who looks at the wall: everybody, so that nobody is named there and nothing hidden is shown."""


@dataclass(frozen=True, slots=True)
class Table:
    """One library in the room. `key` is the id of its file; `path` is where the file lies."""

    key: str
    reader: Reader
    path: Path | None = None

    @property
    def name(self) -> str:
        """The library's name."""
        return self.reader.form(Library).name.strip() or (self.path.stem if self.path else self.key)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who are there."""
        return tuple(person for person in self.reader.all(Person) if not person.away)


@dataclass(frozen=True, slots=True)
class Missing:
    """A library that belongs to the room and is not in it, since its file cannot be read now; `error` says why."""

    path: Path
    error: FacilitatorError

    @property
    def name(self) -> str:
        """What the file is called; what the library is called stands in the file."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Done:
    """Who is finished with a step at one table."""

    table: Table
    finished: tuple[Person, ...]
    waiting: tuple[Person, ...]

    @property
    def all(self) -> bool:
        """Whether everybody there is finished."""
        return bool(self.finished) and not self.waiting


@dataclass(frozen=True, slots=True)
class Hall:
    """The room at one moment; `tables` in the order of their names, `now` in milliseconds of the room's clock.

    `missing` are the libraries that cannot be read now: nobody knows whether their people are finished.
    """

    workshop: Reader
    tables: tuple[Table, ...]
    course: Course
    now: int
    missing: tuple[Missing, ...] = ()

    @property
    def standing(self) -> Standing:
        """Where the meeting stands."""
        return standing(self.workshop, self.course, self.now)

    def done(self, step: RoomStep) -> tuple[Done, ...]:
        """Who is finished with this step, at every table."""
        return tuple(self._done_at(table, step) for table in self.tables)

    def _done_at(self, table: Table, step: RoomStep) -> Done:
        marked = finished_in(table.reader, self.workshop, step, self.course)
        people = table.people
        return Done(
            table,
            tuple(person for person in people if person.id in marked),
            tuple(person for person in people if person.id not in marked),
        )

    def names(self) -> dict[str, str]:
        """The libraries' names by key."""
        return {table.key: table.name for table in self.tables}
