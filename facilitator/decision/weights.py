"""Weights of the criteria: what the group says, turned into shares that sum to 1.

Sources:

* Max100 swing ratings ("which swing from 1 to 5 would you rather have? That one gets 100"): von Winterfeldt &
  Edwards 1986, *Decision Analysis and Behavioral Research*; the name Max100 is from Bottomley & Doyle 2001,
  *Omega* 29(6).
* Rank-sum weights: Stillwell, Seaver & Edwards 1981, *Organizational Behavior and Human Performance* 28(1).
* Rank order centroid (ROC) weights: Barron & Barrett 1996, *Management Science* 42(11). ROC is the mean of
  all weight vectors that agree with the ranking, and nearly deletes the last criterion. For ratings that are
  given freely and then normalised, as here, Roberts & Goodwin 2002 (*Journal of Multi-Criteria Decision
  Analysis* 11(6)) found weights close to rank sum to fit better; hence rank sum is the fall-back and ROC the
  option.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import stdev
from typing import Final, TypeAlias

Weights: TypeAlias = Mapping[str, float]
"""``criterion -> weight`` on any scale from 0 up; only the proportions matter."""

MAX100: Final = 100


def normalise(weights: Weights | None, criteria: Iterable[str]) -> dict[str, float]:
    """Weights as shares 0..1 with sum 1 over ``criteria``, in the order of ``criteria``.

    No weights (``None``, an empty mapping, or nothing but zeros for these criteria) means equal weights. If
    some weights are given, a criterion without one gets 0. Weights of other criteria are ignored. No
    criteria: empty.

    Raises:
        ValueError: a weight is negative, infinite or not a number.
    """
    names = list(dict.fromkeys(criteria))
    raw = {name: float((weights or {}).get(name, 0.0)) for name in names}
    for name, weight in raw.items():
        if not math.isfinite(weight) or weight < 0:
            raise ValueError(f"the weight of {name!r} must be 0 or more, not {weight!r}")
    largest = max(raw.values(), default=0.0)
    if largest == 0:
        return {name: 1 / len(names) for name in names}
    scaled = {name: weight / largest for name, weight in raw.items()}  # neither overflow nor underflow
    total = math.fsum(scaled.values())
    return {name: weight / total for name, weight in scaled.items()}


def max100(ratings: Weights) -> dict[str, float]:
    """Normalised weights from swing ratings 0..100 (the most wanted swing is 100).

    A highest rating other than 100 is accepted: the ratings are relative anyway.

    Raises:
        ValueError: a rating is outside 0..100.
    """
    for name, rating in ratings.items():
        if not 0 <= rating <= MAX100:
            raise ValueError(f"the rating of {name!r} must be 0..100, not {rating!r}")
    return normalise(ratings, ratings)


def rank_sum(ranks: Mapping[str, float]) -> dict[str, float]:
    """Rank-sum weights ``2(n+1-r) / (n(n+1))`` from ranks (1 = most important; equal numbers = tied).

    Only the order of the numbers counts, so gaps do no harm. Tied criteria share the mean of the weights of
    the places they hold together. Four criteria without ties get .4, .3, .2, .1.

    Raises:
        ValueError: a rank is not a finite number.
    """
    n = len(ranks)
    return _by_rank(ranks, [2 * (n + 1 - place) / (n * (n + 1)) for place in range(1, n + 1)])


def rank_order_centroid(ranks: Mapping[str, float]) -> dict[str, float]:
    """ROC weights ``(1/n) * sum(1/i for i in r..n)`` from ranks (1 = most important; equal numbers = tied).

    Ties share as in :func:`rank_sum`. Four criteria without ties get .52, .27, .15, .06.

    Raises:
        ValueError: a rank is not a finite number.
    """
    n = len(ranks)
    return _by_rank(ranks, [math.fsum(1 / i for i in range(place, n + 1)) / n for place in range(1, n + 1)])


def _by_rank(ranks: Mapping[str, float], by_place: Sequence[float]) -> dict[str, float]:
    for name, rank in ranks.items():
        if not math.isfinite(rank):
            raise ValueError(f"the rank of {name!r} must be a number, not {rank!r}")
    ordered = sorted(ranks.values())
    shared: dict[float, float] = {}
    for rank in set(ordered):
        first = ordered.index(rank)
        held = by_place[first : first + ordered.count(rank)]
        shared[rank] = math.fsum(held) / len(held)
    return {name: shared[rank] for name, rank in ranks.items()}


@dataclass(frozen=True, slots=True)
class WeightSpread:
    """How far people are apart about one criterion, in shares 0..1.

    ``sd`` is the sample standard deviation, ``None`` for one person.

    """

    low: float
    high: float
    sd: float | None


@dataclass(frozen=True, slots=True)
class GroupWeights:
    """Mean weights of a group.

    ``weights`` sums to 1. ``persons`` are those whose weights count; ``incomplete`` those left out because
    they rated some criteria but not all (a blank is not a 0). With nobody, the weights are equal and
    ``spread`` is empty.
    """

    weights: Mapping[str, float]
    spread: Mapping[str, WeightSpread]
    persons: tuple[int, ...]
    incomplete: tuple[int, ...]


def mean_weights(by_person: Mapping[int, Weights], criteria: Collection[str]) -> GroupWeights:
    """Mean over persons of their normalised weights, and the spread per criterion.

    Each person is normalised first, so that nobody weighs more by writing larger numbers. A person without
    any weight is ignored.

    Raises:
        ValueError: a weight is negative, infinite or not a number.
    """
    complete: dict[int, dict[str, float]] = {}
    incomplete: list[int] = []
    for person in sorted(by_person):
        given = by_person[person]
        rated = [criterion for criterion in criteria if criterion in given]
        if len(rated) == len(criteria) and rated:
            complete[person] = normalise(given, criteria)
        elif rated:
            incomplete.append(person)
    if not complete:
        return GroupWeights(normalise(None, criteria), {}, (), tuple(incomplete))
    columns = {criterion: [row[criterion] for row in complete.values()] for criterion in criteria}
    means = {criterion: math.fsum(column) / len(column) for criterion, column in columns.items()}
    spread = {
        criterion: WeightSpread(min(column), max(column), stdev(column) if len(column) > 1 else None)
        for criterion, column in columns.items()
    }
    return GroupWeights(normalise(means, criteria), spread, tuple(complete), tuple(incomplete))
