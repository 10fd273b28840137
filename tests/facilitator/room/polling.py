"""A workshop with libraries and one vote, for tests of votes: real files, opened as the facilitator and as tables do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.agenda import Room, RoomOption, RoomStep, Voting, activity_name
from facilitator.component import activity_of
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import load_course
from facilitator.people import Finished, Person, Seat
from facilitator.room import applying, casting, running, votes
from facilitator.room.hall import Hall, Table
from facilitator.session import Session
from facilitator.visibility import Phase
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder

COURSE = load_course()
START = 1_800_000_000_000
MARK = {"machine": "x", "steady": 1, "at": START}
MEETING, STEP = 1, 11
OPTIONS = {101: "Lektiecafé", 102: "Læseklub", 103: "Foredrag", 104: "Værksted"}
PEOPLE = {"Aby": ("Anna", "Bo", "Cleo"), "Brede": ("Dan", "Eva"), "Cram": ("Fie",)}


def step_of(rule: Voting, **more: object) -> RoomStep:
    """The step that is voted in."""
    return RoomStep(id=STEP, position=2.0, meeting=MEETING, title="Hvad først?", vote=rule).revise(**more)


def lay_out(folder: Path, rule: Voting = Voting.DOTS, **more: object) -> dict[str, Path]:
    """Write the workshop's file with a running meeting at its vote, and the libraries' files; gives these by name."""
    workshop = WorkshopFolder.create(folder, "Prøve")
    paths = {}
    for number, (name, people) in enumerate(PEOPLE.items(), 1):
        paths[name] = workshop.add_library(name)
        with Session.open(paths[name]) as session:
            session.put("", *(Person(id=number * 10 + n, name=one) for n, one in enumerate(people, 1)))
    with Session.open(folder / WORKSHOP_FILE, Seat(facilitator=True)) as session:
        meeting = HomeworkMeeting(id=MEETING, title="Møde 1", minutes=60)
        welcome = RoomStep(id=10, position=1.0, meeting=MEETING, title="Velkomst")
        options = [
            RoomOption(id=one, position=float(one), text=text, step=STEP) for one, text in OPTIONS.items()
        ]
        session.put("", meeting, welcome, step_of(rule, **more), *options)
        session.edit("", lambda now: running.begin(now, COURSE, MEETING, START, MARK))
        session.edit("", lambda now: running.enter(now, COURSE, STEP, START, MARK))
    return paths


class Poll:
    """The open files of such a workshop."""

    def __init__(self, folder: Path, paths: dict[str, Path]) -> None:
        self.workshop = Session.open(folder / WORKSHOP_FILE, Seat(facilitator=True))
        self.tables = {name: Session.open(path) for name, path in paths.items()}

    def close(self) -> None:
        for session in (self.workshop, *self.tables.values()):
            session.close()

    @property
    def hall(self) -> Hall:
        for session in (self.workshop, *self.tables.values()):
            session.poll()
        tables = (Table(one.store.library_id, one, one.store.path) for one in self.tables.values())
        return Hall(self.workshop, tuple(tables), COURSE, START)

    @property
    def step(self) -> RoomStep:
        found = self.workshop.get(RoomStep, STEP)
        assert found is not None
        return found

    @property
    def vote(self) -> votes.Election:
        return votes.election(self.workshop, self.step)

    def cast(self, table: str, person: int, *given: tuple[int, int], by: int | None = None) -> None:
        """Give (option, value) pairs for a person."""
        for option, value in given:
            self.tables[table].edit(
                "",
                lambda now, option=option, value=value: casting.cast(  # type: ignore[misc]
                    now, self.vote, person, option, value, by
                ),
            )

    def blank(self, table: str, person: int) -> None:
        """Finish without giving anything."""
        name = activity_name(STEP)
        self.tables[table].put("", Finished(id=Finished.key(person, name), person=person, activity=name))

    def raise_hands(self, *counted: tuple[int, int, int]) -> None:
        """Write (option, mark, hands)."""
        for option, mark, n in counted:
            self.workshop.edit(
                "",
                lambda now, option=option, mark=mark, n=n: casting.raise_hands(  # type: ignore[misc]
                    now, self.vote, option, n, mark
                ),
            )

    def turn(self, phase: Phase) -> None:
        """Open, reveal or close the vote in every file, as the control view does."""
        self.workshop.edit("", lambda now: running.turn(now, COURSE, phase, START, MARK))
        wanted = applying.wanted(self.workshop, COURSE, self.workshop.form(Room).meeting or 0)
        for session in self.tables.values():
            with Session.open(session.store.path, Seat(facilitator=True)) as control:
                applying.apply(control, wanted)
            session.poll()
        assert activity_of(self.workshop, activity_name(STEP)).phase is phase


@contextmanager
def polling(folder: Path, rule: Voting = Voting.DOTS, **more: object) -> Iterator[Poll]:
    """Such a workshop, opened."""
    poll = Poll(folder, lay_out(folder, rule, **more))
    try:
        yield poll
    finally:
        poll.close()
