"""Who takes part, and what the team has answered about being ready."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.component import Reader
from facilitator.components.partners import Candidate, chosen_partners
from facilitator.components.strategy.deck import Statement, deck
from facilitator.components.strategy.records import StrategyCollective, StrategyReadiness, StrategyRole
from facilitator.content import Course


def partners(reader: Reader) -> tuple[Candidate, ...]:
    """The chosen partners that have a name."""
    return tuple(one for one in chosen_partners(reader) if one.name.strip())


def partner_names(reader: Reader) -> tuple[str, ...]:
    """The partners by name: those with a column in the responsibility grid, else all that are chosen."""
    columns = [row.name for row in reader.all(StrategyRole) if row.partner and row.name.strip()]
    return tuple(" ".join(name.split()) for name in columns or [one.name for one in partners(reader)])


def parties(reader: Reader) -> int:
    """The own library and its partners."""
    return 1 + len(partner_names(reader))


def is_collective(reader: Reader, course: Course) -> bool:
    """Whether so many take part that the five conditions are asked about."""
    return parties(reader) >= deck(course).rules.parties_least


def readiness(reader: Reader) -> Mapping[str, int | None]:
    """The answers to the checklist; None is "don't know", a missing key not answered."""
    return {row.item: row.score for row in reader.all(StrategyReadiness)}


def collective(reader: Reader) -> Mapping[str, int | None]:
    """The answers about the five conditions."""
    return {row.condition: row.score for row in reader.all(StrategyCollective)}


def answered(statements: tuple[Statement, ...], values: Mapping[str, int | None]) -> int:
    """How many statements have a number."""
    return sum(values.get(one.id) is not None for one in statements)


def low(
    statements: tuple[Statement, ...], values: Mapping[str, int | None], most: int
) -> tuple[Statement, ...]:
    """The statements with a number up to `most`, the lowest first."""
    found = [
        (value, one) for one in statements if (value := values.get(one.id)) is not None and value <= most
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))
