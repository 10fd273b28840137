"""The zone of agreement, what is worth trading, and the ladder of concessions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decision.bargaining import (
    Direction,
    Fault,
    Trade,
    gain,
    ladder,
    past,
    suggest_ladder,
    trade,
    trade_value,
    zone,
)

numbers = st.integers(0, 10_000)
ways = st.sampled_from(Direction)
weights = st.integers(1, 5)


def test_the_buyer_and_the_seller() -> None:
    """A buyer pays at most 275,000, a seller takes at least 250,000: a zone of 25,000; the other way round a gap."""
    found = zone(Direction.MIN, 275_000, 250_000)
    assert (found.low, found.high, found.width, found.exists) == (250_000, 275_000, 25_000, True)
    apart = zone(Direction.MIN, 250_000, 275_000)
    assert (apart.width, apart.exists) == (-25_000, False)
    assert zone(Direction.MAX, 250_000, 275_000) == found


@given(ways, numbers, numbers)
def test_the_zone_is_the_same_seen_from_the_other_side(way: Direction, ours: int, theirs: int) -> None:
    assert zone(way, ours, theirs) == zone(way.other, theirs, ours)


@given(ways, numbers, numbers, st.integers(0, 500))
def test_giving_way_never_narrows_the_zone(way: Direction, ours: int, theirs: int, more: int) -> None:
    softer = ours - more if way is Direction.MAX else ours + more
    assert zone(way, softer, theirs).width == zone(way, ours, theirs).width + more


@given(ways, numbers, numbers, numbers)
def test_a_value_is_in_the_zone_when_it_is_past_nobodys_limit(
    way: Direction, ours: int, theirs: int, value: int
) -> None:
    found = zone(way, ours, theirs)
    assert found.holds(value) is not (past(way, value, ours) or past(way.other, value, theirs))


@given(weights, weights)
def test_what_one_gives_the_other_asks_for(ours: int, theirs: int) -> None:
    assert trade_value(ours, theirs) == -trade_value(theirs, ours)
    mirrored = {Trade.GIVE: Trade.ASK, Trade.ASK: Trade.GIVE, Trade.DISCUSS: Trade.DISCUSS}
    assert trade(theirs, ours) is mirrored[trade(ours, theirs)]
    assert (trade(ours, theirs) is Trade.DISCUSS) is (ours == theirs)


def test_a_ladder_with_one_of_each_fault() -> None:
    assert ladder(Direction.MAX, 20, 10, [16, 13, 11]) == (None, None, None)
    assert ladder(Direction.MAX, 20, 10, [18, 15, 16, 9]) == (
        None,
        Fault.NOT_SMALLER,
        Fault.BACKWARDS,
        Fault.PAST_LIMIT,
    )
    assert ladder(Direction.MIN, 2, 6, [4, 5, 5]) == (None, None, Fault.BACKWARDS)
    assert ladder(Direction.MIN, 2, None, [900, 901]) == (None, None)
    assert ladder(Direction.MIN, 2, 6, [2]) == (Fault.BACKWARDS,)


@given(ways, numbers, st.integers(1, 5_000), st.integers(1, 6))
def test_a_suggested_ladder_is_sound_and_stops_before_the_limit(
    way: Direction, limit: int, span: int, steps: int
) -> None:
    start = limit + span if way is Direction.MAX else limit - span
    found = suggest_ladder(start, limit, steps)
    assert ladder(way, start, limit, found) == (None,) * steps
    assert limit not in found


def test_a_ladder_has_steps() -> None:
    with pytest.raises(ValueError, match="steps"):
        suggest_ladder(1, 2, 0)


@given(ways, numbers, numbers, numbers, st.integers(1, 100))
def test_worth_is_0_at_the_limit_grows_our_way_and_is_1_from_the_target_on(
    way: Direction, target: int, limit: int, value: int, more: int
) -> None:
    if past(way, target, limit) or target == limit:
        assert gain(way, value, target, limit) in {0.0, -1.0}
        return
    assert gain(way, limit, target, limit) == 0
    assert gain(way, target, target, limit) == 1
    better = value + more if way is Direction.MAX else value - more
    if past(way, value, target):
        assert gain(way, better, target, limit) > gain(way, value, target, limit)
    else:
        assert gain(way, better, target, limit) == gain(way, value, target, limit) == 1
    assert (gain(way, value, target, limit) < 0) is past(way, value, limit)
