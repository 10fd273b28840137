"""Dot voting."""

from __future__ import annotations

import pytest

from facilitator.decision.votes import approval_vote, dot_budget, tally


@pytest.mark.parametrize(
    ("ideas", "dots"), [(0, 3), (3, 3), (12, 3), (13, 3), (14, 4), (16, 4), (18, 5), (40, 10)]
)
def test_budget(ideas: int, dots: int) -> None:
    """max(3, ideas/4), halves up: 14/4 = 3.5 is 4 and 18/4 = 4.5 is 5."""
    assert dot_budget(ideas) == dots


def test_budget_of_nothing() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        dot_budget(-1)


def test_tally_names_the_ties() -> None:
    found = tally(
        {1: {10: 1, 20: 1}, 2: {20: 1, 30: 1}, 3: {10: 1}, 4: {}, 5: {40: 0}}, (10, 20, 30, 40, 50), 3
    )
    assert found.dots == {10: 2, 20: 2, 30: 1, 40: 0, 50: 0}
    assert found.ranks == {10: 1, 20: 1, 30: 3, 40: 4, 50: 4}
    assert found.ties == ((10, 20),)
    assert (found.voted, found.blank) == (3, 2)
    assert found.approval(10) == pytest.approx(2 / 3)
    assert tally({}, (10,)).approval(10) is None


def test_several_dots_on_one_idea() -> None:
    found = tally({1: {10: 2, 20: 1}}, (10, 20), budget=3, per_idea=2)
    assert (found.dots, found.voters) == ({10: 2, 20: 1}, {10: 1, 20: 1})


@pytest.mark.parametrize(
    ("ballot", "message"),
    [
        ({99: 1}, "unknown"),
        ({10: 2}, r"0\.\.1"),
        ({10: -1}, r"0\.\.1"),
        ({10: 1, 20: 1, 30: 1}, "allowed are 2"),
    ],
)
def test_a_ballot_against_the_rules(ballot: dict[int, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tally({1: ballot}, (10, 20, 30), budget=2)


def test_approval() -> None:
    found = approval_vote({1: [10, 20], 2: [20], 3: [20, 30]}, (10, 20, 30))
    assert found.dots == {10: 1, 20: 3, 30: 1}
    assert found.approval(20) == 1.0
