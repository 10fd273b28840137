"""Additive weighted value, 0..100, on the fixed 1..5 scale.

``total = 100 * sum(w_i * (s_i - 1) / 4) / sum(w_i answered)``: the course's rules. The additive model is
SMART (Edwards 1977, *IEEE Transactions on Systems, Man, and Cybernetics* 7(5); worked in Goodwin & Wright,
*Decision Analysis for Management Judgment*, chapter 3).

Blanks are left out and the sum is divided by the weight that was answered; a value resting on less than 80 %
of the weight is provisional.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from facilitator.decision.cells import (
    HIGHEST,
    LOWEST,
    TOLERANCE,
    Cells,
    Scores,
    check_score,
    mean_cells,
    person_cells,
    persons_in,
)
from facilitator.decision.weights import Weights, normalise

PROVISIONAL_BELOW: Final = 0.8


@dataclass(frozen=True, slots=True)
class Value:
    """The weighted value of one service.

    ``total`` is 0..100, or ``None`` when nothing that carries weight was answered. ``parts`` are the points
    each answered criterion contributes and sum to ``total`` (empty when it is ``None``). ``answered_weight``
    is the share 0..1 of the weight that was answered, ``provisional`` whether that is below 0.8.
    """

    total: float | None
    parts: Mapping[str, float]
    answered_weight: float
    provisional: bool


def reverse(score: int) -> int:
    """``6 - score``: turns an item where 5 is bad ("high risk") so that 5 is good.

    Raises:
        ValueError: the score is off the 1..5 scale.
    """
    check_score(score)
    return HIGHEST + LOWEST - score


def value(cells: Cells, weights: Weights | None, criteria: Collection[str]) -> Value:
    """The value of one service from its scores, or mean scores, per criterion.

    ``weights`` may be on any scale, or ``None`` for equal weights. Scores of other criteria are ignored.

    Raises:
        ValueError: a score is off the 1..5 scale or a weight is negative.
    """
    shares = normalise(weights, criteria)
    answered = {name: share for name, share in shares.items() if name in cells}
    for name in answered:
        check_score(cells[name])
    weight = math.fsum(answered.values())
    if weight <= 0:
        return Value(None, {}, 0.0, provisional=True)
    parts = {
        name: 100 * (share / weight) * (cells[name] - LOWEST) / (HIGHEST - LOWEST)
        for name, share in answered.items()
    }
    answered_weight = min(1.0, weight)
    return Value(
        math.fsum(parts.values()), parts, answered_weight, answered_weight < PROVISIONAL_BELOW - TOLERANCE
    )


def group_values(
    scores: Scores,
    services: Collection[int],
    criteria: Collection[str],
    weights: Weights | None = None,
    persons: Collection[int] | None = None,
) -> dict[int, Value]:
    """The group's value of every service: per cell the mean of the people who answered, then :func:`value`.

    A cell counts as answered when one person answered it; how many did is in
    :func:`facilitator.decision.disagreement.cells_of`.

    Raises:
        ValueError: a score is off the 1..5 scale or a weight is negative.
    """
    means = mean_cells(scores, services, criteria, persons)
    return {service: value(means[service], weights, criteria) for service in services}


def person_values(
    scores: Scores,
    person: int,
    services: Collection[int],
    criteria: Collection[str],
    weights: Weights | None = None,
) -> dict[int, Value]:
    """One person's own value of every service (own scores; pass that person's or the group's weights).

    Raises:
        ValueError: a score is off the 1..5 scale or a weight is negative.
    """
    return {
        service: value(person_cells(scores, person, service, criteria), weights, criteria)
        for service in services
    }


def everyones_totals(
    scores: Scores,
    services: Collection[int],
    criteria: Collection[str],
    weights: Weights | None = None,
    persons: Collection[int] | None = None,
) -> dict[int, dict[int, float]]:
    """``person -> service -> total`` with the same weights for all; services a person left blank are missing.

    The rows are what the rankings and the agreement measures of :mod:`facilitator.decision.ranking` take.

    Raises:
        ValueError: a score is off the 1..5 scale or a weight is negative.
    """
    people = persons_in(scores) if persons is None else tuple(sorted(set(persons)))
    return {person: totals(person_values(scores, person, services, criteria, weights)) for person in people}


def totals(values: Mapping[int, Value]) -> dict[int, float]:
    """``service -> total``, without the services that have no total."""
    return {service: found.total for service, found in values.items() if found.total is not None}


def below_minimum(cells: Cells, minimums: Mapping[str, float]) -> tuple[str, ...]:
    """The criteria where the (mean) score is below the minimum asked for, in the order of ``minimums``.

    A blank cell is unknown, not below. The result is to be shown next to the total and never mixed into it.
    """
    return tuple(
        name for name, least in minimums.items() if name in cells and cells[name] < least - TOLERANCE
    )
