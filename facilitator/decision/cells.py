"""From single scores to one number per (service, criterion) cell.

The scale is the fixed 1..5 anchored scale of the course ("Blank = ved ikke and is left out of
means, never 0"). A fixed scale, not one stretched over the services present, is what keeps the totals of the
other services unchanged when one is added or struck.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypeAlias

Scores: TypeAlias = Mapping[tuple[int, int, str], int]
"""``(person, service, criterion) -> 1..5``; a missing key is "don't know"."""

Cells: TypeAlias = Mapping[str, float]
"""``criterion -> score or mean score 1..5`` of one service; a missing key is "don't know"."""

LOWEST: Final = 1
HIGHEST: Final = 5
TOLERANCE: Final = 1e-9


def check_score(score: float) -> float:
    """Return ``score`` unchanged if it lies on the 1..5 scale.

    Raises:
        ValueError: the score is below 1, above 5 or not a number.
    """
    if not LOWEST - TOLERANCE <= score <= HIGHEST + TOLERANCE:
        raise ValueError(f"a score must be {LOWEST}..{HIGHEST}, not {score!r}")
    return score


def persons_in(scores: Scores) -> tuple[int, ...]:
    """Everybody who gave at least one score, in rising order of id."""
    return tuple(sorted({person for person, _, _ in scores}))


def answers(
    scores: Scores, service: int, criterion: str, persons: Iterable[int] | None = None
) -> dict[int, int]:
    """``person -> score`` for one cell; persons without a score there are left out.

    Raises:
        ValueError: a score is off the 1..5 scale.
    """
    found: dict[int, int] = {}
    for person in sorted(set(persons_in(scores) if persons is None else persons)):
        score = scores.get((person, service, criterion))
        if score is not None:
            check_score(score)
            found[person] = score
    return found


def person_cells(scores: Scores, person: int, service: int, criteria: Iterable[str]) -> dict[str, float]:
    """One person's scores of one service, blanks left out.

    Raises:
        ValueError: a score is off the 1..5 scale.
    """
    found: dict[str, float] = {}
    for criterion in criteria:
        score = scores.get((person, service, criterion))
        if score is not None:
            found[criterion] = float(check_score(score))
    return found


def mean_cells(
    scores: Scores,
    services: Collection[int],
    criteria: Collection[str],
    persons: Collection[int] | None = None,
) -> dict[int, dict[str, float]]:
    """Arithmetic mean over the people who answered, for every service and criterion.

    A cell that nobody answered is left out. Only the given ``persons`` count (``None``: everybody). The sums
    are sums of whole numbers, so that the order of people cannot change a single bit.

    Raises:
        ValueError: a score is off the 1..5 scale.
    """
    wanted = None if persons is None else frozenset(persons)
    service_set, criterion_set = frozenset(services), frozenset(criteria)
    sums: dict[tuple[int, str], list[int]] = {}
    for (person, service, criterion), score in scores.items():
        if service not in service_set or criterion not in criterion_set:
            continue
        if wanted is not None and person not in wanted:
            continue
        check_score(score)
        entry = sums.setdefault((service, criterion), [0, 0])
        entry[0] += score
        entry[1] += 1
    means: dict[int, dict[str, float]] = {}
    for service in services:
        row: dict[str, float] = {}
        for criterion in criteria:
            found = sums.get((service, criterion))
            if found is not None:
                row[criterion] = found[0] / found[1]
        means[service] = row
    return means
