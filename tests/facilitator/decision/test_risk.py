"""Risk points, colours and order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decision.quadrant import Light
from facilitator.decision.risk import counts, light, product, worst_first

SCORE = st.integers(1, 5)
MAYBE = st.none() | SCORE


@pytest.mark.parametrize(
    ("points", "colour"),
    [
        (1, Light.GREEN),
        (7, Light.GREEN),
        (8, Light.YELLOW),
        (14, Light.YELLOW),
        (15, Light.RED),
        (25, Light.RED),
        (None, None),
    ],
)
def test_colours_at_the_edges(points: int | None, colour: Light | None) -> None:
    assert light(points) is colour


def test_thresholds_may_be_others() -> None:
    assert light(12, red_from=12, yellow_from=5) is Light.RED
    assert light(4, red_from=12, yellow_from=5) is Light.GREEN


@pytest.mark.parametrize("wrong", [0, 6, -1])
def test_off_the_scale(wrong: int) -> None:
    with pytest.raises(ValueError, match=r"1\.\.5"):
        product(wrong, 3)


@given(SCORE, SCORE)
def test_the_product(probability: int, consequence: int) -> None:
    points = product(probability, consequence)
    assert points == probability * consequence == product(consequence, probability)
    assert 1 <= points <= 25


@given(MAYBE)
def test_half_a_rating_is_none(score: int | None) -> None:
    assert product(None, score) is None
    assert product(score, None) is None


@given(SCORE, SCORE, SCORE)
def test_graver_is_never_a_better_colour(probability: int, consequence: int, other: int) -> None:
    order = [Light.GREEN, Light.YELLOW, Light.RED]
    less, more = sorted((consequence, other))
    before, after = light(product(probability, less)), light(product(probability, more))
    assert before is not None
    assert after is not None
    assert order.index(before) <= order.index(after)


@given(st.dictionaries(st.integers(), st.tuples(MAYBE, MAYBE), max_size=60))
def test_the_worst_comes_first_and_nothing_is_lost(rated: dict[int, tuple[int | None, int | None]]) -> None:
    order = worst_first(rated)
    assert sorted(order) == sorted(rated)
    points = [product(*rated[key]) for key in order]
    known = [one for one in points if one is not None]
    assert points == [*known, *[None] * (len(points) - len(known))]
    assert known == sorted(known, reverse=True)
    assert worst_first({key: rated[key] for key in order}) == order


def test_of_equal_points_the_graver_consequence_comes_first() -> None:
    assert worst_first({"a": (5, 2), "b": (2, 5), "c": (2, 5)}) == ("b", "c", "a")


@given(st.lists(st.tuples(MAYBE, MAYBE)))
def test_the_map_counts_each_rated_risk_once(pairs: list[tuple[int | None, int | None]]) -> None:
    assert sum(counts(pairs).values()) == sum(product(*pair) is not None for pair in pairs)
