"""What takes a moment to work out: how steady the top is, and which disagreements can move it.

Screens call `deepen` in a worker thread and stop it with `should_stop`; answers are kept by their question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitator.components.services.result import Result
from facilitator.decision.critical import CriticalChange, border_changes, critical_for_top_k, with_share
from facilitator.decision.disagreement import LeftOut, decisive_cells, matters
from facilitator.decision.draws import Setting
from facilitator.decision.ranking import TopK, top_k
from facilitator.decision.robustness import Run, top_k_probability
from facilitator.decision.value import totals, value

TALKED_ABOUT = 12
"""Only the first lines of the talk list are tried for whether they can change the top."""

NUDGE = 5
"""The course's small change of one weight, in percentage points."""

_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Question:
    """All that the answer depends on, comparable, so that the same question is not worked out twice."""

    scores: tuple[tuple[tuple[int, int, str], int], ...]
    services: tuple[int, ...]
    criteria: tuple[str, ...]
    shares: tuple[tuple[str, float], ...]
    k: int
    talk: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Nudge:
    """Moving the weight of one criterion by `points` changes which services are at the top."""

    criterion: str
    points: int
    leaves: tuple[int, ...]
    enters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Depth:
    """`percent` is by setting and service; `movable` are cells of the talk list that can change the top."""

    percent: Mapping[Setting, Mapping[int, int]]
    winner: CriticalChange | None
    border: CriticalChange | None
    nearest: CriticalChange | None
    nudges: tuple[Nudge, ...]
    decisive: tuple[LeftOut, ...]
    movable: frozenset[tuple[int, str]]


def question(of: Result) -> Question:
    """What is to be worked out for this result."""
    ids = set(of.ids)
    return Question(
        scores=tuple(sorted((key, score) for key, score in of.scores.items() if key[1] in ids)),
        services=tuple(sorted(ids)),
        criteria=tuple(criterion.id for criterion in of.criteria),
        shares=tuple(sorted(of.shares.items())),
        k=of.k,
        talk=tuple((item.cell.service, item.cell.criterion) for item in of.talk[:TALKED_ABOUT]),
    )


_known: dict[Question, Depth] = {}


def known(asked: Question) -> Depth | None:
    """The answer, if it has been worked out before."""
    return _known.get(asked)


def deepen(of: Result, should_stop: Callable[[], bool] | None = None) -> Depth | None:
    """Work it out (tenths of a second for 60 services, 10 criteria and 8 people); None when stopped."""
    asked = question(of)
    if (answer := _known.get(asked)) is not None:
        return answer
    stop = should_stop or _never
    percent: dict[Setting, dict[int, int]] = {}
    for setting in Setting:
        found = top_k_probability(of.cells, of.shares, asked.criteria, of.k, setting, Run(should_stop=stop))
        if found is None:
            return None
        percent[setting] = {service: one.percent for service, one in found.items()}
    changes = border_changes(of.cells, of.shares, asked.criteria, of.k)
    if stop():
        return None
    nearest = critical_for_top_k(of.cells, of.shares, asked.criteria, of.k)
    decisive = matters(of.scores, asked.services, asked.criteria, of.shares, of.k)
    if stop():
        return None
    first = [item.cell for item in of.talk[:TALKED_ABOUT]]
    movable = decisive_cells(of.scores, asked.services, asked.criteria, of.shares, of.k, first)
    answer = Depth(percent, changes.winner, changes.border, nearest, nudged(of), decisive, movable)
    while len(_known) >= _REMEMBERED:
        _known.pop(next(iter(_known)), None)
    _known[asked] = answer
    return answer


def _never() -> bool:
    return False


def nudged(of: Result, points: int = NUDGE) -> tuple[Nudge, ...]:
    """The small changes of one weight (up or down) that change which services are at the top."""
    names = [criterion.id for criterion in of.criteria]
    found: list[Nudge] = []
    for name in names:
        for step in (-points, points):
            share = of.shares.get(name, 0.0) + step / 100
            if not 0 <= share <= 1:
                continue
            tried = with_share(of.shares, names, name, share)
            after = top_k(totals({one: value(row, tried, names) for one, row in of.cells.items()}), of.k)
            leaves, enters = _moved(of.top, after)
            if leaves or enters:
                found.append(Nudge(name, step, leaves, enters))
    return tuple(found)


def _moved(before: TopK, after: TopK) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (
        tuple(sorted(before.possible - after.possible)),
        tuple(sorted(after.possible - before.possible)),
    )
