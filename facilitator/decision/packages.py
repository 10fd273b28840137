"""Packages over several issues: what each is worth to both sides, which are efficient, and which one is balanced.

Sources: the additive scoring of packages and its efficient frontier, Raiffa 1982, *The Art and Science of Negotiation*,
chapter 11 (Keeney & Raiffa 1976 for the additive form); the balanced package is the one with the largest product of both
sides' gains over no agreement, Nash 1950, "The Bargaining Problem", *Econometrica* 18(2). Where no package lets both gain,
the product is 0 for all, and the one whose worse-off side is best off is taken, then the one with the larger sum.

Points are 0 where everything lies at a side's own limit, which is where it would rather walk away, and 100 where it reaches
its target on every issue. Points are compared at six decimals.

The other side's weights are a guess. `sureness` draws them around it (Dirichlet, as in `facilitator.decision.draws`) and
counts how often the balanced package stays efficient and stays balanced. The same input gives the same result.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from facilitator.decision.bargaining import Direction, gain, past, zone
from facilitator.decision.draws import Setting, sampler

MOST: Final = 20_000
"""Packages that are counted out at most."""
MOST_LEVELS: Final = 7
MOST_ISSUES: Final = 14
DRAWS: Final = 200
SEED: Final = 1950
DECIMALS: Final = 6

Point = tuple[float, float]
"""What one package is worth: our points, their points."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What one issue is to both sides. `direction` is ours, weights are 0 or more in any unit (only proportions count)."""

    direction: Direction
    target: float
    limit: float
    weight: float
    their_target: float
    their_limit: float
    their_weight: float

    @property
    def has_zone(self) -> bool:
        """Whether the limits of both sides meet."""
        return zone(self.direction, self.limit, self.their_limit).exists

    def breaks(self, value: float) -> tuple[bool, bool]:
        """Whether a value is past our limit, and past theirs."""
        return past(self.direction, value, self.limit), past(self.direction.other, value, self.their_limit)

    def gains(self, value: float) -> Point:
        """What a value is worth to each side, 0 at its limit and 1 at its target."""
        return (
            gain(self.direction, value, self.target, self.limit),
            gain(self.direction.other, value, self.their_target, self.their_limit),
        )


@dataclass(frozen=True, slots=True)
class Option:
    """One value that an issue may get: what it is worth to both (0-1), and whether it may stand in a possible package.

    A value past somebody's limit may not, unless the issue has no zone: then something must give, and the whole decides.
    """

    value: float
    ours: float
    theirs: float
    allowed: bool


@dataclass(frozen=True, slots=True)
class Offers:
    """Every package over the options.

    `points` has one entry for each package, in the order of `itertools.product`. `possible` are the places of those that
    break no limit where there is a zone and leave neither side below no agreement; `efficient` those of them on which
    neither side can gain without the other losing; `balanced` is one of these, or None where no package is possible.
    """

    options: tuple[tuple[Option, ...], ...]
    points: tuple[Point, ...]
    possible: tuple[int, ...]
    efficient: tuple[int, ...]
    balanced: int | None

    def values(self, package: int) -> tuple[float, ...]:
        """The value of each issue in the package at this place."""
        found: list[float] = []
        for choices in reversed(self.options):
            package, at = divmod(package, len(choices))
            found.append(choices[at].value)
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Sureness:
    """In which share 0..1 of the draws the balanced package stays efficient, and stays the balanced one."""

    efficient: float
    balanced: float
    draws: int


def level_count(issues: int, most: int = MOST) -> int:
    """How many values each issue may have so that there are at most `most` packages: 2 to 7.

    Raises:
        ValueError: even two values each are too many.
    """
    for count in range(MOST_LEVELS, 1, -1):
        if count**issues <= most:
            return count
    raise ValueError(f"{issues} issues make more than {most} packages")


def levels(terms: Terms, count: int) -> tuple[int, ...]:
    """At most `count` whole values for an issue, in order: the two limits and the middle between them come first, then both
    targets, then the quarters between the limits.
    """
    low, high = sorted((terms.limit, terms.their_limit))
    wanted = (
        terms.limit,
        terms.their_limit,
        (low + high) / 2,
        terms.target,
        terms.their_target,
        low + (high - low) / 4,
        high - (high - low) / 4,
    )
    found = dict.fromkeys(math.floor(value + 0.5) for value in wanted)
    return tuple(sorted(list(found)[:count]))


def options(terms: Terms, count: int) -> tuple[Option, ...]:
    """The values of an issue with what each is worth."""
    free = not terms.has_zone
    return tuple(
        Option(value, *terms.gains(value), free or not any(terms.breaks(value)))
        for value in levels(terms, count)
    )


def shares(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights as shares of 100; all alike where none is above 0."""
    total = sum(weights)
    return tuple(100 * weight / total if total > 0 else 100 / len(weights) for weight in weights)


def offers(terms: Sequence[Terms], most: int = MOST) -> Offers:
    """All packages over these issues, judged.

    Raises:
        ValueError: there is no issue, or so many that even two values each make more than `most` packages.
    """
    if not terms:
        raise ValueError("there is no issue")
    count = level_count(len(terms), most)
    choices = tuple(options(one, count) for one in terms)
    points = tuple(
        totals(choices, shares([t.weight for t in terms]), shares([t.their_weight for t in terms]))
    )
    allowed = [all(one) for one in product(*([option.allowed for option in issue] for issue in choices))]
    possible = tuple(n for n, fine in enumerate(allowed) if fine and min(points[n]) >= 0)
    best = efficient(points, possible)
    return Offers(choices, points, possible, best, nash(points, best))


def totals(
    choices: Sequence[Sequence[Option]], ours: Sequence[float], theirs: Sequence[float]
) -> Iterable[Point]:
    """The points of every package, in the order of `itertools.product`."""
    sums: list[Point] = [(0.0, 0.0)]
    for issue, mine, other in zip(choices, ours, theirs, strict=True):
        worth = [(mine * option.ours, other * option.theirs) for option in issue]
        sums = [(a + x, b + y) for a, b in sums for x, y in worth]
    return ((round(a, DECIMALS), round(b, DECIMALS)) for a, b in sums)


def efficient(points: Sequence[Point], among: Iterable[int] | None = None) -> tuple[int, ...]:
    """The places, among these (None: all), of the points that no other of them beats: at least as good for both sides and
    better for one. Equal points stand or fall together. Best for us first, then in the order given.
    """
    places = sorted(
        range(len(points)) if among is None else among, key=lambda n: (-points[n][0], -points[n][1], n)
    )
    found: list[int] = []
    best = -math.inf
    last: Point | None = None
    for n in places:
        if points[n] == last or points[n][1] > best:
            found.append(n)
            best, last = points[n][1], points[n]
    return tuple(found)


def fairness(point: Point) -> tuple[float, float, float]:
    """What the balanced package has most of: the product of both gains, then the lesser gain, then the sum."""
    return (
        round(max(point[0], 0) * max(point[1], 0), DECIMALS),
        round(min(point), DECIMALS),
        round(sum(point), DECIMALS),
    )


def nash(points: Sequence[Point], among: Iterable[int]) -> int | None:
    """The place of the balanced one among these; the first of several alike; None of none."""
    return max(among, key=lambda n: (fairness(points[n]), -n), default=None)


def sureness(terms: Sequence[Terms], found: Offers, draws: int = DRAWS, seed: int = SEED) -> Sureness | None:
    """How sure the balanced package is when the other side's weights are only known about; None where there is none.

    The standard error of a share is at most 50 / sqrt(draws) percentage points: 3.5 for 200 draws. Say "about".

    Raises:
        ValueError: `draws` is below 1.
    """
    if draws < 1:
        raise ValueError(f"draws must be 1 or more, not {draws!r}")
    if found.balanced is None:
        return None
    mine = shares([one.weight for one in terms])
    draw = sampler(Setting.NEAR, shares([one.their_weight for one in terms]), seed)
    chosen = _chosen(found)
    stays_efficient = stays_balanced = 0
    for _ in range(draws):
        theirs = [100 * weight for weight in draw()]
        here = next(iter(totals([[option] for option in chosen], mine, theirs)))
        if min(here) < 0:
            continue
        edge = frontier(found.options, mine, theirs)
        if any(a >= here[0] and b >= here[1] and (a, b) != here for a, b in edge):
            continue
        stays_efficient += 1
        stays_balanced += fairness(here) >= max(map(fairness, edge), default=fairness(here))
    return Sureness(stays_efficient / draws, stays_balanced / draws, draws)


def _chosen(found: Offers) -> list[Option]:
    values = found.values(found.balanced or 0)
    return [
        next(option for option in issue if option.value == value)
        for issue, value in zip(found.options, values, strict=True)
    ]


def frontier(
    choices: Sequence[Sequence[Option]], ours: Sequence[float], theirs: Sequence[float]
) -> list[Point]:
    """The efficient points of the possible packages without counting all packages out: issue by issue, what is beaten so
    far stays beaten. Best for us first.
    """
    edge: list[Point] = [(0.0, 0.0)]
    for issue, mine, other in zip(choices, ours, theirs, strict=True):
        worth = [(mine * option.ours, other * option.theirs) for option in issue if option.allowed]
        sums = sorted(((a + x, b + y) for a, b in edge for x, y in worth), reverse=True)
        edge, best = [], -math.inf
        for point in sums:
            if point[1] > best + 1e-9:
                edge.append(point)
                best = point[1]
    rounded = list(dict.fromkeys((round(a, DECIMALS), round(b, DECIMALS)) for a, b in edge))
    return [rounded[n] for n in efficient(rounded) if min(rounded[n]) >= 0]
