"""Kinds of partners seen and unseen across the libraries: who has one today, who has thought of one, who can be asked.

Kinds only: no candidate and no partner is named. Sectors are known of today's partners and of candidates; the finer
categories of the course's deck of candidates only.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.components.intake import gather
from facilitator.components.partners import Candidate, chosen_partners
from facilitator.components.partners.dots import OUTSIDE
from facilitator.components.partners.ideas import deck_entry, pool
from facilitator.content import Course
from facilitator.room.hall import WALL, Hall


@dataclass(frozen=True, slots=True)
class Seen:
    """A sector at one library: partners today, candidates, of which on the shortlist, and people who wish for one."""

    today: int = 0
    thought: int = 0
    short: int = 0
    wished: int = 0

    @property
    def any(self) -> bool:
        """Whether the library has one or has thought of one."""
        return bool(self.today or self.thought)


@dataclass(frozen=True, slots=True)
class Ask:
    """A library that wishes for a sector in which it has nobody, and libraries that have somebody today."""

    sector: str
    library: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Sectors by libraries.

    `unseen` are sectors in which no library has or has thought of anybody; `categories` are kinds of the deck that nobody
    has a candidate of (empty while there are no candidates at all).
    """

    sectors: tuple[str, ...]
    libraries: tuple[str, ...]
    seen: dict[tuple[str, str], Seen]
    unseen: tuple[str, ...]
    categories: tuple[str, ...]
    asks: tuple[Ask, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """The libraries of which anything is known."""
        return tuple(key for key in self.libraries if any(self.at(key, one).any for one in self.sectors))

    def at(self, library: str, sector: str) -> Seen:
        """How a sector stands at a library."""
        return self.seen.get((library, sector), Seen())


def partner_map(hall: Hall) -> Map:
    """The map of the whole room."""
    sectors = tuple(hall.course.choices.get("sector", {}))
    seen: dict[tuple[str, str], Seen] = {}
    categories: set[str] = set()
    for table in hall.tables:
        inputs = gather(table.reader, WALL)
        found = pool(table.reader, OUTSIDE).candidates
        chosen = {candidate.id for candidate in chosen_partners(table.reader)}
        categories |= {_category(candidate, hall.course) for candidate in found} - {""}
        for sector in sectors:
            seen[table.key, sector] = Seen(
                today=sum(row.sector == sector for row in inputs.partnerships),
                thought=sum(candidate.sector == sector for candidate in found),
                short=sum(candidate.sector == sector and candidate.id in chosen for candidate in found),
                wished=sum(sector in answer.wanted for answer in inputs.answers),
            )
    libraries = tuple(table.key for table in hall.tables)
    known = [key for key in libraries if any(seen[key, sector].any for sector in sectors)]
    return Map(
        sectors=sectors,
        libraries=libraries,
        seen=seen,
        unseen=tuple(one for one in sectors if known and not any(seen[key, one].any for key in libraries)),
        categories=tuple(
            category.id
            for category in hall.course.partners.categories
            if categories and category.id not in categories
        ),
        asks=_asks(sectors, libraries, seen),
    )


def _category(candidate: Candidate, course: Course) -> str:
    entry = deck_entry(course, candidate.deck)
    return candidate.category or (entry.category if entry else "")


def _asks(
    sectors: tuple[str, ...], libraries: tuple[str, ...], seen: dict[tuple[str, str], Seen]
) -> tuple[Ask, ...]:
    """Who may ask whom: first what each library wishes for most; the one who has most partners of the kind is asked first."""
    found: list[tuple[int, int, Ask]] = []
    for library in libraries:
        own: list[tuple[int, Ask]] = []
        for sector in sectors:
            here = seen[library, sector]
            others = [key for key in libraries if seen[key, sector].today]
            others.sort(key=lambda key: -seen[key, sector].today)
            if others and here.wished and not here.any:
                own.append((here.wished, Ask(sector, library, tuple(others))))
        own.sort(key=lambda pair: -pair[0])
        found += [(place, -wished, ask) for place, (wished, ask) in enumerate(own)]
    return tuple(ask for *_, ask in sorted(found, key=lambda one: one[:2]))
