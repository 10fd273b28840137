"""What a library writes to anchor its partnership. Everything is the team's, nothing one person's own.

Ids that two laptops must agree on are made of their parts.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import Choice, Date, Hidden, Line, LongText, Number, Record, Row, Scale, key_id


class StrategyLink(Row):
    """A policy or strategy that the partnership serves, and how."""

    KIND: ClassVar[str] = "strategy_link"

    name: Annotated[str, Line(limit=120)] = ""
    document: Annotated[str, Choice(choices="strategy_document")] = ""
    goal: Annotated[str, LongText(limit=280, rows=2)] = ""
    contribution: Annotated[str, LongText(limit=280, rows=2)] = ""
    evidence: Annotated[str, LongText(limit=200, rows=2)] = ""


class StrategyLogic(Record):
    """The cells of the logic model, except the activities, which are rows of their own."""

    KIND: ClassVar[str] = "strategy_logic"
    SINGLE: ClassVar[bool] = True

    problem: Annotated[str, LongText(limit=280, rows=3)] = ""
    purpose: Annotated[str, LongText(limit=280, rows=2)] = ""
    inputs: Annotated[str, LongText(limit=400, rows=3)] = ""
    outputs: Annotated[str, LongText(limit=400, rows=3)] = ""
    short: Annotated[str, LongText(limit=400, rows=2)] = ""
    middle: Annotated[str, LongText(limit=400, rows=2)] = ""
    long: Annotated[str, LongText(limit=400, rows=2)] = ""
    outside: Annotated[str, LongText(limit=400, rows=2)] = ""


class StrategyActivity(Row):
    """Something that the partners do. It should serve at least one goal (see `StrategyAim`)."""

    KIND: ClassVar[str] = "strategy_activity"

    name: Annotated[str, Line(limit=120)] = ""
    note: Annotated[str, LongText(limit=280, rows=2)] = ""


class StrategyAim(Record):
    """An activity points to a goal. `source` is the table of the goal: one of the clarification's or a strategy link."""

    KIND: ClassVar[str] = "strategy_aim"

    activity: int
    source: str
    goal: int

    @classmethod
    def key(cls, activity: int, source: str, goal: int) -> int:
        """The id of the tie between the two."""
        return key_id(cls.KIND, activity, source, goal)


class StrategyAssumption(Row):
    """Something believed on one arrow of the logic model: how sure people are of it, and how it is tested."""

    KIND: ClassVar[str] = "strategy_assumption"

    arrow: Annotated[str, Choice(choices="strategy_arrow")] = ""
    text: Annotated[str, LongText(limit=200, rows=2)] = ""
    certainty: Annotated[int | None, Field(ge=1, le=5), Scale(choices="strategy_certainty")] = None
    test: Annotated[str, LongText(limit=200, rows=2)] = ""
    who: Annotated[str, Line(limit=80)] = ""
    due: Annotated[date | None, Date()] = None


class StrategyRole(Row):
    """A column of the responsibility grid that the library has added: a role or a partner, never a person's name."""

    KIND: ClassVar[str] = "strategy_role"

    name: Annotated[str, Line(limit=60)] = ""
    partner: Annotated[bool, Hidden()] = False


class StrategyRaci(Record):
    """One cell of the responsibility grid: the letters ("", "A", "AR", "R", "C", "I") of a role for an activity.

    `role` is the id of a role of the course, or the number of a `StrategyRole`.
    """

    KIND: ClassVar[str] = "strategy_raci"

    activity: int
    role: str
    letters: str = ""

    @classmethod
    def key(cls, activity: int, role: str) -> int:
        """The id of the cell, the same on every laptop."""
        return key_id(cls.KIND, activity, role)


class StrategyDecision(Row):
    """A stop on the way to a decision: who deals with the matter, how, when, and with which papers."""

    KIND: ClassVar[str] = "strategy_decision"

    body: Annotated[str, Line(limit=80)] = ""
    type: Annotated[str, Choice(choices="strategy_decision_type")] = ""
    when: Annotated[date | None, Date()] = None
    papers: Annotated[str, LongText(limit=200, rows=2)] = ""


class StrategyResources(Record):
    """What it costs: time and money in people's own words, so that "ca. 3" may stand."""

    KIND: ClassVar[str] = "strategy_resources"
    SINGLE: ClassVar[bool] = True

    hours: Annotated[str, Line(limit=80)] = ""
    money: Annotated[str, Line(limit=80)] = ""
    duration: Annotated[str, Line(limit=80)] = ""
    funding: Annotated[str, LongText(limit=200, rows=2)] = ""
    own_share: Annotated[int | None, Field(ge=0, le=100), Number(low=0, high=100, unit="unit_percent")] = None


class StrategyCycle(Row):
    """Something in a quarter of the year: an activity (then `text` may be empty) or something of its own."""

    KIND: ClassVar[str] = "strategy_cycle"

    activity: Annotated[int | None, Hidden()] = None
    quarter: Annotated[str, Choice(choices="strategy_quarter")] = ""
    text: Annotated[str, Line(limit=120)] = ""

    @classmethod
    def key(cls, activity: int, quarter: str) -> int:
        """The id of an activity's mark in a quarter."""
        return key_id(cls.KIND, activity, quarter)


class StrategyRisk(Row):
    """Something that could go wrong; `owner` is a role."""

    KIND: ClassVar[str] = "strategy_risk"

    text: Annotated[str, LongText(limit=200, rows=2)] = ""
    probability: Annotated[int | None, Field(ge=1, le=5), Scale(choices="strategy_probability")] = None
    consequence: Annotated[int | None, Field(ge=1, le=5), Scale(choices="strategy_consequence")] = None
    response: Annotated[str, LongText(limit=200, rows=2)] = ""
    owner: Annotated[str, Line(limit=80)] = ""


class StrategyReadiness(Record):
    """The team's shared answer to a statement of the readiness checklist; None = don't know."""

    KIND: ClassVar[str] = "strategy_readiness"

    item: Annotated[str, Hidden()]
    score: Annotated[int | None, Field(ge=1, le=5), Scale()] = None

    @classmethod
    def key(cls, item: str) -> int:
        """The id of the answer to this statement."""
        return key_id(cls.KIND, item)


class StrategyCollective(Record):
    """The shared answer to one of the five conditions for three or more partners; None = don't know."""

    KIND: ClassVar[str] = "strategy_collective"

    condition: Annotated[str, Hidden()]
    score: Annotated[int | None, Field(ge=1, le=5), Scale()] = None

    @classmethod
    def key(cls, condition: str) -> int:
        """The id of the answer about this condition."""
        return key_id(cls.KIND, condition)


class StrategyAnchoring(Record):
    """Who goes on when the project ends, with what money, and when it is stopped; and the library's own versions of
    the texts that the program makes (an own version wins).
    """

    KIND: ClassVar[str] = "strategy_anchoring"
    SINGLE: ClassVar[bool] = True

    steering: Annotated[str, Choice(choices="strategy_steering")] = ""
    owner_after: Annotated[str, Line(limit=120)] = ""
    budget_line: Annotated[str, Line(limit=120)] = ""
    stop_rule: Annotated[str, LongText(limit=280, rows=2)] = ""
    review: Annotated[date | None, Date()] = None
    agenda: Annotated[str, LongText(limit=800, rows=6)] = ""
    page: Annotated[str, LongText(limit=3000, rows=10)] = ""


KINDS: tuple[type[Record], ...] = (
    StrategyLink,
    StrategyLogic,
    StrategyActivity,
    StrategyAim,
    StrategyAssumption,
    StrategyRole,
    StrategyRaci,
    StrategyDecision,
    StrategyResources,
    StrategyCycle,
    StrategyRisk,
    StrategyReadiness,
    StrategyCollective,
    StrategyAnchoring,
)
