"""Orders compared two and two: does one option beat each of the others, and if none does, who beats whom in a ring?

Source: Condorcet 1785, *Essai sur l'application de l'analyse à la probabilité des décisions*. The ring is looked for
among those that nobody outside beats (Smith 1973, *Econometrica* 41(6)).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairs:
    """A ranking two and two: who `beats` whom, the `winner` over all others, or a `cycle` (each beats the next, the last
    the first).
    """

    beats: frozenset[tuple[int, int]] = frozenset()
    winner: int | None = None
    cycle: tuple[int, ...] = ()


def compared(orders: Sequence[Sequence[int]], options: Sequence[int]) -> Pairs:
    """Compare two and two: what is placed is above what is not; two that are not placed are not compared."""
    ahead = dict.fromkeys(((one, other) for one in options for other in options if one != other), 0)
    for order in orders:
        places = {one: place for place, one in enumerate(order)}
        for one, place in places.items():
            for other in options:
                if other != one and places.get(other, len(options)) > place:
                    ahead[one, other] += 1
    beats = frozenset(pair for pair, n in ahead.items() if n > ahead[pair[::-1]])
    winner = beater(options, beats) if len(options) > 1 else None
    return Pairs(beats, winner, () if winner is not None else _cycle(options, beats))


def beater(options: Iterable[int], beats: frozenset[tuple[int, int]]) -> int | None:
    """The option that beats each of the other options; None where there is none."""
    among = tuple(options)
    return next((a for a in among if all((a, b) in beats for b in among if b != a)), None)


def _cycle(options: Sequence[int], beats: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    """A shortest cycle among those that nobody outside beats; () where there is none."""
    top = _unbeaten(options, beats)
    found = [cycle for one in top if (cycle := _round(one, top, beats))]
    return min(found, key=len) if found else ()


def _unbeaten(options: Sequence[int], beats: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    """The smallest group whose members each beat everybody outside it (Smith 1973, *Econometrica* 41(6))."""
    wins = {one: sum((one, other) in beats for other in options) for one in options}
    order = sorted(options, key=lambda one: -wins[one])
    for size in range(1, len(order) + 1):
        group, rest = order[:size], order[size:]
        if all((one, other) in beats for one in group for other in rest):
            return tuple(one for one in options if one in group)
    return tuple(options)


def _round(start: int, among: Sequence[int], beats: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    """A shortest way from an option over those that it beats back to itself."""
    ways: deque[tuple[int, ...]] = deque([(start,)])
    seen = {start}
    while ways:
        way = ways.popleft()
        if (way[-1], start) in beats and len(way) > 2:
            return way
        for other in among:
            if (way[-1], other) in beats and other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()
