"""The result of the scoring: a ranking with its parts, each person's own order, and what to talk about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.services.hunches import hunches
from facilitator.components.services.picking import gates, in_play
from facilitator.components.services.records import SCORES, Service, ServicesSetup, Settled
from facilitator.components.services.scoring import (
    InUse,
    criteria_in_use,
    others_seen,
    own_scores,
    settled,
    weights_in_use,
    with_settled,
)
from facilitator.content import Course, Criterion
from facilitator.decision.cells import Scores, mean_cells, persons_in
from facilitator.decision.disagreement import Cell, SharedOrder, TalkItem, cells_of, shared_order, talk_list
from facilitator.decision.gates import GateResult, Status, light_after_gates
from facilitator.decision.quadrant import (
    Light,
    Position,
    Quadrant,
    position,
    quadrant,
    traffic_light,
)
from facilitator.decision.ranking import TopK, competition_ranks, top_k
from facilitator.decision.value import Value, below_minimum, everyones_totals, totals, value
from facilitator.visibility import Sight, Viewer


@dataclass(frozen=True, slots=True)
class Placed:
    """A service with its place. `rank` is None without a total; `tied` says that others share the place."""

    service: Service
    rank: int | None
    tied: bool
    value: Value
    cells: Mapping[str, float]
    people: int
    gate: GateResult
    light: Light | None
    where: Position
    quadrant: Quadrant | None
    below: tuple[str, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnRanking:
    """One person's own order with the weights that count. `person` is None where names are not shown."""

    person: int | None
    totals: Mapping[int, float]
    ranks: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Result:
    """What the result step shows. `given` is what each one gave; `scores` are what counts.

    `hunches` tell in how many people's hunch a service was, of the `hunchers` who had one.
    """

    placed: tuple[Placed, ...]
    unscored: tuple[Placed, ...]
    blocked: tuple[Placed, ...]
    criteria: tuple[Criterion, ...]
    weights: InUse
    shares: Mapping[str, float]
    top: TopK
    k: int
    people: tuple[OwnRanking, ...]
    shared: SharedOrder
    talk: tuple[TalkItem, ...]
    agreed: Mapping[tuple[int, str], Settled]
    given: Scores
    scores: Scores
    named: bool
    hunches: Mapping[int, int]
    hunchers: int

    @property
    def cells(self) -> dict[int, Mapping[str, float]]:
        """The means of the services that have a total, by service and criterion."""
        return {one.service.id: one.cells for one in self.placed}

    @property
    def ids(self) -> tuple[int, ...]:
        """The services that have a total, best first."""
        return tuple(one.service.id for one in self.placed)

    def of(self, service: int) -> Placed | None:
        """The line of this service."""
        return next(
            (one for one in (*self.placed, *self.unscored, *self.blocked) if one.service.id == service), None
        )


def result(
    reader: Reader, course: Course, viewer: Viewer, shares: Mapping[str, float] | None = None
) -> Result | None:
    """What the group's scores come to, or None while others' scores are hidden from this viewer.

    `shares` are weights to try out ("what if") in place of those in use.
    """
    seen = others_seen(viewer, reader, SCORES)
    if seen is Sight.HIDDEN:
        return None
    criteria = criteria_in_use(reader, course)
    names = tuple(criterion.id for criterion in criteria)
    weights = weights_in_use(reader, course, viewer)
    used = dict(weights.shares) if shares is None else dict(shares)
    services = in_play(reader)
    given = _within(own_scores(reader), services, names)
    agreed = {key: one for key, one in settled(reader).items() if key[1] in names}
    scores = _within(with_settled(given, agreed), services, names)
    said = gates(reader, course)
    open_ids = [service.id for service in services if said[service.id].status is not Status.BLOCKED]
    cells = cells_of(given, open_ids, names)
    flagged = [cell for cell in cells if (cell.service, cell.criterion) not in agreed]
    lines = _lines(services, scores, said, criteria, used, flagged)
    k = reader.form(ServicesSetup).top
    reached = {
        line.service.id: line.value.total
        for line in lines
        if line.rank is not None and line.value.total is not None
    }
    rows = everyones_totals(given, open_ids, names, used)
    named = seen is Sight.NAMED
    hunched, hunchers = hunches(reader, viewer)
    return Result(
        placed=tuple(sorted((one for one in lines if one.rank is not None), key=_by_rank)),
        unscored=tuple(one for one in lines if one.rank is None and one.gate.status is not Status.BLOCKED),
        blocked=tuple(one for one in lines if one.gate.status is Status.BLOCKED),
        criteria=criteria,
        weights=weights,
        shares=used,
        top=top_k(reached, k),
        k=k,
        people=_rankings(rows, reached, named),
        shared=shared_order(given, open_ids, names, used),
        talk=talk_list(flagged, used, names),
        agreed=agreed,
        given=given,
        scores=scores,
        named=named,
        hunches=hunched,
        hunchers=hunchers,
    )


def _within(
    scores: Scores, services: tuple[Service, ...], names: tuple[str, ...]
) -> dict[tuple[int, int, str], int]:
    ids = {service.id for service in services}
    return {key: score for key, score in scores.items() if key[1] in ids and key[2] in names}


def _by_rank(one: Placed) -> tuple[int, float, int]:
    return (one.rank or 0, one.service.position, one.service.id)


def _lines(
    services: tuple[Service, ...],
    scores: Scores,
    said: Mapping[int, GateResult],
    criteria: tuple[Criterion, ...],
    used: Mapping[str, float],
    flagged: list[Cell],
) -> list[Placed]:
    names = [criterion.id for criterion in criteria]
    means = mean_cells(scores, [service.id for service in services], names)
    values = {service.id: value(means[service.id], used, names) for service in services}
    eligible = {one: found for one, found in values.items() if said[one].status is not Status.BLOCKED}
    ranks = competition_ranks(totals(eligible))
    places = list(ranks.values())
    potential = [criterion.id for criterion in criteria if criterion.axis == "potential"]
    readiness = [criterion.id for criterion in criteria if criterion.axis == "readiness"]
    minimums = {criterion.id: criterion.minimum for criterion in criteria if criterion.minimum is not None}
    disputed: dict[int, list[str]] = {}
    for cell in flagged:
        if cell.flagged:
            disputed.setdefault(cell.service, []).append(cell.criterion)
    people: dict[int, set[int]] = {}
    for person, where_to, _ in scores:
        people.setdefault(where_to, set()).add(person)
    lines: list[Placed] = []
    for service in services:
        row, gate, found = means[service.id], said[service.id], values[service.id]
        where = position(row, used, potential, readiness)
        rank = ranks.get(service.id)
        lines.append(
            Placed(
                service=service,
                rank=rank,
                tied=rank is not None and places.count(rank) > 1,
                value=found,
                cells=row,
                people=len(people.get(service.id, ())),
                gate=gate,
                light=light_after_gates(traffic_light(found.total), gate.status),
                where=where,
                quadrant=Quadrant.LEAVE if gate.status is Status.BLOCKED else quadrant(where),
                below=below_minimum(row, minimums),
                disputed=tuple(disputed.get(service.id, ())),
            )
        )
    return lines


def _rankings(
    rows: Mapping[int, Mapping[int, float]], reached: Mapping[int, float], named: bool
) -> tuple[OwnRanking, ...]:
    found = [
        OwnRanking(person if named else None, row, competition_ranks(row))
        for person, row in rows.items()
        if row
    ]
    if not named:
        # In the order of the answers themselves, so that the place in the list tells nobody whose it is.
        order = sorted(reached, key=lambda one: (-reached[one], one))
        found.sort(key=lambda one: [one.ranks.get(service, len(order) + 1) for service in order])
    return tuple(found)


def cell(of: Result, service: int, criterion: str) -> Cell:
    """How people scored one cell, as each one gave it."""
    return cells_of(of.given, [service], [criterion], persons_in(of.given))[0]
