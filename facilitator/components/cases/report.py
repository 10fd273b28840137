"""The cases as a section of a library's report: what is taken along, the group's favourites, own cases, the whole base."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.cases.base import Case, case_base, heat, own_cases
from facilitator.components.cases.reading import NOTES, counted, readings, relevance
from facilitator.components.cases.records import CasesDot, CasesTake
from facilitator.components.cases.sentences import (
    facts,
    label_of,
    place_of,
    relevance_of,
    targets_of,
    words_of,
)
from facilitator.components.cases.taking import ranked, taken
from facilitator.content import Course
from facilitator.i18n import format_number
from facilitator.visibility import Viewer

MISSING = "—"
TOP = 10
"""So many of the favourites are listed."""


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """The section, or nothing while nothing has been done."""
    cases = case_base(reader, course)
    blocks = [
        *_taken(reader, course),
        *_favourites(reader, course, viewer, cases),
        *_own(reader, course, cases),
    ]
    return (*blocks, *_base(course, cases)) if blocks else ()


def _taken(reader: Reader, course: Course) -> list[Block]:
    takes = taken(reader)
    if not takes:
        return []
    words = words_of(course)
    head = (words.word("column_case"), *(label_of(course, CasesTake, name) for name in NOTES))
    rows = tuple(
        (
            take.title.strip() or MISSING,
            *(getattr(take, name).strip() or MISSING for name in NOTES),
            targets_of(take, course) or MISSING,
        )
        for take in takes
    )
    return [
        Heading(words.word("report_taken")),
        Table((*head, words.word("column_sent")), rows).without_empty_columns(MISSING),
    ]


def _favourites(reader: Reader, course: Course, viewer: Viewer, cases: Sequence[Case]) -> list[Block]:
    words = words_of(course)
    votes, seen = counted(reader, viewer, cases), readings(reader, viewer)
    listed = [case for case in ranked(reader, viewer, cases) if case.ref in seen or votes][:TOP]
    hidden = votes is None and bool(reader.all(CasesDot))
    blocks: list[Block] = []
    if listed and (votes or seen):
        blocks.append(Heading(words.word("report_favourites")))
        rows = tuple(
            (
                case.title,
                case.library or MISSING,
                format_number(votes.dots[case.ref]) if votes and votes.dots.get(case.ref) else MISSING,
                relevance_of(relevance(seen.get(case.ref, ())), course) or MISSING,
            )
            for case in listed
        )
        head = ("column_case", "column_library", "column_dots", "column_relevance")
        blocks.append(Table(tuple(map(words.word, head)), rows).without_empty_columns(MISSING))
    if hidden:
        blocks.append(Note(words.word("report_hidden")))
    return blocks


def _own(reader: Reader, course: Course, cases: Sequence[Case]) -> list[Block]:
    words = words_of(course)
    blocks: list[Block] = []
    mine = {own.ref for own in own_cases(reader)}
    for case in cases:
        if case.ref in mine:
            lines = [_fact(name, text) for name, text in facts(case, course)]
            place = place_of(case, course)
            blocks += [Heading(words.word("report_own", title=case.title))]
            blocks += [Paragraph(place)] if place else []
            blocks += [Bullets(tuple(lines))]
    return blocks


def _fact(name: str, text: str) -> str:
    return f"{name if name.endswith('?') else f'{name}:'} {'; '.join(text.splitlines())}"


def _base(course: Course, cases: Sequence[Case]) -> list[Block]:
    words = words_of(course)
    counts = heat(cases)
    sectors = list(course.choices.get("sector", {}))
    groups = [
        group.id for group in course.services.groups if any((group.id, one) in counts for one in sectors)
    ]
    if not groups:
        return []
    head = (words.word("column_service"), *(course.label("sector", one) for one in sectors))
    rows = tuple(
        (
            course.label("service_group", group),
            *(format_number(n) if (n := counts.get((group, one), 0)) else MISSING for one in sectors),
        )
        for group in groups
    )
    return [
        Heading(words.word("report_base", n=len(cases))),
        Paragraph(words.word("report_base_means")),
        Table(head, rows),
    ]
