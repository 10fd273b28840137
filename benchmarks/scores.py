"""The decision that robustness is measured on: 60 services, 10 criteria, 8 people, one answer in ten missing."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial

from facilitator.decision.cells import Cells, mean_cells
from facilitator.decision.draws import Setting
from facilitator.decision.robustness import Run, top_k_probability

SERVICES, CRITERIA, PEOPLE, TOP = 60, 10, 8, 3

MadeUp = tuple[Mapping[int, Cells], Mapping[str, float], tuple[str, ...]]


def made_up() -> MadeUp:
    """Mean scores, weights and criteria."""
    chance = random.Random(60)
    criteria = tuple(f"c{n}" for n in range(CRITERIA))
    scores = {
        (person, service, criterion): chance.randint(1, 5)
        for person in range(PEOPLE)
        for service in range(SERVICES)
        for criterion in criteria
        if chance.random() > 0.1
    }
    cells = mean_cells(scores, range(SERVICES), criteria)
    return cells, {criterion: chance.uniform(1, 5) for criterion in criteria}, criteria


def simulate(
    cells: Mapping[int, Cells],
    shares: Mapping[str, float],
    criteria: tuple[str, ...],
    should_stop: Callable[[], bool] | None = None,
) -> None:
    """All three settings, as the services' result works them out."""
    for setting in Setting:
        top_k_probability(cells, shares, criteria, TOP, setting, Run(should_stop=should_stop))


def by_setting(made: MadeUp) -> dict[Setting, Callable[[], object]]:
    """One call for each setting."""
    return {setting: partial(top_k_probability, *made, TOP, setting) for setting in Setting}
