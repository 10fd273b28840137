"""What is saved about the search for partners. Ids that two laptops must agree on are made of their parts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import (
    Choice,
    Choices,
    Date,
    Gate,
    Hidden,
    Line,
    LongText,
    Number,
    Personal,
    Record,
    Row,
    Scale,
    key_id,
)

IDEAS = "partners.ideas"
DOTS = "partners.dots"

CANDIDATES_LEAST = 12
SECTORS_LEAST = 3
OUTSIDE_LEAST = 1
"""The course's rules before anything is judged: candidates, sectors, and candidates outside the municipality."""

SHORTLIST_MOST = 5
CONTACTS_MOST = 2
"""The shortlist holds at most five; only the first two of it are contacted."""

MINUTES = 8
"""Suggested length of the silent writing."""

CELLS = ("we_give", "we_get", "they_give", "they_get")
"""The four cells of give and get."""

PITCH = ("their_goal", "citizens_need", "our_offer", "small_step", "our_question")
"""The five slots of the pitch, said from the partner's side."""


class Idea(Personal):
    """One person's idea of a partner, in the words in which it was written.

    `card` and `deck` say what set it off; `merged_into` is the candidate that the group made of it (None: it rests in
    the idea bank). That is the group's doing and goes on when the writing is closed, so the kind has no `ACTIVITY`:
    the screen lets nobody rewrite an idea once the ideas are closed.
    """

    KIND: ClassVar[str] = "partners_idea"

    text: Annotated[str, Line(limit=120)] = ""
    sector: Annotated[str, Choice(choices="sector")] = ""
    geography: Annotated[str, Choice(choices="geography")] = ""
    note: Annotated[str, LongText(limit=300, rows=2)] = ""
    card: Annotated[str, Hidden()] = ""
    deck: Annotated[str, Hidden()] = ""
    merged_into: Annotated[int | None, Hidden()] = None


class Draft(Personal):
    """What somebody is writing and has not yet made an idea with Enter: kept, so that no letter is lost."""

    KIND: ClassVar[str] = "partners_draft"

    text: Annotated[str, Hidden()] = ""

    @classmethod
    def key(cls, person: int) -> int:
        """The id of this person's draft."""
        return key_id(cls.KIND, person)


class Candidate(Row):
    """A possible partner that the group has made from one or more ideas, or taken over from a `case` of an earlier part.

    `merged_into` is another candidate that this one has been joined with; everything written about it is kept.
    """

    KIND: ClassVar[str] = "partners_candidate"

    merged_into: Annotated[int | None, Hidden()] = None
    card: Annotated[str, Hidden()] = ""
    deck: Annotated[str, Hidden()] = ""
    case: Annotated[int | None, Hidden()] = None
    name: Annotated[str, Line(limit=80)] = ""
    sector: Annotated[str, Choice(choices="sector")] = ""
    category: Annotated[str, Choice(choices="partner_category")] = ""
    geography: Annotated[str, Choice(choices="geography")] = ""
    contact_path: Annotated[str, LongText(limit=200, rows=2, personal=True)] = ""
    influence: Annotated[int | None, Field(ge=1, le=5), Scale()] = None
    affected: Annotated[int | None, Field(ge=1, le=5), Scale()] = None
    we_give: Annotated[str, LongText(limit=280, rows=2)] = ""
    we_get: Annotated[str, LongText(limit=280, rows=2)] = ""
    they_give: Annotated[str, LongText(limit=280, rows=2)] = ""
    they_get: Annotated[str, LongText(limit=280, rows=2)] = ""
    shares: Annotated[tuple[str, ...], Choices(choices="sharing")] = ()
    partner_known: Annotated[str, Choice(choices="yes_no")] = ""
    form: Annotated[str, Choice(choices="form")] = ""
    form_known: Annotated[str, Choice(choices="yes_no")] = ""
    level: Annotated[str, Choice(choices="level")] = ""
    higher: Annotated[str, Choice(choices="yes_no")] = ""
    intended: Annotated[str, LongText(limit=280, rows=2)] = ""
    activities: Annotated[str, LongText(limit=280, rows=2)] = ""
    created: Annotated[str, LongText(limit=280, rows=2)] = ""

    @classmethod
    def key(cls, idea: int, again: int = 0) -> int:
        """The id of the candidate first made from this idea (`again`: when that one already lives on without it)."""
        return key_id(cls.KIND, idea, again) if again else key_id(cls.KIND, idea)


class CandidateFor(Record):
    """This candidate could be a partner for this service."""

    KIND: ClassVar[str] = "partners_for"

    candidate: int
    service: int

    @classmethod
    def key(cls, candidate: int, service: int) -> int:
        """The id of the tie between the two."""
        return key_id(cls.KIND, candidate, service)


class Dot(Personal):
    """One person's dot on one candidate."""

    KIND: ClassVar[str] = "partners_dot"
    ACTIVITY: ClassVar[str | None] = DOTS

    candidate: int

    @classmethod
    def key(cls, person: int, candidate: int) -> int:
        """The id of this person's dot, the same on every laptop."""
        return key_id(cls.KIND, person, candidate)


class MatchAnswer(Record):
    """The group's answer to one question of the match; no value: "don't know", no record: not answered."""

    KIND: ClassVar[str] = "partners_match"

    candidate: int
    item: str
    value: Annotated[int | None, Field(ge=1, le=5), Scale()] = None

    @classmethod
    def key(cls, candidate: int, item: str) -> int:
        """The id of the answer to this question about this candidate."""
        return key_id(cls.KIND, candidate, item)


class Check(Record):
    """The group's answer to one item of the due diligence; anything but yes leaves something to find out."""

    KIND: ClassVar[str] = "partners_check"

    candidate: int
    item: str
    answer: Annotated[str, Gate()] = ""
    task: Annotated[str, Line(limit=140)] = ""

    @classmethod
    def key(cls, candidate: int, item: str) -> int:
        """The id of the answer to this item about this candidate."""
        return key_id(cls.KIND, candidate, item)


class Shortlisted(Row):
    """A candidate on the shortlist, and why; the order of the rows is the order of preference."""

    KIND: ClassVar[str] = "partners_shortlist"

    candidate: int
    reason: Annotated[str, LongText(limit=280, rows=2)] = ""

    @classmethod
    def key(cls, candidate: int) -> int:
        """The id of this candidate's place on the shortlist."""
        return key_id(cls.KIND, candidate)


class Contact(Record):
    """How the library turns to one candidate: by a role, never by a name, with the five slots of the pitch."""

    KIND: ClassVar[str] = "partners_contact"

    candidate: int
    channel: Annotated[str, Choice(choices="channel")] = ""
    role: Annotated[str, Choice(choices="role")] = ""
    when: Annotated[date | None, Date()] = None
    opening: Annotated[str, Line(limit=160)] = ""
    their_goal: Annotated[str, LongText(limit=200, rows=2)] = ""
    citizens_need: Annotated[str, LongText(limit=200, rows=2)] = ""
    our_offer: Annotated[str, LongText(limit=200, rows=2)] = ""
    small_step: Annotated[str, LongText(limit=200, rows=2)] = ""
    our_question: Annotated[str, LongText(limit=200, rows=2)] = ""

    @classmethod
    def key(cls, candidate: int) -> int:
        """The id of the contact plan for this candidate."""
        return key_id(cls.KIND, candidate)


class PartnersSetup(Record):
    """How this library searches: minutes of silence, and dots each (None: as many as the program suggests)."""

    KIND: ClassVar[str] = "partners_setup"
    SINGLE: ClassVar[bool] = True

    minutes: Annotated[int, Field(ge=1, le=90), Number(low=1, high=90, unit="unit_minutes")] = MINUTES
    dots: Annotated[int | None, Field(ge=1, le=99), Number(low=1, high=99, unit="unit_dots")] = None


KINDS: tuple[type[Record], ...] = (
    Idea,
    Draft,
    Candidate,
    CandidateFor,
    Dot,
    MatchAnswer,
    Check,
    Shortlisted,
    Contact,
    PartnersSetup,
)
