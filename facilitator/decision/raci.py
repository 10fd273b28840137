"""Who does what: the rules of a responsibility grid (RACI), activity by activity.

R is responsible (does the work), A accountable (one person answers for it), C consulted beforehand, I informed
afterwards. One role may both do the work and answer for it ("AR").
Source: general project management practice (responsibility assignment matrix); the rules, exactly one A, at least one
R and at most three C in a row, are the course's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

LETTERS: Final = "ARCI"
"""The letters in the order in which a cell shows them."""

WORKING: Final = frozenset("AR")
"""Letters that may share a cell."""


class Breach(StrEnum):
    """What is wrong with a row."""

    EMPTY = "empty"
    NO_ACCOUNTABLE = "no_a"
    MANY_ACCOUNTABLE = "many_a"
    NO_RESPONSIBLE = "no_r"
    MANY_CONSULTED = "many_c"


def cell(letters: str) -> str:
    """The letters of a cell, each once and in order; what is not a letter is left out."""
    there = set(letters.upper())
    return "".join(letter for letter in LETTERS if letter in there)


def toggled(letters: str, letter: str) -> str:
    """A cell after its letter was typed: the letter is taken out if it was there, else put in.

    A and R may stand together; C and I stand alone and give way to the others.

    Raises:
        ValueError: `letter` is none of R, A, C and I.
    """
    letter = letter.upper()
    if letter not in LETTERS or len(letter) != 1:
        raise ValueError(letter)
    before = set(cell(letters))
    if letter in before:
        return cell("".join(before - {letter}))
    kept = before & WORKING if letter in WORKING else set()
    return cell("".join(kept | {letter}))


def breaches(cells: Iterable[str], most_consulted: int = 3) -> tuple[Breach, ...]:
    """What is wrong with the row of an activity, given its cells ("", "A", "AR", …); () when it is in order.

    A row with no letter at all is only EMPTY. A cell that somebody merged to "ACI" counts once for each letter.
    """
    row = [cell(one) for one in cells]
    count = {letter: sum(letter in one for one in row) for letter in LETTERS}
    if not any(count.values()):
        return (Breach.EMPTY,)
    found: list[Breach] = []
    if count["A"] == 0:
        found.append(Breach.NO_ACCOUNTABLE)
    elif count["A"] > 1:
        found.append(Breach.MANY_ACCOUNTABLE)
    if count["R"] == 0:
        found.append(Breach.NO_RESPONSIBLE)
    if count["C"] > most_consulted:
        found.append(Breach.MANY_CONSULTED)
    return tuple(found)
