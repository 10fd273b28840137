"""Orders, ties and agreement between orders.

Sources: standard competition ranking ("1224"); Borda 1781 with ties averaged; Spearman 1904 computed as the
Pearson correlation of mid-ranks, which is the form valid with ties; Kendall & Babington Smith 1939, *Annals
of Mathematical Statistics* 10(3), for W, with the tie correction of Kendall 1948 (*Rank Correlation Methods*;
also Siegel 1956, *Nonparametric Statistics*, p. 229-238).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from facilitator.decision.cells import TOLERANCE


def tied_groups(totals: Mapping[int, float], tolerance: float = TOLERANCE) -> tuple[tuple[int, ...], ...]:
    """The ids from best to worst, those with equal totals together (ids rising inside a group).

    Equal means within ``tolerance`` of the best of the group, so that a chain of tiny steps does not join the
    ends.
    """
    groups: list[list[int]] = []
    best = math.inf
    for item in sorted(totals, key=lambda one: (-totals[one], one)):
        if groups and best - totals[item] <= tolerance:
            groups[-1].append(item)
        else:
            groups.append([item])
            best = totals[item]
    return tuple(tuple(sorted(group)) for group in groups)


def competition_ranks(totals: Mapping[int, float], tolerance: float = TOLERANCE) -> dict[int, int]:
    """Rank 1 for the highest total; equal totals share the best rank (1, 2, 2, 4)."""
    ranks: dict[int, int] = {}
    place = 1
    for group in tied_groups(totals, tolerance):
        for item in group:
            ranks[item] = place
        place += len(group)
    return ranks


def mid_ranks(totals: Mapping[int, float], tolerance: float = TOLERANCE) -> dict[int, float]:
    """Like :func:`competition_ranks`, but equal totals share the mean of their places (1, 2.5, 2.5, 4)."""
    ranks: dict[int, float] = {}
    place = 1
    for group in tied_groups(totals, tolerance):
        for item in group:
            ranks[item] = place + (len(group) - 1) / 2
        place += len(group)
    return ranks


def rank_changes(before: Mapping[int, int], after: Mapping[int, int]) -> dict[int, int]:
    """Places climbed (+) or lost (-) by each id that has a rank both times."""
    return {item: before[item] - rank for item, rank in after.items() if item in before}


@dataclass(frozen=True, slots=True)
class TopK:
    """The best k with the tie at the border left open.

    ``members`` are in for certain, best first. ``border`` is the tied group of which only ``places`` can be
    in (empty, and ``places`` 0, when the cut is clean).
    """

    members: tuple[int, ...]
    border: tuple[int, ...]
    places: int

    @property
    def possible(self) -> frozenset[int]:
        """Everything that is in or tied at the border."""
        return frozenset(self.members + self.border)


def top_k(totals: Mapping[int, float], k: int, tolerance: float = TOLERANCE) -> TopK:
    """The best ``k`` by total; a group of equals that straddles the cut is returned as the border.

    Raises:
        ValueError: ``k`` is negative.
    """
    if k < 0:
        raise ValueError(f"k must be 0 or more, not {k!r}")
    members: list[int] = []
    for group in tied_groups(totals, tolerance):
        left = k - len(members)
        if left == 0:
            break
        if len(group) > left:
            return TopK(tuple(members), group, left)
        members.extend(group)
    return TopK(tuple(members), (), 0)


def borda(ballots: Sequence[Mapping[int, float]], items: Collection[int]) -> dict[int, float]:
    """Borda points: for every ballot, one per item placed lower and a half per item placed equal.

    A ballot maps items to ranks (1 = best; equal numbers = tied). Items a ballot leaves out are tied last on
    it; an empty ballot is no ballot. Ranks of other items are ignored. With n items a first place without
    ties is n-1.

    Raises:
        ValueError: a rank is not a finite number.
    """
    wanted = sorted(set(items))
    points = dict.fromkeys(wanted, 0.0)
    for ballot in ballots:
        ranked = {item: rank for item, rank in ballot.items() if item in points}
        if not ranked:
            continue
        if not all(math.isfinite(rank) for rank in ranked.values()):
            raise ValueError("a rank must be a finite number")
        last = max(ranked.values()) + 1
        places = mid_ranks({item: -ranked.get(item, last) for item in wanted}, 0.0)
        for item in wanted:
            points[item] += len(wanted) - places[item]
    return points


def spearman(first: Mapping[int, float], second: Mapping[int, float]) -> float | None:
    """Spearman's rank correlation -1..1 of two lists of totals, over the ids both have.

    ``None`` when fewer than two ids are shared or one of the lists is all ties (it has no order to compare).
    """
    shared = sorted(first.keys() & second.keys())
    if len(shared) < 2:
        return None
    ranks_1 = mid_ranks({item: first[item] for item in shared})
    ranks_2 = mid_ranks({item: second[item] for item in shared})
    middle = (len(shared) + 1) / 2
    square_1 = math.fsum((ranks_1[item] - middle) ** 2 for item in shared)
    square_2 = math.fsum((ranks_2[item] - middle) ** 2 for item in shared)
    if square_1 == 0 or square_2 == 0:
        return None
    product = math.fsum((ranks_1[item] - middle) * (ranks_2[item] - middle) for item in shared)
    return max(-1.0, min(1.0, product / math.sqrt(square_1 * square_2)))


def mean_spearman(by_person: Mapping[int, Mapping[int, float]]) -> float | None:
    """Mean of Spearman's correlation over all pairs of people: 0 by chance at any group size, 1 if identical.

    Pairs without a correlation are left out; ``None`` when no pair has one (so always for a single person).
    """
    people = sorted(by_person)
    found = [spearman(by_person[one], by_person[other]) for one, other in combinations(people, 2)]
    defined = [rho for rho in found if rho is not None]
    return math.fsum(defined) / len(defined) if defined else None


def kendall_w(by_person: Mapping[int, Mapping[int, float]]) -> float | None:
    """Kendall's coefficient of concordance 0..1, corrected for ties, over the ids that everybody has.

    ``None`` for fewer than two people or shared ids, or when everybody ties everything. Read it only next to
    :func:`kendall_w_by_chance`: with three people pure chance already gives one third.
    """
    people = sorted(by_person)
    if len(people) < 2:
        return None
    shared = sorted(set.intersection(*(set(by_person[person]) for person in people)))
    m, n = len(people), len(shared)
    if n < 2:
        return None
    sums = dict.fromkeys(shared, 0.0)
    ties = 0
    for person in people:
        own = {item: by_person[person][item] for item in shared}
        for item, rank in mid_ranks(own).items():
            sums[item] += rank
        ties += sum(len(group) ** 3 - len(group) for group in tied_groups(own))
    deviation = math.fsum((total - m * (n + 1) / 2) ** 2 for total in sums.values())
    largest = m * m * (n**3 - n) - m * ties
    return min(1.0, 12 * deviation / largest) if largest > 0 else None


def kendall_w_by_chance(people: int) -> float:
    """The W to be expected from unrelated orders without ties: ``1 / people``.

    Raises:
        ValueError: fewer than one person.
    """
    if people < 1:
        raise ValueError(f"people must be 1 or more, not {people!r}")
    return 1 / people
