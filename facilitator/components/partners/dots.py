"""Dots: given silently, revealed together. Joined candidates share their dots, one from each person."""

from __future__ import annotations

from facilitator.component import Reader, activity_of
from facilitator.components.partners.ideas import pool
from facilitator.components.partners.records import DOTS, Dot, PartnersSetup
from facilitator.decision.votes import Tally, dot_budget, tally
from facilitator.visibility import Sight, Viewer, sight_of_others

OUTSIDE = Viewer(outside=True)


def budget(reader: Reader) -> int:
    """How many dots each has: what the library has set, else the suggestion."""
    return reader.form(PartnersSetup).dots or suggested(reader)


def suggested(reader: Reader) -> int:
    """A quarter of the candidates, at least three."""
    return dot_budget(len(pool(reader, OUTSIDE).candidates))


def given_by(reader: Reader, person: int | None) -> frozenset[int]:
    """The candidates on which this person has a dot."""
    found = pool(reader, OUTSIDE)
    alive = {candidate.id for candidate in found.candidates}
    roots = {found.root.get(dot.candidate) for dot in reader.all(Dot) if dot.person == person}
    return frozenset(alive & roots)


def dots_on(reader: Reader, person: int, candidate: int) -> tuple[Dot, ...]:
    """This person's dots that count for the candidate (more than one when joined candidates each had one)."""
    root = pool(reader, OUTSIDE).root
    return tuple(
        dot for dot in reader.all(Dot) if dot.person == person and root.get(dot.candidate) == candidate
    )


def counted(reader: Reader, viewer: Viewer) -> Tally | None:
    """The result, or None while the dots are hidden from this viewer."""
    if sight_of_others(viewer, activity_of(reader, DOTS)) is Sight.HIDDEN:
        return None
    found = pool(reader, viewer)
    ids = [candidate.id for candidate in found.candidates]
    ballots: dict[int, dict[int, int]] = {}
    for dot in reader.all(Dot):
        root = found.root.get(dot.candidate)
        if root in ids:
            ballots.setdefault(dot.person, {})[root] = 1
    return tally(ballots, ids)
