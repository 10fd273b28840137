"""Counting a poll: how far answers are spread, points for an order, and shares that make a whole.

The points for an order are a Borda count over the first `top` places (de Borda 1781; truncated ballots as in Emerson
2013, *Social Choice and Welfare* 40(2)): the first place gives `top` points, the next one less, what is not placed none.
Shares are averaged only over those that make a whole, so that the means make a whole as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Spread:
    """`n` numbers with their mean, lowest and highest (None without any)."""

    n: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None


def spread(values: Iterable[float]) -> Spread:
    """How far some numbers are spread."""
    found = sorted(values)
    return Spread(len(found), sum(found) / len(found), found[0], found[-1]) if found else Spread(0)


def borda(ballots: Iterable[Sequence[str]], top: int) -> tuple[dict[str, int], dict[str, int]]:
    """Points by option, and how many have put each first. A ballot has the most important first; repetitions are skipped.

    Raises:
        ValueError: `top` is not at least 1.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, not {top!r}")
    points: dict[str, int] = {}
    first: dict[str, int] = {}
    for ballot in ballots:
        for place, option in enumerate(tuple(dict.fromkeys(ballot))[:top]):
            points[option] = points.get(option, 0) + top - place
            if not place:
                first[option] = first.get(option, 0) + 1
    return points, first


def makes_whole(shares: Mapping[str, int | None]) -> bool:
    """Whether some shares in percent make exactly a whole; what is blank counts as nothing."""
    return sum(share or 0 for share in shares.values()) == WHOLE


def missing(shares: Mapping[str, int | None]) -> int:
    """Percent that are missing to a whole; negative where there is too much."""
    return WHOLE - sum(share or 0 for share in shares.values())


def mean_shares(answers: Iterable[Mapping[str, int | None]], options: Iterable[str]) -> dict[str, Spread]:
    """The spread of each option's share over the answers that make a whole."""
    whole = [answer for answer in answers if makes_whole(answer)]
    return {option: spread(answer.get(option) or 0 for answer in whole) for option in options}
