"""Made-up workshops and libraries of any size, of the house's own records."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from facilitator.components.clarify.records import Cause, Clarify, Evidence, HowMightWe
from facilitator.components.services.records import Asset, GateAnswer, Score, Service, Weight
from facilitator.content import load_course
from facilitator.people import Library, Person
from facilitator.record import Record
from facilitator.session import Put, Session
from facilitator.workshop import WorkshopFolder

NAMES = ("Ærø", "Bispelund", "Dalby", "Egeskov", "Fjordby", "Åmose")
WORDS = (
    *(
        "bibliotek",
        "åbent",
        "møde",
        "børn",
        "familier",
        "læsning",
        "fællesskab",
        "forening",
        "skole",
        "ældre",
    ),
    *(
        "digital",
        "hjælp",
        "frivillig",
        "partner",
        "kommune",
        "besøg",
        "café",
        "værksted",
        "æstetik",
        "årsplan",
    ),
)


def words(chance: random.Random, count: int) -> str:
    """So many made-up words."""
    return " ".join(chance.choices(WORDS, k=count))


def mid_course(seed: int = 0) -> list[Record]:
    """What a library has written when eight people have scored twelve services: some 1,100 records."""
    chance, course = random.Random(seed), load_course()
    people = [Person(id=n, name=f"{words(chance, 1).title()} {n}") for n in range(1, 9)]
    services = [
        Service(
            id=n, position=float(n), name=words(chance, 3), note=words(chance, 20), triage="keep", core="yes"
        )
        for n in range(101, 113)
    ]
    criteria = [criterion.id for criterion in course.criteria]
    found: list[Record] = [*people, *services]
    found.append(
        Clarify(
            idea=words(chance, 8),
            challenge=words(chance, 30),
            alone_reason=words(chance, 20),
            scope_in=words(chance, 30),
            scope_out=words(chance, 20),
        )
    )
    found += [
        Score(id=Score.key(p.id, s.id, c), person=p.id, service=s.id, criterion=c, value=chance.randint(1, 5))
        for p in people
        for s in services
        for c in criteria
    ]
    found += [
        Weight(id=Weight.key(p.id, c), person=p.id, criterion=c, swing=chance.randrange(0, 101, 5))
        for p in people
        for c in criteria
    ]
    found += [
        GateAnswer(id=GateAnswer.key(s.id, gate.id), service=s.id, gate=gate.id, answer="yes")
        for s in services
        for gate in course.gates
    ]
    return found


def make_workshop(folder: Path, libraries: Sequence[str] = NAMES, *, written: bool = True) -> Path:
    """A workshop on disk; its libraries are in the middle of the course, or new."""
    workshop = WorkshopFolder.create(folder, "Bench")
    for number, name in enumerate(libraries):
        path = workshop.add_library(name)
        if written:
            with Session.open(path) as session:
                records = mid_course(number)
                session.edit("", lambda _, records=records: [Put(record) for record in records])  # type: ignore[misc]
    return folder


def many_records(count: int) -> list[Record]:
    """So many records of six kinds, some 200 bytes of JSON each."""
    chance = random.Random(count)
    found: list[Record] = []
    for n in range(count):
        at = 1000 + n
        match n % 6:
            case 0:
                made: Record = Service(
                    id=at, position=float(n), name=words(chance, 3), note=words(chance, 14)
                )
            case 1:
                made = Asset(id=at, position=float(n), what=words(chance, 10), benefit=words(chance, 10))
            case 2:
                made = GateAnswer(id=at, service=at, gate="law", answer="no", reason=words(chance, 18))
            case 3:
                made = Evidence(id=at, position=float(n), text=words(chance, 22))
            case 4:
                made = Cause(id=at, position=float(n), text=words(chance, 24))
            case _:
                made = HowMightWe(id=at, position=float(n), verb=words(chance, 2), change=words(chance, 16))
        found.append(made)
    return found


def make_library(path: Path, records: Sequence[Record] = ()) -> Path:
    """A library's file with these records in it."""
    with Session.create(path, Library(name="Bench")) as session:
        session.edit("", lambda _: [Put(record) for record in records])
    return path
