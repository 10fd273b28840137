"""What is saved of the preparation: the library's own list of partnerships, and each person's answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import (
    Choice,
    Choices,
    Hidden,
    Line,
    Personal,
    Ranking,
    Record,
    Row,
    Scale,
    Tick,
    key_id,
)

ACTIVITY = "intake"
"""The shared activity of questions 2-5. It begins revealed: the preparation is not blind unless the group hides it."""

CHALLENGES = (1, 2, 3)
"""Each person names exactly three challenges."""

TOP = 3
"""How many reasons each person ranks; the first gives this many points."""


class Intake(Record):
    """What the library says about its preparation as a whole.

    `together`: the group answers questions 2-5 as one, so that one person's answers stand for all.
    """

    KIND: ClassVar[str] = "intake"
    SINGLE: ClassVar[bool] = True

    no_partnerships: Annotated[bool, Tick()] = False
    together: Annotated[bool, Tick()] = False


class IntakePartnership(Row):
    """Question 1: somebody the library works with today. `since` is a year in people's own words ("ca. 2015")."""

    KIND: ClassVar[str] = "intake_partnership"

    name: Annotated[str, Line(limit=80)] = ""
    sector: Annotated[str, Choice(choices="sector")] = ""
    topic: Annotated[str, Line(limit=120)] = ""
    group: Annotated[str, Choice(choices="service_group")] = ""
    level: Annotated[str, Choice(choices="level")] = ""
    agreement: Annotated[str, Choice(choices="yes_no")] = ""
    since: Annotated[str, Line(limit=20)] = ""
    geography: Annotated[str, Choice(choices="geography")] = ""
    initiator: Annotated[str, Choice(choices="initiator")] = ""
    satisfaction: Annotated[int | None, Field(ge=1, le=5), Scale()] = None


class IntakeAnswer(Personal):
    """Questions 2, 3 and 5: one person's wishes, reasons and area.

    `known` are those of the wanted sectors in which the person knows a possible partner today; `reasons` has the most
    important first; `area` holds one or two groups of services.
    """

    KIND: ClassVar[str] = "intake_answer"
    ACTIVITY: ClassVar[str | None] = ACTIVITY

    wanted: Annotated[tuple[str, ...], Choices(choices="sector")] = ()
    wanted_other: Annotated[str, Line(limit=100)] = ""
    known: Annotated[tuple[str, ...], Choices(choices="sector")] = ()
    reasons: Annotated[tuple[str, ...], Ranking(choices="reason", top=TOP)] = ()
    area: Annotated[tuple[str, ...], Choices(choices="service_group", most=2)] = ()
    idea: Annotated[str, Line(limit=140)] = ""

    @classmethod
    def key(cls, person: int) -> int:
        """The id of this person's answer, the same on every laptop."""
        return key_id(cls.KIND, person)

    @classmethod
    def blank(cls, person: int, entered_by: int | None = None) -> IntakeAnswer:
        """An answer in which nothing is written yet."""
        return cls(id=cls.key(person), person=person, entered_by=entered_by)


class IntakeChallenge(Personal):
    """Question 4: one of a person's three challenges. No severity: "don't know"."""

    KIND: ClassVar[str] = "intake_challenge"
    ACTIVITY: ClassVar[str | None] = ACTIVITY

    number: Annotated[int, Field(ge=1, le=3), Hidden()]
    text: Annotated[str, Line(limit=140)] = ""
    code: Annotated[str, Choice(choices="challenge_code")] = ""
    severity: Annotated[int | None, Field(ge=1, le=5), Scale()] = None

    @classmethod
    def key(cls, person: int, number: int) -> int:
        """The id of this person's challenge of this number."""
        return key_id(cls.KIND, person, number)

    @classmethod
    def blank(cls, person: int, number: int, entered_by: int | None = None) -> IntakeChallenge:
        """A challenge in which nothing is written yet."""
        return cls(id=cls.key(person, number), person=person, number=number, entered_by=entered_by)


KINDS: tuple[type[Record], ...] = (Intake, IntakePartnership, IntakeAnswer, IntakeChallenge)
