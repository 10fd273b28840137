"""Two sides' answers: means, gaps, levels, trends, totals and balances."""

from __future__ import annotations

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decision.twosides import (
    Level,
    Mean,
    Trend,
    balance,
    both,
    gap,
    level,
    mean_of,
    total,
    trend,
    wide,
)

ANSWERS = st.lists(st.none() | st.integers(1, 5), max_size=40)
MEANS = st.floats(1, 5)
MAYBE = st.none() | MEANS


def test_worked_check() -> None:
    ours, theirs = mean_of([4, 4, 3, None, 5]), mean_of([2, 3, 2])
    assert ours == Mean(4, 4.0)
    assert theirs.n == 3
    assert theirs.mean == pytest.approx(7 / 3)
    apart = gap(ours.mean, theirs.mean)
    assert apart == pytest.approx(5 / 3)
    assert wide(apart, 1.5)
    assert level((ours.mean, theirs.mean), 3.0, 2.5) is Level.ACT
    assert total({"a": 4.0, "b": 2.0, "c": None}).total == pytest.approx(50.0)
    assert both(75.0, 25.0) == 50.0


def test_nothing_answered_is_unknown_and_never_zero() -> None:
    assert mean_of([None, None]) == Mean(0, None)
    assert level((None, None), 3.0, 2.5) is Level.UNKNOWN
    assert gap(None, 4.0) is None
    assert not wide(None, 1.5)
    assert trend(None, 3.0, 0.3) is Trend.NONE
    assert total({"a": None}).total is None
    assert both(None, None) is None
    assert both(None, 40.0) == 40.0
    assert not balance([None, None], 2, 2).talk


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        (2.4999, Level.ACT),
        (2.5, Level.ATTENTION),
        (2.9999, Level.ATTENTION),
        (3.0, Level.FINE),
        (5.0, Level.FINE),
    ],
)
def test_the_cuts_are_below_three_and_below_two_and_a_half(mean: float, expected: Level) -> None:
    assert level((mean, 5.0), 3.0, 2.5) is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"), [(4.5, 3.0, True), (4.4, 3.0, False), (1.0, 5.0, True)]
)
def test_a_gap_of_one_and_a_half_is_talked_about_first(ours: float, theirs: float, expected: bool) -> None:
    assert wide(gap(ours, theirs), 1.5) is expected


def test_a_mean_of_thirds_is_not_cheated_by_rounding() -> None:
    assert wide(gap(mean_of([5, 5, 4]).mean, mean_of([3, 3, 3, 3, 3, 4]).mean), 1.5)
    assert trend(3.3, 3.0, 0.3) is Trend.UP


@pytest.mark.parametrize(
    ("felt", "said"),
    [
        ((), ""),
        ((0, 0), ""),
        ((1, 0), ""),
        ((-1, 0), ""),
        ((1, 1), ""),
        ((-1,), ""),
        ((1, -1), "agreed"),
        ((1, 1, -1), "agreed"),
        ((2, -1), "extreme agreed"),
        ((2, -2), "extreme agreed"),
        ((-1, -1), "strained"),
        ((-2, -1), "extreme strained"),
        ((-2, 0), "extreme apart"),
        ((2, 0), "extreme apart"),
        ((1, 0, -1), "apart"),
        ((2, 2), "extreme"),
        ((2, 1), "extreme"),
        ((-2, None), "extreme"),
    ],
)
def test_what_the_felt_balances_say(felt: tuple[int | None, ...], said: str) -> None:
    found = balance(felt, 2, 2)
    assert [
        name for name in ("extreme", "agreed", "strained", "apart") if getattr(found, name)
    ] == said.split()
    assert found.talk is bool(said)


@given(ANSWERS)
def test_a_mean_is_that_of_what_was_answered(answers: list[int | None]) -> None:
    given_ones = [one for one in answers if one is not None]
    found = mean_of(answers)
    assert found.n == len(given_ones)
    if given_ones:
        assert found.mean == pytest.approx(fmean(given_ones))
        assert min(given_ones) <= (found.mean or 0) <= max(given_ones)
    else:
        assert found.mean is None


@given(ANSWERS, st.integers(0, 5))
def test_dont_know_changes_nothing(answers: list[int | None], more: int) -> None:
    assert mean_of([*answers, *[None] * more]) == mean_of(answers)


@given(ANSWERS)
def test_the_order_of_answers_does_not_matter(answers: list[int | None]) -> None:
    assert mean_of(reversed(answers)) == mean_of(answers)


@given(MEANS, MEANS)
def test_a_gap_is_the_same_from_both_sides(ours: float, theirs: float) -> None:
    apart = gap(ours, theirs)
    assert apart == gap(theirs, ours)
    assert apart is not None
    assert 0 <= apart <= 4
    assert (apart == 0) == (ours == theirs)


@given(MEANS, MEANS)
def test_the_lower_side_decides(ours: float, theirs: float) -> None:
    assert level((ours, theirs), 3.0, 2.5) is level((min(ours, theirs),), 3.0, 2.5)
    assert level((ours, None), 3.0, 2.5) is level((ours,), 3.0, 2.5)


@given(MAYBE, MAYBE)
def test_a_trend_turned_round_is_the_opposite(now: float | None, before: float | None) -> None:
    opposite = {Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP}
    found = trend(now, before, 0.3)
    assert trend(before, now, 0.3) is opposite.get(found, found)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), MAYBE, min_size=1))
def test_a_total_lies_between_0_and_100_and_is_one_mean_rescaled(means: dict[str, float | None]) -> None:
    known = [mean for mean in means.values() if mean is not None]
    found = total(means).total
    if not known:
        assert found is None
    else:
        assert found == pytest.approx((fmean(known) - 1) * 25)


@given(st.lists(st.none() | st.integers(-2, 2), max_size=8))
def test_a_balance_does_not_depend_on_who_is_asked_first(felt: list[int | None]) -> None:
    assert balance(felt, 2, 2) == balance(list(reversed(felt)), 2, 2)
    assert balance([None, *felt], 2, 2) == balance(felt, 2, 2)
    assert not (found := balance(felt, 2, 2)).agreed or not (found.strained or found.apart)
