"""Weights from ratings, ranks and several people."""

from __future__ import annotations

import pytest

from facilitator.decision.weights import max100, mean_weights, normalise, rank_order_centroid, rank_sum


def test_published_swing_weights() -> None:
    """Goodwin & Wright (3rd ed. 2004), chapter 3, figure 3.5 and p. 44: the office location problem.

    Swings 100, 80, 70, 30, 20, 10 become 32, 26, 23, 10, 6, 3.
    """
    found = max100({"close": 100, "visible": 80, "image": 70, "size": 30, "comfort": 20, "parking": 10})
    assert [round(100 * weight) for weight in found.values()] == [32, 26, 23, 10, 6, 3]


def test_published_rank_order_centroid_weights() -> None:
    """Four criteria: .52, .27, .15, .06; exactly (1+1/2+1/3+1/4)/4 and so on (Barron & Barrett 1996)."""
    found = rank_order_centroid({"a": 1, "b": 2, "c": 3, "d": 4})
    assert [round(weight, 2) for weight in found.values()] == [0.52, 0.27, 0.15, 0.06]
    assert found["a"] == pytest.approx(25 / 48)


def test_rank_sum_weights() -> None:
    """Four criteria: (n-r+1)/10 (Stillwell, Seaver & Edwards 1981)."""
    found = rank_sum({"d": 4, "c": 3, "b": 2, "a": 1})
    assert found == {name: pytest.approx(w) for name, w in zip("dcba", (0.1, 0.2, 0.3, 0.4), strict=True)}


def test_tied_ranks_share_their_places() -> None:
    assert rank_sum({"a": 1, "b": 1, "c": 2}) == {
        "a": pytest.approx(5 / 12),
        "b": pytest.approx(5 / 12),
        "c": pytest.approx(2 / 12),
    }
    assert rank_order_centroid({"a": 7, "b": 7}) == {"a": pytest.approx(0.5), "b": pytest.approx(0.5)}
    assert rank_sum({}) == {}


def test_normalise() -> None:
    assert normalise({"a": 3, "z": 9}, "ab") == {"a": 1.0, "b": 0.0}
    assert normalise(None, "abcd") == dict.fromkeys("abcd", 0.25)
    assert normalise(None, "") == {}
    assert normalise({"a": 5e-324, "b": 5e-324}, "ab") == {"a": 0.5, "b": 0.5}


@pytest.mark.parametrize("weight", [-1, float("inf"), float("nan")])
def test_impossible_weight(weight: float) -> None:
    with pytest.raises(ValueError, match="'a'"):
        normalise({"a": weight}, "a")
    with pytest.raises(ValueError, match="'a'"):
        max100({"a": weight})


def test_impossible_rank_or_rating() -> None:
    with pytest.raises(ValueError, match=r"0\.\.100"):
        max100({"a": 101})
    with pytest.raises(ValueError, match="rank"):
        rank_sum({"a": float("nan")})


def test_mean_weights_and_spread() -> None:
    """Hand-worked: (1, 0), (.5, .5) and (.25, .75); the person with large numbers weighs no more."""
    found = mean_weights({1: {"a": 1, "b": 0}, 2: {"a": 1000, "b": 1000}, 3: {"a": 1, "b": 3}}, "ab")
    assert found.weights == {"a": pytest.approx(7 / 12), "b": pytest.approx(5 / 12)}
    assert (found.spread["a"].low, found.spread["a"].high) == (0.25, 1.0)
    assert found.spread["a"].sd == pytest.approx((0.4375 / 3) ** 0.5)
    assert found.persons == (1, 2, 3)


def test_an_unfinished_rating_is_not_a_zero() -> None:
    found = mean_weights({1: {"a": 100}, 2: {"a": 100, "b": 100}, 3: {}}, "ab")
    assert found.weights == {"a": 0.5, "b": 0.5}
    assert (found.persons, found.incomplete) == ((2,), (1,))
    assert found.spread["a"].sd is None


def test_nobody_gave_weights() -> None:
    found = mean_weights({}, "ab")
    assert (dict(found.weights), dict(found.spread), found.persons) == ({"a": 0.5, "b": 0.5}, {}, ())
