"""What is saved about the choice of services. Ids that two laptops must agree on are made of their parts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import (
    Choice,
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

TRIAGE = ("keep", "maybe", "drop")
"""The quick first sorting: go on with it, perhaps, not now."""

METHODS = ("course", "none", "swing", "rank")
"""Where the weights come from: the course, all equal, each person's swing points, each person's order."""

CHOSEN_MOST = 3
"""A library chooses at most this many services."""

HUNCH_MOST = 3
"""A person's hunch names at most this many services."""

SCORES = "services.scores"
WEIGHTS = "services.weights"


class Service(Row):
    """A service that the library looks at. `deck` is its id in the course's deck, empty for one of their own.

    One from the deck has an id made from the deck's, so that two laptops which pick it share one record.
    """

    KIND: ClassVar[str] = "services_service"

    deck: Annotated[str, Hidden()] = ""
    triage: Annotated[str, Hidden()] = ""
    name: Annotated[str, Line(limit=80)] = ""
    group: Annotated[str, Choice(choices="service_group")] = ""
    note: Annotated[str, LongText(limit=400, rows=3)] = ""
    core: Annotated[str, Gate()] = ""
    current_partner: Annotated[str, Line(limit=100)] = ""
    users: Annotated[int | None, Number(low=0)] = None
    resources: Annotated[str, Line(limit=120)] = ""

    @classmethod
    def key(cls, deck: str) -> int:
        """The id of the service of this deck id."""
        return key_id(cls.KIND, deck)


class Asset(Row):
    """Something the library has to offer a partner: rooms, knowledge, data, trust."""

    KIND: ClassVar[str] = "services_asset"

    sort: Annotated[str, Choice(choices="sharing")] = ""
    what: Annotated[str, Line(limit=140)] = ""
    benefit: Annotated[str, Line(limit=140)] = ""


class GateAnswer(Record):
    """The group's answer to one gate for one service: `reason` for a no, `task` for what is unclear."""

    KIND: ClassVar[str] = "services_gate"

    service: int
    gate: str
    answer: Annotated[str, Gate()] = ""
    reason: Annotated[str, Line(limit=140)] = ""
    task: Annotated[str, Line(limit=140)] = ""

    @classmethod
    def key(cls, service: int, gate: str) -> int:
        """The id of the answer to this gate for this service."""
        return key_id(cls.KIND, service, gate)


class ServicesSetup(Record):
    """How this library scores: whose weights, which criteria (none named: all), how many are the top."""

    KIND: ClassVar[str] = "services_setup"
    SINGLE: ClassVar[bool] = True

    method: Annotated[str, Hidden()] = "course"
    criteria: Annotated[tuple[str, ...], Hidden()] = ()
    top: Annotated[int, Field(ge=1, le=20), Hidden()] = 3


class Score(Personal):
    """One person's score of one service on one criterion; no value: "don't know", no record: not answered."""

    KIND: ClassVar[str] = "services_score"
    ACTIVITY: ClassVar[str | None] = SCORES

    service: int
    criterion: str
    value: Annotated[int | None, Field(ge=1, le=5), Scale()] = None

    @classmethod
    def key(cls, person: int, service: int, criterion: str) -> int:
        """The id of this person's score, the same on every laptop."""
        return key_id(cls.KIND, person, service, criterion)


class Weight(Personal):
    """How much a criterion weighs to one person: swing points and a place in an order. Both are kept."""

    KIND: ClassVar[str] = "services_weight"
    ACTIVITY: ClassVar[str | None] = WEIGHTS

    criterion: str
    swing: Annotated[int | None, Field(ge=0, le=100), Number(low=0, high=100)] = None
    rank: Annotated[int | None, Field(ge=1), Hidden()] = None

    @classmethod
    def key(cls, person: int, criterion: str) -> int:
        """The id of this person's weight of this criterion."""
        return key_id(cls.KIND, person, criterion)


class Hunch(Personal):
    """The services that a person would choose before the points are shown, the favourite first."""

    KIND: ClassVar[str] = "services_hunch"
    ACTIVITY: ClassVar[str | None] = SCORES

    services: Annotated[tuple[int, ...], Hidden()] = ()

    @classmethod
    def key(cls, person: int) -> int:
        """The id of this person's hunch, the same on every laptop."""
        return key_id(cls.KIND, person)


class Settled(Record):
    """The score that the group agreed on, with the reason and who wrote it. The people's own stay."""

    KIND: ClassVar[str] = "services_settled"

    service: int
    criterion: str
    value: Annotated[int | None, Field(ge=1, le=5), Scale()] = None
    reason: Annotated[str, LongText(limit=400, rows=3)] = ""
    by: Annotated[int | None, Hidden()] = None

    @classmethod
    def key(cls, service: int, criterion: str) -> int:
        """The id of what was settled about this service and criterion."""
        return key_id(cls.KIND, service, criterion)


class Chosen(Row):
    """A service that the library goes on with, and why; the order of the rows is the order of preference."""

    KIND: ClassVar[str] = "services_choice"

    service: int
    reason: Annotated[str, LongText(limit=400, rows=3)] = ""

    @classmethod
    def key(cls, service: int) -> int:
        """The id of the choice of this service."""
        return key_id(cls.KIND, service)


class PassedOver(Record):
    """Why a service was not chosen, most of all one that stands high."""

    KIND: ClassVar[str] = "services_passed"

    service: int
    reason: Annotated[str, LongText(limit=400, rows=3)] = ""

    @classmethod
    def key(cls, service: int) -> int:
        """The id of what is written about this service."""
        return key_id(cls.KIND, service)


KINDS: tuple[type[Record], ...] = (
    Service,
    Asset,
    GateAnswer,
    ServicesSetup,
    Score,
    Weight,
    Hunch,
    Settled,
    Chosen,
    PassedOver,
)
