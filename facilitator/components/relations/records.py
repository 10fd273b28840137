"""What is saved about the relation between the parties of the project's partnership. People are named by role only.

A health check has rounds (at the start, after 3, 6 and 12 months). Each is a shared activity of its own: once a round is
closed, the session refuses every change of its answers.
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
    Personal,
    Record,
    Row,
    Scale,
    Tick,
    key_id,
)

US = "us"
PARTNER = "partner"
"""The two sides, in the list of choices `relations_side`; whatever is not ours is the partner's."""

SIDES = (US, PARTNER)

ROUNDS = ("start", "m3", "m6", "m12")
"""The rounds of the health check in order: at the start, and 3, 6 and 12 months later."""


def activity_of_round(round_: str) -> str:
    """The shared activity of this round, such as "relations.start"."""
    return f"relations.{round_}"


class RelationsValue(Record):
    """One cell of the value board: what value of this type the beneficiary has, how strong it is and what shows it."""

    KIND: ClassVar[str] = "relations_value"

    value_type: Annotated[str, Choice(choices="relations_value_type")] = ""
    beneficiary: Annotated[str, Choice(choices="relations_beneficiary")] = ""
    text: Annotated[str, LongText(limit=280, rows=3)] = ""
    strength: Annotated[str, Choice(choices="relations_strength")] = ""
    evidence: Annotated[str, Choice(choices="relations_evidence")] = ""
    proof: Annotated[str, Line(limit=200)] = ""

    @classmethod
    def key(cls, value_type: str, beneficiary: str) -> int:
        """The id of the cell, the same on every laptop."""
        return key_id(cls.KIND, value_type, beneficiary)


class RelationsParty(Row):
    """A party of the partnership: ourselves or somebody else."""

    KIND: ClassVar[str] = "relations_party"

    name: Annotated[str, Line(limit=80)] = ""
    side: Annotated[str, Choice(choices="relations_side")] = ""

    @classmethod
    def key(cls, side: str) -> int:
        """The id of the first party of a side, which is there before anybody has written it down."""
        return key_id(cls.KIND, side)


class RelationsPeriod(Row):
    """A stretch of time that is looked back upon, such as "Autumn 2026"."""

    KIND: ClassVar[str] = "relations_period"

    name: Annotated[str, Line(limit=60)] = ""
    until: Annotated[date | None, Date()] = None

    @classmethod
    def first(cls) -> int:
        """The id of the first period, which is there before anybody has written it down."""
        return key_id(cls.KIND, "first")


class RelationsAccount(Record):
    """What one party has given and gained in one period, and how that party feels the balance (-2 to 2, "" = not asked)."""

    KIND: ClassVar[str] = "relations_account"

    period: Annotated[int, Hidden()] = 0
    party: Annotated[int, Hidden()] = 0
    contribution: Annotated[str, LongText(limit=280, rows=2)] = ""
    benefit: Annotated[str, LongText(limit=280, rows=2)] = ""
    balance: Annotated[str, Choice(choices="relations_balance")] = ""

    @classmethod
    def key(cls, period: int, party: int) -> int:
        """The id of this party's account of this period."""
        return key_id(cls.KIND, period, party)


class RelationsRound(Record):
    """One round of the health check: when it was held, if that was on another day than the answers were written."""

    KIND: ClassVar[str] = "relations_round"

    round: Annotated[str, Hidden()] = ""
    held: Annotated[date | None, Date()] = None

    @classmethod
    def key(cls, round_: str) -> int:
        """The id of this round."""
        return key_id(cls.KIND, round_)


class RelationsRespondent(Row):
    """Somebody at the partner's who answers one round, known by role only.

    Answers as `person` under the id of this row. `typed` says that somebody at the library (`entered_by`) typed the
    answers; else the partner did it at a laptop that was handed over. Once `done`, nobody reads them before the reveal.
    """

    KIND: ClassVar[str] = "relations_respondent"

    round: Annotated[str, Hidden()] = ""
    role: Annotated[str, Line(limit=80)] = ""
    typed: Annotated[bool, Tick()] = False
    entered_by: Annotated[int | None, Hidden()] = None
    done: Annotated[bool, Hidden()] = False


class RelationsAnswer(Personal):
    """One answer to one statement in one round; no value: "don't know".

    `side` says for whom the person answers; `person` of the partner's is the id of a `RelationsRespondent`.
    """

    KIND: ClassVar[str] = "relations_answer"

    round: str
    statement: str
    side: str = US
    value: Annotated[int | None, Field(ge=1, le=5), Scale()] = None

    def activity_name(self) -> str | None:
        """The shared activity of the round."""
        return activity_of_round(self.round)

    @classmethod
    def key(cls, round_: str, person: int, statement: str) -> int:
        """The id of this person's (or this respondent's) answer to this statement."""
        return key_id(cls.KIND, round_, person, statement)


class RelationsAction(Row):
    """One of the three most important things to do after a round: what, who (a role) and when."""

    KIND: ClassVar[str] = "relations_action"

    round: Annotated[str, Hidden()] = ""
    what: Annotated[str, Line(limit=160)] = ""
    who: Annotated[str, Line(limit=80)] = ""
    when: Annotated[date | None, Date()] = None
    done: Annotated[bool, Tick()] = False


class RelationsContact(Row):
    """A fixed contact between the parties: how often, on what occasion, who sees to it, and who steps in."""

    KIND: ClassVar[str] = "relations_contact"

    rhythm: Annotated[str, Choice(choices="relations_rhythm")] = ""
    occasion: Annotated[str, Line(limit=140)] = ""
    responsible: Annotated[str, Line(limit=80)] = ""
    partner_role: Annotated[str, Line(limit=80)] = ""
    channel: Annotated[str, Choice(choices="channel")] = ""
    backup: Annotated[str, Line(limit=80)] = ""


class RelationsCall(Row):
    """Who calls whom if something happens."""

    KIND: ClassVar[str] = "relations_call"

    case: Annotated[str, Line(limit=140)] = ""
    caller: Annotated[str, Line(limit=80)] = ""
    called: Annotated[str, Line(limit=80)] = ""


class RelationsConflict(Row):
    """One rung of the conflict ladder: the signal, who takes it up, how soon, and where it goes if that does not help."""

    KIND: ClassVar[str] = "relations_conflict"

    signal: Annotated[str, Line(limit=160)] = ""
    who: Annotated[str, Line(limit=80)] = ""
    deadline: Annotated[str, Line(limit=60)] = ""
    next_level: Annotated[str, Line(limit=120)] = ""


class RelationsStory(Row):
    """The value story of a half year: one number, one quote, one picture, and who may be shown them."""

    KIND: ClassVar[str] = "relations_story"

    half: Annotated[str, Line(limit=40)] = ""
    number: Annotated[str, Line(limit=140)] = ""
    quote: Annotated[str, LongText(limit=280, rows=2)] = ""
    picture: Annotated[str, Line(limit=160)] = ""
    share: Annotated[str, Choice(choices="relations_share")] = ""


class RelationsPage(Record):
    """What the page for politicians says in the team's own words; the rest of it is made from the other records."""

    KIND: ClassVar[str] = "relations_page"
    SINGLE: ClassVar[bool] = True

    headline: Annotated[str, Line(limit=120)] = ""
    asking: Annotated[str, LongText(limit=280, rows=2)] = ""


class RelationsDecision(Record):
    """What becomes of the partnership: a value of `relations_decision`, the reason, and when it is looked at next."""

    KIND: ClassVar[str] = "relations_decision"
    SINGLE: ClassVar[bool] = True

    decision: Annotated[str, Choice(choices="relations_decision")] = ""
    reason: Annotated[str, LongText(limit=400, rows=3)] = ""
    review: Annotated[date | None, Date()] = None
    farewell: Annotated[str, LongText(limit=400, rows=3)] = ""


KINDS: tuple[type[Record], ...] = (
    RelationsValue,
    RelationsParty,
    RelationsPeriod,
    RelationsAccount,
    RelationsRound,
    RelationsRespondent,
    RelationsAnswer,
    RelationsAction,
    RelationsContact,
    RelationsCall,
    RelationsConflict,
    RelationsStory,
    RelationsPage,
    RelationsDecision,
)
