"""Which smallest change of one weight makes two services swap.

Source: Triantaphyllou & Sánchez 1997, *Decision Sciences* 28(1), 151-194: with all weights answered the
change of weight j that swaps a (ahead) and b (behind) is ``-(P_a - P_b) / (a_j - b_j)``, infeasible when the
new weight would be negative. Blanks need the quotient form of the total; there the swap point is the root of
a quadratic.

WHAT "CHANGED" MEANS. One weight changes and the others keep their proportions to one another. Because a total
is always divided by the sum of the weights, the following two actions give the same totals, and each result
here describes both at once:

* the user types ``tie_weight`` for the criterion, in the units of the weights that were passed, and touches
  nothing else (the sum of the weights is then no longer what it was);
* the user sets the criterion's share to ``tie_share`` (0..1 of the sum) and the others are scaled down or up
  together so that the sum stays the same: :func:`with_share`.

The two numbers differ; do not mix them in one sentence. ``old_share`` -> ``swap_percent`` belongs to the
second action, ``old_weight`` -> ``swap_weight`` to the first. At ``tie_*`` the two services are equal;
``swap_percent`` and ``swap_weight`` are the first whole numbers beyond it, verified to put the other one
ahead, so that "if X weighs 21 % instead of 10 %, A and B swap" is true as it stands.

"Smallest" is the smallest change of share, in percentage points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from facilitator.decision.cells import HIGHEST, LOWEST, TOLERANCE, Cells, check_score
from facilitator.decision.ranking import top_k
from facilitator.decision.value import totals, value
from facilitator.decision.weights import Weights, normalise

_WHOLE_NUMBERS_TRIED: Final = 3


@dataclass(frozen=True, slots=True)
class CriticalChange:
    """Changing the weight of ``criterion`` makes ``behind`` overtake ``ahead``.

    Shares are 0..1 of the sum of all weights; ``*_weight`` are in the units of the weights passed in (percent
    when none were passed), the other weights untouched. ``swap_percent`` (0..99) and ``swap_weight`` are
    ``None`` when no whole number just beyond the tie swaps the two.
    """

    criterion: str
    ahead: int
    behind: int
    old_share: float
    tie_share: float
    swap_percent: int | None
    old_weight: float
    tie_weight: float
    swap_weight: int | None

    @property
    def change(self) -> float:
        """The change of share in percentage points (negative: the criterion weighs less)."""
        return 100 * (self.tie_share - self.old_share)

    @property
    def needs_decimals(self) -> bool:
        """Whether the old share rounds to ``swap_percent``, so that whole numbers cannot tell the story."""
        return self.swap_percent is not None and round(100 * self.old_share) == self.swap_percent


def with_share(
    weights: Weights | None, criteria: Collection[str], criterion: str, share: float
) -> dict[str, float]:
    """Normalised weights with ``criterion`` set to ``share`` (0..1) and the others scaled in proportion.

    If all the others are 0, they share the rest equally.

    Raises:
        ValueError: ``share`` is outside 0..1, the criterion is unknown or a weight is negative.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share must be 0..1, not {share!r}")
    shares = normalise(weights, criteria)
    if criterion not in shares:
        raise ValueError(f"unknown criterion {criterion!r}")
    others = [name for name in shares if name != criterion]
    rest = normalise(shares, others)
    return {name: share if name == criterion else (1 - share) * rest[name] for name in shares}


def critical_changes(
    cells: Mapping[int, Cells], weights: Weights | None, criteria: Collection[str], first: int, second: int
) -> tuple[CriticalChange, ...]:
    """Every feasible swap of the two services by one weight, the smallest change of share first.

    ``cells`` are (mean) scores 1..5. Empty when no single weight can swap them, when they are equal now, or
    when one of them has no total. A change to exactly 0 or to 100 % that only reaches a tie is not a swap.

    Raises:
        ValueError: a score is off the scale or a weight is negative.
        KeyError: a service is not in ``cells``.
    """
    names = list(dict.fromkeys(criteria))
    shares = normalise(weights, names)
    total_1, total_2 = (value(cells[one], shares, names).total for one in (first, second))
    if total_1 is None or total_2 is None or abs(total_1 - total_2) <= TOLERANCE:
        return ()
    ahead, behind = (first, second) if total_1 > total_2 else (second, first)
    pair = _Pair(cells, shares, ahead, behind)
    unit = math.fsum((weights or {}).get(name, 0.0) for name in names) or 100.0
    found = [change for name in names if (change := _change(pair, name, unit)) is not None]
    return tuple(sorted(found, key=lambda one: (round(abs(one.change), 9), one.criterion)))


def critical_change(
    cells: Mapping[int, Cells], weights: Weights | None, criteria: Collection[str], first: int, second: int
) -> CriticalChange | None:
    """The smallest feasible swap of the two services, or ``None``; see :func:`critical_changes`."""
    return next(iter(critical_changes(cells, weights, criteria, first, second)), None)


@dataclass(frozen=True, slots=True)
class BorderChanges:
    """Smallest swap of number 1 and 2, and of k and k+1; ``None`` where infeasible, tied or absent."""

    winner: CriticalChange | None
    border: CriticalChange | None


def border_changes(
    cells: Mapping[int, Cells], weights: Weights | None, criteria: Collection[str], k: int
) -> BorderChanges:
    """Critical changes for the two places that matter: the win and the border of the top ``k``.

    Raises:
        ValueError: a score is off the scale or a weight is negative.
    """
    order = _order(cells, weights, criteria)

    def at(place: int) -> CriticalChange | None:
        if not 1 <= place < len(order):
            return None
        return critical_change(cells, weights, criteria, order[place - 1], order[place])

    return BorderChanges(at(1), at(k))


def critical_for_top_k(
    cells: Mapping[int, Cells], weights: Weights | None, criteria: Collection[str], k: int
) -> CriticalChange | None:
    """The smallest change of one weight that changes WHICH services are the top ``k``.

    All pairs of one inside and one outside are tried.

    This can be smaller than the swap of k and k+1. ``None`` when no single weight can, or when the border is
    tied.

    Raises:
        ValueError: a score is off the scale, a weight is negative or ``k`` is negative.
    """
    order = _order(cells, weights, criteria)
    best = top_k(totals({one: value(cells[one], weights, criteria) for one in order}), k)
    if best.border:
        return None
    inside = set(best.members)
    found = [
        change
        for one in best.members
        for other in order
        if other not in inside
        and (change := critical_change(cells, weights, criteria, one, other)) is not None
    ]
    return min(found, key=lambda one: (round(abs(one.change), 9), one.ahead, one.behind), default=None)


def _order(cells: Mapping[int, Cells], weights: Weights | None, criteria: Collection[str]) -> list[int]:
    found = totals({service: value(row, weights, criteria) for service, row in cells.items()})
    return sorted(found, key=lambda service: (-found[service], service))


class _Pair:
    """Two services seen as functions of one weight x, the other weights fixed."""

    __slots__ = ("ahead", "behind", "rows", "shares")

    def __init__(
        self, cells: Mapping[int, Cells], shares: Mapping[str, float], ahead: int, behind: int
    ) -> None:
        self.ahead, self.behind = ahead, behind
        self.shares = shares
        self.rows = tuple(
            {
                name: (check_score(cells[one][name]) - LOWEST) / (HIGHEST - LOWEST)
                for name in shares
                if name in cells[one]
            }
            for one in (ahead, behind)
        )

    def ties(self, name: str) -> list[float]:
        """The weights x > 0 of ``name`` at which the order really turns."""
        row_a, row_b = self.rows
        n_a, w_a = self._rest(row_a, name)
        n_b, w_b = self._rest(row_b, name)
        if row_a.keys() == row_b.keys():
            if name not in row_a:
                return []
            slope = row_a[name] - row_b[name]
            if abs(slope) <= TOLERANCE:
                return []
            root = (n_b - n_a) / slope
            return [root] if root > TOLERANCE else []
        return _turns(
            (row_a[name] - row_b[name]) if name in row_a and name in row_b else 0.0,
            (row_a[name] * w_b - n_b if name in row_a else 0.0)
            + (n_a - row_b[name] * w_a if name in row_b else 0.0),
            n_a * w_b - n_b * w_a,
        )

    def _rest(self, row: Mapping[str, float], name: str) -> tuple[float, float]:
        others = [other for other in row if other != name]
        return (
            math.fsum(self.shares[other] * row[other] for other in others),
            math.fsum(self.shares[other] for other in others),
        )

    def swapped(self, name: str, weight: float) -> bool:
        """Whether ``behind`` is ahead, by more than 1e-9 points, with this weight of ``name``."""
        values: list[float] = []
        for row in self.rows:
            number, divisor = self._rest(row, name)
            if name in row:
                number, divisor = number + weight * row[name], divisor + weight
            if divisor <= 0:
                return False
            values.append(100 * number / divisor)
        return values[1] - values[0] > TOLERANCE


def _turns(square: float, linear: float, constant: float) -> list[float]:
    """The positive simple roots of a quadratic (or line), rising; where it only touches is left out."""
    if abs(square) <= TOLERANCE:
        roots = [] if abs(linear) <= TOLERANCE else [-constant / linear]
    else:
        inside = linear * linear - 4 * square * constant
        if inside <= TOLERANCE * TOLERANCE:
            return []
        larger = -0.5 * (linear + math.copysign(math.sqrt(inside), linear))
        roots = [larger / square, constant / larger]
    return sorted(root for root in roots if root > TOLERANCE)


def _change(pair: _Pair, name: str, unit: float) -> CriticalChange | None:
    old = pair.shares[name]
    rest = math.fsum(share for other, share in pair.shares.items() if other != name)
    if rest <= 0:
        return None
    ties = [tie for tie in pair.ties(name) if tie / (tie + rest) < 1 - TOLERANCE]
    if not ties:
        return None
    tie = min(ties, key=lambda one: abs(one / (one + rest) - old / (old + rest)))
    share = tie / (tie + rest)
    percent = _first_swap(pair, name, 100 * share, tie > old, lambda p: rest * p / (100 - p), 99)
    weight = _first_swap(pair, name, tie * unit, tie > old, lambda w: w / unit, None)
    return CriticalChange(name, pair.ahead, pair.behind, old, share, percent, old * unit, tie * unit, weight)


def _first_swap(
    pair: _Pair, name: str, tie: float, rising: bool, to_weight: Callable[[float], float], highest: int | None
) -> int | None:
    """The first whole number beyond ``tie`` (away from the old weight) that really swaps the pair."""
    start, step = (math.floor(tie + TOLERANCE) + 1, 1) if rising else (math.ceil(tie - TOLERANCE) - 1, -1)
    for number in range(start, start + _WHOLE_NUMBERS_TRIED * step, step):
        if number < 0 or (highest is not None and number > highest):
            return None
        if pair.swapped(name, to_weight(number)):
            return number
    return None
