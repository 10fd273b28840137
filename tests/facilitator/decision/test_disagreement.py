"""Flags, the talk-about-it list, shared order and who is decisive."""

from __future__ import annotations

import pytest

from facilitator.decision.disagreement import (
    OrderLevel,
    cell_of,
    cells_of,
    decisive_cells,
    matters,
    order_level,
    shared_order,
    talk_list,
)


def one_cell(*given: int) -> dict[tuple[int, int, str], int]:
    return {(person, 1, "a"): score for person, score in enumerate(given)}


@pytest.mark.parametrize(
    ("given", "variance", "flagged"),
    [
        ((3, 3, 3), 0.0, False),
        ((2, 3, 4), 1.0, False),  # strictly above 1
        ((2, 2, 4), 4 / 3, True),
        ((4, 4, 4, 4, 4, 4, 4, 1), 1.125, True),
        ((3, 3, 3, 3, 3, 3, 3, 3, 2, 5), 4.9 / 9, True),  # range 3, variance .54: the lone dissenter
        ((1, 3), 2.0, True),
        ((3, 4), 0.5, False),
    ],
)
def test_flag(given: tuple[int, ...], variance: float, flagged: bool) -> None:
    """Hand-worked sample variances."""
    cell = cell_of(one_cell(*given), 1, "a")
    assert cell.variance == pytest.approx(variance)
    assert cell.range == max(given) - min(given)
    assert cell.flagged is flagged
    assert (cell.n, cell.low, cell.high) == (len(given), min(given), max(given))
    assert cell.mean == pytest.approx(sum(given) / len(given))


def test_one_answer_is_no_disagreement_and_none_is_nothing() -> None:
    alone = cell_of(one_cell(5), 1, "a")
    assert (alone.n, alone.mean, alone.variance, alone.range, alone.flagged) == (1, 5, None, None, False)
    assert cell_of({}, 1, "a").mean is None


def test_talk_list_goes_where_it_can_move_the_result() -> None:
    scores = {
        (1, 1, "a"): 1, (2, 1, "a"): 5,  # variance 8, light criterion
        (1, 1, "b"): 2, (2, 1, "b"): 5,  # variance 4.5, heavy criterion
        (1, 2, "a"): 3, (2, 2, "a"): 3,  # agreed
    }  # fmt: skip
    items = talk_list(cells_of(scores, [1, 2], "ab"), {"a": 25, "b": 75}, "ab")
    assert [(item.cell.service, item.cell.criterion) for item in items] == [(1, "b"), (1, "a")]
    assert [item.priority for item in items] == [pytest.approx(3.375), pytest.approx(2)]


@pytest.mark.parametrize(
    ("rho", "level"),
    [
        (None, OrderLevel.UNKNOWN),
        (-0.1, OrderLevel.OPPOSED),
        (0.0, OrderLevel.LITTLE),
        (0.3, OrderLevel.SOME),
        (0.6, OrderLevel.LARGE),
        (0.8, OrderLevel.VERY_LARGE),
        (1.0, OrderLevel.VERY_LARGE),
    ],
)
def test_words(rho: float | None, level: OrderLevel) -> None:
    assert order_level(rho) is level


def test_shared_order() -> None:
    scores = {(1, 1, "a"): 5, (1, 2, "a"): 3, (1, 3, "a"): 1, (2, 1, "a"): 4, (2, 2, "a"): 3, (2, 3, "a"): 2}
    together = shared_order(scores, [1, 2, 3], "a")
    assert (together.rho, together.level, together.persons) == (1.0, OrderLevel.VERY_LARGE, 2)
    alone = shared_order(scores, [1, 2, 3], "a", persons=[1])
    assert (alone.rho, alone.level, alone.persons) == (None, OrderLevel.UNKNOWN, 1)


SCORES = {
    (1, 1, "a"): 5, (2, 1, "a"): 3, (3, 1, "a"): 3,
    (1, 2, "a"): 1, (2, 2, "a"): 4, (3, 2, "a"): 4,
    (1, 3, "a"): 1, (2, 3, "a"): 1, (3, 3, "a"): 1,
}  # fmt: skip


def test_who_is_decisive() -> None:
    """Hand-worked: means 3.67, 3, 1; without person 1 they are 3, 4, 1, without 2 or 3 they are 4, 2.5, 1."""
    found = matters(SCORES, [1, 2, 3], "a", None, 1)
    assert [(one.person, one.leaves, one.enters) for one in found] == [(1, (1,), (2,))]
    assert matters(SCORES, [1, 2, 3], "a", None, 2) == ()
    assert matters(SCORES, [1, 2, 3], "a", None, 1, persons=[1]) == ()


def test_a_tie_that_appears_at_the_border_matters() -> None:
    """Without person 3 services 1 and 2 tie; nothing leaves, but the cut is no longer certain."""
    scores = {(1, 1, "a"): 4, (1, 2, "a"): 4, (2, 1, "a"): 3, (2, 2, "a"): 3, (3, 1, "a"): 5, (3, 2, "a"): 1}
    found = matters(scores, [1, 2], "a", None, 1)
    assert [(one.person, one.leaves, one.enters) for one in found] == [(3, (), (2,))]


def test_which_cells_are_decisive() -> None:
    """Without person 1, service 1 ties with 2 (3, 3) or 2 overtakes (4); service 3 stays last."""
    cells = cells_of(SCORES, [1, 2, 3], "a")
    assert decisive_cells(SCORES, [1, 2, 3], "a", None, 1, cells) == {(1, "a"), (2, "a")}
