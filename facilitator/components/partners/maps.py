"""The two maps: white spots (services by sectors) and interested parties (influence by how much they are affected)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.partners.ideas import Pool
from facilitator.components.partners.records import Candidate, CandidateFor
from facilitator.components.services import chosen_titles
from facilitator.content import Course
from facilitator.decision.quadrant import Stakeholder, stakeholder_type

NO_SERVICE = 0
"""The one row that all candidates share while no services have been chosen."""


def services(reader: Reader, course: Course) -> dict[int, str]:
    """The services that partners are sought for, by id, in the order of preference. The one place that asks the services."""
    return chosen_titles(reader, course)


def services_of(reader: Reader, found: Pool) -> dict[int, frozenset[int]]:
    """The services that each candidate is meant for."""
    tied: dict[int, set[int]] = {candidate.id: set() for candidate in found.candidates}
    for tie in reader.all(CandidateFor):
        root = found.root.get(tie.candidate)
        if root in tied:
            tied[root].add(tie.service)
    return {candidate: frozenset(ids) for candidate, ids in tied.items()}


def ties(reader: Reader, found: Pool, candidate: int, service: int) -> tuple[CandidateFor, ...]:
    """The records that tie the candidate to the service (joined candidates may each have one)."""
    inside = set(found.members(candidate))
    return tuple(
        tie for tie in reader.all(CandidateFor) if tie.service == service and tie.candidate in inside
    )


@dataclass(frozen=True, slots=True)
class WhiteSpots:
    """How many candidates there are for each service in each sector; a missing count is a white spot.

    `rows` are the chosen services, or only `NO_SERVICE` while there are none. `no_service` and `no_sector` count the
    candidates that stand nowhere because nobody has said what they are for, or what they are.
    """

    rows: tuple[int, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[int, str], int]
    no_service: int
    no_sector: int

    def white(self, row: int) -> tuple[str, ...]:
        """The sectors where the row has nobody."""
        return tuple(column for column in self.columns if not self.counts.get((row, column)))


def white_spots(reader: Reader, course: Course, found: Pool) -> WhiteSpots:
    """The matrix of the chosen services by the course's sectors."""
    chosen = tuple(services(reader, course))
    columns = tuple(course.choices.get("sector", {}))
    placed = rows_of(reader, course, found)
    counts: dict[tuple[int, str], int] = {}
    for candidate in found.candidates:
        for row in placed[candidate.id]:
            if candidate.sector in columns:
                counts[row, candidate.sector] = counts.get((row, candidate.sector), 0) + 1
    return WhiteSpots(
        rows=chosen or (NO_SERVICE,),
        columns=columns,
        counts=counts,
        no_service=sum(not rows for rows in placed.values()),
        no_sector=sum(candidate.sector not in columns for candidate in found.candidates),
    )


def rows_of(reader: Reader, course: Course, found: Pool) -> dict[int, tuple[int, ...]]:
    """The rows of the matrix in which each candidate stands."""
    chosen = tuple(services(reader, course))
    meant = services_of(reader, found)
    return {
        candidate: tuple(service for service in chosen if service in ids) if chosen else (NO_SERVICE,)
        for candidate, ids in meant.items()
    }


def kind_of(candidate: Candidate) -> Stakeholder | None:
    """What kind of interested party it is, once both questions are answered."""
    return stakeholder_type(candidate.influence, candidate.affected)


def by_kind(found: Pool) -> dict[Stakeholder, tuple[Candidate, ...]]:
    """The placed candidates by kind, every kind named."""
    return {
        kind: tuple(candidate for candidate in found.candidates if kind_of(candidate) is kind)
        for kind in Stakeholder
    }


def novelty(found: tuple[Candidate, ...]) -> dict[tuple[str, str], int]:
    """How many candidates are known or new partners in known or new forms, where both are answered."""
    counts = {(partner, form): 0 for partner in ("yes", "no") for form in ("yes", "no")}
    for candidate in found:
        spot = (candidate.partner_known, candidate.form_known)
        if spot in counts:
            counts[spot] += 1
    return counts
