"""The probability of being among the top k."""

from __future__ import annotations

from itertools import pairwise

import pytest

from facilitator.decision.draws import Setting, sampler
from facilitator.decision.robustness import Run, rank_acceptability, top_k_probability
from facilitator.decision.weights import rank_order_centroid

# Two criteria: A is best at x, B at y, C is .6 on both. C wins for weights of x between .4 and .6.
THREE = {1: {"x": 5.0, "y": 1.0}, 2: {"x": 1.0, "y": 5.0}, 3: {"x": 3.4, "y": 3.4}}


def test_hand_worked_probabilities() -> None:
    """Weights of x are uniform on 0..1, so they win .4, .4 and .2 of them; with x first .8, 0 and .2."""
    everything = top_k_probability(THREE, None, "xy", 1, Setting.ALL)
    assert everything is not None
    for service, exact in ((1, 0.4), (2, 0.4), (3, 0.2)):
        found = everything[service]
        assert found.probability == pytest.approx(exact, abs=4 * 0.011)
        assert found.percent == round(100 * found.probability)
        assert found.standard_error == pytest.approx(
            100 * (found.probability * (1 - found.probability) / 2000) ** 0.5
        )
    ordered = top_k_probability(THREE, {"x": 3, "y": 1}, "xy", 1, Setting.SAME_ORDER)
    assert ordered is not None
    assert ordered[1].probability == pytest.approx(0.8, abs=0.04)
    assert ordered[2].probability == 0
    near = top_k_probability(THREE, {"x": 9, "y": 1}, "xy", 1, Setting.NEAR)
    assert near is not None
    assert near[1].percent == 100


def test_equal_weights_have_no_order_to_keep() -> None:
    """With equal weights "same order" is "all weights"."""
    found = top_k_probability(THREE, None, "xy", 1, Setting.SAME_ORDER)
    assert found is not None
    assert found[1].probability == pytest.approx(0.4, abs=0.044)
    assert found[2].probability == pytest.approx(0.4, abs=0.044)


def test_ties_at_the_border_share_evenly() -> None:
    """Two best, then three equal services for two places: each of the three has 2/3."""
    cells = {1: {"x": 5.0}, 2: {"x": 4.0}, 3: {"x": 3.0}, 4: {"x": 3.0}, 5: {"x": 3.0}, 6: {"x": 1.0}}
    found = top_k_probability(cells, None, "x", 4, Setting.ALL, Run(draws=50))
    assert found is not None
    assert [found[service].percent for service in range(1, 7)] == [100, 100, 67, 67, 67, 0]


def test_a_blank_is_left_out_of_the_drawn_total() -> None:
    """Service 1 is 5 where it is known, service 2 is 4 everywhere: 1 is ahead under all weights."""
    cells = {1: {"x": 5.0}, 2: {"x": 4.0, "y": 4.0}}
    found = top_k_probability(cells, None, "xy", 1, Setting.ALL, Run(draws=100))
    assert found is not None
    assert found[1].percent == 100


def test_a_service_without_a_total_is_missing() -> None:
    cells = {1: {"x": 5.0}, 2: {"y": 4.0}, 3: {}}
    weights = {"x": 1.0, "y": 0.0}
    near = top_k_probability(cells, weights, "xy", 1, Setting.NEAR, Run(draws=50))
    everything = top_k_probability(cells, weights, "xy", 1, Setting.ALL, Run(draws=50))
    assert near is not None
    assert everything is not None
    assert (set(near), set(everything)) == ({1}, {1, 2})


def test_fewer_services_than_places_and_no_places() -> None:
    full = top_k_probability(THREE, None, "xy", 5, Setting.ALL, Run(draws=10))
    none = top_k_probability(THREE, None, "xy", 0, Setting.ALL, Run(draws=10))
    assert full is not None
    assert none is not None
    assert {one.percent for one in full.values()} == {100}
    assert {one.percent for one in none.values()} == {0}
    assert top_k_probability({}, None, "xy", 3, Setting.ALL) == {}


def test_stop_and_progress() -> None:
    asked: list[float] = []

    def stop() -> bool:
        return len(asked) == 3

    assert (
        top_k_probability(THREE, None, "xy", 1, Setting.ALL, Run(should_stop=stop, progress=asked.append))
        is None
    )
    assert asked == [0.0, 0.025, 0.05]
    assert rank_acceptability(THREE, None, "xy", Setting.ALL, Run(should_stop=lambda: True)) is None
    done: list[float] = []
    assert (
        top_k_probability(THREE, None, "xy", 1, Setting.ALL, Run(draws=60, progress=done.append)) is not None
    )
    assert done == [0.0, pytest.approx(50 / 60), 1.0]


def test_impossible_arguments() -> None:
    with pytest.raises(ValueError, match="k must"):
        top_k_probability(THREE, None, "xy", -1, Setting.ALL)
    with pytest.raises(ValueError, match="draws"):
        rank_acceptability(THREE, None, "xy", Setting.ALL, Run(draws=0))
    with pytest.raises(ValueError, match=r"1\.\.5"):
        top_k_probability({1: {"x": 0.0}}, None, "x", 1, Setting.ALL)


def test_mean_of_the_ordered_simplex_is_rank_order_centroid() -> None:
    """Barron & Barrett 1996: ROC weights are the centroid of all weights in the same order."""
    draw = sampler(Setting.SAME_ORDER, (0.4, 0.3, 0.2, 0.1), 7)
    rows = [draw() for _ in range(4000)]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    assert means == pytest.approx(
        list(rank_order_centroid({"a": 1, "b": 2, "c": 3, "d": 4}).values()), abs=0.01
    )
    assert all(earlier >= later for row in rows for earlier, later in pairwise(row))


def test_near_is_centred_on_the_weights() -> None:
    """Dirichlet(60 w): mean w, standard deviation sqrt(w(1-w)/61)."""
    weights = (0.5, 0.3, 0.2, 0.0)
    draw = sampler(Setting.NEAR, weights, 7)
    rows = [draw() for _ in range(4000)]
    assert all(sum(row) == pytest.approx(1) for row in rows)
    for column, weight in zip(zip(*rows, strict=True), weights, strict=True):
        mean = sum(column) / len(column)
        spread = (sum((one - mean) ** 2 for one in column) / len(column)) ** 0.5
        assert mean == pytest.approx(weight, abs=0.005)
        assert spread == pytest.approx((weight * (1 - weight) / 61) ** 0.5, abs=0.003)


def test_tied_criteria_keep_their_place_but_not_an_order() -> None:
    """The heaviest stays first, the two tied ones each come second about half of the time."""
    draw = sampler(Setting.SAME_ORDER, (0.25, 0.5, 0.25), 7)
    rows = [draw() for _ in range(2000)]
    assert all(row[1] >= max(row[0], row[2]) for row in rows)
    assert sum(row[0] > row[2] for row in rows) == pytest.approx(1000, abs=100)
