"""What a library writes about its agreement. Everything is the team's, nothing one person's own; people stand by role.

Ids that two laptops must agree on are made of their parts.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from facilitator.record import Choice, Date, Gate, Hidden, Line, LongText, Record, Row, Tick, key_id

COOPERATION = "cooperation"
PARTNERSHIP = "partnership"
"""The two forms: an intention, and a binding agreement."""

STATUSES = ("missing", "partial", "in_place", "irrelevant")
ANSWERS = ("ok", "unsure", "problem", "irrelevant")

CONTRIBUTIONS = ("hours", "premises", "equipment", "money", "knowledge", "volunteers", "marketing")
"""The seven sorts of contribution, each a field of a party."""


class AgreementForm(Record):
    """What kind of agreement it is to be, knowing what that means, and the facts that several clauses use.

    `effect` is the legal effect (retsvirkning) that the parties intend; `known` says that they have talked it through.
    """

    KIND: ClassVar[str] = "agreement"
    SINGLE: ClassVar[bool] = True

    kind: Annotated[str, Choice(choices="agreement_kind")] = ""
    effect: Annotated[str, Choice(choices="agreement_effect")] = ""
    known: Annotated[bool, Tick()] = False
    reason: Annotated[str, LongText(limit=400, rows=3)] = ""
    title: Annotated[str, Line(limit=120)] = ""
    language: Annotated[str, Choice(choices="agreement_language")] = ""
    start: Annotated[date | None, Date()] = None
    end: Annotated[date | None, Date()] = None
    notice: Annotated[str, Line(limit=120)] = ""
    personal_data: Annotated[str, Gate()] = ""


class AgreementParty(Row):
    """A party: an organisation, never a private person. `contact` and `signer` are roles."""

    KIND: ClassVar[str] = "agreement_party"

    name: Annotated[str, Line(limit=100)] = ""
    cvr: Annotated[str, Line(limit=20)] = ""
    address: Annotated[str, Line(limit=140)] = ""
    contact: Annotated[str, Line(limit=80)] = ""
    signer: Annotated[str, Line(limit=80)] = ""
    purpose: Annotated[str, LongText(limit=400, rows=3)] = ""
    gives: Annotated[str, LongText(limit=400, rows=3)] = ""
    gets: Annotated[str, LongText(limit=400, rows=3)] = ""
    hours: Annotated[str, Line(limit=100)] = ""
    premises: Annotated[str, Line(limit=100)] = ""
    equipment: Annotated[str, Line(limit=100)] = ""
    money: Annotated[str, Line(limit=100)] = ""
    knowledge: Annotated[str, Line(limit=100)] = ""
    volunteers: Annotated[str, Line(limit=100)] = ""
    marketing: Annotated[str, Line(limit=100)] = ""


class AgreementClause(Record):
    """One clause or appendix of the course's `clauses.toml`; without a text of its own the model wording stands."""

    KIND: ClassVar[str] = "agreement_clause"

    clause: Annotated[str, Hidden()] = ""
    status: Annotated[str, Choice(choices="agreement_status")] = ""
    responsible: Annotated[str, Line(limit=80)] = ""
    text: Annotated[str, LongText(limit=2000, rows=10)] = ""

    @classmethod
    def key(cls, clause: str) -> int:
        """The id of the record of this clause, the same on every laptop."""
        return key_id(cls.KIND, clause)


class AgreementPoint(Record):
    """A point of a clause has been thought of."""

    KIND: ClassVar[str] = "agreement_point"

    clause: str
    point: str
    done: bool = True

    @classmethod
    def key(cls, clause: str, point: str) -> int:
        """The id of the tick at this point."""
        return key_id(cls.KIND, clause, point)


class AgreementLaw(Record):
    """The team's answer to one caution of the course's `legal.toml`; `asked` is a role."""

    KIND: ClassVar[str] = "agreement_law"

    item: Annotated[str, Hidden()] = ""
    answer: Annotated[str, Choice(choices="agreement_answer")] = ""
    note: Annotated[str, LongText(limit=600, rows=4)] = ""
    asked: Annotated[str, Line(limit=80)] = ""
    asked_on: Annotated[date | None, Date()] = None

    @classmethod
    def key(cls, item: str) -> int:
        """The id of the answer about this caution."""
        return key_id(cls.KIND, item)


class AgreementVersion(Row):
    """The whole text as it stood at `made`: (clause id, heading, text) for each part. Only its label changes later."""

    KIND: ClassVar[str] = "agreement_version"

    label: Annotated[str, Line(limit=100)] = ""
    made: Annotated[datetime | None, Hidden()] = None
    parts: Annotated[tuple[tuple[str, str, str], ...], Hidden()] = ()


class AgreementReading(Row):
    """A status meeting at which the agreement is read again: whether it was, and what has turned out differently."""

    KIND: ClassVar[str] = "agreement_reading"

    held: Annotated[date | None, Date()] = None
    read: Annotated[bool, Tick()] = False
    drift: Annotated[str, LongText(limit=600, rows=4)] = ""
    change: Annotated[str, LongText(limit=400, rows=3)] = ""


KINDS: tuple[type[Record], ...] = (
    AgreementForm,
    AgreementParty,
    AgreementClause,
    AgreementPoint,
    AgreementLaw,
    AgreementVersion,
    AgreementReading,
)
