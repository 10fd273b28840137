"""The case base: the course's cases, one's own, the facilitator's, and those that other libraries share, in one shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.component import Reader
from facilitator.components.cases.deck import CaseCard, CasesModel
from facilitator.components.cases.records import OWN, CasesOwn
from facilitator.content import Course
from facilitator.people import Library


class Origin(StrEnum):
    """Who has written a case."""

    COURSE = "course"
    OWN = "own"
    WORKSHOP = "workshop"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True)
class Case:
    """A case as people read it, in the language in use. `ref` names it on every laptop; "" and None say nothing.

    `lender` is the library of the workshop that shares it. `evaluated`: somebody has looked into the value.
    """

    ref: str
    origin: Origin
    title: str
    library: str = ""
    municipality: str = ""
    land: str = ""
    size: str = ""
    year: int | None = None
    until: int | None = None
    year_note: str = ""
    partners: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    service: str = ""
    what: str = ""
    library_gives: str = ""
    partner_gives: str = ""
    citizen_value: str = ""
    library_value: str = ""
    partner_value: str = ""
    level: str = ""
    source: str = ""
    checked: date | None = None
    evaluated: bool = False
    lender: str = ""


TEXTS = (
    "what",
    "library_gives",
    "partner_gives",
    "citizen_value",
    "library_value",
    "partner_value",
)
"""The paragraphs of a case, in the order in which they are read."""


def deck(course: Course) -> tuple[CaseCard, ...]:
    """The course's cases.

    Raises:
        ContentError: `cases.toml` is missing or wrong.
    """
    return course.deck("cases", CasesModel).cases


def of_card(card: CaseCard) -> Case:
    """A case of the course, in the language in use."""
    return Case(
        ref=card.id,
        origin=Origin.COURSE,
        title=str(card.title),
        library=str(card.library),
        municipality=str(card.municipality),
        land=card.land,
        size=card.size,
        year=card.year,
        until=card.until,
        year_note=str(card.year_note or ""),
        partners=tuple(map(str, card.partners)),
        sectors=card.sectors,
        service=card.service,
        level=card.level,
        source=card.source,
        checked=card.checked,
        evaluated=card.basis == "evaluation",
        **{name: str(getattr(card, name) or "") for name in TEXTS},
    )


def of_record(own: CasesOwn, origin: Origin, lender: str = "") -> Case:
    """A case that somebody has written; each line of its partners is one."""
    return Case(
        ref=own.ref,
        origin=origin,
        title=own.title.strip(),
        library=own.library.strip(),
        municipality=own.municipality.strip(),
        land=own.land,
        size=own.size,
        year=own.year,
        partners=tuple(line.strip() for line in own.partners.splitlines() if line.strip()),
        sectors=own.sectors,
        service=own.service,
        level=own.level,
        source=own.source.strip(),
        checked=own.checked,
        lender=lender,
        **{name: getattr(own, name).strip() for name in TEXTS},
    )


def own_cases(reader: Reader) -> tuple[CasesOwn, ...]:
    """The library's own cases that have a title."""
    return tuple(own for own in reader.all(CasesOwn) if own.title.strip())


def shared_by(library: Reader) -> tuple[Case, ...]:
    """What another library lets the others see: only the cases that it has ticked."""
    name = library.form(Library).name
    return tuple(of_record(own, Origin.NEIGHBOUR, name) for own in own_cases(library) if own.share)


def case_base(
    reader: Reader,
    course: Course,
    *,
    libraries: Iterable[Reader] = (),
    workshop: Reader | None = None,
    for_workshop: bool = False,
) -> tuple[Case, ...]:
    """Every case that this library can read: the course's, its own, the facilitator's, and those that others share.

    `for_workshop`: `reader` is the workshop's own file.
    """
    found = [of_card(card) for card in deck(course)]
    mine = Origin.WORKSHOP if for_workshop else Origin.OWN
    found += [of_record(own, mine) for own in own_cases(reader)]
    if workshop is not None and not for_workshop:
        found += [of_record(own, Origin.WORKSHOP) for own in own_cases(workshop)]
    for library in libraries:
        found += shared_by(library)
    once: dict[str, Case] = {}
    for case in found:
        once.setdefault(case.ref, case)
    return tuple(once.values())


def find_case(reader: Reader, course: Course, ref: str) -> Case | None:
    """A case of the course or of the library's own by its name; what others share is not known here."""
    if not ref.startswith(OWN):
        return next((of_card(card) for card in deck(course) if card.id == ref), None)
    return next((of_record(own, Origin.OWN) for own in own_cases(reader) if own.ref == ref), None)


def heat(cases: Sequence[Case]) -> dict[tuple[str, str], int]:
    """How many cases there are of each service group in each sector; a case counts once in each of its sectors."""
    found: dict[tuple[str, str], int] = {}
    for case in cases:
        for sector in dict.fromkeys(case.sectors):
            if case.service and sector:
                found[case.service, sector] = found.get((case.service, sector), 0) + 1
    return found
