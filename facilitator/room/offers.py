"""What the facilitator is offered as options of a vote: matters on the parking lot, chosen services, common challenges, ideas.

Only what the wall may show is offered, and no person's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.agenda import RoomParked
from facilitator.components.partners.dots import counted
from facilitator.components.partners.ideas import candidates, name_of
from facilitator.components.services import chosen_services, title
from facilitator.room.hall import WALL, Hall
from facilitator.room.plenary.challenges import challenges

BEST = 3
"""How many of a library's candidates are offered: the first places of its dots, ties included."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something to vote about. `group` is what it is (a key of the words on votes), `libraries` are those it comes from."""

    group: str
    text: str
    source: str
    libraries: tuple[str, ...] = ()


def offers(hall: Hall) -> tuple[Offered, ...]:
    """Everything there is to vote about, group by group; what several libraries have stands once."""
    merged: dict[tuple[str, str], Offered] = {}
    for one in (*_parked(hall), *_services(hall), *_challenges(hall), *_ideas(hall)):
        key = one.group, one.text.casefold()
        before = merged.get(key)
        names = dict.fromkeys((*(before.libraries if before else ()), *one.libraries))
        merged[key] = Offered(one.group, one.text, before.source if before else one.source, tuple(names))
    return tuple(merged.values())


def _parked(hall: Hall) -> Iterator[Offered]:
    for row in hall.workshop.all(RoomParked):
        if row.text.strip() and not row.handled:
            yield Offered("parked", row.text.strip(), f"parked.{row.id}")


def _services(hall: Hall) -> Iterator[Offered]:
    for table in hall.tables:
        for service in chosen_services(table.reader):
            if words := title(service, hall.course).strip():
                yield Offered("services", words, f"service.{service.id}", (table.name,))


def _challenges(hall: Hall) -> Iterator[Offered]:
    names = hall.names()
    for common in challenges(hall).shared:
        words = hall.course.label("challenge_code", common.code)
        libraries = tuple(names[key] for key in common.libraries)
        yield Offered("challenges", words, f"challenge.{common.code}", libraries)


def _ideas(hall: Hall) -> Iterator[Offered]:
    for table in hall.tables:
        result = counted(table.reader, WALL)
        if result is None:
            continue
        for one in candidates(table.reader):
            if result.dots.get(one.id) and result.ranks[one.id] <= BEST and name_of(one, ""):
                yield Offered("ideas", name_of(one), f"candidate.{one.id}", (table.name,))
