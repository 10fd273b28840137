"""What the group takes along: the best-liked cases first, and one record for each case that is taken."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.component import Reader, activity_of
from facilitator.components.cases.base import Case
from facilitator.components.cases.reading import NOTES, counted, readings, relevance
from facilitator.components.cases.records import READING, CasesTake
from facilitator.record import between
from facilitator.visibility import Sight, Viewer, sight_of_others

TARGETS = ("services", "partners")
"""The parts of the course to which something can be sent on."""


def taken(reader: Reader) -> tuple[CasesTake, ...]:
    """What the group takes along, in order."""
    return reader.all(CasesTake)


def sent_to(reader: Reader, target: str) -> tuple[CasesTake, ...]:
    """What the group sends on to one of the `TARGETS`."""
    return tuple(take for take in taken(reader) if goes_to(take, target))


def goes_to(take: CasesTake, target: str) -> bool:
    """Whether this is sent on to one of the `TARGETS`."""
    return take.to_services if target == "services" else take.to_partners


def says(take: CasesTake) -> bool:
    """Whether anything is written about it."""
    return any(getattr(take, name).strip() for name in NOTES)


def new_take(reader: Reader, viewer: Viewer, case: Case) -> CasesTake:
    """A record at the end of the list, begun with what the readings say, once they are revealed.

    Until then it begins empty: it is the group's, and the viewer's own notes are nobody else's yet.
    """
    rows = taken(reader)
    open_ = sight_of_others(viewer, activity_of(reader, READING)) is not Sight.HIDDEN
    seen = readings(reader, viewer).get(case.ref, ()) if open_ else ()
    written = {
        name: "; ".join(dict.fromkeys(text for one in seen if (text := getattr(one, name).strip())))
        for name in NOTES
    }
    return CasesTake(
        id=CasesTake.key(case.ref),
        position=between(rows[-1] if rows else None, None),
        case=case.ref,
        title=case.title,
        service=case.service,
        sectors=case.sectors,
        partners=case.partners,
    ).revise(**written)


def ranked(reader: Reader, viewer: Viewer, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases that people care about: taken, with dots or with readings that the viewer may see; the best first.

    Dots count first, then the mean relevance, then the order of the case base.
    """
    votes = counted(reader, viewer, cases)
    seen = readings(reader, viewer)
    held = {take.case for take in taken(reader)}
    order = {case.ref: n for n, case in enumerate(cases)}

    def key(case: Case) -> tuple[float, float, int]:
        mean = relevance(seen.get(case.ref, ())).mean
        dots = votes.dots.get(case.ref, 0) if votes else 0
        return (-dots, -(mean or 0.0), order[case.ref])

    cared = [
        case
        for case in cases
        if case.ref in held or case.ref in seen or (votes is not None and votes.dots.get(case.ref))
    ]
    return tuple(sorted(cared, key=key))


def lost(reader: Reader, cases: Sequence[Case]) -> tuple[CasesTake, ...]:
    """What was taken from cases that can no longer be read here: nobody shares them any more."""
    known = {case.ref for case in cases}
    return tuple(take for take in taken(reader) if take.case not in known)
