"""What a library writes in the project clarification. Everything is the team's, nothing one person's own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import field_validator

from facilitator.record import Choice, Date, Hidden, Line, LongText, Record, Row, Scale, Tick, key_id


def in_words(value: Any) -> Any:
    """A number that an earlier version saved, as the text that it is now."""
    if value is None:
        return ""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


class Clarify(Record):
    """The project sheet: everything of which there is exactly one.

    `cause` and `question` are the ids of the chosen `Cause` and `HowMightWe`: held here so that two can never
    be chosen at once. An id whose row is gone counts as not chosen.
    """

    KIND: ClassVar[str] = "clarify"
    SINGLE: ClassVar[bool] = True

    idea: Annotated[str, Line(limit=140)] = ""
    challenge: Annotated[str, LongText(limit=280, rows=4)] = ""
    cause: Annotated[int | None, Hidden()] = None
    question: Annotated[int | None, Hidden()] = None
    alone: Annotated[str, Choice(choices="alone")] = ""
    alone_reason: Annotated[str, LongText(limit=280, rows=3)] = ""
    scope_in: Annotated[str, LongText(limit=400, rows=3)] = ""
    scope_out: Annotated[str, LongText(limit=400, rows=3)] = ""
    owner_role: Annotated[str, Line(limit=80)] = ""
    owner_hours: Annotated[str, Line(limit=40)] = ""
    rating_reason: Annotated[str, LongText(limit=400, rows=3)] = ""
    status: Annotated[str, Choice(choices="verdict")] = ""
    status_reason: Annotated[str, LongText(limit=400, rows=3)] = ""
    closing: Annotated[str, LongText(limit=600, rows=5)] = ""

    @field_validator("owner_hours", mode="before")
    @classmethod
    def _hours(cls, value: Any) -> Any:
        return in_words(value)


class TargetGroup(Row):
    """Somebody the project is for, how many they are in people's own words ("ca. 310"), and where."""

    KIND: ClassVar[str] = "clarify_group"

    name: Annotated[str, Line(limit=100)] = ""
    count: Annotated[str, Line(limit=40)] = ""
    place: Annotated[str, Line(limit=80)] = ""

    @field_validator("count", mode="before")
    @classmethod
    def _count(cls, value: Any) -> Any:
        return in_words(value)


class Evidence(Row):
    """What the challenge rests on, and of what kind that is."""

    KIND: ClassVar[str] = "clarify_evidence"

    text: Annotated[str, Line(limit=200)] = ""
    kind: Annotated[str, Choice(choices="evidence_kind")] = ""


class Cause(Row):
    """One answer to "why?"; each asks why of the one before."""

    KIND: ClassVar[str] = "clarify_cause"

    text: Annotated[str, Line(limit=200)] = ""


class HowMightWe(Row):
    """A question of the form "How might we <verb> <group>, so that <change>?"."""

    KIND: ClassVar[str] = "clarify_question"

    verb: Annotated[str, Line(limit=60)] = ""
    group: Annotated[str, Line(limit=80)] = ""
    change: Annotated[str, Line(limit=140)] = ""


class Goal(Row):
    """A goal. Of SMART, M and T are seen from the fields; S, A and R are ticked by people."""

    KIND: ClassVar[str] = "clarify_goal"

    what: Annotated[str, Line(limit=160)] = ""
    indicator: Annotated[str, Line(limit=120)] = ""
    baseline: Annotated[str, Line(limit=80)] = ""
    target: Annotated[str, Line(limit=80)] = ""
    due: Annotated[date | None, Date()] = None
    specific: Annotated[bool, Tick()] = False
    achievable: Annotated[bool, Tick()] = False
    relevant: Annotated[bool, Tick()] = False


class ClarifyRating(Record):
    """The team's shared answer to one item of the course's `qualify.toml`; None = don't know."""

    KIND: ClassVar[str] = "clarify_rating"

    item: Annotated[str, Hidden()]
    score: Annotated[int | None, Scale()] = None

    @classmethod
    def key(cls, item: str) -> int:
        """The id of the answer to this item, the same on every laptop."""
        return key_id(cls.KIND, item)


class Assumption(Row):
    """Something believed but not known, and how it is tried. `source` names the suggestion it came from."""

    KIND: ClassVar[str] = "clarify_assumption"

    text: Annotated[str, Line(limit=200)] = ""
    test: Annotated[str, Line(limit=200)] = ""
    who: Annotated[str, Line(limit=80)] = ""
    due: Annotated[date | None, Date()] = None
    source: Annotated[str, Hidden()] = ""


KINDS: tuple[type[Record], ...] = (
    Clarify,
    TargetGroup,
    Evidence,
    Cause,
    HowMightWe,
    Goal,
    ClarifyRating,
    Assumption,
)
