"""Sentences about cases that screen and report share."""

from __future__ import annotations

from facilitator.components.cases.base import TEXTS, Case, Origin
from facilitator.components.cases.reading import Relevance
from facilitator.components.cases.records import CasesOwn, CasesTake
from facilitator.components.cases.taking import TARGETS, goes_to
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date, format_list, format_number
from facilitator.record import Record


def words_of(course: Course) -> ComponentContent:
    """The component's texts."""
    return course.words("cases")


def label_of(course: Course, kind: type[Record], field: str) -> str:
    """What a field is called."""
    text = words_of(course).field(kind.KIND, field)
    return str(text.label) if text else field


def year_of(case: Case, course: Course, *, short: bool = False) -> str:
    """The year, the years, or that it is unknown. Long: with the note about it."""
    if case.year is None:
        known = case.year_note if not short else ""
        return known or words_of(course).word("year_unknown_short" if short else "year_unknown")
    years = f"{case.year}-{case.until % 100:02d}" if case.until else str(case.year)
    return f"{years} ({case.year_note})" if case.year_note and not short else years


def level_of(case: Case, course: Course, *, short: bool = False) -> str:
    """The level with its number; long: that it is somebody's reading."""
    if not case.level:
        return ""
    level = f"{case.level} {course.label('level', case.level)}"
    if short:
        return level
    course_own = case.origin is Origin.COURSE
    return words_of(course).word("level_reading" if course_own else "level_written", level=level)


def sectors_of(case: Case, course: Course) -> str:
    """The partners' sectors."""
    return ", ".join(course.label("sector", one) for one in case.sectors)


def place_of(case: Case, course: Course) -> str:
    """Library, municipality, country and size, as far as they are known; nothing is said twice."""
    library, municipality = case.library.casefold(), case.municipality.casefold()
    parts = [case.library if library not in municipality else ""]
    parts.append(case.municipality if municipality not in library or not parts[0] else "")
    parts.append(course.label("cases_land", case.land) if case.land else "")
    parts.append(course.label("cases_size", case.size) if case.size else "")
    return " · ".join(part for part in parts if part)


def where_of(case: Case, course: Course) -> str:
    """In a word or two where the case is from, for a list: who shares it, else the municipality."""
    if case.origin is Origin.NEIGHBOUR:
        return words_of(course).word("origin_neighbour", library=case.lender)
    return case.municipality or case.library


def origin_of(case: Case, course: Course) -> str:
    """Who has written the case; "" for the course's."""
    if case.origin is Origin.COURSE:
        return ""
    if case.origin is Origin.NEIGHBOUR:
        return words_of(course).word("origin_neighbour", library=case.lender)
    return words_of(course).word("origin_own" if case.origin is Origin.OWN else "origin_workshop")


def source_of(case: Case, course: Course) -> str:
    """The source and the day on which somebody looked at it, or that nobody has."""
    words = words_of(course)
    source = case.source or words.word("source_none")
    if case.checked is None:
        return f"{source}. {words.word('unchecked')}"
    return f"{source}. {words.word('checked', date=format_date(case.checked))}"


def facts(case: Case, course: Course) -> tuple[tuple[str, str], ...]:
    """Everything that is known about a case as (label, text), in the order in which it is read."""

    def label(field: str) -> str:
        return label_of(course, CasesOwn, field)

    found = [
        (label("what"), case.what),
        (label("partners"), "\n".join(case.partners)),
        *((label(name), getattr(case, name)) for name in TEXTS if name != "what"),
        (label("level"), level_of(case, course)),
        (label("sectors"), sectors_of(case, course)),
        (label("service"), course.label("service_group", case.service) if case.service else ""),
        (label("year"), year_of(case, course)),
        (label("source"), source_of(case, course)),
    ]
    return tuple((name, text) for name, text in found if text)


def basis_of(case: Case, course: Course) -> str:
    """How much the value can be trusted."""
    if case.origin is not Origin.COURSE:
        return ""
    return words_of(course).word("basis_evaluation" if case.evaluated else "basis_claim")


def relevance_of(found: Relevance, course: Course) -> str:
    """The mean with the number of answers, or ""."""
    if found.mean is None:
        return ""
    return words_of(course).word("relevance_mean", mean=format_number(found.mean, 1), n=found.answers)


def targets_of(take: CasesTake, course: Course) -> str:
    """To which parts of the course it is sent on, or ""."""
    words = words_of(course)
    return format_list([words.word(f"target_{target}") for target in TARGETS if goes_to(take, target)])
