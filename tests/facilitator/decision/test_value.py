"""The additive weighted value."""

from __future__ import annotations

import pytest

from facilitator.decision.cells import answers, mean_cells, persons_in
from facilitator.decision.value import (
    below_minimum,
    everyones_totals,
    group_values,
    person_values,
    reverse,
    totals,
    value,
)


def test_the_courses_worked_check() -> None:
    """the course's rules: w 20/15/15/10/10/10/10/10, s 5/4/3/4/2/3/5/4 gives 71.25."""
    names = "abcdefgh"
    weights = dict(zip(names, (20, 15, 15, 10, 10, 10, 10, 10), strict=True))
    cells = dict(zip(names, (5.0, 4.0, 3.0, 4.0, 2.0, 3.0, 5.0, 4.0), strict=True))
    found = value(cells, weights, names)
    assert found.total == pytest.approx(71.25)
    assert found.parts["a"] == pytest.approx(20)
    assert found.answered_weight == pytest.approx(1)
    assert not found.provisional


def test_published_smart_example() -> None:
    """Goodwin & Wright, Decision Analysis for Management Judgment (3rd ed. 2004), chapter 3, p. 44.

    The office at Addison Square has values 100, 60, 100, 75, 0, 90 with weights 32, 26, 23, 10, 6, 3: 80.8.
    A value v on their 0-100 scale is the score 1 + 4v/100 on ours.
    """
    names = ("closeness", "visibility", "image", "size", "comfort", "parking")
    weights = dict(zip(names, (32, 26, 23, 10, 6, 3), strict=True))
    cells = {name: 1 + 4 * v / 100 for name, v in zip(names, (100, 60, 100, 75, 0, 90), strict=True)}
    found = value(cells, weights, names)
    assert found.total == pytest.approx(80.8)
    assert [round(found.parts[name], 1) for name in names] == [32.0, 15.6, 23.0, 7.5, 0.0, 2.7]


@pytest.mark.parametrize(("score", "total"), [(1, 0), (2, 25), (3, 50), (4, 75), (5, 100)])
def test_the_scale_is_fixed(score: int, total: float) -> None:
    assert value({"a": score, "b": score}, {"a": 3, "b": 1}, "ab").total == pytest.approx(total)


def test_two_criteria_and_no_weights_are_equal_weights() -> None:
    for weights in (None, {}, {"a": 0.0, "b": 0.0}):
        assert value({"a": 5, "b": 3}, weights, ("a", "b")).total == pytest.approx(75)


def test_blank_is_left_out_and_makes_the_value_provisional() -> None:
    weights = {"a": 79, "b": 21}
    found = value({"a": 4}, weights, "ab")
    assert found.total == pytest.approx(75)
    assert found.answered_weight == pytest.approx(0.79)
    assert found.provisional
    assert not value({"a": 4}, {"a": 80, "b": 20}, "ab").provisional


def test_nothing_answered_has_no_total() -> None:
    found = value({}, None, "ab")
    assert (found.total, dict(found.parts), found.answered_weight, found.provisional) == (None, {}, 0.0, True)
    assert value({"a": 5}, {"a": 0, "b": 1}, "ab").total is None


@pytest.mark.parametrize("score", [0, 6, float("nan")])
def test_off_the_scale(score: float) -> None:
    with pytest.raises(ValueError, match=r"1\.\.5"):
        value({"a": score}, None, "a")
    with pytest.raises(ValueError, match=r"1\.\.5"):
        mean_cells({(1, 1, "a"): score}, [1], "a")  # type: ignore[dict-item]


def test_reverse() -> None:
    assert [reverse(score) for score in range(1, 6)] == [5, 4, 3, 2, 1]
    with pytest.raises(ValueError, match=r"1\.\.5"):
        reverse(6)


SCORES = {
    (1, 10, "a"): 5,
    (1, 10, "b"): 3,
    (2, 10, "a"): 3,
    (2, 20, "a"): 2,
    (2, 20, "b"): 4,
}


def test_group_value_is_the_value_of_the_means() -> None:
    assert mean_cells(SCORES, [10, 20], "ab") == {10: {"a": 4.0, "b": 3.0}, 20: {"a": 2.0, "b": 4.0}}
    found = totals(group_values(SCORES, [10, 20, 30], "ab", {"a": 3, "b": 1}))
    assert found == {10: pytest.approx(68.75), 20: pytest.approx(37.5)}


def test_each_person_has_an_own_value() -> None:
    assert totals(person_values(SCORES, 1, [10, 20], "ab")) == {10: pytest.approx(75)}
    assert everyones_totals(SCORES, [10, 20], "ab") == {
        1: {10: pytest.approx(75)},
        2: {10: pytest.approx(50), 20: pytest.approx(50)},
    }
    assert persons_in(SCORES) == (1, 2)
    assert answers(SCORES, 10, "a") == {1: 5, 2: 3}


def test_only_the_given_persons_count() -> None:
    assert totals(group_values(SCORES, [10, 20], "ab", None, [1])) == {10: pytest.approx(75)}


def test_below_minimum() -> None:
    cells = {"a": 1.9, "b": 2.0}
    assert below_minimum(cells, {"b": 2, "a": 2, "blank": 2}) == ("a",)
