"""Packages: what is efficient, against brute force; what is balanced, against Nash's own example; and how sure it is."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.decision.bargaining import Direction
from facilitator.decision.packages import (
    MOST,
    MOST_ISSUES,
    Option,
    Point,
    Terms,
    efficient,
    fairness,
    frontier,
    level_count,
    levels,
    nash,
    offers,
    shares,
    sureness,
    totals,
)

points = st.lists(st.tuples(st.integers(-5, 8), st.integers(-5, 8)), max_size=40)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    """An issue in which both sides would rather have their target than their limit."""
    ours, theirs = draw(st.integers(0, 60)), draw(st.integers(0, 60))
    more, less = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    weights = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    if draw(st.booleans()):
        return Terms(Direction.MAX, ours + more, ours, weights[0], theirs - less, theirs, weights[1])
    return Terms(Direction.MIN, ours - more, ours, weights[0], theirs + less, theirs, weights[1])


issues = st.lists(terms(), min_size=1, max_size=4)


def beaten(one: Point, by: Point) -> bool:
    return by[0] >= one[0] and by[1] >= one[1] and by != one


def test_bill_and_jack() -> None:
    """Nash 1950, "The Bargaining Problem", the example of section "Applications": who gives what of nine things.

    Bill's book, whip, ball, bat and box are worth 2, 2, 2, 2, 4 to him and 4, 2, 1, 2, 1 to Jack; Jack's pen, toy, knife and
    hat 10, 4, 6, 2 to Bill and 1, 1, 2, 2 to himself. The solution: Bill gives book, whip, ball and bat, Jack gives pen, toy
    and knife; Bill gains 12, Jack 5.
    """
    bills = [(2, 4), (2, 2), (2, 1), (2, 2), (4, 1)]
    jacks = [(10, 1), (4, 1), (6, 2), (2, 2)]
    kept = Option(0, 0, 0, allowed=True)
    choices = [(kept, Option(1, -bill, jack, allowed=True)) for bill, jack in bills]
    choices += [(kept, Option(1, bill, -jack, allowed=True)) for bill, jack in jacks]
    found = list(totals(choices, [1.0] * 9, [1.0] * 9))
    assert len(found) == 512
    best = nash(found, efficient(found, [n for n, point in enumerate(found) if min(point) >= 0]))
    assert best is not None
    assert found[best] == (12, 5)
    assert list(product((0, 1), repeat=9))[best] == (1, 1, 1, 1, 0, 1, 1, 1, 0)
    assert (12, 5) in frontier(choices, [1.0] * 9, [1.0] * 9)


@given(points)
def test_the_efficient_ones_are_those_that_brute_force_finds(found: list[Point]) -> None:
    expected = {n for n, one in enumerate(found) if not any(beaten(one, other) for other in found)}
    assert set(efficient(found)) == expected
    some = range(0, len(found), 2)
    expected = {n for n in some if not any(beaten(found[n], found[m]) for m in some)}
    assert set(efficient(found, some)) == expected


@given(points)
def test_the_efficient_ones_run_from_the_best_for_us_to_the_best_for_them(found: list[Point]) -> None:
    edge = [found[n] for n in efficient(found)]
    assert edge == sorted(edge, key=lambda point: (-point[0], point[1]))


@given(issues)
def test_the_balanced_package_is_possible_efficient_and_has_the_largest_product(found: list[Terms]) -> None:
    made = offers(found)
    assert set(made.efficient) <= set(made.possible)
    assert (made.balanced is None) is (not made.possible)
    if made.balanced is not None:
        assert made.balanced in made.efficient
        best = max(fairness(made.points[n]) for n in made.possible)
        assert fairness(made.points[made.balanced]) == best


@given(issues)
def test_a_possible_package_leaves_neither_below_no_agreement_and_breaks_no_limit_where_there_is_a_zone(
    found: list[Terms],
) -> None:
    made = offers(found)
    for place in range(len(made.points)):
        values = made.values(place)
        broken = any(any(one.breaks(value)) for one, value in zip(found, values, strict=True) if one.has_zone)
        assert (place in set(made.possible)) is (not broken and min(made.points[place]) >= 0)


@given(issues)
def test_points_are_0_where_everything_is_at_the_limit_and_100_at_the_target(found: list[Terms]) -> None:
    choices = [[Option(0, *one.gains(one.limit), allowed=True)] for one in found]
    assert next(iter(totals(choices, shares([t.weight for t in found]), [1.0] * len(found))))[0] == 0
    choices = [[Option(0, *one.gains(one.target), allowed=True)] for one in found]
    ours = next(iter(totals(choices, shares([t.weight for t in found]), [1.0] * len(found))))[0]
    assert ours == pytest.approx(100)


@given(issues)
def test_the_edge_found_issue_by_issue_is_that_of_all_packages(found: list[Terms]) -> None:
    made = offers(found)
    ours, theirs = shares([t.weight for t in found]), shares([t.their_weight for t in found])
    expected = sorted({made.points[n] for n in made.efficient})
    edge = sorted(frontier(made.options, ours, theirs))
    assert len(edge) == len(expected)
    for one, other in zip(edge, expected, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


@given(issues)
def test_both_sides_see_the_same_packages(found: list[Terms]) -> None:
    """Change the sides of every issue: the same packages are possible, with the points the other way round."""
    turned = [
        Terms(t.direction.other, t.their_target, t.their_limit, t.their_weight, t.target, t.limit, t.weight)
        for t in found
    ]
    here, there = offers(found), offers(turned)
    assert [(b, a) for a, b in there.points] == list(here.points)
    assert here.possible == there.possible


@given(terms(), st.integers(2, 7))
def test_levels_are_whole_few_in_order_and_hold_the_limits(found: Terms, count: int) -> None:
    made = levels(found, count)
    assert list(made) == sorted(set(made))
    assert 1 <= len(made) <= count
    assert {found.limit, found.their_limit} <= set(made)


@given(st.integers(1, MOST_ISSUES))
def test_there_are_never_too_many_packages(count: int) -> None:
    assert level_count(count) ** count <= MOST
    assert level_count(count) >= 2


def test_too_many_and_too_few_issues() -> None:
    with pytest.raises(ValueError, match="more than"):
        level_count(MOST_ISSUES + 1)
    with pytest.raises(ValueError, match="no issue"):
        offers([])


THREE = (
    Terms(Direction.MIN, 2, 5, 4, 6, 3, 3),
    Terms(Direction.MAX, 10, 4, 2, 2, 9, 5),
    Terms(Direction.MAX, 1, 0, 5, 0, 1, 1),
)


def test_sureness_is_the_same_every_time_and_counts_no_more_balanced_than_efficient() -> None:
    found = offers(THREE)
    one = sureness(THREE, found)
    assert one is not None
    assert one == sureness(THREE, found)
    assert 0 < one.balanced <= one.efficient <= 1
    with pytest.raises(ValueError, match="draws"):
        sureness(THREE, found, draws=0)


def test_with_one_issue_other_weights_change_nothing() -> None:
    alone = THREE[:1]
    found = sureness(alone, offers(alone), draws=20)
    assert found is not None
    assert (found.balanced, found.efficient) == (1, 1)


def test_without_a_possible_package_nothing_is_sure() -> None:
    apart = (Terms(Direction.MIN, 2, 3, 1, 9, 8, 1),)
    found = offers(apart)
    assert found.balanced is None
    assert sureness(apart, found) is None


def test_where_one_issue_has_no_zone_another_can_make_up_for_it() -> None:
    """Two hours are missing between the limits, but the room means much to us and little to them."""
    hours = Terms(Direction.MIN, 2, 4, 1, 8, 6, 5)
    room = Terms(Direction.MAX, 20, 0, 5, 0, 20, 1)
    assert offers([hours]).balanced is None
    found = offers([hours, room])
    assert found.balanced is not None
    value = found.values(found.balanced)[0]
    assert any(hours.breaks(value))
    assert min(found.points[found.balanced]) > 0


@settings(max_examples=25, deadline=None)
@given(st.lists(terms(), min_size=2, max_size=4))
def test_the_share_of_draws_is_a_share(found: list[Terms]) -> None:
    made = offers(found)
    sure = sureness(found, made, draws=10)
    assert (sure is None) is (made.balanced is None)
    if sure is not None:
        assert 0 <= sure.balanced <= sure.efficient <= 1
