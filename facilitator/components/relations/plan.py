"""The relationship plan, the conflict ladder and the actions: which rows say something, and what they lack."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from facilitator.component import Reader
from facilitator.components.relations.records import (
    RelationsAction,
    RelationsCall,
    RelationsConflict,
    RelationsContact,
)
from facilitator.record import Row

R = TypeVar("R", bound=Row)

MOST_ACTIONS = 3
"""The top three: more are not remembered."""


def filled(rows: tuple[R, ...], *fields: str) -> tuple[R, ...]:
    """The rows in which one of these fields is written."""
    return tuple(row for row in rows if any(str(getattr(row, name)).strip() for name in fields))


def contacts(reader: Reader) -> tuple[RelationsContact, ...]:
    """The fixed contacts."""
    return filled(reader.all(RelationsContact), "occasion", "responsible", "rhythm")


def calls(reader: Reader) -> tuple[RelationsCall, ...]:
    """Who calls, if."""
    return filled(reader.all(RelationsCall), "case")


def ladder(reader: Reader) -> tuple[RelationsConflict, ...]:
    """The rungs of the conflict ladder, the lowest first."""
    return filled(reader.all(RelationsConflict), "signal", "who", "next_level")


def actions(reader: Reader, round_: str | None = None) -> tuple[RelationsAction, ...]:
    """What is to be done after a round (None: after any)."""
    return tuple(
        row for row in filled(reader.all(RelationsAction), "what") if round_ is None or row.round == round_
    )


def late(action: RelationsAction, today: date) -> bool:
    """Whether it should have been done by now."""
    return not action.done and action.when is not None and action.when < today


def broken_rungs(rungs: tuple[RelationsConflict, ...]) -> tuple[int, ...]:
    """The numbers of the rungs that lack who, how soon, or (but for the last) where it goes next."""
    return tuple(
        n
        for n, rung in enumerate(rungs, 1)
        if not rung.who.strip()
        or not rung.deadline.strip()
        or (n < len(rungs) and not rung.next_level.strip())
    )
