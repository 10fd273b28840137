"""The libraries' services beside each other: what each has chosen, its ranking once it is shown, and what several work with."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.components.services import Service, chosen_services, title
from facilitator.components.services.result import result
from facilitator.room.hall import WALL, Hall, Table

TOP = 3
"""How many of a ranking stand for a library that has not chosen yet."""


@dataclass(frozen=True, slots=True)
class At:
    """A service at one library: its place in the ranking (None: none, or not shown) and its place in the choice."""

    library: str
    rank: int | None
    chosen: int | None


@dataclass(frozen=True, slots=True)
class Own:
    """What one library goes on with: its choice, or while there is none the top of its ranking. `looked` counts its services."""

    library: str
    chosen: tuple[str, ...]
    top: tuple[str, ...]
    looked: int


@dataclass(frozen=True, slots=True)
class Same:
    """A service of the course's deck that several libraries have on their list."""

    deck: str
    title: str
    at: tuple[At, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The libraries that have chosen it."""
        return tuple(one.library for one in self.at if one.chosen is not None)

    @property
    def libraries(self) -> tuple[str, ...]:
        """The libraries that have it on their list."""
        return tuple(one.library for one in self.at)

    def of(self, library: str) -> At | None:
        """How it stands at this library."""
        return next((one for one in self.at if one.library == library), None)


@dataclass(frozen=True, slots=True)
class Compared:
    """Every library's own, and what at least two work with: first what most have chosen, then what most have listed."""

    own: tuple[Own, ...]
    same: tuple[Same, ...]


def compared(hall: Hall) -> Compared:
    """The services of all libraries; rankings only where the points are shown."""
    own: list[Own] = []
    at: dict[str, list[At]] = {}
    titles: dict[str, str] = {}
    for table in hall.tables:
        ranks = _ranks(table, hall)
        picked = chosen_services(table.reader)
        places = {service.id: place for place, service in enumerate(picked, 1)}
        services = {service.id: service for service in table.reader.all(Service)}
        named = {one: title(service, hall.course) for one, service in services.items()}
        top = sorted((one for one in ranks if ranks[one] <= TOP), key=lambda one: ranks[one])
        own.append(
            Own(
                table.key,
                tuple(named[service.id] for service in picked),
                tuple(named[one] for one in top if one in named)[:TOP],
                len(services),
            )
        )
        for service in services.values():
            if service.deck:
                at.setdefault(service.deck, []).append(
                    At(table.key, ranks.get(service.id), places.get(service.id))
                )
                titles.setdefault(service.deck, _deck_title(service, hall))
    same = [Same(deck, titles[deck], tuple(found)) for deck, found in at.items() if len(found) > 1]
    same.sort(key=lambda one: (-len(one.chosen), -len(one.at), _best(one), one.title))
    return Compared(tuple(own), tuple(same))


def _ranks(table: Table, hall: Hall) -> dict[int, int]:
    found = result(table.reader, hall.course, WALL)
    return {one.service.id: one.rank for one in found.placed if one.rank is not None} if found else {}


def _deck_title(service: Service, hall: Hall) -> str:
    """The deck's own name, whatever a library has called its service."""
    return title(Service(id=service.id, deck=service.deck), hall.course)


def _best(one: Same) -> int:
    return min((at.rank for at in one.at if at.rank is not None), default=1000)
