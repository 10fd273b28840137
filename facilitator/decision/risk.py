"""How bad a risk is: probability times consequence, each 1-5, with a colour from two thresholds.

Source: the ordinary 5 x 5 risk matrix of project management; the course's thresholds are 15 for red and 8 for yellow.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Final, TypeVar

from facilitator.decision.cells import check_score
from facilitator.decision.quadrant import Light

RED_FROM: Final = 15
YELLOW_FROM: Final = 8

K = TypeVar("K", bound=Hashable)


def product(probability: int | None, consequence: int | None) -> int | None:
    """Probability times consequence, 1-25; None while one of them is unknown.

    Raises:
        ValueError: a value is not between 1 and 5.
    """
    if probability is None or consequence is None:
        return None
    check_score(probability)
    check_score(consequence)
    return probability * consequence


def light(points: int | None, red_from: int = RED_FROM, yellow_from: int = YELLOW_FROM) -> Light | None:
    """Red from and including `red_from`, yellow from and including `yellow_from`, green below; None without points."""
    if points is None:
        return None
    if points >= red_from:
        return Light.RED
    return Light.YELLOW if points >= yellow_from else Light.GREEN


def worst_first(rated: Mapping[K, tuple[int | None, int | None]]) -> tuple[K, ...]:
    """The keys of (probability, consequence) pairs, the largest product first.

    Of equal products the graver consequence comes first, then the order of the mapping; what is not rated comes last.
    """

    def rank(key: K) -> tuple[bool, int, int]:
        probability, consequence = rated[key]
        points = product(probability, consequence)
        return points is None, -(points or 0), -(consequence or 0)

    return tuple(sorted(rated, key=rank))


def counts(pairs: Iterable[tuple[int | None, int | None]]) -> dict[tuple[int, int], int]:
    """How many lie in each (probability, consequence) of the map; what is not rated is left out."""
    found: dict[tuple[int, int], int] = {}
    for probability, consequence in pairs:
        if probability is not None and consequence is not None:
            found[probability, consequence] = found.get((probability, consequence), 0) + 1
    return found
