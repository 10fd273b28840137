"""Where people differ, what to talk about first, and whether it can change the result.

The flag is "sample variance > 1 or range >= 3" on the 1..5 scale (our own simulation, project notes on
scoring, section 4: finds the lone dissenter, whom the interquartile range misses). Variance > 1 is r_wg < .5
of James, Demaree & Wolf 1984 (*Journal of Applied Psychology* 69(1)), whose null variance for five points is
2. Agreement on the order is the mean Spearman correlation between people, equal to (mW-1)/(m-1) without ties
(Kendall 1948). The cuts between the words are our own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import variance
from typing import Final

from facilitator.decision.cells import TOLERANCE, Scores, answers, persons_in
from facilitator.decision.ranking import TopK, mean_spearman, top_k
from facilitator.decision.value import everyones_totals, group_values, totals
from facilitator.decision.weights import Weights, normalise

VARIANCE_LIMIT: Final = 1.0
RANGE_LIMIT: Final = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """The answers to one criterion for one service.

    ``n`` people answered with ``mean``, ``low`` and ``high`` on the 1..5 scale. ``variance`` (sample, n-1)
    and ``range`` are ``None`` below two answers: one person has no disagreement.
    """

    service: int
    criterion: str
    n: int
    mean: float | None
    low: int | None
    high: int | None
    variance: float | None
    range: int | None
    flagged: bool


def cell_of(scores: Scores, service: int, criterion: str, persons: Collection[int] | None = None) -> Cell:
    """The summary of one cell; only the given ``persons`` count (``None``: everybody).

    Raises:
        ValueError: a score is off the 1..5 scale.
    """
    given = sorted(answers(scores, service, criterion, persons).values())
    n = len(given)
    if n == 0:
        return Cell(service, criterion, 0, None, None, None, None, None, flagged=False)
    mean, low, high = sum(given) / n, given[0], given[-1]
    if n == 1:
        return Cell(service, criterion, 1, mean, low, high, None, None, flagged=False)
    spread = float(variance(given))
    flagged = spread > VARIANCE_LIMIT + TOLERANCE or high - low >= RANGE_LIMIT
    return Cell(service, criterion, n, mean, low, high, spread, high - low, flagged)


def cells_of(
    scores: Scores,
    services: Collection[int],
    criteria: Collection[str],
    persons: Collection[int] | None = None,
) -> tuple[Cell, ...]:
    """All cells, service by service, in the order given.

    Raises:
        ValueError: a score is off the 1..5 scale.
    """
    people = persons_in(scores) if persons is None else persons
    return tuple(
        cell_of(scores, service, criterion, people) for service in services for criterion in criteria
    )


@dataclass(frozen=True, slots=True)
class TalkItem:
    """One line of the talk-about-it list; ``priority`` is variance x normalised weight (0..8)."""

    cell: Cell
    priority: float


def talk_list(
    cells: Iterable[Cell], weights: Weights | None, criteria: Collection[str]
) -> tuple[TalkItem, ...]:
    """The flagged cells by variance x weight, so that talk goes where it can move the result.

    Equal priorities are ordered by service and criterion id.

    Raises:
        ValueError: a weight is negative.
    """
    shares = normalise(weights, criteria)
    items = [
        TalkItem(cell, (cell.variance or 0.0) * shares.get(cell.criterion, 0.0))
        for cell in cells
        if cell.flagged
    ]
    return tuple(sorted(items, key=lambda item: (-item.priority, item.cell.service, item.cell.criterion)))


class OrderLevel(StrEnum):
    """Words for the shared order (cuts are our own): below 0, .3, .6 and .8, and from .8 up."""

    UNKNOWN = "unknown"
    OPPOSED = "opposed"
    LITTLE = "little"
    SOME = "some"
    LARGE = "large"
    VERY_LARGE = "very_large"


@dataclass(frozen=True, slots=True)
class SharedOrder:
    """How much people rank the services alike.

    ``rho`` is -1..1 and 0 by chance; ``None`` when fewer than two people have an order.

    """

    rho: float | None
    level: OrderLevel
    persons: int


def order_level(rho: float | None) -> OrderLevel:
    """The word for a mean Spearman correlation; see :class:`OrderLevel` for the cuts."""
    if rho is None:
        return OrderLevel.UNKNOWN
    for limit, level in (
        (0.0, OrderLevel.OPPOSED),
        (0.3, OrderLevel.LITTLE),
        (0.6, OrderLevel.SOME),
        (0.8, OrderLevel.LARGE),
    ):
        if rho < limit - TOLERANCE:
            return level
    return OrderLevel.VERY_LARGE


def shared_order(
    scores: Scores,
    services: Collection[int],
    criteria: Collection[str],
    weights: Weights | None = None,
    persons: Collection[int] | None = None,
) -> SharedOrder:
    """The mean Spearman correlation between the people's own rankings, all with the same weights.

    Raises:
        ValueError: a score is off the 1..5 scale or a weight is negative.
    """
    rows = everyones_totals(scores, services, criteria, weights, persons)
    ranked = {person: row for person, row in rows.items() if row}
    rho = mean_spearman(ranked)
    return SharedOrder(rho, order_level(rho), len(ranked))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The top k changes without this person.

    ``leaves`` were in (or tied at the border) and no longer are, ``enters`` the other way. Both are empty
    when only a tie at the border appears or goes away among the same services.
    """

    person: int
    leaves: tuple[int, ...]
    enters: tuple[int, ...]


def matters(
    scores: Scores,
    services: Collection[int],
    criteria: Collection[str],
    weights: Weights | None,
    k: int,
    persons: Collection[int] | None = None,
) -> tuple[LeftOut, ...]:
    """The people without whom the top k would differ, in rising order of id (jackknife over people).

    Each person in turn is left out with all scores and the group's totals are computed again. Empty when
    nobody is decisive, and for fewer than two people.

    Raises:
        ValueError: a score is off the scale, a weight is negative or ``k`` is negative.
    """
    people = persons_in(scores) if persons is None else tuple(sorted(set(persons)))
    if len(people) < 2:
        return ()

    def best(some: Collection[int]) -> TopK:
        return top_k(totals(group_values(scores, services, criteria, weights, some)), k)

    now = best(people)
    found: list[LeftOut] = []
    for person in people:
        without = best([other for other in people if other != person])
        if _same(now, without):
            continue
        leaves, enters = now.possible - without.possible, without.possible - now.possible
        found.append(LeftOut(person, tuple(sorted(leaves)), tuple(sorted(enters))))
    return tuple(found)


def _same(first: TopK, second: TopK) -> bool:
    return set(first.members) == set(second.members) and set(first.border) == set(second.border)


def decisive_cells(
    scores: Scores,
    services: Collection[int],
    criteria: Collection[str],
    weights: Weights | None,
    k: int,
    cells: Iterable[Cell],
    *,
    persons: Collection[int] | None = None,
) -> frozenset[tuple[int, str]]:
    """Those of ``cells`` where the top k would differ if any one person's answer there were left out.

    Pass the flagged cells to find those that deserve minutes. The result holds ``(service, criterion)``; a
    cell with fewer than two answers is never in it.

    Raises:
        ValueError: a score is off the scale, a weight is negative or ``k`` is negative.
    """
    people = persons_in(scores) if persons is None else tuple(sorted(set(persons)))
    current = totals(group_values(scores, services, criteria, weights, people))
    now = top_k(current, k)
    own_scores: dict[int, dict[tuple[int, int, str], int]] = {}
    for key, score in scores.items():
        own_scores.setdefault(key[1], {})[key] = score

    def changes(cell: Cell) -> bool:
        own = own_scores.get(cell.service, {})
        given = answers(own, cell.service, cell.criterion, people)
        others = {service: total for service, total in current.items() if service != cell.service}
        for person in given if len(given) > 1 else ():
            fewer = {
                key: score for key, score in own.items() if key != (person, cell.service, cell.criterion)
            }
            new = totals(group_values(fewer, (cell.service,), criteria, weights, people))
            if not _same(now, top_k(others | new, k)):
                return True
        return False

    return frozenset((cell.service, cell.criterion) for cell in cells if changes(cell))
