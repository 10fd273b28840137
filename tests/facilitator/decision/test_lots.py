"""Lots: an order that anybody may begin, and groups that mix the tables."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decision.lots import Member, draw_order, groups_of_size, make_groups

rooms = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["", "leder", "it"])), max_size=40).map(
    lambda found: [Member(number, table, role) for number, (table, role) in enumerate(found)]
)
seeds = st.integers(0, 2**31)


@given(rooms, st.integers(1, 12), seeds, seeds)
def test_everybody_sits_in_one_group_and_no_table_is_heaped_up(
    members: list[Member], number: int, seed: int, before: int
) -> None:
    """Everybody exactly once, sizes one apart at most, each table spread as evenly as it can be, the same again by seed."""
    sat = make_groups(members, number, before)
    met = {frozenset({a.id, b.id}) for group in sat for a, b in combinations(group, 2)}
    made = make_groups(members, number, seed, met)
    assert sorted(one.id for group in made for one in group) == [one.id for one in members]
    assert made == make_groups(members[::-1], number, seed, met)
    if not members:
        return
    assert len(made) == min(number, len(members))
    sizes = [len(group) for group in made]
    assert max(sizes) - min(sizes) <= 1
    for table, total in Counter(one.table for one in members).items():
        counts = [sum(one.table == table for one in group) for group in made]
        assert max(counts) == -(-total // len(made))
        assert min(counts) == total // len(made)


def test_those_who_sat_together_are_parted_and_roles_are_spread() -> None:
    """With room enough nobody meets the same person twice, and every group gets one of the managers."""
    members = [Member(n, f"t{n % 6}", "leder" if n < 6 else "") for n in range(36)]
    first = make_groups(members, 6, 1)
    assert all(sum(one.role == "leder" for one in group) == 1 for group in first)
    met = {frozenset({a.id, b.id}) for group in first for a, b in combinations(group, 2)}
    second = make_groups(members, 6, 2, met)
    again = sum(frozenset({a.id, b.id}) in met for group in second for a, b in combinations(group, 2))
    assert again <= 3 < sum(len(group) for group in make_groups(members, 6, 2))


@pytest.mark.parametrize(
    ("people", "size", "groups"),
    [
        (0, 4, 1),
        (3, 4, 1),
        (5, 4, 1),
        (6, 4, 2),
        (18, 4, 5),
        (19, 5, 4),
        (7, 1, 7),
        (3, 2, 1),
        (1, 2, 1),
        (5, 2, 2),
    ],
)
def test_number_of_groups(people: int, size: int, groups: int) -> None:
    assert groups_of_size(people, size) == groups


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one person"):
        groups_of_size(4, 0)
    with pytest.raises(ValueError, match="at least one group"):
        make_groups([Member(1, "a")], 0, 1)


@given(st.lists(st.text(min_size=1), unique=True, max_size=8), seeds)
def test_whoever_began_last_time_does_not_begin_again(ids: list[str], seed: int) -> None:
    """Everybody once; the same by seed; the one that began last time begins only when alone."""
    for last in ("", *ids):
        order = draw_order(ids, seed, last)
        assert sorted(order) == sorted(ids)
        assert order == draw_order(ids[::-1], seed, last)
        assert len(ids) < 2 or order[0] != last


def test_everybody_may_begin() -> None:
    assert {draw_order("abcd", seed)[0] for seed in range(60)} == set("abcd")
    assert {draw_order("abcd", seed, "a")[0] for seed in range(60)} == set("bcd")
