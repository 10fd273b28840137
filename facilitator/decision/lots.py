"""Drawing lots with a seed: an order, and groups that mix several tables as evenly as they can be mixed.

The same seed and the same people give the same draw on every computer. Groups are dealt like cards, table after table,
so that a group has at most one more of a table than any other group, and sizes differ by at most one. What is left to
choose is then improved by swaps that keep both: first as few pairs as possible that have sat together before, then as
many different roles in a group as possible. The swaps stop when none helps (a local optimum, not always the best).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

SIZES: Final = range(2, 11)
"""The sizes of group that are offered."""

ROUNDS: Final = 12
"""How many times everybody is looked at for a swap that helps."""

MET: Final = 10
"""A pair that has met before costs this many times as much as two of the same role."""


def draw_order(ids: Sequence[str], seed: int, not_first: str = "") -> tuple[str, ...]:
    """The ids in an order drawn by lot; `not_first` does not begin when there is somebody else."""
    source = random.Random(seed)  # noqa: S311 - a draw that can be made again, no secret
    order = sorted(ids)
    source.shuffle(order)
    if len(order) > 1 and order[0] == not_first:
        other = source.randrange(1, len(order))
        order[0], order[other] = order[other], order[0]
    return tuple(order)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is put into a group: from which table, and in what role ("" is not known)."""

    id: int
    table: str
    role: str = ""


def groups_of_size(people: int, size: int) -> int:
    """How many groups come nearest to this size, at least one; nobody is left alone unless groups of one are asked for.

    Raises:
        ValueError: `size` is below 1.
    """
    if size < 1:
        raise ValueError(f"a group has at least one person, not {size!r}")
    number = max(1, (2 * people + size) // (2 * size))
    return number if size == 1 else max(1, min(number, people // 2))


def make_groups(
    members: Sequence[Member], number: int, seed: int, met: Collection[frozenset[int]] = ()
) -> tuple[tuple[Member, ...], ...]:
    """Everybody in exactly one of `number` groups (fewer when there are fewer people), each group by table.

    `met` are pairs of ids that should not sit together again when it can be helped.

    Raises:
        ValueError: `number` is below 1.
    """
    if number < 1:
        raise ValueError(f"there is at least one group, not {number!r}")
    if not members:
        return ()
    source = random.Random(seed)  # noqa: S311 - a draw that can be made again, no secret
    tables: dict[str, list[Member]] = {}
    for member in sorted(members, key=lambda one: (one.table, one.id)):
        tables.setdefault(member.table, []).append(member)
    names = list(tables)
    source.shuffle(names)
    for name in names:
        source.shuffle(tables[name])
    number = min(number, len(members))
    dealt: list[list[Member]] = [[] for _ in range(number)]
    for place, member in enumerate(member for name in names for member in tables[name]):
        dealt[place % number].append(member)
    _improve(dealt, frozenset(met))
    return tuple(tuple(sorted(group, key=lambda one: (one.table, one.id))) for group in dealt)


def _improve(groups: list[list[Member]], met: frozenset[frozenset[int]]) -> None:
    """Swap two people of different groups as long as that makes the cost lower and the tables stay as evenly mixed."""
    for _ in range(ROUNDS):
        helped = False
        for a, first in enumerate(groups):
            for second in groups[a + 1 :]:
                helped = _swap_between(first, second, met) or helped
        if not helped:
            return


def _swap_between(first: list[Member], second: list[Member], met: frozenset[frozenset[int]]) -> bool:
    helped = False
    for i in range(len(first)):
        for j in range(len(second)):
            one, other = first[i], second[j]
            if one.table != other.table and not _stays_even(first, second, one.table, other.table):
                continue
            before = _cost(one, first, met) + _cost(other, second, met)
            first[i], second[j] = other, one
            if _cost(other, first, met) + _cost(one, second, met) < before:
                helped = True
            else:
                first[i], second[j] = one, other
    return helped


def _stays_even(first: list[Member], second: list[Member], gives: str, takes: str) -> bool:
    """Whether the first group may give one of a table and take one of another: the greater count goes to the lesser."""
    here, there = (Counter(member.table for member in group) for group in (first, second))
    return here[gives] > there[gives] and there[takes] > here[takes]


def _cost(member: Member, group: Sequence[Member], met: frozenset[frozenset[int]]) -> int:
    others = [one for one in group if one.id != member.id]
    again = sum(frozenset({member.id, one.id}) in met for one in others)
    alike = sum(bool(member.role) and one.role == member.role for one in others)
    return MET * again + alike
