"""Which services are looked at: picking from the deck, the first sorting, and the gates before any score."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.services.records import TRIAGE, Asset, GateAnswer, Service
from facilitator.content import Course, ServiceIdea
from facilitator.decision.gates import Answer, Gate, GateResult, Status, combine

FEW_ENOUGH = 15
"""With more services than this to score, a group is asked to say no to some first."""


def idea_of(course: Course, deck_id: str) -> ServiceIdea | None:
    """The card of the course's deck with this id."""
    return next((idea for idea in course.services.services if idea.id == deck_id), None) if deck_id else None


def title(service: Service, course: Course) -> str:
    """What a service is called: the deck's name in the language in use until it gets a name of its own."""
    idea = idea_of(course, service.deck)
    if idea is not None and service.name.strip() in {"", idea.name.da, idea.name.en}:
        return str(idea.name)
    return service.name.strip()


def group_name(group: str, course: Course) -> str:
    """The name of a group of services; one that the course no longer knows is shown as it is saved."""
    return next((str(found.name) for found in course.services.groups if found.id == group), group)


def from_deck(idea: ServiceIdea, position: float) -> Service:
    """A record of a card picked from the deck; the name is copied, so that the file can be read by itself."""
    core = Answer.YES.value if idea.core else ""
    return Service(
        id=Service.key(idea.id),
        position=position,
        deck=idea.id,
        name=str(idea.name),
        group=idea.group,
        core=core,
    )


def picked(reader: Reader) -> frozenset[str]:
    """The ids of the cards that the library has picked."""
    return frozenset(service.deck for service in reader.all(Service) if service.deck)


def sorted_as(service: Service) -> str:
    """The service's place in the first sorting, "" while it has none that this version knows."""
    return service.triage if service.triage in TRIAGE else ""


def in_play(reader: Reader) -> tuple[Service, ...]:
    """The services that nobody has sorted away."""
    return tuple(service for service in reader.all(Service) if sorted_as(service) != "drop")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many services there are, by their place in the first sorting."""

    all: int
    keep: int
    maybe: int
    drop: int
    unsorted: int

    @property
    def too_many(self) -> bool:
        """Whether so many are left that scoring them would take too long."""
        return self.all - self.drop > FEW_ENOUGH


def counts(reader: Reader) -> Counts:
    """How far the first sorting has come."""
    found = [sorted_as(service) for service in reader.all(Service)]
    return Counts(len(found), found.count("keep"), found.count("maybe"), found.count("drop"), found.count(""))


def gate_records(reader: Reader) -> dict[tuple[int, str], GateAnswer]:
    """Every answered gate by service and gate."""
    return {(answer.service, answer.gate): answer for answer in reader.all(GateAnswer)}


def _answer(record: GateAnswer | None) -> Answer | None:
    return Answer(record.answer) if record is not None and record.answer in list(Answer) else None


def gates(reader: Reader, course: Course) -> dict[int, GateResult]:
    """What the gates say about every service: open, something to find out, or blocked, and why."""
    answered = gate_records(reader)
    found: dict[int, GateResult] = {}
    for service in reader.all(Service):
        records = [(question.id, answered.get((service.id, question.id))) for question in course.gates]
        found[service.id] = combine(
            Gate(name, _answer(record), record.reason if record else "", record.task if record else "")
            for name, record in records
        )
    return found


def unanswered(result: GateResult) -> int:
    """How many gates nobody has answered yet."""
    return sum(gate.answer is None for gate in result.tasks)


def to_score(reader: Reader, course: Course) -> tuple[Service, ...]:
    """The services that people give scores: not sorted away, and no gate says no."""
    said = gates(reader, course)
    return tuple(service for service in in_play(reader) if said[service.id].status is not Status.BLOCKED)


def assets(reader: Reader) -> tuple[Asset, ...]:
    """What the library has to offer, without empty rows."""
    return tuple(asset for asset in reader.all(Asset) if asset.what.strip() or asset.benefit.strip())
