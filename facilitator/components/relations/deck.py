"""The course's own file `relations.toml`: the statements of the health check, and where the rules make their cuts."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field, model_validator

from facilitator.content import Course, Piece, Text

DECK = "relations"


class Statement(Piece):
    """One statement, answered 1-5 by both sides."""

    id: str
    text: Text


class Dimension(Piece):
    """One of the dimensions of the health check, the question to talk about, and its statements."""

    id: str
    name: Text
    question: Text
    statements: tuple[Statement, ...] = Field(min_length=1)


class Cuts(Piece):
    """Where the rules make their cuts: means and gaps on the scale 1-5, the total on 0-100, the balance on -2 to 2.

    `review_before_days`: so long before the agreement ends, a day to look at the partnership again is suggested.
    """

    attention_below: float
    act_below: float
    gap_from: float
    steady_below: float
    red_up_to: float
    yellow_up_to: float
    balance_extreme: int
    balance_apart: int
    review_before_days: int


class RelationsDeck(Piece):
    """The whole file."""

    cuts: Cuts
    dimensions: tuple[Dimension, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> RelationsDeck:
        """No id stands twice.

        Raises:
            ValueError: naming the id.
        """
        ids = [one.id for one in self.dimensions] + [s.id for one in self.dimensions for s in one.statements]
        if twice := [name for name in ids if ids.count(name) > 1]:
            raise ValueError(f"the id {twice[0]!r} stands twice")
        return self

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement in order."""
        return tuple(statement for one in self.dimensions for statement in one.statements)


def deck(course: Course) -> RelationsDeck:
    """The course's health check.

    Raises:
        ContentError: the file is missing or not valid.
    """
    return course.deck(DECK, RelationsDeck)
