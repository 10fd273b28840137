"""Two-way positions and traffic light: potential x readiness for services, influence x affected for actors.

Sources: traffic light and its cuts, the course's rules (the VicHealth Partnerships Analysis Tool's bands
35-84, 85-126, 127-175 rescaled to 0..100 give 35 and 65). Potential x readiness with the words "oplagt /
modnes / lad ligge", the course's rules; the cuts at 50 are our own. Danish stakeholder types (ressourceperson, grå
eminence, gidsel, ekstern interessent) by influence x affected, cut at 3, the course's rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Final

from facilitator.decision.cells import TOLERANCE, Cells, check_score
from facilitator.decision.value import Value, value
from facilitator.decision.weights import Weights

RED_UP_TO: Final = 35.0
YELLOW_UP_TO: Final = 65.0
QUADRANT_CUT: Final = 50.0
STAKEHOLDER_CUT: Final = 3.0


class Light(StrEnum):
    """Traffic light of a total."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


def traffic_light(
    total: float | None, red_up_to: float = RED_UP_TO, yellow_up_to: float = YELLOW_UP_TO
) -> Light | None:
    """Red up to and including 35, yellow up to and including 65, green above; ``None`` for no total."""
    if total is None:
        return None
    if total <= red_up_to + TOLERANCE:
        return Light.RED
    return Light.YELLOW if total <= yellow_up_to + TOLERANCE else Light.GREEN


class Quadrant(StrEnum):
    """What to do with a service: OBVIOUS (oplagt), MATURE (modnes: let it ripen), LEAVE (lad ligge)."""

    OBVIOUS = "obvious"
    MATURE = "mature"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Position:
    """Two sub-values 0..100, each over its own group of criteria with weights normalised inside the group."""

    potential: Value
    readiness: Value


def position(
    cells: Cells, weights: Weights | None, potential: Collection[str], readiness: Collection[str]
) -> Position:
    """The position of one service from its (mean) scores 1..5.

    Raises:
        ValueError: a score is off the scale, a weight is negative or a criterion is in both groups.
    """
    both = set(potential) & set(readiness)
    if both:
        raise ValueError(f"criteria in both groups: {sorted(both)}")
    return Position(value(cells, weights, potential), value(cells, weights, readiness))


def quadrant(
    where: Position, potential_cut: float = QUADRANT_CUT, readiness_cut: float = QUADRANT_CUT
) -> Quadrant | None:
    """Low potential: LEAVE. High potential: OBVIOUS if ready, else MATURE. A value at the cut counts as high.

    ``None`` when a sub-value that the answer hangs on is unknown.
    """
    potential, readiness = where.potential.total, where.readiness.total
    if potential is None:
        return None
    if potential < potential_cut - TOLERANCE:
        return Quadrant.LEAVE
    if readiness is None:
        return None
    return Quadrant.OBVIOUS if readiness >= readiness_cut - TOLERANCE else Quadrant.MATURE


class Stakeholder(StrEnum):
    """Type of an actor: both high, influence only, affected only, neither."""

    RESOURCE_PERSON = "resource_person"
    GREY_EMINENCE = "grey_eminence"
    HOSTAGE = "hostage"
    EXTERNAL = "external"


def stakeholder_type(
    influence: float | None, affected: float | None, cut: float = STAKEHOLDER_CUT
) -> Stakeholder | None:
    """The type from two scores 1..5, where ``cut`` and above is high; ``None`` when one of them is blank.

    Raises:
        ValueError: a score is off the scale.
    """
    if influence is None or affected is None:
        return None
    has_influence = check_score(influence) >= cut - TOLERANCE
    is_affected = check_score(affected) >= cut - TOLERANCE
    if has_influence:
        return Stakeholder.RESOURCE_PERSON if is_affected else Stakeholder.GREY_EMINENCE
    return Stakeholder.HOSTAGE if is_affected else Stakeholder.EXTERNAL


@dataclass(frozen=True, slots=True)
class Axis:
    """Several people's scores of one actor on one axis: ``n`` answers, median, lowest, highest (1..5)."""

    n: int
    median: float
    low: int
    high: int

    def crosses(self, cut: float = STAKEHOLDER_CUT) -> bool:
        """Whether people are on both sides of the cut ("på grænsen")."""
        return self.low < cut <= self.high


def axis(scores: Iterable[int | None]) -> Axis | None:
    """The median and range of the scores that were given; blanks are left out, ``None`` when all are blank.

    Raises:
        ValueError: a score is off the scale.
    """
    given = [score for score in scores if score is not None]
    for score in given:
        check_score(score)
    return Axis(len(given), float(median(given)), min(given), max(given)) if given else None
