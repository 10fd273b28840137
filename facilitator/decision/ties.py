"""Ties of a vote, and what may follow from them. Which choices fit which tie is our own rule."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.decision.pairs import Pairs, beater
from facilitator.decision.ranking import competition_ranks, tied_groups, top_k


class Way(StrEnum):
    """What may follow from a tie: a run-off, taking all of them, the comparison two and two, talk, words, or lots."""

    RUN_OFF = "run_off"
    ALL = "all"
    PAIRS = "pairs"
    TALK = "talk"
    WORDS = "words"
    LOTS = "lots"


@dataclass(frozen=True, slots=True)
class Tie:
    """Options with the same result from `rank` on. `places` of those that count are left for them, 0 where the tie
    decides nothing; then there are no `ways`.
    """

    options: tuple[int, ...]
    rank: int
    places: int = 0
    ways: tuple[Way, ...] = ()


def draw_lots(options: Iterable[int], places: int, seed: int) -> tuple[int, ...]:
    """Draw as many as there are places, in the order drawn. The same seed draws the same, in whatever order they stand.

    Raises:
        ValueError: there are fewer options than places.
    """
    return tuple(random.Random(seed).sample(sorted(options), places))  # noqa: S311 - to be drawn again by all


def ties_of(
    points: Mapping[int, float], options: Sequence[int], wanted: int, pairs: Pairs | None = None
) -> tuple[Tie, ...]:
    """The ties among options that were given something, best first; `wanted` options are to be chosen.

    Raises:
        ValueError: `wanted` is negative.
    """
    totals = {one: total for one, total in points.items() if total > 0}
    ranks = competition_ranks(totals)
    border = top_k(totals, wanted)
    found = []
    for group in tied_groups(totals):
        if len(group) > 1:
            places = border.places if group == border.border else 0
            tied = tuple(one for one in options if one in group)
            found.append(Tie(tied, ranks[tied[0]], places, _ways(tied, places, wanted, len(options), pairs)))
    return tuple(found)


def _ways(
    tied: Sequence[int], places: int, wanted: int, options: int, pairs: Pairs | None
) -> tuple[Way, ...]:
    """What fits this tie. A run-off needs that something falls away; all are taken on only if that is not more than twice
    what was wanted; two and two decides for one place where one of the tied beats the others.
    """
    if not places:
        return ()
    fits = {
        Way.PAIRS: pairs is not None and places == 1 and beater(tied, pairs.beats) is not None,
        Way.RUN_OFF: len(tied) < options,
        Way.ALL: wanted - places + len(tied) <= 2 * wanted,
        Way.TALK: True,
        Way.WORDS: True,
        Way.LOTS: True,
    }
    return tuple(way for way, fit in fits.items() if fit)
