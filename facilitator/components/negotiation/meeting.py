"""Before the meeting: what may be asked and put on the agenda. The role play: who plays what, and what observers saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.component import Reader, activity_of
from facilitator.components.negotiation.deck import deck
from facilitator.components.negotiation.records import (
    OBSERVER,
    PLAY,
    THEIRS,
    Negotiation,
    NegotiationAgenda,
    NegotiationInterest,
    NegotiationPart,
    NegotiationQuestion,
    NegotiationSeen,
)
from facilitator.content import Course
from facilitator.people import Person
from facilitator.visibility import Sight, Viewer, sight


@dataclass(frozen=True, slots=True)
class Suggested:
    """Something that may be taken over; `source` is what it came from, so that it is not offered twice."""

    source: str
    text: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Observed:
    """The mean of what the observers gave one item in one round, and how many answered."""

    item: str
    round: int
    mean: float
    answers: int


def interests(reader: Reader, side: str) -> tuple[NegotiationInterest, ...]:
    """The interests of one side that say something, most important first."""
    return tuple(row for row in reader.all(NegotiationInterest) if row.side == side and row.text.strip())


def to_ask(reader: Reader, course: Course) -> tuple[Suggested, ...]:
    """The assumed interests as questions: in the team's own words, else in the course's."""
    words = course.words("negotiation")
    return tuple(
        Suggested(f"interest:{row.id}", row.ask.strip() or words.word("ask_of", interest=row.text.strip()))
        for row in interests(reader, THEIRS)
        if row.assumed
    )


def questions_offered(reader: Reader, course: Course) -> tuple[Suggested, ...]:
    """Questions for the meeting that have not been taken yet: our own assumptions first, then the course's script."""
    taken = {row.source for row in reader.all(NegotiationQuestion)}
    script = tuple(Suggested(one.id, str(one.text)) for one in deck(course).questions)
    return tuple(one for one in (*to_ask(reader, course), *script) if one.source not in taken)


def agenda_offered(reader: Reader, course: Course) -> tuple[Suggested, ...]:
    """Items of the course's agenda, while there is no agenda yet."""
    if any(row.text.strip() for row in reader.all(NegotiationAgenda)):
        return ()
    return tuple(Suggested(one.id, str(one.text), one.minutes) for one in deck(course).agenda)


def minutes(rows: Sequence[NegotiationAgenda]) -> int:
    """How long the agenda takes."""
    return sum(row.minutes or 0 for row in rows)


# --- the role play ----------------------------------------------------------------------------------------


def current_round(reader: Reader) -> int:
    """Which round of the role play it is, from 1."""
    return max(1, reader.form(Negotiation).round)


def part(reader: Reader, person: int) -> NegotiationPart:
    """What a person plays in this round."""
    round_ = current_round(reader)
    key = NegotiationPart.key(person, round_)
    return reader.get(NegotiationPart, key) or NegotiationPart(id=key, person=person, round=round_)


def cast(reader: Reader) -> dict[str, tuple[Person, ...]]:
    """Who plays what in this round; a person without a part is under ""."""
    found: dict[str, list[Person]] = {}
    for person in reader.all(Person):
        if not person.away:
            found.setdefault(part(reader, person.id).role, []).append(person)
    return {role: tuple(people) for role, people in found.items()}


def is_observer(reader: Reader, person: int) -> bool:
    """Whether a person observes in this round."""
    return part(reader, person).role == OBSERVER


def seen_by(reader: Reader, person: int) -> dict[str, int | None]:
    """A person's own answers in this round: item to 1-5, or None for "did not see it"."""
    round_ = current_round(reader)
    return {
        row.item: row.score
        for row in reader.all(NegotiationSeen)
        if row.person == person and row.round == round_
    }


def observed(reader: Reader, course: Course, viewer: Viewer) -> tuple[Observed, ...]:
    """What the observers saw, item by item and round by round, as far as the viewer may see it."""
    activity = activity_of(reader, PLAY)
    rows = [
        row
        for row in reader.all(NegotiationSeen)
        if row.score is not None and sight(viewer, row.person, activity) is not Sight.HIDDEN
    ]
    found: list[Observed] = []
    for round_ in sorted({row.round for row in rows}):
        for item in deck(course).observer:
            given = [row.score for row in rows if row.round == round_ and row.item == item.id]
            scores = [score for score in given if score is not None]
            if scores:
                found.append(Observed(item.id, round_, sum(scores) / len(scores), len(scores)))
    return tuple(found)
