"""Which change of one weight swaps two services."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.decision.cells import mean_cells
from facilitator.decision.critical import (
    CriticalChange,
    border_changes,
    critical_change,
    critical_changes,
    critical_for_top_k,
    with_share,
)
from facilitator.decision.ranking import top_k
from facilitator.decision.value import totals, value
from tests.facilitator.decision.strategies import Workshop, workshops


def as_cells(*values: float) -> dict[str, float]:
    """Performances 0..1 as scores 1..5."""
    return {f"c{index}": 1 + 4 * performance for index, performance in enumerate(values, 1)}


# Triantaphyllou & Sánchez 1997, Decision Sciences 28(1), the weighted sum example with four alternatives and
# four criteria. Data and results from memory (the pages could not be opened); all columns and the weights sum
# to 1 as they must, and every number below was worked again by hand.
PAPER = {
    1: as_cells(0.3088, 0.2897, 0.3867, 0.1922),
    2: as_cells(0.2163, 0.3458, 0.1755, 0.6288),
    3: as_cells(0.4509, 0.2473, 0.1194, 0.0575),
    4: as_cells(0.0240, 0.1172, 0.3184, 0.1215),
}
PAPER_WEIGHTS = {"c1": 0.3277, "c2": 0.3058, "c3": 0.2876, "c4": 0.0790}
NAMES = tuple(PAPER_WEIGHTS)


def test_published_weighted_sums() -> None:
    """The preferences .3162, .2768, .2621, .1449 (the weights as printed sum to 1.0001)."""
    found = [value(PAPER[one], PAPER_WEIGHTS, NAMES).total for one in (1, 2, 3, 4)]
    assert found == [pytest.approx(100 * p, abs=0.02) for p in (0.3162, 0.2768, 0.2621, 0.1449)]


def test_published_weight_changes() -> None:
    """Swapping A1 and A2: c1 is infeasible (more than 100 % off); c3 falls by 64.88 % of itself, .2876 to
    .1010.

    The changes in per cent of the weight are c2 -229.7, c3 64.88, c4 -114.2 (their sign: + is a reduction).
    """
    found = {change.criterion: change for change in critical_changes(PAPER, PAPER_WEIGHTS, NAMES, 1, 2)}
    assert "c1" not in found
    relative = {name: 100 * (one.old_weight - one.tie_weight) / one.old_weight for name, one in found.items()}
    assert relative == {
        "c2": pytest.approx(-229.7, abs=0.5),
        "c3": pytest.approx(64.88, abs=0.2),
        "c4": pytest.approx(-114.2, abs=0.3),
    }
    assert {(one.ahead, one.behind) for one in found.values()} == {(1, 2)}


def test_published_sensitivity_with_shares() -> None:
    """Goodwin & Wright, Decision Analysis for Management Judgment (3rd ed. 2004), chapter 3, p. 48 and figure
    3.7.

    Elton Street has benefits 81.7 if turnover weighs 0 and 60.4 if it weighs 100, and overtakes Addison
    Square when the weight of turnover, now 81, falls below 52.1. Addison Square's ends follow from p. 44.
    """
    ends = {1: (87.2, 52.5), 2: (60.4, 245 / 3)}
    cells = {
        office: {"turnover": 1 + high / 25, "conditions": 1 + low / 25}
        for office, (high, low) in ends.items()
    }
    found = critical_change(cells, {"turnover": 250, "conditions": 60}, ("turnover", "conditions"), 1, 2)
    assert found is not None
    assert (found.criterion, found.ahead, found.behind) == ("conditions", 1, 2)
    turnover = next(
        one
        for one in critical_changes(cells, {"turnover": 250, "conditions": 60}, tuple(cells[1]), 2, 1)
        if one.criterion == "turnover"
    )
    assert round(100 * turnover.old_share) == 81
    assert 100 * turnover.tie_share == pytest.approx(52.1, abs=0.05)
    assert turnover.swap_percent == 52
    assert turnover.change == pytest.approx(-28.5, abs=0.1)


def test_both_readings_of_one_change() -> None:
    """Hand-worked: 90 against 10 points; a raw weight of 90 for y, or a share of 50 %, ties."""
    cells = {1: {"x": 5.0, "y": 1.0}, 2: {"x": 1.0, "y": 5.0}}
    weights = {"x": 90.0, "y": 10.0}
    found = {one.criterion: one for one in critical_changes(cells, weights, "xy", 1, 2)}
    y = found["y"]
    assert y.old_weight == pytest.approx(10)
    assert y.swap_weight == 91
    assert y.tie_weight == pytest.approx(90)
    assert y.old_share == pytest.approx(0.1)
    assert y.tie_share == pytest.approx(0.5)
    assert y.swap_percent == 51
    x = found["x"]
    assert (x.swap_weight, x.swap_percent) == (9, 49)
    assert not y.needs_decimals


def test_without_weights_the_unit_is_percent() -> None:
    cells = {1: {"x": 5.0, "y": 1.0}, 2: {"x": 1.0, "y": 4.0}}
    found = critical_changes(cells, None, "xy", 1, 2)
    assert {one.old_weight for one in found} == {50.0}


@pytest.mark.parametrize(
    "cells",
    [
        {1: {"x": 5.0, "y": 5.0}, 2: {"x": 1.0, "y": 1.0}},  # better at everything
        {1: {"x": 4.0, "y": 2.0}, 2: {"x": 2.0, "y": 4.0}},  # equal now
        {1: {"x": 4.0, "y": 2.0}, 2: {}},  # nothing known
        {1: {"x": 5.0, "y": 3.0}, 2: {"x": 1.0, "y": 3.0}},  # equal only if x weighs nothing: a tie, no swap
    ],
)
def test_infeasible(cells: dict[int, dict[str, float]]) -> None:
    assert critical_change(cells, None, "xy", 1, 2) is None


def test_one_criterion_cannot_change() -> None:
    assert critical_change({1: {"x": 5.0}, 2: {"x": 1.0}}, {"x": 1}, "x", 1, 2) is None


def test_whole_numbers_can_be_too_coarse() -> None:
    """Old share 50.4 % and swap at 50 %: in whole per cent both read 50."""
    cells = {1: {"x": 5.0, "y": 1.0}, 2: {"x": 1.0, "y": 5.0 + 1e-9}}
    found = critical_changes(cells, {"x": 504, "y": 496}, "xy", 1, 2)
    assert found[0].swap_percent in (49, 50)
    assert found[0].needs_decimals is (found[0].swap_percent == 50)


def test_with_share() -> None:
    found = with_share({"a": 20, "b": 30, "c": 50}, "abc", "a", 0.5)
    assert found == {"a": 0.5, "b": pytest.approx(0.1875), "c": pytest.approx(0.3125)}
    assert with_share({"a": 1}, "abc", "a", 0.5) == {"a": 0.5, "b": 0.25, "c": 0.25}
    with pytest.raises(ValueError, match=r"0\.\.1"):
        with_share(None, "ab", "a", 1.5)
    with pytest.raises(ValueError, match="unknown"):
        with_share(None, "ab", "z", 0.5)


def test_winner_and_border() -> None:
    found = border_changes(PAPER, PAPER_WEIGHTS, NAMES, 3)
    assert found.winner is not None
    assert found.border is not None
    assert (found.winner.ahead, found.winner.behind) == (1, 2)
    assert (found.border.ahead, found.border.behind) == (3, 4)
    assert border_changes(PAPER, PAPER_WEIGHTS, NAMES, 4).border is None
    assert border_changes({}, None, NAMES, 1).winner is None


def test_top_k_is_left_alone_when_its_border_is_tied() -> None:
    cells = {1: {"x": 4.0, "y": 2.0}, 2: {"x": 2.0, "y": 4.0}}
    assert critical_for_top_k(cells, None, "xy", 1) is None


def total_of(cells: dict[str, float], weights: dict[str, float], criteria: tuple[str, ...]) -> float:
    found = value(cells, weights, criteria).total
    assert found is not None
    return found


def check(workshop: Workshop, change: CriticalChange) -> None:
    """Set the weight as a user would, in each of the two ways, and look at the order."""
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    ahead, behind = cells[change.ahead], cells[change.behind]

    def lead(weights: dict[str, float]) -> float:
        return total_of(ahead, weights, workshop.criteria) - total_of(behind, weights, workshop.criteria)

    share, raw = change.tie_share, workshop.weights | {change.criterion: change.tie_weight}
    assert lead(workshop.weights) > 0
    assert lead(with_share(workshop.weights, workshop.criteria, change.criterion, share)) == pytest.approx(
        0, abs=1e-5
    )
    assert lead(raw) == pytest.approx(0, abs=1e-5)
    if change.swap_percent is not None:
        assert (change.swap_percent / 100 > share) == (share > change.old_share)
        assert (
            lead(with_share(workshop.weights, workshop.criteria, change.criterion, change.swap_percent / 100))
            < 0
        )
    if change.swap_weight is not None:
        assert lead(workshop.weights | {change.criterion: float(change.swap_weight)}) < 0


@given(workshops(people=3, services=4))
@settings(max_examples=150, deadline=None)
def test_setting_the_weight_really_swaps_the_two(workshop: Workshop) -> None:
    assume(any(workshop.weights.values()))
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    for first in workshop.services:
        for second in workshop.services:
            if first < second:
                for change in critical_changes(cells, workshop.weights, workshop.criteria, first, second):
                    check(workshop, change)


@given(workshops(people=3, services=3), st.integers(0, 100))
@settings(max_examples=150, deadline=None)
def test_nothing_swaps_before_the_critical_share(workshop: Workshop, step: int) -> None:
    """Any share between the old one and a critical one leaves the order of the two alone."""
    assume(len(workshop.services) > 1 and any(workshop.weights.values()))
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    first, second = workshop.services[:2]
    for change in critical_changes(cells, workshop.weights, workshop.criteria, first, second):
        share = change.old_share + 0.99 * step / 100 * (change.tie_share - change.old_share)
        weights = with_share(workshop.weights, workshop.criteria, change.criterion, share)
        lead = total_of(cells[change.ahead], weights, workshop.criteria) - total_of(
            cells[change.behind], weights, workshop.criteria
        )
        assert lead > -1e-9


@given(workshops(people=2, services=3, blanks=False), st.sampled_from(range(100)))
@settings(max_examples=150, deadline=None)
def test_no_swap_is_missed(workshop: Workshop, percent: int) -> None:
    """If some whole share of some criterion puts the other service ahead, a critical change is reported for
    it.
    """
    assume(len(workshop.services) > 1 and any(workshop.weights.values()))
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    first, second = workshop.services[:2]

    def lead(weights: dict[str, float]) -> float:
        return total_of(cells[first], weights, workshop.criteria) - total_of(
            cells[second], weights, workshop.criteria
        )

    now = lead(workshop.weights)
    assume(abs(now) > 1e-6)
    found = {
        one.criterion for one in critical_changes(cells, workshop.weights, workshop.criteria, first, second)
    }
    for name in workshop.criteria:
        others = [workshop.weights[other] for other in workshop.criteria if other != name]
        if percent == 0 or not any(others):
            continue
        if now * lead(with_share(workshop.weights, workshop.criteria, name, percent / 100)) < -1e-6:
            assert name in found


@given(workshops(people=3, services=5), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_the_top_k_really_changes(workshop: Workshop, k: int) -> None:
    assume(any(workshop.weights.values()))
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    change = critical_for_top_k(cells, workshop.weights, workshop.criteria, k)
    if change is None or change.swap_percent is None:
        return
    weights = with_share(workshop.weights, workshop.criteria, change.criterion, change.swap_percent / 100)

    def best(by: dict[str, float]) -> frozenset[int]:
        return frozenset(
            top_k(totals({one: value(cells[one], by, workshop.criteria) for one in cells}), k).members
        )

    assert best(weights) != best(workshop.weights)
