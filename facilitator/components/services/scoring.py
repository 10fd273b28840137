"""Scores and weights: whose they are, who has answered, what counts, and what is still hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from facilitator.component import Reader, activity_of, finished_by
from facilitator.components.services.picking import to_score
from facilitator.components.services.records import (
    METHODS,
    SCORES,
    WEIGHTS,
    Score,
    ServicesSetup,
    Settled,
    Weight,
)
from facilitator.content import Course, Criterion
from facilitator.decision.cells import Scores
from facilitator.decision.weights import GroupWeights, WeightSpread, max100, mean_weights, normalise, rank_sum
from facilitator.people import Person
from facilitator.visibility import Sight, Viewer, sight_of_others

NOBODY = 0
"""Stands as the person of a settled score that nobody has scored."""


def criteria_in_use(reader: Reader, course: Course) -> tuple[Criterion, ...]:
    """The criteria that this library scores on: all of the course's, or the two or more that it has kept."""
    wanted = set(reader.form(ServicesSetup).criteria)
    kept = tuple(criterion for criterion in course.criteria if criterion.id in wanted)
    return kept if len(kept) >= 2 else course.criteria


def method(reader: Reader) -> str:
    """Where the weights come from; something that this version does not know counts as the course's."""
    chosen = reader.form(ServicesSetup).method
    return chosen if chosen in METHODS else METHODS[0]


def others_seen(viewer: Viewer, reader: Reader, activity: str) -> Sight:
    """How much this viewer sees of what the others have answered."""
    return sight_of_others(viewer, activity_of(reader, activity))


class Source(StrEnum):
    """Whose weights are in use. WAITING: the group's own are not shown yet, the course's stand in."""

    COURSE = "course"
    NONE = "none"
    GROUP = "group"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class InUse:
    """The weights that count: shares of one by criterion, whose they are, and how far people are apart."""

    shares: Mapping[str, float]
    source: Source
    spread: Mapping[str, WeightSpread]
    people: int = 0
    incomplete: int = 0


def person_weights(reader: Reader, person: int, how: str) -> dict[str, float]:
    """One person's weights as shares, from swing points or the order; empty where nothing was said."""
    own = [weight for weight in reader.all(Weight) if weight.person == person]
    return _shares({w.criterion: w for w in own}, how)


def _shares(own: Mapping[str, Weight], how: str) -> dict[str, float]:
    if how == "rank":
        ranks = {name: float(weight.rank) for name, weight in own.items() if weight.rank is not None}
        return rank_sum(ranks) if ranks else {}
    points = {name: float(weight.swing) for name, weight in own.items() if weight.swing is not None}
    return max100(points) if any(points.values()) else {}


def group_weights(reader: Reader, course: Course) -> GroupWeights:
    """The mean of the people's weights, each counting the same. Show it only when weights are shown."""
    names = [criterion.id for criterion in criteria_in_use(reader, course)]
    by_person: dict[int, dict[str, Weight]] = {}
    for weight in reader.all(Weight):
        if weight.criterion in names:
            by_person.setdefault(weight.person, {})[weight.criterion] = weight
    how = method(reader)
    return mean_weights({person: _shares(own, how) for person, own in by_person.items()}, names)


def weights_in_use(reader: Reader, course: Course, viewer: Viewer) -> InUse:
    """The weights that count now for this viewer; the people's own count first when they are shown."""
    criteria = criteria_in_use(reader, course)
    names = [criterion.id for criterion in criteria]
    how = method(reader)
    if how == "none":
        return InUse(normalise(None, names), Source.NONE, {})
    default = normalise({criterion.id: criterion.weight for criterion in criteria}, names)
    if how == "course":
        return InUse(default, Source.COURSE, {})
    if others_seen(viewer, reader, WEIGHTS) is Sight.HIDDEN:
        return InUse(default, Source.WAITING, {})
    group = group_weights(reader, course)
    if not group.persons:
        return InUse(default, Source.WAITING, {}, 0, len(group.incomplete))
    return InUse(group.weights, Source.GROUP, group.spread, len(group.persons), len(group.incomplete))


def settled(reader: Reader) -> dict[tuple[int, str], Settled]:
    """What the group has agreed on, by service and criterion."""
    return {(one.service, one.criterion): one for one in reader.all(Settled) if one.value is not None}


def own_scores(reader: Reader) -> dict[tuple[int, int, str], int]:
    """Every score that somebody has given, "don't know" left out: person, service, criterion."""
    return {
        (one.person, one.service, one.criterion): one.value
        for one in reader.all(Score)
        if one.value is not None
    }


def with_settled(
    scores: Scores, agreed: Mapping[tuple[int, str], Settled]
) -> dict[tuple[int, int, str], int]:
    """The scores with what was agreed in place of what each one gave, so that a mean is the agreed score.

    Everybody who has scored anything is given it, also those who left the cell blank: then leaving out one
    person changes nothing about a cell that the group has agreed on.
    """
    if not agreed:
        return dict(scores)
    people = {person for person, _, _ in scores} or {NOBODY}
    found = dict(scores)
    for (service, criterion), one in agreed.items():
        assert one.value is not None
        found.update({(person, service, criterion): one.value for person in people})
    return found


@dataclass(frozen=True, slots=True)
class Answered:
    """How far one has come: `given` of `asked` answers ("don't know" is one), and the mark "finished"."""

    person: Person
    given: int
    asked: int
    finished: bool


def who_has_answered(reader: Reader, course: Course) -> tuple[Answered, ...]:
    """How far each one has come, who is here first. It tells how many answers there are, never which."""
    services = {service.id for service in to_score(reader, course)}
    criteria = {criterion.id for criterion in criteria_in_use(reader, course)}
    given: dict[int, int] = {}
    for score in reader.all(Score):
        if score.service in services and score.criterion in criteria:
            given[score.person] = given.get(score.person, 0) + 1
    asked = len(services) * len(criteria)
    finished = finished_by(reader, SCORES)
    return tuple(
        Answered(person, given.get(person.id, 0), asked, person.id in finished)
        for person in sorted(reader.all(Person), key=lambda person: (person.away, person.id))
        if not person.away or given.get(person.id)
    )


def is_finished(reader: Reader, person: int, activity: str) -> bool:
    """Whether this person has said "I am finished" with the activity."""
    return person in finished_by(reader, activity)


def finished_count(reader: Reader, activity: str) -> tuple[int, int]:
    """How many of those who are here have said "I am finished"."""
    here = {person.id for person in reader.all(Person) if not person.away}
    return len(here & finished_by(reader, activity)), len(here)
