"""Votes of a room: dots, approval, marks and rankings, their ties, and the comparison two and two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decision.elections import (
    Ballot,
    Count,
    Hands,
    approval,
    dots,
    places_suggested,
    ranking,
    rating,
)
from facilitator.decision.pairs import beater, compared
from facilitator.decision.ties import Way, draw_lots

OPTIONS = (10, 20, 30, 40)
Counting = Callable[[Sequence[Ballot], Sequence[int]], Count]

RULES: dict[str, tuple[Counting, int]] = {
    "dots": (lambda ballots, options: dots(ballots, options, 9, most=3), 3),
    "approval": (lambda ballots, options: approval(ballots, options, 9), 1),
    "rating": (lambda ballots, options: rating(ballots, options, 9), 5),
    "ranking": (lambda ballots, options: ranking(ballots, options, 9, top=4), 4),
}

ORDERS = st.lists(st.permutations(OPTIONS), max_size=7)


def placed(order: Sequence[int]) -> dict[int, int]:
    return {option: place for place, option in enumerate(order, 1)}


def ballots_of(most: int) -> st.SearchStrategy[list[dict[int, int]]]:
    return st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.integers(1, most)), max_size=7)


@pytest.mark.parametrize("rule", RULES)
@given(data=st.data())
def test_a_count_does_not_know_the_options_by_name(rule: str, data: st.DataObject) -> None:
    """Renamed options have the same results, ties and chosen, and the order of people does not matter."""
    count, most = RULES[rule]
    ballots = data.draw(ballots_of(most))
    new = dict(zip(OPTIONS, data.draw(st.permutations((1, 2, 3, 4))), strict=True))
    before = count(ballots, OPTIONS)
    after = count([{new[o]: v for o, v in b.items()} for b in ballots[::-1]], [new[o] for o in OPTIONS])
    for one in before.results:
        other = after.result(new[one.option])
        assert other.points == pytest.approx(one.points)
        assert (other.rank, other.givers, other.histogram) == (one.rank, one.givers, one.histogram)
    assert [[new[o] for o in tie.options] for tie in before.ties] == [list(tie.options) for tie in after.ties]
    assert tuple(new[o] for o in before.chosen) == after.chosen


@pytest.mark.parametrize("rule", ["dots", "approval"])
@given(data=st.data())
def test_one_more_for_an_option_never_sets_it_back(rule: str, data: st.DataObject) -> None:
    """Another ballot for one option counts exactly that, and the option's rank is as good or better."""
    count, most = RULES[rule]
    ballots, option = data.draw(ballots_of(most)), data.draw(st.sampled_from(OPTIONS))
    before, after = count(ballots, OPTIONS), count([*ballots, {option: 1}], OPTIONS)
    for one in OPTIONS:
        more = 1 if one == option else 0
        assert (after.result(one).points or 0) == (before.result(one).points or 0) + more
        assert after.result(one).givers == before.result(one).givers + more
    assert (after.result(option).rank or 0) <= (before.result(option).rank or 0)
    assert (after.voted, after.blank) == (before.voted + 1, before.blank)
    blank = count([*ballots, {}], OPTIONS)
    assert (blank.results, blank.voted, blank.blank) == (before.results, before.voted, before.blank + 1)


@pytest.mark.parametrize("rule", RULES)
@given(data=st.data())
def test_ties_are_ties(rule: str, data: st.DataObject) -> None:
    """Equal points share a rank and are named as a tie; only the tie across the border is to be settled."""
    count, most = RULES[rule]
    found = count(data.draw(ballots_of(most)), OPTIONS)
    for one in found.results:
        if not one.points:
            continue
        same = {other.option for other in found.results if other.points == pytest.approx(one.points)}
        assert {o.option for o in found.results if o.points and o.rank == one.rank} == same
        assert (len(same) > 1) == any(set(tie.options) == same for tie in found.ties)
    wanted = min(found.wanted, sum(bool(one.points) for one in found.results))
    assert len(found.chosen) + (found.tie.places if found.tie else 0) == wanted
    assert all(bool(tie.ways) == bool(tie.places) for tie in found.ties)


@given(ORDERS)
def test_two_and_two(orders: list[list[int]]) -> None:
    """The winner beats all others and there is only one; a cycle is one; without a cycle and equals there is a winner."""
    found = compared(orders, OPTIONS)
    above = {
        (a, b)
        for a, b in permutations(OPTIONS, 2)
        if 2 * sum(order.index(a) < order.index(b) for order in orders) > len(orders)
    }
    assert found.beats == above
    if found.winner is not None:
        assert all((found.winner, other) in above for other in OPTIONS if other != found.winner)
        assert not found.cycle
    if found.cycle:
        assert len(found.cycle) > 2
        assert all(pair in above for pair in pairwise((*found.cycle, found.cycle[0])))
    if len(orders) % 2 and found.winner is None:
        assert found.cycle


def test_condorcets_cycle_is_named_and_borda_ties() -> None:
    found = ranking(
        [placed((10, 20, 30)), placed((20, 30, 10)), placed((30, 10, 20))], (10, 20, 30), 3, top=3
    )
    assert found.pairs is not None
    assert (found.pairs.winner, found.pairs.cycle) == (None, (10, 20, 30))
    assert [(one.points, one.rank, one.first) for one in found.results] == [(6, 1, 1)] * 3
    assert found.tie is not None
    assert found.tie.ways == (Way.TALK, Way.WORDS, Way.LOTS)


def test_the_first_by_points_may_lose_two_and_two() -> None:
    """Borda's own example: with 3 and 2 people the points choose another than the pairs do."""
    found = ranking([placed((10, 20, 30))] * 3 + [placed((20, 30, 10))] * 2, (10, 20, 30), 5, top=3)
    assert found.chosen == (20,)
    assert found.pairs is not None
    assert found.pairs.winner == 10
    assert beater((20, 30), found.pairs.beats) == 20


def test_places_beyond_the_first_give_nothing() -> None:
    found = ranking([placed((10, 20, 30)), {30: 1}, {}], (10, 20, 30), 4, top=2)
    assert {one.option: (one.points, one.givers) for one in found.results} == {
        10: (2, 1),
        30: (2, 1),
        20: (1, 1),
    }
    assert (found.voted, found.blank, found.of) == (2, 1, 4)


def test_marks_have_mean_spread_and_histogram() -> None:
    hands = Hands(2, {20: {4: 2}})
    found = rating([{10: 1, 20: 4}, {10: 5}, {}, {10: 5, 20: 0}], (10, 20, 30), 9, hands=hands)
    ten, twenty, none = (found.result(option) for option in (10, 20, 30))
    assert ten.points == pytest.approx(11 / 3)
    assert ten.spread == pytest.approx(2.309, abs=0.001)
    assert (ten.histogram, ten.split, ten.givers) == ((1, 0, 0, 0, 2), True, 3)
    assert (twenty.points, twenty.spread, twenty.split, twenty.rank) == (4, 0, False, 1)
    assert (none.points, none.rank, none.spread, none.share) == (None, None, None, 0)
    assert (found.voted, found.by_hand, found.blank) == (5, 2, 1)
    with pytest.raises(ValueError, match="1 to 5"):
        rating([{10: 6}], OPTIONS, 1)


def test_hands_count_with_the_ballots() -> None:
    """Nobody is counted twice, and there are never more hands for an option than people."""
    found = dots([{10: 2, 20: 1}], OPTIONS, 6, budget=3, most=2, hands=Hands(4, {10: {1: 3}, 30: {1: 4}}))
    assert [(one.option, one.points, one.givers) for one in found.results] == [
        (10, 5, 4),
        (30, 4, 4),
        (20, 1, 1),
        (40, 0, 0),
    ]
    assert (found.voted, found.by_hand, found.of) == (5, 4, 6)
    assert found.result(10).share == pytest.approx(4 / 5)
    assert Hands(0, {10: {1: 5}, 20: {1: 4}}).voters(1, budget=3) == 5
    assert Hands(0, {10: {1: 5}, 20: {1: 5}}).voters(5, budget=2) == 5


def test_what_follows_depends_on_the_tie() -> None:
    def tie(wanted: int, *given: int) -> tuple[int, tuple[Way, ...]]:
        found = dots([{o: n for o, n in zip(OPTIONS, given, strict=True) if n}], OPTIONS, 3, wanted=wanted)
        return (found.tie.places, found.tie.ways) if found.tie else (0, ())

    talk = (Way.TALK, Way.WORDS, Way.LOTS)
    assert tie(1, 3, 3, 1, 0) == (1, (Way.RUN_OFF, Way.ALL, *talk))
    assert tie(1, 3, 3, 3, 0) == (1, (Way.RUN_OFF, *talk))
    assert tie(1, 2, 2, 2, 2) == (1, talk)
    assert tie(2, 3, 3, 1, 1) == (0, ())
    assert tie(3, 3, 3, 1, 1) == (1, (Way.RUN_OFF, Way.ALL, *talk))
    assert tie(1, 3, 1, 1, 1) == (0, ())


def test_a_tie_of_points_that_the_pairs_decide() -> None:
    ballots = [placed((10, 20, 30))] * 2 + [placed((20, 30, 10))]
    found = ranking(ballots, (10, 20, 30), 3, top=3)
    assert [(one.option, one.points) for one in found.results] == [(10, 7), (20, 7), (30, 4)]
    assert found.tie is not None
    assert found.tie.ways[0] is Way.PAIRS
    assert found.pairs is not None
    assert beater(found.tie.options, found.pairs.beats) == 10


def test_lots_are_drawn_again_from_the_seed() -> None:
    assert draw_lots((30, 10, 20), 2, 7) == draw_lots((10, 20, 30), 2, 7)
    assert {draw_lots(OPTIONS, 1, seed)[0] for seed in range(60)} == set(OPTIONS)


def test_nobody_has_voted() -> None:
    for count, _ in RULES.values():
        found = count([], OPTIONS)
        assert (found.voted, found.of, found.ties, found.chosen) == (0, 9, (), ())
        assert all(one.share is None for one in found.results)
    assert [places_suggested(n) for n in (0, 3, 5, 9)] == [1, 3, 5, 5]
