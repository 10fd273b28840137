"""The agreement as one part of a library's report: how far it is, the law, and the whole draft. People stand by role only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.agreement.deck import Caution, cautions, deck
from facilitator.components.agreement.document import left_out, sections, title
from facilitator.components.agreement.facts import party_names
from facilitator.components.agreement.language import in_its_language
from facilitator.components.agreement.records import AgreementForm, AgreementReading, AgreementVersion
from facilitator.components.agreement.status import (
    Light,
    completeness,
    gaps,
    law_answer,
    light,
    lights,
    started,
    status_of,
)
from facilitator.components.agreement.wording import record_of
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date, format_datetime, format_list
from facilitator.people import Library
from facilitator.visibility import Viewer
from facilitator.wording import flat

MISSING = "—"
SIGNS = {Light.GREEN: "●", Light.YELLOW: "!", Light.RED: "✕", Light.OPEN: "○", Light.GREY: "–"}


def report(reader: Reader, course: Course, _viewer: Viewer) -> Sequence[Block]:
    """The section, or nothing while nothing has been written."""
    if not started(reader):
        return ()
    words = course.words("agreement")
    return (
        Note(words.word("disclaimer")),
        *_form(reader, course, words),
        *_gaps(reader, course, words),
        *_status(reader, course, words),
        *_law(reader, course, words),
        *document_blocks(reader, course),
        *_versions(reader, words),
        *_readings(reader, words),
    )


@in_its_language
def document_blocks(reader: Reader, course: Course) -> tuple[Block, ...]:
    """The whole draft as a document, with the remark that it is one."""
    words = course.words("agreement")
    blocks: list[Block] = [Heading(title(reader, course)), Note(words.word("disclaimer"))]
    for section in sections(reader, course):
        blocks += [Heading(section.heading, 4), *section.blocks]
    if out := left_out(reader, course):
        blocks.append(Paragraph(words.word("doc_left_out", clauses=format_list(out))))
    return tuple(blocks)


@in_its_language
def document_alone(reader: Reader, course: Course) -> tuple[Block, ...]:
    """The draft as a document of its own, to be handed on: nothing of how it came about, nothing of the negotiation."""
    words = course.words("agreement")
    blocks: list[Block] = [Heading(title(reader, course), 1)]
    if names := party_names(reader):
        blocks.append(Paragraph(words.word("doc_between", parties=names)))
    blocks.append(Note(words.word("disclaimer")))
    if reader.form(Library).made_up:
        blocks.append(Note(words.word("doc_made_up")))
    blocks.append(Paragraph(effect_line(reader, course, words)))
    for section in sections(reader, course):
        blocks += [Heading(section.heading, 2), *section.blocks]
    if out := left_out(reader, course):
        blocks.append(Paragraph(words.word("doc_left_out", clauses=format_list(out))))
    return tuple(blocks)


@in_its_language
def file_word(_reader: Reader, course: Course) -> str:
    """What stands in the name of the document's file."""
    return course.words("agreement").word("doc_file")


def effect_line(reader: Reader, course: Course, words: ComponentContent) -> str:
    """The form and its legal effect in one sentence."""
    form = reader.form(AgreementForm)
    kind = course.label("agreement_kind", form.kind) or words.word("not_chosen")
    effect = course.label("agreement_effect", form.effect) or words.word("not_chosen")
    return words.word("report_form", kind=kind, effect=effect)


def _form(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    form = reader.form(AgreementForm)
    known = words.word("report_known") if form.known else words.word("report_not_known")
    yield Paragraph(f"{effect_line(reader, course, words)} {known} {form.reason.strip()}".strip())
    found = completeness(reader, course)
    yield Paragraph(words.word("completeness", done=found.in_place, all=found.relevant))


def _gaps(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    if found := gaps(reader, course):
        yield Heading(words.word("gaps_head"))
        yield Bullets(tuple(words.word(gap.remark.key, **gap.remark.params) for gap in found))


def _status(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(words.word("report_status"))
    yield Table(
        (words.word("column_clause"), words.word("column_status"), words.word("column_responsible")),
        tuple(
            (
                clause.heading,
                course.label("agreement_status", status_of(reader, clause)),
                flat(record_of(reader, clause.id).responsible) or MISSING,
            )
            for clause in deck(course).clauses
        ),
    )


def _law(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(words.word("report_law"))
    found = lights(reader, course)
    if found[Light.YELLOW] or found[Light.RED]:
        yield Note(words.word("law_ask"))
    rows = []
    for caution in cautions(course):
        colour, answer = light(reader, caution), law_answer(reader, caution.id)
        said = course.label("agreement_answer", answer.answer) or words.word("not_answered")
        rows.append(
            (
                str(caution.area),
                f"{SIGNS[colour]} {said}",
                flat(answer.note) or MISSING,
                source_line(caution, words),
            )
        )
    yield Table(
        (
            words.word("column_area"),
            words.word("column_answer"),
            words.word("column_note"),
            words.word("column_source"),
        ),
        tuple(rows),
    )


def source_line(caution: Caution, words: ComponentContent) -> str:
    """Where a rule is found, and when that was last looked up."""
    if caution.checked is None:
        return words.word("source_unchecked", source=str(caution.source))
    return words.word("source_checked", source=str(caution.source), date=format_date(caution.checked, "long"))


def version_line(row: AgreementVersion, words: ComponentContent) -> str:
    """A version by its date and label."""
    when = format_datetime(row.made, "long") if row.made is not None else MISSING
    label = flat(row.label)
    return f"{when} · {label}" if label else words.word("version_unnamed", when=when)


def _versions(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    if rows := reader.all(AgreementVersion):
        yield Heading(words.word("report_versions"))
        yield Bullets(tuple(version_line(row, words) for row in rows))


def _readings(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    rows = [row for row in reader.all(AgreementReading) if row.held is not None or row.drift.strip()]
    if rows:
        yield Heading(words.word("report_readings"))
        yield Table(
            (
                words.word("column_meeting"),
                words.word("column_read"),
                words.word("column_drift"),
                words.word("column_change"),
            ),
            tuple(
                (
                    MISSING if row.held is None else format_date(row.held, "long"),
                    words.word("read_yes") if row.read else words.word("read_no"),
                    flat(row.drift) or MISSING,
                    flat(row.change) or MISSING,
                )
                for row in rows
            ),
        )
