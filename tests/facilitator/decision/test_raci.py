"""The rules of the responsibility grid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decision.raci import LETTERS, Breach, breaches, cell, toggled

CELLS = st.sampled_from(["", "A", "R", "AR", "C", "I"])
ROWS = st.lists(CELLS, max_size=9)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["A", "R"], ()),
        (["AR"], ()),
        (["AR", "C", "C", "C", "I"], ()),
        ([], (Breach.EMPTY,)),
        (["", ""], (Breach.EMPTY,)),
        (["R"], (Breach.NO_ACCOUNTABLE,)),
        (["A"], (Breach.NO_RESPONSIBLE,)),
        (["A", "AR"], (Breach.MANY_ACCOUNTABLE,)),
        (["AR", "C", "C", "C", "C"], (Breach.MANY_CONSULTED,)),
        (["I"], (Breach.NO_ACCOUNTABLE, Breach.NO_RESPONSIBLE)),
    ],
)
def test_what_is_wrong_with_a_row(cells: list[str], found: tuple[Breach, ...]) -> None:
    assert breaches(cells) == found


@given(ROWS, st.integers(0, 5))
def test_a_row_is_in_order_exactly_when_every_rule_holds(cells: list[str], most: int) -> None:
    together = "".join(cells)
    holds = together.count("A") == 1 and together.count("R") >= 1 and together.count("C") <= most
    assert (breaches(cells, most) == ()) is holds


@given(ROWS, st.randoms())
def test_the_order_of_the_roles_does_not_matter(cells: list[str], chance: object) -> None:
    mixed = list(cells)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert breaches(mixed) == breaches(cells)


@given(ROWS)
def test_being_told_breaks_no_rule(cells: list[str]) -> None:
    if breaches(cells) != (Breach.EMPTY,):
        assert breaches([*cells, "I"]) == breaches(cells)


@given(CELLS, st.sampled_from(LETTERS))
def test_a_typed_letter_is_put_in_or_taken_out(letters: str, letter: str) -> None:
    assert (letter in toggled(letters, letter)) is (letter not in letters)


@given(st.sampled_from(["", "A", "R", "AR"]), st.sampled_from("AR"))
def test_a_working_letter_typed_twice_changes_nothing(letters: str, letter: str) -> None:
    assert toggled(toggled(letters, letter), letter) == letters


@given(st.lists(st.sampled_from(LETTERS + LETTERS.lower())))
def test_however_one_types_a_cell_stays_one_of_six(keys: list[str]) -> None:
    letters = ""
    for key in keys:
        letters = toggled(letters, key)
    assert letters in {"", "A", "R", "AR", "C", "I"}


def test_what_is_no_letter_is_left_out_and_refused() -> None:
    assert cell("rxa?") == "AR"
    for wrong in ("", "X", "RA"):
        with pytest.raises(ValueError, match=f"^{wrong}$"):
            toggled("A", wrong)


def test_a_cell_that_two_laptops_merged_counts_each_letter() -> None:
    assert breaches(["ACI", "A"]) == (Breach.MANY_ACCOUNTABLE, Breach.NO_RESPONSIBLE)
