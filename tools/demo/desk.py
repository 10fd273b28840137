"""A desk at which a made-up library's people sit: everything is written through a real session, at fixed times."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Self
from unittest.mock import patch

from facilitator.content import Course, load_course
from facilitator.people import Finished, Library, Person
from facilitator.record import Record
from facilitator.session import Session
from facilitator.store import Store
from facilitator.store.ids import EPOCH_MS
from facilitator.visibility import Activity
from facilitator.workshop import LIBRARIES, WORKSHOP_FILE, Workshop, slugify

WINTER_TIME = "2026-10-25 03:00"
"""From here on the clocks in Denmark are one hour ahead of UTC, before it two. (Some machines have no zone database.)"""

BETWEEN_SAVES = 41.0
"""Seconds that pass from one save to the next."""


@contextmanager
def fixed_chance(name: str) -> Iterator[None]:
    """The program's random numbers (a library's id, a writer's name) come out the same every time."""
    dice = random.Random(name)  # noqa: S311 - made-up data must come out alike, not secret
    with patch("secrets.randbits", dice.getrandbits), patch("secrets.randbelow", dice.randrange):
        yield


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: str) -> None:
        self.seconds = 0.0
        self.set(moment)

    def set(self, moment: str) -> None:
        """Go on to this moment in Copenhagen ("2026-10-05 09:30")."""
        ahead = timezone(timedelta(hours=1 if moment >= WINTER_TIME else 2))
        seconds = datetime.fromisoformat(moment).replace(tzinfo=ahead).timestamp()
        if seconds < self.seconds:
            raise ValueError(f"{moment} is before what has been written already")
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


class Desk:
    """One made-up library that is being filled in."""

    def __init__(self, folder: Path, name: str, moment: str) -> None:
        self.course: Course = load_course()
        self.clock = Clock(moment)
        self._ids = 0
        with fixed_chance(name):
            path = folder / LIBRARIES / f"{slugify(name)}.json"
            self.session = Session(Store.open(path, create=True, clock=self.clock))
            self.put(Library(name=name, municipality=f"{name} Kommune", made_up=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()

    def at(self, moment: str) -> None:
        """The next save is made at this moment."""
        self.clock.set(moment)

    def id(self) -> int:
        """A new id, as the program makes it of the time, but the same every time the demo is made."""
        self._ids += 1
        return max((int(self.clock() * 1000) - EPOCH_MS) << 12, 0) + self._ids

    def put(self, *records: Record) -> None:
        """Save these records as one edit; a little time passes."""
        self.session.put("", *records)
        self.clock.seconds += BETWEEN_SAVES

    def person(self, name: str, role: str, *, away: bool = False) -> int:
        """Add a participant."""
        person = Person(id=self.id(), name=name, role=role, away=away)
        self.put(person)
        return person.id

    def activity(self, name: str, **state: object) -> None:
        """Open, reveal or close a shared activity."""
        key = Activity.key(name)
        before = self.session.get(Activity, key) or Activity(id=key, name=name)
        self.put(before.revise(**state))

    def finished(self, activity: str, *people: int) -> None:
        """These people say "I am finished"."""
        self.put(
            *(
                Finished(id=Finished.key(person, activity), person=person, activity=activity)
                for person in people
            )
        )


def make_workshop(
    folder: Path,
    title: str,
    moment: str,
    shared: Sequence[Callable[[Session], None]] = (),
    later: Sequence[tuple[str, Callable[[Session], None]]] = (),
) -> None:
    """A workshop folder without libraries; `shared` write what the facilitator keeps for everybody, `later` at their moments."""
    (folder / LIBRARIES).mkdir(parents=True)
    clock = Clock(moment)
    with (
        fixed_chance("workshop"),
        Store.open(folder / WORKSHOP_FILE, create=True, clock=clock) as store,
    ):
        session = Session(store)
        session.put("", Workshop(title=title, made_up=True))
        for write in shared:
            write(session)
        for when, write in later:
            clock.set(when)
            write(session)


def tidy(folder: Path) -> None:
    """Leave only the files themselves: no locks, no backups."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.name.endswith(".backups"):
            shutil.rmtree(path)
        elif path.name.endswith(".lock"):
            path.unlink(missing_ok=True)
