"""The counts that the course asks for. Pure: from answers to numbers, without a word of text.

A blank is never counted as 0: an agreement that nobody has answered is left out of the share, a challenge without a
severity is counted but adds no weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.components.intake.records import TOP, IntakeAnswer, IntakeChallenge, IntakePartnership
from facilitator.content import Course


@dataclass(frozen=True, slots=True)
class Agreements:
    """How many partnerships have a written agreement, have none, and are not answered."""

    yes: int
    no: int
    blank: int

    @property
    def answered(self) -> int:
        """Those of which it is known."""
        return self.yes + self.no

    @property
    def share(self) -> float | None:
        """The share with an agreement, of those of which it is known."""
        return self.yes / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean on a scale of 1-5 and the number of answers behind it."""

    value: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Demand:
    """How many people want partners of one sector, and how many of those know one today."""

    wanted: int = 0
    known: int = 0

    @property
    def missing(self) -> int:
        """Wanted minus known."""
        return self.wanted - self.known

    @property
    def open(self) -> bool:
        """Somebody wants it and nobody knows one: the demand list."""
        return self.wanted > 0 and self.known == 0


@dataclass(frozen=True, slots=True)
class Tally:
    """One kind of challenge: how often it is named, and the sum of its severities (`rated` of them have one)."""

    count: int = 0
    weight: int = 0
    rated: int = 0

    @property
    def mean(self) -> float | None:
        """The mean severity."""
        return self.weight / self.rated if self.rated else None


def listed(course: Course, choices: str, found: Iterable[str] = ()) -> tuple[str, ...]:
    """The values of a list of choices in order, then those found in the answers that the course does not know."""
    known = tuple(course.choices.get(choices, {}))
    return known + tuple(sorted({value for value in found if value and value not in known}))


def count_by(rows: Iterable[IntakePartnership], field: str) -> Counter[str]:
    """How many partnerships have each value of a field; "" is not answered."""
    return Counter(str(getattr(row, field)) for row in rows)


def cross(rows: Iterable[IntakePartnership], down: str, across: str) -> Counter[tuple[str, str]]:
    """How many partnerships have each pair of values, such as a group of services and a sector."""
    return Counter((str(getattr(row, down)), str(getattr(row, across))) for row in rows)


def agreements(rows: Iterable[IntakePartnership]) -> Agreements:
    """How many have a written agreement."""
    said = Counter(row.agreement if row.agreement in {"yes", "no"} else "" for row in rows)
    return Agreements(said["yes"], said["no"], said[""])


def satisfaction(rows: Iterable[IntakePartnership]) -> Mean:
    """How satisfied the library is with its partnerships."""
    values = [row.satisfaction for row in rows if row.satisfaction is not None]
    return Mean(sum(values) / len(values) if values else None, len(values))


def white_spots(rows: Iterable[IntakePartnership], course: Course) -> tuple[str, ...]:
    """The sectors in which there is no partnership."""
    taken = {row.sector for row in rows}
    return tuple(sector for sector in listed(course, "sector") if sector not in taken)


def demand(answers: Iterable[IntakeAnswer]) -> dict[str, Demand]:
    """Wishes by sector. A known partner counts only where the person also wants the sector."""
    wanted: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for answer in answers:
        wishes = set(answer.wanted)
        wanted.update(wishes)
        known.update(wishes & set(answer.known))
    return {sector: Demand(count, known[sector]) for sector, count in wanted.items()}


def reason_points(answers: Iterable[IntakeAnswer]) -> Counter[str]:
    """Three points for each person's first reason, two for the second, one for the third."""
    points: Counter[str] = Counter()
    for answer in answers:
        for place, reason in enumerate(_places(answer)):
            points[reason] += TOP - place
    return points


def first_places(answers: Iterable[IntakeAnswer]) -> Counter[str]:
    """How many people put each reason first."""
    return Counter(places[0] for answer in answers if (places := _places(answer)))


def _places(answer: IntakeAnswer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(answer.reasons))[:TOP]


def tallies(challenges: Iterable[IntakeChallenge]) -> dict[str, Tally]:
    """Challenges by kind, weighted with their severity; "" is without a kind."""
    found: dict[str, Tally] = {}
    for one in challenges:
        so_far = found.get(one.code, Tally())
        rated = one.severity is not None
        found[one.code] = Tally(so_far.count + 1, so_far.weight + (one.severity or 0), so_far.rated + rated)
    return found


def shared_codes(libraries: Sequence[Sequence[IntakeChallenge]]) -> dict[str, tuple[int, ...]]:
    """The kinds of challenge that at least two libraries have, with the places of those libraries.

    The most shared come first, among equals the heaviest.
    """
    holders: dict[str, list[int]] = {}
    for place, challenges in enumerate(libraries):
        for code in dict.fromkeys(one.code for one in challenges if one.code):
            holders.setdefault(code, []).append(place)
    every = tallies(one for challenges in libraries for one in challenges)
    shared = [(code, tuple(places)) for code, places in holders.items() if len(places) > 1]
    return dict(sorted(shared, key=lambda pair: (-len(pair[1]), -every[pair[0]].weight)))


def areas(answers: Iterable[IntakeAnswer]) -> Counter[str]:
    """How many people have chosen each group of services."""
    return Counter(group for answer in answers for group in set(answer.area))
