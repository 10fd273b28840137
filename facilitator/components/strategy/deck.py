"""What the course says about anchoring: `strategy.toml`."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from facilitator.content import Course, Text
from facilitator.content.texts import NonEmpty, Piece
from facilitator.i18n import N_

DECK = "strategy"


class Role(Piece):
    """A column of the responsibility grid. `partner` marks the one that the partners' own columns replace."""

    id: NonEmpty
    name: Text
    short: Text
    partner: bool = False


class Statement(Piece):
    """A statement that a team rates 1-5; `gap` is the sentence of the gap list when the answer is low."""

    id: NonEmpty
    name: Text
    question: Text
    gap: Text


class RiskRules(Piece):
    """From which product of probability and consequence a risk is red or yellow."""

    red_from: int = Field(ge=1, le=25)
    yellow_from: int = Field(ge=1, le=25)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.yellow_from > self.red_from:
            raise ValueError(N_("yellow_from must not be larger than red_from"))
        return self


class Rules(Piece):
    """The course's numbers. An answer up to `low` is a gap; a belief up to `unsure` needs a test."""

    consulted_most: int = Field(ge=0)
    parties_least: int = Field(ge=2)
    low: int = Field(ge=1, le=5)
    unsure: int = Field(ge=1, le=5)
    risk: RiskRules


class FundingNote(Piece):
    """Something to know about funding, with its source and the day on which it was checked."""

    text: Text
    source: Text
    checked: NonEmpty


class StrategyDeck(Piece):
    """`strategy.toml`."""

    rules: Rules
    roles: tuple[Role, ...] = Field(min_length=1)
    readiness: tuple[Statement, ...] = ()
    conditions: tuple[Statement, ...] = ()
    funding: tuple[FundingNote, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for group in (self.roles, self.readiness, self.conditions):
            ids = [one.id for one in group]
            if len(ids) != len(set(ids)):
                raise ValueError(N_("an id stands twice"))
        return self


def deck(course: Course) -> StrategyDeck:
    """The course's deck.

    Raises:
        ContentError: the file does not fit.
    """
    return course.deck(DECK, StrategyDeck)
