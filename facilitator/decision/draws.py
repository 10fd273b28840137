"""Random weight vectors: three nested sets of weights, uniform or concentrated, with a fixed seed.

Source: Lahdelma, Hokkanen & Salminen 1998 (*European Journal of Operational Research* 106(1)) for drawing
weights from the whole simplex or from the part of it that agrees with a ranking. A uniform point of the
simplex is Dirichlet(1), drawn as normalised exponentials; a point near the group's weights w is Dirichlet(60
w), drawn as normalised gammas (Devroye 1986, *Non-Uniform Random Variate Generation*, chapter XI.4).
Concentration 60 gives a weight of 20 % a standard deviation of sqrt(.2 * .8 / 61) = 5 percentage points.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

CONCENTRATION: Final = 60.0


class Setting(StrEnum):
    """Which weights are thought possible; each set contains the one before it."""

    NEAR = "near"
    SAME_ORDER = "same_order"
    ALL = "all"


def sampler(setting: Setting, weights: Sequence[float], seed: int) -> Callable[[], list[float]]:
    """A function that draws one weight vector (0 or more, sum 1) in the order of ``weights``.

    * ``NEAR``: Dirichlet(60 w); a criterion with weight 0 stays at 0.
    * ``SAME_ORDER``: uniform over all weights in the same order of importance. Between criteria with equal
      weights nothing was said, so their values are shuffled; with all weights equal this is the same set as
      ``ALL``.
    * ``ALL``: uniform over all weights.

    ``weights`` are normalised; at least one is above 0. The same seed gives the same vectors.
    """
    source = random.Random(seed)  # noqa: S311 - a repeatable simulation, no secret
    if setting is Setting.NEAR:
        return _near(source, weights)
    if setting is Setting.SAME_ORDER:
        return _same_order(source, weights)
    return _everything(source, len(weights))


def supported(setting: Setting, weights: Sequence[float]) -> list[bool]:
    """Whether each weight can be above 0 in this setting."""
    return [setting is not Setting.NEAR or weight > 0 for weight in weights]


def _near(source: random.Random, weights: Sequence[float]) -> Callable[[], list[float]]:
    gamma = source.gammavariate
    shapes = [CONCENTRATION * weight for weight in weights]

    def draw() -> list[float]:
        while True:
            raw = [gamma(shape, 1.0) if shape > 0 else 0.0 for shape in shapes]
            total = sum(raw)
            if total > 0:
                return [one / total for one in raw]

    return draw


def _everything(source: random.Random, n: int) -> Callable[[], list[float]]:
    exponential = source.expovariate

    def draw() -> list[float]:
        raw = [exponential(1.0) for _ in range(n)]
        total = sum(raw)
        return [one / total for one in raw]

    return draw


def _same_order(source: random.Random, weights: Sequence[float]) -> Callable[[], list[float]]:
    uniform = _everything(source, len(weights))
    order = sorted(range(len(weights)), key=lambda index: (-weights[index], index))
    blocks = _tied_blocks([weights[index] for index in order])

    def draw() -> list[float]:
        falling = sorted(uniform(), reverse=True)
        for start, end in blocks:
            block = falling[start:end]
            source.shuffle(block)
            falling[start:end] = block
        drawn = [0.0] * len(order)
        for index, weight in zip(order, falling, strict=True):
            drawn[index] = weight
        return drawn

    return draw


def _tied_blocks(falling: Sequence[float], tolerance: float = 1e-9) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(falling) + 1):
        if index == len(falling) or falling[start] - falling[index] > tolerance:
            if index - start > 1:
                blocks.append((start, index))
            start = index
    return blocks
