"""Two sides answer the same questions: means, the gap between them, the trend over rounds, and a give-and-take balance.

A short check of a partnership in a few dimensions, each asked by several statements on the scale 1..5 and answered by
both sides, follows the partnership assessment tools for public bodies (Hardy, Hudson & Waddington 2003, *Assessing
Strategic Partnership: the Partnership Assessment Tool*, six principles). Blanks are left out, never counted as 0. A
dimension is judged by the lower of the two sides, so that one side's trouble is not averaged away by the other's
content. The cuts are arguments: they belong to the course.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from facilitator.decision.cells import TOLERANCE, check_score
from facilitator.decision.value import Value, value


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean 1..5 of `n` answers; None without any."""

    n: int
    mean: float | None


class Level(StrEnum):
    """How a dimension stands: unknown without answers, fine, worth attention, or to be acted upon."""

    UNKNOWN = "unknown"
    FINE = "fine"
    ATTENTION = "attention"
    ACT = "act"


class Trend(StrEnum):
    """How a mean has moved since an earlier round; none without two means."""

    NONE = "none"
    UP = "up"
    SAME = "same"
    DOWN = "down"


def mean_of(answers: Iterable[int | None]) -> Mean:
    """The mean of what was answered; None is "don't know" and left out.

    Raises:
        ValueError: an answer is off the 1..5 scale.
    """
    given = [check_score(answer) for answer in answers if answer is not None]
    return Mean(len(given), math.fsum(given) / len(given) if given else None)


def level(means: Iterable[float | None], attention_below: float, act_below: float) -> Level:
    """How a dimension stands by the lower of its sides' means (1..5); sides without answers do not count."""
    known = [mean for mean in means if mean is not None]
    if not known:
        return Level.UNKNOWN
    lowest = min(known)
    if lowest < act_below - TOLERANCE:
        return Level.ACT
    return Level.ATTENTION if lowest < attention_below - TOLERANCE else Level.FINE


def gap(ours: float | None, theirs: float | None) -> float | None:
    """How far apart two means are, 0..4; None when one of them is missing."""
    return None if ours is None or theirs is None else abs(ours - theirs)


def wide(apart: float | None, from_: float) -> bool:
    """Whether a gap is so wide that it is talked about before anything else."""
    return apart is not None and apart >= from_ - TOLERANCE


def trend(now: float | None, before: float | None, steady_below: float) -> Trend:
    """Up or down when a mean has moved by at least `steady_below`."""
    if now is None or before is None:
        return Trend.NONE
    if abs(now - before) < steady_below - TOLERANCE:
        return Trend.SAME
    return Trend.UP if now > before else Trend.DOWN


def total(means: Mapping[str, float | None]) -> Value:
    """One side's total 0..100: every answered dimension weighs the same (see :func:`facilitator.decision.value.value`).

    Raises:
        ValueError: a mean is off the 1..5 scale.
    """
    return value({name: mean for name, mean in means.items() if mean is not None}, None, tuple(means))


def both(ours: float | None, theirs: float | None) -> float | None:
    """The total of the two sides together, each weighing the same however many answered; a lone side stands alone."""
    known = [one for one in (ours, theirs) if one is not None]
    return math.fsum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class Balance:
    """The felt balances of one period, each a party's own: "we give more" (below 0), "it fits" or "we get more" (above 0).

    - `extreme`: some party is at an end of the scale.
    - `agreed`: some give more and the others get more, so that all tell of the same uneven balance.
    - `strained`: every party, of two or more, feels that it gives more than it gets.
    - `apart`: they are far from each other and do not tell of the same: to one it fits, to another not at all.
    """

    extreme: bool = False
    agreed: bool = False
    strained: bool = False
    apart: bool = False

    @property
    def talk(self) -> bool:
        """Whether the parties should talk about it."""
        return self.extreme or self.agreed or self.strained or self.apart


def balance(felt: Iterable[int | None], extreme_from: int, apart_from: int) -> Balance:
    """What the parties' felt balances (-2 gives much more .. 2 gets much more) call for; None is not asked and left out.

    Opposite signs are two views of one uneven balance (what one gives more, the other gets more). All getting more calls for
    nothing: a partnership may be worth more to everybody than it takes.
    """
    known = [one for one in felt if one is not None]
    if not known:
        return Balance()
    low, high = min(known), max(known)
    agreed = low < 0 < high and 0 not in known
    return Balance(
        extreme=any(abs(one) >= extreme_from for one in known),
        agreed=agreed,
        strained=len(known) > 1 and high < 0,
        apart=high - low >= apart_from and not agreed,
    )
