"""What is saved about the cases: a library's own cases, each person's reading and dots, and what the group takes along.

A case is named by a text that is the same on every laptop: the deck's id, or `own:<id>` for one that somebody has written.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import (
    Choice,
    Choices,
    Date,
    Hidden,
    Line,
    LongText,
    Number,
    Personal,
    Record,
    Row,
    Scale,
    Tick,
    key_id,
)

READING = "cases.reading"
DOTS = "cases.dots"

DOTS_LEAST = 3
DOTS_MOST = 5
DOTS_USUAL = 4
DOTS_ON_ONE = 2
"""Each person has three to five dots, at most two of them on one case."""

OWN = "own:"
"""How the name of a case begins that somebody has written."""


class CasesOwn(Row):
    """A case that a library (or, in the workshop's own file, the facilitator) has written. Nothing but its title is needed.

    `share` lets the other libraries of the workshop see it; what the facilitator writes is for all of them.
    """

    KIND: ClassVar[str] = "cases_own"

    title: Annotated[str, Line(limit=80)] = ""
    library: Annotated[str, Line(limit=80)] = ""
    municipality: Annotated[str, Line(limit=60)] = ""
    land: Annotated[str, Choice(choices="cases_land")] = ""
    size: Annotated[str, Choice(choices="cases_size")] = ""
    year: Annotated[int | None, Field(ge=1800, le=2200), Number(low=1800, high=2200)] = None
    partners: Annotated[str, LongText(limit=300, rows=3)] = ""
    sectors: Annotated[tuple[str, ...], Choices(choices="sector")] = ()
    service: Annotated[str, Choice(choices="service_group")] = ""
    what: Annotated[str, LongText(limit=400, rows=3)] = ""
    library_gives: Annotated[str, LongText(limit=280, rows=2)] = ""
    partner_gives: Annotated[str, LongText(limit=280, rows=2)] = ""
    citizen_value: Annotated[str, LongText(limit=280, rows=2)] = ""
    library_value: Annotated[str, LongText(limit=280, rows=2)] = ""
    partner_value: Annotated[str, LongText(limit=280, rows=2)] = ""
    level: Annotated[str, Choice(choices="level")] = ""
    source: Annotated[str, Line(limit=200)] = ""
    checked: Annotated[date | None, Date()] = None
    share: Annotated[bool, Tick()] = False

    @property
    def ref(self) -> str:
        """The name of this case."""
        return f"{OWN}{self.id}"


class CasesReading(Personal):
    """What one person thinks of one case: how relevant it is, what to take, adapt and avoid, with whom, and what to ask."""

    KIND: ClassVar[str] = "cases_reading"
    ACTIVITY: ClassVar[str | None] = READING

    case: str
    relevance: Annotated[int | None, Field(ge=1, le=5), Scale()] = None
    take: Annotated[str, Line(limit=140)] = ""
    adapt: Annotated[str, Line(limit=140)] = ""
    avoid: Annotated[str, Line(limit=140)] = ""
    local_partner: Annotated[str, Line(limit=100)] = ""
    question: Annotated[str, Line(limit=140)] = ""

    @classmethod
    def key(cls, person: int, case: str) -> int:
        """The id of this person's reading, the same on every laptop."""
        return key_id(cls.KIND, person, case)


class CasesDot(Personal):
    """One person's dots on one case: one or two."""

    KIND: ClassVar[str] = "cases_dot"
    ACTIVITY: ClassVar[str | None] = DOTS

    case: str
    dots: Annotated[int, Field(ge=1, le=DOTS_ON_ONE), Hidden()] = 1

    @classmethod
    def key(cls, person: int, case: str) -> int:
        """The id of this person's dots on this case."""
        return key_id(cls.KIND, person, case)


class CasesTake(Row):
    """What the group takes along from one case. `to_services` and `to_partners` offer it in those parts of the course.

    `title`, `service`, `sectors` and `partners` are the case's own when it was taken: they can be read when the case is
    gone, and stay the same in another language.
    """

    KIND: ClassVar[str] = "cases_take"

    case: str = ""
    title: Annotated[str, Hidden()] = ""
    service: Annotated[str, Hidden()] = ""
    sectors: Annotated[tuple[str, ...], Hidden()] = ()
    partners: Annotated[tuple[str, ...], Hidden()] = ()
    take: Annotated[str, Line(limit=140)] = ""
    adapt: Annotated[str, Line(limit=140)] = ""
    avoid: Annotated[str, Line(limit=140)] = ""
    local_partner: Annotated[str, Line(limit=100)] = ""
    question: Annotated[str, Line(limit=140)] = ""
    to_services: Annotated[bool, Hidden()] = False
    to_partners: Annotated[bool, Hidden()] = False

    @classmethod
    def key(cls, case: str) -> int:
        """The id of what is taken along from this case."""
        return key_id(cls.KIND, case)


class CasesSetup(Record):
    """How many dots each person has."""

    KIND: ClassVar[str] = "cases_setup"
    SINGLE: ClassVar[bool] = True

    dots: Annotated[
        int, Field(ge=DOTS_LEAST, le=DOTS_MOST), Number(low=DOTS_LEAST, high=DOTS_MOST, unit="unit_dots")
    ] = DOTS_USUAL


KINDS: tuple[type[Record], ...] = (CasesOwn, CasesReading, CasesDot, CasesTake, CasesSetup)
