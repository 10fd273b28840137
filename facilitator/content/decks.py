"""The course's decks: services, criteria, partners, prompt cards, glossary and lists of choices."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from facilitator.content.texts import NonEmpty, Piece, Text
from facilitator.i18n import N_


class ServiceGroup(Piece):
    """A group of library services."""

    id: NonEmpty
    name: Text


class ServiceIdea(Piece):
    """A service that a library may pick from the deck."""

    id: NonEmpty
    group: NonEmpty
    name: Text
    hint: Text | None = None
    core: bool = False


class Services(Piece):
    """`services.toml`."""

    groups: tuple[ServiceGroup, ...] = Field(min_length=1)
    services: tuple[ServiceIdea, ...] = Field(min_length=1)


class Criterion(Piece):
    """A criterion with its anchors for 1, 3 and 5 and its default weight (any unit; only the proportions count)."""

    id: NonEmpty
    name: Text
    question: Text
    hint: Text | None = None
    who_knows: Text | None = None
    weight: float = Field(ge=0, allow_inf_nan=False)
    axis: Literal["potential", "readiness"]
    anchors: dict[Literal["1", "3", "5"], Text]
    minimum: int | None = Field(default=None, ge=1, le=5)

    @model_validator(mode="after")
    def _all_anchors(self) -> Self:
        if set(self.anchors) != {"1", "3", "5"}:
            raise ValueError(N_("anchors 1, 3 and 5 are needed"))
        return self


class GateQuestion(Piece):
    """A yes/no/unclear question that a "no" closes, whatever the score."""

    id: NonEmpty
    question: Text
    help: Text | None = None


class Criteria(Piece):
    """`criteria.toml`; two criteria are enough."""

    criteria: tuple[Criterion, ...] = Field(min_length=2)
    gates: tuple[GateQuestion, ...] = ()


class Sector(Piece):
    """One of the kinds of partner."""

    id: NonEmpty
    name: Text
    meaning: Text | None = None


class Category(Piece):
    """A heading of the partner deck."""

    id: NonEmpty
    name: Text


class PartnerIdea(Piece):
    """A kind of organisation that could be a partner."""

    id: NonEmpty
    category: NonEmpty
    sector: NonEmpty
    name: Text
    needs: Text
    form: NonEmpty
    scope: NonEmpty = "own"


class Partners(Piece):
    """`partners.toml`."""

    sectors: tuple[Sector, ...] = Field(min_length=1)
    categories: tuple[Category, ...] = Field(min_length=1)
    partners: tuple[PartnerIdea, ...] = ()


class MatchItem(Piece):
    """One question of how well a possible partner fits, 1-5 with 5 as the good end; only the weights' proportions count."""

    id: NonEmpty
    name: Text
    question: Text
    weight: float = Field(ge=0, allow_inf_nan=False)


class Match(Piece):
    """`match.toml`."""

    match: tuple[MatchItem, ...] = Field(min_length=1)


class PromptCard(Piece):
    """A card that sets people thinking; `minutes` is the suggested time alone with it."""

    id: NonEmpty
    category: NonEmpty
    text: Text
    follow_up: Text | None = None
    minutes: int = Field(ge=1, le=30)
    components: tuple[str, ...] = ()


class Prompts(Piece):
    """`prompts.toml`."""

    cards: tuple[PromptCard, ...] = ()


class Aliases(Piece):
    """Other spellings of a term, by language."""

    da: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Term(Piece):
    """A word of the course, explained."""

    id: NonEmpty
    term: Text
    meaning: Text
    aliases: Aliases = Aliases()


class Glossary(Piece):
    """`glossary.toml`."""

    terms: tuple[Term, ...] = ()


class QualifyItem(Piece):
    """One question of the qualifying, with anchors for 1, 3 and 5 and its default weight.

    Only the proportions of the weights count. `doubt` is the assumption to test when the answer is low or nobody knows it.
    """

    id: NonEmpty
    name: Text
    question: Text
    weight: float = Field(ge=0, allow_inf_nan=False)
    anchors: dict[Literal["1", "3", "5"], Text]
    doubt: Text

    @model_validator(mode="after")
    def _all_anchors(self) -> Self:
        if set(self.anchors) != {"1", "3", "5"}:
            raise ValueError(N_("anchors 1, 3 and 5 are needed"))
        return self


class Qualify(Piece):
    """`qualify.toml`: the qualifying items, and the words by which a challenge shows itself to be a solution.

    `openings` are first words such as "we lack"; a word of `solutions` that ends in * matches longer ones too.
    """

    items: tuple[QualifyItem, ...] = ()
    openings: Aliases = Aliases()
    solutions: Aliases = Aliases()
