"""What people make of the cases: readings and dots of one's own, and what of the others' may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.component import Reader, activity_of
from facilitator.components.cases.base import Case
from facilitator.components.cases.records import (
    DOTS,
    DOTS_ON_ONE,
    READING,
    CasesDot,
    CasesReading,
    CasesSetup,
)
from facilitator.decision.votes import tally
from facilitator.visibility import Sight, Viewer, sight, sight_of_others

NOTES = ("take", "adapt", "avoid", "local_partner", "question")
"""The lines of a reading; what the group takes along has the same."""


def says(reading: CasesReading) -> bool:
    """Whether anything stands in a reading."""
    return reading.relevance is not None or any(getattr(reading, name).strip() for name in NOTES)


def reading_of(reader: Reader, person: int, case: str) -> CasesReading:
    """This person's reading of a case, an empty one where nothing has been written."""
    key = CasesReading.key(person, case)
    return reader.get(CasesReading, key) or CasesReading(id=key, person=person, case=case)


def read_by(reader: Reader, person: int | None) -> Mapping[str, CasesReading]:
    """A person's readings by case, without empty ones."""
    return {one.case: one for one in reader.all(CasesReading) if one.person == person and says(one)}


def readings(reader: Reader, viewer: Viewer) -> Mapping[str, tuple[CasesReading, ...]]:
    """By case: the readings that this viewer may see, without empty ones. Ask `named` before showing a name."""
    activity = activity_of(reader, READING)
    found: dict[str, list[CasesReading]] = {}
    for one in reader.all(CasesReading):
        if says(one) and sight(viewer, one.person, activity) is not Sight.HIDDEN:
            found.setdefault(one.case, []).append(one)
    return {case: tuple(listed) for case, listed in found.items()}


def something_hidden(reader: Reader, viewer: Viewer) -> bool:
    """Whether others have written or given dots that the group has not shown yet."""

    def hidden(activity: str, people: Iterable[int]) -> bool:
        others = any(person != viewer.person for person in people)
        return others and sight_of_others(viewer, activity_of(reader, activity)) is Sight.HIDDEN

    return hidden(READING, (one.person for one in reader.all(CasesReading) if says(one))) or hidden(
        DOTS, (one.person for one in reader.all(CasesDot))
    )


def named(reader: Reader, viewer: Viewer, reading: CasesReading) -> bool:
    """Whether this viewer is told who wrote a reading."""
    return sight(viewer, reading.person, activity_of(reader, READING)) is Sight.NAMED


@dataclass(frozen=True, slots=True)
class Relevance:
    """The mean of what people answered (1-5), and how many did; blanks are left out, never counted as 0."""

    mean: float | None
    answers: int


def relevance(found: Iterable[CasesReading]) -> Relevance:
    """How relevant a case is to those who said so."""
    given = [one.relevance for one in found if one.relevance is not None]
    return Relevance(sum(given) / len(given) if given else None, len(given))


# --- dots -------------------------------------------------------------------------------------------------


def budget(reader: Reader) -> int:
    """How many dots each person has."""
    return reader.form(CasesSetup).dots


def given_by(reader: Reader, person: int | None, cases: Iterable[Case]) -> Mapping[str, int]:
    """The dots of this person, by case, on the cases that are there."""
    known = {case.ref for case in cases}
    return {dot.case: dot.dots for dot in reader.all(CasesDot) if dot.person == person and dot.case in known}


def next_dots(given: Mapping[str, int], case: str, allowed: int) -> int | None:
    """How many dots stand on the case after one more press: one, two, then none. None: there are none left to give."""
    now = given.get(case, 0)
    if now < DOTS_ON_ONE and sum(given.values()) < allowed:
        return now + 1
    return 0 if now else None


@dataclass(frozen=True, slots=True)
class Votes:
    """The dots of all by case, how many people gave them, the rank (ties share one), and how many have voted."""

    dots: Mapping[str, int]
    voters: Mapping[str, int]
    ranks: Mapping[str, int]
    voted: int


def counted(reader: Reader, viewer: Viewer, cases: Sequence[Case]) -> Votes | None:
    """The result, or None while the dots are hidden from this viewer."""
    if sight_of_others(viewer, activity_of(reader, DOTS)) is Sight.HIDDEN:
        return None
    place = {case.ref: n for n, case in enumerate(cases)}
    ballots: dict[int, dict[int, int]] = {}
    for dot in reader.all(CasesDot):
        if dot.case in place:
            ballots.setdefault(dot.person, {})[place[dot.case]] = dot.dots
    made = tally(ballots, range(len(cases)), per_idea=DOTS_ON_ONE)
    return Votes(
        {ref: made.dots[n] for ref, n in place.items()},
        {ref: made.voters[n] for ref, n in place.items()},
        {ref: made.ranks[n] for ref, n in place.items()},
        made.voted,
    )
