"""Two sides and one issue: the zone of possible agreement, what is worth trading, and a ladder of concessions.

Source: Raiffa 1982, *The Art and Science of Negotiation*, chapters 4 (reservation prices and the zone of agreement) and 11
(several issues, trading what each side values differently); Fisher, Ury & Patton, *Getting to Yes*, for the best
alternative to an agreement. A shrinking step tells the other side that the end is near (Raiffa, the dance of concessions).

All numbers are in the issue's own unit. A `direction` is ours; the other side wants the opposite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Whether we want as much of it as possible, or as little."""

    MAX = "max"
    MIN = "min"

    @property
    def other(self) -> Direction:
        """What the other side wants."""
        return Direction.MIN if self is Direction.MAX else Direction.MAX


def past(direction: Direction, value: float, limit: float) -> bool:
    """Whether `value` is worse than `limit` for the side that wants this direction."""
    return value < limit if direction is Direction.MAX else value > limit


@dataclass(frozen=True, slots=True)
class Zone:
    """Where both sides can say yes: from `low` to `high`, both included; `exists` says whether there is such a place.

    `width` is how wide it is, 0 or more. Where there is none, `low` to `high` is the gap between the limits and `width`
    is below 0: minus what is missing.
    """

    low: float
    high: float
    width: float

    @property
    def exists(self) -> bool:
        """Whether the two limits meet; a single point counts."""
        return self.width >= 0

    def holds(self, value: float) -> bool:
        """Whether both sides can say yes to this value."""
        return self.exists and self.low <= value <= self.high


def zone(direction: Direction, ours: float, theirs: float) -> Zone:
    """The zone between our limit and theirs: we maximise ⇒ it exists if ours ≤ theirs, we minimise ⇒ if ours ≥ theirs."""
    width = theirs - ours if direction is Direction.MAX else ours - theirs
    return Zone(min(ours, theirs), max(ours, theirs), width)


class Trade(StrEnum):
    """What an issue is good for in a trade."""

    GIVE = "give"
    ASK = "ask"
    DISCUSS = "discuss"


def trade_value(ours: int, theirs: int) -> int:
    """How much more it means to them than to us, both 1-5: -4 to 4."""
    return theirs - ours


def trade(ours: int, theirs: int) -> Trade:
    """Above 0: give it; below 0: ask for it; 0: talk about it."""
    found = trade_value(ours, theirs)
    return Trade.GIVE if found > 0 else Trade.ASK if found < 0 else Trade.DISCUSS


class Fault(StrEnum):
    """What is wrong with a step of a ladder."""

    BACKWARDS = "backwards"
    """It takes back what was offered, or gives nothing."""
    NOT_SMALLER = "not_smaller"
    """It is as large as the step before, or larger."""
    PAST_LIMIT = "past_limit"
    """It goes past our own limit."""


def ladder(
    direction: Direction, start: float, limit: float | None, steps: Sequence[float]
) -> tuple[Fault | None, ...]:
    """What is wrong with each step, the most serious first; None: nothing. `start` is the first offer, our target.

    Each step must go towards the other side, give less than the step before, and stop at our limit (None: not known).
    """
    sign = -1 if direction is Direction.MAX else 1
    found: list[Fault | None] = []
    before, size = start, None
    for value in steps:
        given = sign * (value - before)
        fault: Fault | None = None
        if limit is not None and past(direction, value, limit):
            fault = Fault.PAST_LIMIT
        elif given <= 0:
            fault = Fault.BACKWARDS
        elif size is not None and given >= size:
            fault = Fault.NOT_SMALLER
        found.append(fault)
        before, size = value, given
    return tuple(found)


def suggest_ladder(start: float, limit: float, steps: int = 3) -> tuple[float, ...]:
    """Offers on the way from the first one to the limit, each half as far as the one before, all of them before the limit.

    Raises:
        ValueError: `steps` is below 1.
    """
    if steps < 1:
        raise ValueError(f"steps must be 1 or more, not {steps!r}")
    return tuple(limit + (start - limit) / 2**n for n in range(1, steps + 1))


def gain(direction: Direction, value: float, target: float, limit: float) -> float:
    """What a value is worth to one side: 0 at its limit, 1 at its target, in a straight line between them.

    More than the target is worth no more than the target; past the limit it is below 0. Where target and limit are the same
    there is nothing to gain: 0, or -1 past the limit. Also where the target lies past the limit, which is a mistake in the
    numbers, nothing is gained.
    """
    span = target - limit if direction is Direction.MAX else limit - target
    if span <= 0:
        return -1.0 if past(direction, value, limit) else 0.0
    won = value - limit if direction is Direction.MAX else limit - value
    return min(1.0, won / span)
