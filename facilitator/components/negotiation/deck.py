"""The course's own material for the negotiation: `negotiation.toml`."""

from __future__ import annotations

from pydantic import Field

from facilitator.content import Course, Piece, Text
from facilitator.content.texts import NonEmpty

DECK = "negotiation"


class Example(Piece):
    """Something people may take or be inspired by."""

    id: NonEmpty
    text: Text
    minutes: int | None = Field(default=None, ge=0, le=600)


class RoleCard(Piece):
    """One of the roles of the role play: what whoever plays it does."""

    id: NonEmpty
    card: Text


class ObserverItem(Piece):
    """What an observer looks for, with the meaning of 1 and 5."""

    id: NonEmpty
    name: Text
    question: Text
    low: Text
    high: Text


class NegotiationDeck(Piece):
    """Criteria outside both sides, the script of questions, an agenda, the roles and the observer's form."""

    criteria: tuple[Example, ...] = Field(min_length=1)
    questions: tuple[Example, ...] = Field(min_length=1)
    agenda: tuple[Example, ...] = Field(min_length=1)
    roles: tuple[RoleCard, ...] = Field(min_length=1)
    observer: tuple[ObserverItem, ...] = Field(min_length=1)


def deck(course: Course) -> NegotiationDeck:
    """The course's material.

    Raises:
        ContentError: naming the file and what is wrong with it.
    """
    return course.deck(DECK, NegotiationDeck)
