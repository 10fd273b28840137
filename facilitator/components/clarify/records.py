"""What a library writes in the project clarification. Everything is the team's, nothing one person's own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from facilitator.record import Choice, Date, Hidden, Line, LongText, Number, Record, Row, Scale, Tick, key_id


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
    owner_hours: Annotated[int | None, Number(low=0, high=744, unit="unit_hours")] = None
    rating_reason: Annotated[str, LongText(limit=400, rows=3)] = ""
    status: Annotated[str, Choice(choices="verdict")] = ""
    status_reason: Annotated[str, LongText(limit=400, rows=3)] = ""
    closing: Annotated[str, LongText(limit=600, rows=5)] = ""


class TargetGroup(Row):
    """Somebody the project is for, how many they are (None: not known) and where."""

    KIND: ClassVar[str] = "clarify_group"

    name: Annotated[str, Line(limit=100)] = ""
    count: Annotated[int | None, Number(low=0, high=6_000_000)] = None
    place: Annotated[str, Line(limit=80)] = ""


class Evidence(Row):
    """What the challenge rests on, and of what kind that is."""

    KIND: ClassVar[str] = "clarify_evidence"

    kind: Annotated[str, Choice(choices="evidence_kind")] = ""
    text: Annotated[str, Line(limit=200)] = ""


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
