"""How often a service is among the top k when the weights are uncertain (SMAA-style).

Source: Lahdelma, Hokkanen & Salminen 1998, *European Journal of Operational Research* 106(1) (acceptability),
and Lahdelma & Salminen 2001, *Operations Research* 49(3) (SMAA-2: rank acceptability). Only the weights vary
here; the scores are the group's means on the fixed 1..5 scale.

Ties at the border: if t services are equal (within 1e-9 on the 0..1 scale) for the last p places, each gets
p/t of the draw. No coin is tossed, so equal services always have equal probabilities and the probabilities of
all services sum to k (or to the number of services, if that is smaller).

A whole percentage point is what 2,000 draws can carry: the standard error is at most 1.1 points. Show it as
"ca.".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

from facilitator.decision.cells import HIGHEST, LOWEST, TOLERANCE, Cells, check_score
from facilitator.decision.draws import Setting, sampler, supported
from facilitator.decision.weights import Weights, normalise

DRAWS: Final = 2000
SEED: Final = 1998
_CHECK_EVERY: Final = 50


@dataclass(frozen=True, slots=True)
class Run:
    """How a simulation is run.

    The same ``seed`` gives the same result. ``should_stop`` is asked every 50 draws (a few milliseconds);
    once it says yes, the result is ``None``. ``progress`` is told the share done, 0..1, at the same times.
    Both are called in the calling thread.

    Raises:
        ValueError: ``draws`` is below 1.
    """

    draws: int = DRAWS
    seed: int = SEED
    should_stop: Callable[[], bool] | None = None
    progress: Callable[[float], None] | None = None

    def __post_init__(self) -> None:
        if self.draws < 1:
            raise ValueError(f"draws must be 1 or more, not {self.draws!r}")


DEFAULT_RUN: Final = Run()


@dataclass(frozen=True, slots=True)
class Robustness:
    """How likely one service is among the top k.

    ``probability`` is 0..1, ``percent`` the same as a whole number 0..100, ``standard_error`` that of the
    drawing in percentage points: ``sqrt(p(1-p)/draws)``, at most 1.1 for 2,000 draws.
    """

    probability: float
    percent: int
    standard_error: float


def top_k_probability(
    cells: Mapping[int, Cells],
    weights: Weights | None,
    criteria: Collection[str],
    k: int,
    setting: Setting,
    run: Run = DEFAULT_RUN,
) -> dict[int, Robustness] | None:
    """The probability of every service of being among the top ``k`` in one of the three settings.

    ``cells`` are mean scores 1..5 as from :func:`facilitator.decision.cells.mean_cells`; blanks are left out
    of each drawn total as in :func:`facilitator.decision.value.value`. A service that has no answer on any
    criterion that can carry weight has no total and is missing from the result. The criteria are sorted
    before drawing, so the order in which they are passed changes nothing.

    ``None`` when ``run.should_stop`` said so.

    Raises:
        ValueError: ``k`` is negative, a score is off the scale or a weight is negative.
    """
    if k < 0:
        raise ValueError(f"k must be 0 or more, not {k!r}")
    model = _model(cells, weights, criteria, setting)
    size = len(model.services)
    places = min(k, size)
    hits = [float(run.draws) if places else 0.0] * size
    if 0 < places < size:
        hits = [0.0] * size
        try:
            for totals in _totals(model, run):
                _count_top(totals, places, hits)
        except _StoppedError:
            return None
    return {
        service: _robustness(hit / run.draws, run.draws)
        for service, hit in zip(model.services, hits, strict=True)
    }


def _robustness(probability: float, draws: int) -> Robustness:
    probability = min(1.0, probability)
    error = 100 * math.sqrt(probability * (1 - probability) / draws)
    return Robustness(probability, math.floor(100 * probability + 0.5), error)


def _count_top(totals: list[float], places: int, hits: list[float]) -> None:
    falling = sorted(totals, reverse=True)
    last, next_best = falling[places - 1], falling[places]
    if last - next_best > TOLERANCE:
        for index, total in enumerate(totals):
            if total >= last:
                hits[index] += 1
        return
    tied = [index for index, total in enumerate(totals) if abs(total - last) <= TOLERANCE]
    above = [index for index, total in enumerate(totals) if total - last > TOLERANCE]
    for index in above:
        hits[index] += 1
    share = (places - len(above)) / len(tied)
    for index in tied:
        hits[index] += share


def rank_acceptability(
    cells: Mapping[int, Cells],
    weights: Weights | None,
    criteria: Collection[str],
    setting: Setting,
    run: Run = DEFAULT_RUN,
) -> dict[int, tuple[float, ...]] | None:
    """``service -> (probability of rank 1, of rank 2, ...)``, each 0..1 (SMAA-2 rank acceptability indices).

    Equal services share their ranks evenly, so every row and every column sums to 1. Otherwise as
    :func:`top_k_probability`; ``None`` when stopped.

    Raises:
        ValueError: a score is off the scale or a weight is negative.
    """
    model = _model(cells, weights, criteria, setting)
    size = len(model.services)
    counts = [[0.0] * size for _ in range(size)]
    try:
        for totals in _totals(model, run):
            _count_ranks(totals, counts)
    except _StoppedError:
        return None
    return {
        service: tuple(count / run.draws for count in row)
        for service, row in zip(model.services, counts, strict=True)
    }


def _count_ranks(totals: list[float], counts: list[list[float]]) -> None:
    size = len(totals)
    order = sorted(range(size), key=totals.__getitem__, reverse=True)
    start = 0
    for end in range(1, size + 1):
        if end < size and totals[order[start]] - totals[order[end]] <= TOLERANCE:
            continue
        share = 1 / (end - start)
        for index in order[start:end]:
            for rank in range(start, end):
                counts[index][rank] += share
        start = end


class _StoppedError(Exception):
    """The caller asked to stop."""


@dataclass(frozen=True, slots=True)
class _Model:
    """What the draws need: values 0..1 per service, services with the same blanks next to each other.

    A blank holds 0 in its row. Each block is ``(first, end, mask)``: the rows of these services are divided
    by the drawn weight under ``mask`` (1 where answered), or not at all if the mask is ``None`` (nothing
    blank).
    """

    setting: Setting
    shares: tuple[float, ...]
    services: tuple[int, ...]
    rows: tuple[tuple[float, ...], ...]
    blocks: tuple[tuple[int, int, tuple[float, ...] | None], ...]


def _model(
    cells: Mapping[int, Cells],
    weights: Weights | None,
    criteria: Collection[str],
    setting: Setting,
) -> _Model:
    names = sorted(set(criteria))
    shares = tuple(normalise(weights, names).values())
    can_weigh = supported(setting, shares)
    grouped: dict[tuple[float, ...], list[int]] = {}
    for service in sorted(cells):
        mask = tuple(1.0 if name in cells[service] else 0.0 for name in names)
        if any(answered and possible for answered, possible in zip(mask, can_weigh, strict=True)):
            grouped.setdefault(mask, []).append(service)
    services: list[int] = []
    blocks: list[tuple[int, int, tuple[float, ...] | None]] = []
    for mask, members in grouped.items():
        blocks.append((len(services), len(services) + len(members), None if all(mask) else mask))
        services.extend(members)
    rows = tuple(_row(cells[service], names) for service in services)
    return _Model(setting, shares, tuple(services), rows, tuple(blocks))


def _row(cells: Cells, names: Sequence[str]) -> tuple[float, ...]:
    return tuple(
        (check_score(cells[name]) - LOWEST) / (HIGHEST - LOWEST) if name in cells else 0.0 for name in names
    )


def _totals(model: _Model, run: Run) -> Iterator[list[float]]:
    """One list of totals 0..1 per draw, in the order of the model's services.

    Raises:
        _StoppedError: the caller asked to stop.
    """
    if not model.services:
        return
    draw = sampler(model.setting, model.shares, run.seed)
    blanks = [(start, end, mask) for start, end, mask in model.blocks if mask is not None]
    for done in range(run.draws):
        if done % _CHECK_EVERY == 0:
            if run.should_stop is not None and run.should_stop():
                raise _StoppedError
            if run.progress is not None:
                run.progress(done / run.draws)
        drawn = draw()
        totals = [sum(map(mul, drawn, row)) for row in model.rows]
        for start, end, mask in blanks:
            answered = sum(map(mul, drawn, mask))
            if answered > 0:
                totals[start:end] = [total / answered for total in totals[start:end]]
        yield totals
    if run.progress is not None:
        run.progress(1.0)
