"""From the issues to packages: which issues can be counted, what is assumed of the other side, and the result."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from facilitator.component import Reader
from facilitator.components.negotiation.issues import beyond, direction, issues
from facilitator.components.negotiation.records import NegotiationIssue
from facilitator.components.negotiation.sheet import Theirs, theirs
from facilitator.decision.bargaining import past
from facilitator.decision.packages import MOST_ISSUES, Offers, Sureness, Terms, offers, sureness

SHOWN = 24
"""Efficient packages that are listed at most."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package to show: the value of each issue, both sides' points, and where it needs care.

    `possible` as in `Offers`; `past` are the issues on which it goes past somebody's limit, `reserved` those on which it
    goes beyond our mandate.
    """

    place: int
    values: tuple[float, ...]
    ours: float
    theirs: float
    balanced: bool
    possible: bool
    past: tuple[NegotiationIssue, ...]
    reserved: tuple[NegotiationIssue, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """The packages over the issues that can be counted; `left_out` are the others, `offers` None where there is none.

    `guessed` says whether any of the other side's numbers is only our guess; `assumed` are the issues where not even
    that is written for their target.
    """

    issues: tuple[NegotiationIssue, ...]
    left_out: tuple[NegotiationIssue, ...]
    terms: tuple[Terms, ...]
    offers: Offers | None
    guessed: bool
    assumed: tuple[NegotiationIssue, ...]

    @property
    def sureness(self) -> Sureness | None:
        """How sure the balanced package is, when their weights are a guess; worked out once."""
        return None if self.offers is None or not self.guessed else _sureness(self.terms)

    def package(self, place: int) -> Package:
        """What is to be shown of the package at this place."""
        assert self.offers is not None
        values, points = self.offers.values(place), self.offers.points[place]
        each = tuple(zip(self.issues, self.terms, values, strict=True))
        broken = any(terms.has_zone and any(terms.breaks(value)) for _, terms, value in each)
        return Package(
            place,
            values,
            *points,
            balanced=place == self.offers.balanced,
            possible=not broken and min(points) >= 0,
            past=tuple(issue for issue, terms, value in each if any(terms.breaks(value))),
            reserved=tuple(issue for issue, _, value in each if beyond(issue, value)),
        )

    def best(self) -> tuple[Package, ...]:
        """The efficient packages, best for us first; of many those around the balanced one."""
        if self.offers is None:
            return ()
        places = list(self.offers.efficient)
        if len(places) > SHOWN and self.offers.balanced is not None:
            middle = places.index(self.offers.balanced)
            first = min(max(0, middle - SHOWN // 2), len(places) - SHOWN)
            places = places[first : first + SHOWN]
        return tuple(self.package(place) for place in places)

    @property
    def balanced(self) -> Package | None:
        """The balanced package, if any is possible."""
        if self.offers is None or self.offers.balanced is None:
            return None
        return self.package(self.offers.balanced)


def deal(reader: Reader) -> Deal:
    """The packages as the issues stand now. What the other side has written and not shown is not used."""
    counted: list[tuple[NegotiationIssue, Terms, Theirs]] = []
    left_out: list[NegotiationIssue] = []
    for issue in issues(reader):
        other = theirs(reader, issue)
        terms = _terms(issue, other)
        if terms is None:
            left_out.append(issue)
        else:
            counted.append((issue, terms, other))
    if len(counted) > MOST_ISSUES:
        kept = sorted(counted, key=lambda one: -(one[1].weight + one[1].their_weight))[:MOST_ISSUES]
        left_out += [one[0] for one in counted if one not in kept]
        counted = [one for one in counted if one in kept]
    terms_of_all = tuple(one[1] for one in counted)
    return Deal(
        tuple(one[0] for one in counted),
        tuple(left_out),
        terms_of_all,
        _offers(terms_of_all) if counted else None,
        any(one[2].guessed(name) for one in counted for name in ("target", "limit", "weight")),
        tuple(one[0] for one in counted if one[2].target is None),
    )


def _terms(issue: NegotiationIssue, other: Theirs) -> Terms | None:
    """The issue's numbers, or None while one that is needed is missing, or our target lies past our limit."""
    way = direction(issue)
    target, limit, weight = issue.target, issue.limit, issue.weight
    if way is None or target is None or limit is None or weight is None:
        return None
    if other.limit is None or other.weight is None or past(way, target, limit):
        return None
    theirs_target = other.target
    if theirs_target is None:
        # Nothing is known: they would like us at our limit, or, where there is no zone, as far from theirs as we from ours.
        apart = past(way, other.limit, limit) or other.limit == limit
        theirs_target = other.limit - (target - limit) if apart else limit
    return Terms(way, target, limit, weight, theirs_target, other.limit, other.weight)


@lru_cache(maxsize=8)
def _offers(terms: tuple[Terms, ...]) -> Offers:
    return offers(terms)


@lru_cache(maxsize=8)
def _sureness(terms: tuple[Terms, ...]) -> Sureness | None:
    return sureness(terms, _offers(terms))
