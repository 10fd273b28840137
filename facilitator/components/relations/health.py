"""The health check: who has answered, and what both sides' answers say once a round has been revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.component import Reader, activity_of, finished_by
from facilitator.components.relations.deck import Cuts, Dimension, RelationsDeck, deck
from facilitator.components.relations.records import (
    PARTNER,
    ROUNDS,
    SIDES,
    US,
    RelationsAnswer,
    RelationsRespondent,
    RelationsRound,
    activity_of_round,
)
from facilitator.content import Course
from facilitator.decision.quadrant import Light, traffic_light
from facilitator.decision.twosides import Level, Mean, Trend, both, gap, level, mean_of, total, trend, wide
from facilitator.people import Person
from facilitator.visibility import Sight, Viewer, sight_of_others

Means = Mapping[str, Mapping[str, Mean]]
"""Side, then dimension (or statement): the mean."""


def answers(reader: Reader, round_: str) -> tuple[RelationsAnswer, ...]:
    """Every answer of a round, both sides'; those of a respondent who has been removed do not count.

    For rules; what is shown goes through `revealed`.
    """
    theirs = {one.id for one in respondents(reader, round_)}
    return tuple(
        one
        for one in reader.all(RelationsAnswer)
        if one.round == round_ and (one.side == US or one.person in theirs)
    )


def answers_of(reader: Reader, round_: str, person: int) -> dict[str, int | None]:
    """One person's (or respondent's) own answers by statement: a value, or None for "don't know"."""
    return {one.statement: one.value for one in answers(reader, round_) if one.person == person}


def respondents(reader: Reader, round_: str) -> tuple[RelationsRespondent, ...]:
    """Who answers for the partner in this round."""
    return tuple(row for row in reader.all(RelationsRespondent) if row.round == round_)


def revealed(reader: Reader, round_: str, viewer: Viewer) -> bool:
    """Whether this viewer may see what both sides answered in this round."""
    return sight_of_others(viewer, activity_of(reader, activity_of_round(round_))) is not Sight.HIDDEN


@dataclass(frozen=True, slots=True)
class Turnout:
    """How far a round has come: our people here and finished, the partner's respondents and those who are finished."""

    here: int
    finished: int
    respondents: int
    respondents_done: int
    begun: bool

    @property
    def ready(self) -> bool:
        """Whether both sides have answered, so that it is time to reveal."""
        return 0 < self.here <= self.finished and 0 < self.respondents <= self.respondents_done


def turnout(reader: Reader, round_: str) -> Turnout:
    """Who has answered in this round."""
    here = [person.id for person in reader.all(Person) if not person.away]
    done = finished_by(reader, activity_of_round(round_))
    theirs = respondents(reader, round_)
    return Turnout(
        len(here),
        sum(person in done for person in here),
        len(theirs),
        sum(one.done for one in theirs),
        bool(answers(reader, round_)),
    )


def held_on(reader: Reader, round_: str) -> date | None:
    """When a round was held: the day that people wrote, else the day of the last answer."""
    written = reader.get(RelationsRound, RelationsRound.key(round_))
    if written is not None and written.held is not None:
        return written.held
    times = [moment for one in answers(reader, round_) if (moment := reader.changed_at(type(one), one.id))]
    return max(times).astimezone().date() if times else None


def answered_rounds(reader: Reader) -> tuple[str, ...]:
    """The rounds in which somebody has answered something, in order."""
    return tuple(round_ for round_ in ROUNDS if any(one.value is not None for one in answers(reader, round_)))


def shown_rounds(reader: Reader, viewer: Viewer) -> tuple[str, ...]:
    """The rounds with answers that this viewer may see, in order."""
    return tuple(round_ for round_ in answered_rounds(reader) if revealed(reader, round_, viewer))


def round_to_open(reader: Reader) -> str:
    """The round that people are at: the last one begun, or the first."""
    begun = [round_ for round_ in ROUNDS if answers(reader, round_) or respondents(reader, round_)]
    return begun[-1] if begun else ROUNDS[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """One dimension: both sides' means, how far apart they are, how it stands, and each side's trend."""

    dimension: Dimension
    means: Mapping[str, Mean]
    apart: float | None
    first: bool
    level: Level
    trends: Mapping[str, Trend]

    @property
    def lower(self) -> str:
        """The side with the lower mean (ours where neither is lower)."""
        theirs, ours = self.means[PARTNER].mean, self.means[US].mean
        return PARTNER if theirs is not None and (ours is None or theirs < ours) else US


@dataclass(frozen=True, slots=True)
class Check:
    """One revealed round: a finding for each dimension, the mean of each statement, and the totals 0-100 with their light.

    `before` is the earlier round that the trend looks back to; `people` is how many answered on each side.
    """

    round: str
    before: str | None
    findings: tuple[Finding, ...]
    statements: Means
    totals: Mapping[str, float | None]
    total: float | None
    light: Light | None
    provisional: bool
    people: Mapping[str, int]

    @property
    def talk_first(self) -> tuple[Finding, ...]:
        """The dimensions on which the sides are far apart, the widest gap first."""
        wide_ones = [one for one in self.findings if one.first]
        return tuple(sorted(wide_ones, key=lambda one: -(one.apart or 0.0)))

    def at(self, wanted: Level) -> tuple[Finding, ...]:
        """The dimensions that stand at this level."""
        return tuple(one for one in self.findings if one.level is wanted)


def check(reader: Reader, course: Course, round_: str, viewer: Viewer) -> Check | None:
    """What a round says; None while it is hidden from the viewer or nobody has answered."""
    rounds = shown_rounds(reader, viewer)
    if round_ not in rounds:
        return None
    whole = deck(course)
    cuts = whole.cuts
    now = _means(reader, whole, round_)
    place = rounds.index(round_)
    before = rounds[place - 1] if place else None
    earlier = _means(reader, whole, before) if before else {}
    findings = tuple(_finding(one, now, earlier, cuts) for one in whole.dimensions)
    values = {side: total({one.id: now[side][one.id].mean for one in whole.dimensions}) for side in SIDES}
    together = both(values[US].total, values[PARTNER].total)
    given = [one for one in answers(reader, round_) if one.value is not None]
    return Check(
        round_,
        before,
        findings,
        _statement_means(reader, whole, round_),
        {side: found.total for side, found in values.items()},
        together,
        traffic_light(together, cuts.red_up_to, cuts.yellow_up_to),
        any(found.provisional for found in values.values()),
        {side: len({one.person for one in given if _side(one) == side}) for side in SIDES},
    )


def latest(reader: Reader, course: Course, viewer: Viewer) -> Check | None:
    """The last round that the viewer may see; None before the first."""
    rounds = shown_rounds(reader, viewer)
    return check(reader, course, rounds[-1], viewer) if rounds else None


def _side(answer: RelationsAnswer) -> str:
    return US if answer.side == US else PARTNER


def _finding(one: Dimension, now: Means, earlier: Means, cuts: Cuts) -> Finding:
    means = {side: now[side][one.id] for side in SIDES}
    apart = gap(means[US].mean, means[PARTNER].mean)
    return Finding(
        one,
        means,
        apart,
        wide(apart, cuts.gap_from),
        level((mean.mean for mean in means.values()), cuts.attention_below, cuts.act_below),
        {
            side: trend(means[side].mean, earlier[side][one.id].mean if earlier else None, cuts.steady_below)
            for side in SIDES
        },
    )


def _by_statement(reader: Reader, round_: str, side: str) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for one in answers(reader, round_):
        if _side(one) == side:
            found.setdefault(one.statement, []).append(one.value)
    return found


def _means(reader: Reader, whole: RelationsDeck, round_: str) -> Means:
    found: dict[str, dict[str, Mean]] = {}
    for side in SIDES:
        given = _by_statement(reader, round_, side)
        found[side] = {
            one.id: mean_of(value for asked in one.statements for value in given.get(asked.id, ()))
            for one in whole.dimensions
        }
    return found


def _statement_means(reader: Reader, whole: RelationsDeck, round_: str) -> Means:
    found: dict[str, dict[str, Mean]] = {}
    for side in SIDES:
        given = _by_statement(reader, round_, side)
        found[side] = {one.id: mean_of(given.get(one.id, ())) for one in whole.statements}
    return found
