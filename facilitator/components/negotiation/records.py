"""What a library writes about its negotiation with the project's partner.

Everything is the team's, except who plays what in the role play and what an observer saw (one person's own) and the
other side's sheet. That sheet is kept as the input of one more person, `PARTNER`, in the shared activity `COMPARE`: the
one rule of visibility hides it, from everything that asks, until both sides have said yes.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import (
    Choice,
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

PARTNER = -1
"""Whose the other side's sheet is: no participant of the course."""

COMPARE = "negotiation.compare"
"""The shared activity of laying the two sheets beside each other: revealed when both sides have said yes."""

PLAY = "negotiation.play"
"""The shared activity of the role play: what the observers saw is shown to all at once."""

OURS, THEIRS = "ours", "theirs"
MAX, MIN = "max", "min"
YES_NO = "yes_no"
"""The measure of an issue that is either in or out: 1 is yes, 0 is no."""

OBSERVER = "observer"

LARGEST = 1_000_000_000

Strength = Annotated[int | None, Field(ge=1, le=5), Scale(choices="negotiation_strength")]
Weight = Annotated[int | None, Field(ge=1, le=5), Scale(choices="negotiation_weight")]
Amount = Annotated[int | None, Field(ge=0, le=LARGEST), Number(low=0, high=LARGEST)]


class Negotiation(Record):
    """Everything of which there is exactly one: counterpart, best alternatives, mandate, the meeting, what was learned."""

    KIND: ClassVar[str] = "negotiation"
    SINGLE: ClassVar[bool] = True

    counterpart: Annotated[str, Line(limit=80)] = ""
    batna_ours: Annotated[str, LongText(limit=400, rows=3)] = ""
    batna_ours_strength: Strength = None
    batna_theirs: Annotated[str, LongText(limit=400, rows=3)] = ""
    batna_theirs_strength: Strength = None
    mandate: Annotated[str, LongText(limit=400, rows=3)] = ""
    approver: Annotated[str, Line(limit=100)] = ""
    goal: Annotated[str, LongText(limit=300, rows=2)] = ""
    meeting: Annotated[date | None, Date()] = None
    place: Annotated[str, Line(limit=100)] = ""
    speaks: Annotated[str, Line(limit=80)] = ""
    listens: Annotated[str, Line(limit=80)] = ""
    notes: Annotated[str, Line(limit=80)] = ""
    held: Annotated[date | None, Date()] = None
    learned: Annotated[str, LongText(limit=600, rows=4)] = ""
    lesson: Annotated[str, LongText(limit=400, rows=3)] = ""
    round: Annotated[int, Hidden()] = 1


class NegotiationInterest(Row):
    """Why one side wants an agreement; the order of the rows is the order of importance.

    `side` says whose it is. One of theirs that we only assume becomes a question, `ask`.
    """

    KIND: ClassVar[str] = "negotiation_interest"

    side: Annotated[str, Hidden()] = OURS
    text: Annotated[str, Line(limit=200)] = ""
    relation: Annotated[str, Choice(choices="negotiation_relation")] = ""
    assumed: Annotated[bool, Tick()] = False
    ask: Annotated[str, Line(limit=200)] = ""


class NegotiationIssue(Row):
    """Something to agree upon. What we say of the other side is our guess.

    `limit` is our reservation point, `promise` how far we may go without asking. `settled` and `settled_note` are what was
    agreed, `reserved` whether with reservation.
    """

    KIND: ClassVar[str] = "negotiation_issue"

    name: Annotated[str, Line(limit=80)] = ""
    measure: Annotated[str, Choice(choices="negotiation_measure")] = ""
    unit: Annotated[str, Line(limit=40)] = ""
    direction: Annotated[str, Choice(choices="negotiation_direction")] = ""
    target: Amount = None
    limit: Amount = None
    promise: Amount = None
    weight: Weight = None
    their_target: Amount = None
    their_limit: Amount = None
    their_weight: Weight = None
    criterion: Annotated[str, Line(limit=160)] = ""
    settled: Amount = None
    settled_note: Annotated[str, LongText(limit=300, rows=2)] = ""
    reserved: Annotated[bool, Tick()] = False


class NegotiationTrade(Record):
    """What we give on one issue for what we get on another (None: not paired yet), and how we say it."""

    KIND: ClassVar[str] = "negotiation_trade"

    give: Annotated[int, Hidden()]
    get: Annotated[int | None, Hidden()] = None
    words: Annotated[str, LongText(limit=240, rows=2)] = ""

    @classmethod
    def key(cls, give: int) -> int:
        """The id of the trade in which this issue is given, the same on every laptop."""
        return key_id(cls.KIND, give)


class NegotiationStep(Row):
    """One step of the concessions on an issue: the value, and "if you … then we …"."""

    KIND: ClassVar[str] = "negotiation_step"

    issue: Annotated[int, Hidden()]
    value: Amount = None
    if_you: Annotated[str, Line(limit=140)] = ""
    then_we: Annotated[str, Line(limit=140)] = ""


class NegotiationQuestion(Row):
    """A question for the meeting. `source` names the suggestion that it came from."""

    KIND: ClassVar[str] = "negotiation_question"

    text: Annotated[str, Line(limit=200)] = ""
    source: Annotated[str, Hidden()] = ""


class NegotiationAgenda(Row):
    """One item of the agenda, with the minutes set aside for it."""

    KIND: ClassVar[str] = "negotiation_agenda"

    text: Annotated[str, Line(limit=140)] = ""
    minutes: Annotated[int | None, Field(ge=0, le=600), Number(low=0, high=600, unit="unit_minutes")] = None
    source: Annotated[str, Hidden()] = ""


class NegotiationOpen(Row):
    """Something still open after the meeting, and whose turn it is (a role)."""

    KIND: ClassVar[str] = "negotiation_open"

    text: Annotated[str, Line(limit=200)] = ""
    who: Annotated[str, Line(limit=80)] = ""


class NegotiationNext(Row):
    """What happens after the meeting: what, who (a role) and when."""

    KIND: ClassVar[str] = "negotiation_next"

    text: Annotated[str, Line(limit=200)] = ""
    who: Annotated[str, Line(limit=80)] = ""
    due: Annotated[date | None, Date()] = None


class NegotiationPart(Personal):
    """Which of the three roles a person plays in one round of the role play."""

    KIND: ClassVar[str] = "negotiation_part"

    round: Annotated[int, Hidden()] = 1
    role: Annotated[str, Choice(choices="negotiation_role")] = ""

    @classmethod
    def key(cls, person: int, round_: int) -> int:
        """The id of this person's part in this round."""
        return key_id(cls.KIND, person, round_)


class NegotiationSeen(Personal):
    """An observer's answer to one item of the observer form in one round; None: did not see it."""

    KIND: ClassVar[str] = "negotiation_seen"
    ACTIVITY: ClassVar[str | None] = PLAY

    round: Annotated[int, Hidden()] = 1
    item: Annotated[str, Hidden()]
    score: Annotated[int | None, Field(ge=1, le=5), Scale()] = None

    @classmethod
    def key(cls, person: int, round_: int, item: str) -> int:
        """The id of this person's answer to this item in this round."""
        return key_id(cls.KIND, person, round_, item)


class NegotiationSheet(Personal):
    """The other side's own sheet, apart from its rows: who filled it in, their best alternative, and the two yeses."""

    KIND: ClassVar[str] = "negotiation_sheet"
    ACTIVITY: ClassVar[str | None] = COMPARE

    role: Annotated[str, Line(limit=80)] = ""
    interests: Annotated[str, LongText(limit=600, rows=4)] = ""
    batna: Annotated[str, LongText(limit=400, rows=2)] = ""
    yes_theirs: Annotated[bool, Hidden()] = False
    yes_ours: Annotated[bool, Hidden()] = False

    @classmethod
    def key(cls) -> int:
        """The id of the one sheet."""
        return key_id(cls.KIND, PARTNER)


class NegotiationAnswer(Personal):
    """What the other side itself says about one issue."""

    KIND: ClassVar[str] = "negotiation_answer"
    ACTIVITY: ClassVar[str | None] = COMPARE

    issue: Annotated[int, Hidden()]
    target: Amount = None
    limit: Amount = None
    weight: Weight = None
    note: Annotated[str, Line(limit=160)] = ""

    @classmethod
    def key(cls, issue: int) -> int:
        """The id of the answer about this issue."""
        return key_id(cls.KIND, PARTNER, issue)


KINDS: tuple[type[Record], ...] = (
    Negotiation,
    NegotiationInterest,
    NegotiationIssue,
    NegotiationTrade,
    NegotiationStep,
    NegotiationQuestion,
    NegotiationAgenda,
    NegotiationOpen,
    NegotiationNext,
    NegotiationPart,
    NegotiationSeen,
    NegotiationSheet,
    NegotiationAnswer,
)
