"""Ranks, ties, Borda and agreement."""

from __future__ import annotations

import pytest

from facilitator.decision.ranking import (
    borda,
    competition_ranks,
    kendall_w,
    kendall_w_by_chance,
    mean_spearman,
    mid_ranks,
    rank_changes,
    spearman,
    tied_groups,
    top_k,
)


def as_totals(ranks: tuple[float, ...]) -> dict[int, float]:
    """Published examples give ranks (1 = best); a total is high when the rank is low."""
    return {item: -rank for item, rank in enumerate(ranks)}


def test_ranks_with_ties() -> None:
    totals = {1: 50.0, 2: 70.0, 3: 70.0 + 5e-10, 4: 90.0}
    assert competition_ranks(totals) == {4: 1, 2: 2, 3: 2, 1: 4}
    assert mid_ranks(totals) == {4: 1, 2: 2.5, 3: 2.5, 1: 4}
    assert tied_groups(totals) == ((4,), (2, 3), (1,))
    assert competition_ranks({}) == {}


def test_a_chain_of_tiny_steps_does_not_join_the_ends() -> None:
    totals = {index: -0.8e-9 * index for index in range(4)}
    assert tied_groups(totals) == ((0, 1), (2, 3))


def test_rank_changes() -> None:
    assert rank_changes({1: 1, 2: 2, 3: 3}, {3: 1, 1: 2, 9: 3}) == {3: 2, 1: -1}


def test_top_k_with_a_clean_cut_and_with_a_tie() -> None:
    totals = {1: 90.0, 2: 80.0, 3: 80.0, 4: 70.0}
    assert (top_k(totals, 1).members, top_k(totals, 1).border) == ((1,), ())
    tied = top_k(totals, 2)
    assert (tied.members, tied.border, tied.places) == ((1,), (2, 3), 1)
    assert tied.possible == {1, 2, 3}
    assert top_k(totals, 3).members == (1, 2, 3)
    assert top_k(totals, 9).members == (1, 2, 3, 4)
    assert top_k(totals, 0).members == ()
    with pytest.raises(ValueError, match="0 or more"):
        top_k(totals, -1)


def test_published_borda_example() -> None:
    """The capital of Tennessee, Wikipedia "Borda count" (copy: liquisearch.com/borda_count/an_example).

    100 voters: Nashville 194, Chattanooga 173, Memphis 126, Knoxville 107.
    """
    memphis, nashville, chattanooga, knoxville = 1, 2, 3, 4
    orders = [
        (42, (memphis, nashville, chattanooga, knoxville)),
        (26, (nashville, chattanooga, knoxville, memphis)),
        (15, (chattanooga, knoxville, nashville, memphis)),
        (17, (knoxville, chattanooga, nashville, memphis)),
    ]
    ballots = [
        {city: float(place) for place, city in enumerate(order)}
        for voters, order in orders
        for _ in range(voters)
    ]
    assert borda(ballots, (1, 2, 3, 4)) == {nashville: 194, chattanooga: 173, memphis: 126, knoxville: 107}


def test_borda_with_ties_and_unranked_items() -> None:
    """Hand-worked: 1 beats three (3), 2 and 3 beat 4 and halve their duel (1.5); then only 4 is named."""
    assert borda([{1: 1, 2: 2, 3: 2, 4: 3}], (1, 2, 3, 4)) == {1: 3, 2: 1.5, 3: 1.5, 4: 0}
    assert borda([{4: 1}, {}], (1, 2, 3, 4)) == {1: 1, 2: 1, 3: 1, 4: 3}
    with pytest.raises(ValueError, match="finite"):
        borda([{1: float("inf")}], (1, 2))


def test_published_spearman_example() -> None:
    """IQ and hours of television, Wikipedia "Spearman's rank correlation coefficient": -29/165 = -.1757."""
    iq = (106, 86, 100, 101, 99, 103, 97, 113, 112, 110)
    hours = (7, 0, 27, 50, 28, 29, 20, 12, 6, 17)
    found = spearman(dict(enumerate(map(float, iq))), dict(enumerate(map(float, hours))))
    assert found == pytest.approx(-29 / 165)


def test_spearman_with_ties() -> None:
    """Hand-worked: mid-ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5)."""
    found = spearman(as_totals((1, 2, 2, 3)), as_totals((1, 2, 3, 4)))
    assert found == pytest.approx(4.5 / (4.5 * 5) ** 0.5)


def test_spearman_without_an_order() -> None:
    assert spearman({1: 5, 2: 5}, {1: 1, 2: 2}) is None
    assert spearman({1: 5}, {1: 1}) is None
    assert mean_spearman({1: {1: 5, 2: 3}}) is None
    assert mean_spearman({1: {1: 5, 2: 3}, 2: {1: 4, 2: 1}, 3: {1: 2, 2: 2}}) == pytest.approx(1)


def test_published_kendall_w_examples() -> None:
    """Two teaching examples without ties.

    Three judges rank eight essays, W = .94 ("Kendall's coefficient", p. 177-178,
    scribd.com/document/869239435); four judges rank ten projects, sum of squares 1048
    (scribd.com/document/659863121), so 12*1048/(16*990).
    """
    essays = {1: (8, 6, 4, 1, 3, 2, 5, 7), 2: (7, 5, 6, 2, 3, 1, 4, 8), 3: (8, 6, 5, 1, 2, 3, 4, 7)}
    found = kendall_w({judge: as_totals(ranks) for judge, ranks in essays.items()})
    assert found is not None
    assert round(found, 2) == 0.94
    projects = {
        1: (1, 3, 4, 5, 2, 8, 6, 7, 10, 9),
        2: (2, 1, 4, 5, 6, 3, 8, 7, 10, 9),
        3: (3, 2, 1, 5, 7, 4, 6, 8, 9, 10),
        4: (4, 2, 3, 1, 6, 7, 5, 9, 8, 10),
    }
    found = kendall_w({judge: as_totals(ranks) for judge, ranks in projects.items()})
    assert found == pytest.approx(12 * 1048 / (16 * 990))


def test_published_kendall_w_example_with_ties() -> None:
    """Siegel 1956, Nonparametric Statistics, chapter 9, tied observations: three rankings of ten, W = .828.

    Cited from memory (the book was not at hand); the arithmetic was redone: 591 / (742.5 - 28.5).
    """
    rankings = {
        1: (1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10),
        2: (2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5),
        3: (2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10),
    }
    found = kendall_w({judge: as_totals(ranks) for judge, ranks in rankings.items()})
    assert found == pytest.approx(591 / 714)


def test_kendall_w_undefined() -> None:
    assert kendall_w({1: {1: 5, 2: 3}}) is None
    assert kendall_w({1: {1: 5}, 2: {1: 3}}) is None
    assert kendall_w({1: {1: 5, 2: 5}, 2: {1: 3, 2: 3}}) is None
    assert kendall_w_by_chance(4) == 0.25
    with pytest.raises(ValueError, match="1 or more"):
        kendall_w_by_chance(0)
