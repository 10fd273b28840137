"""The agreement as a document: sections of blocks for the report, and the same as plain text for the screen and versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.agreement.deck import Clause, deck
from facilitator.components.agreement.facts import DASH, facts, parties
from facilitator.components.agreement.language import in_its_language
from facilitator.components.agreement.records import CONTRIBUTIONS, AgreementForm
from facilitator.components.agreement.status import IRRELEVANT, status_of
from facilitator.components.agreement.wording import body, clause_text
from facilitator.content import ComponentContent, Course
from facilitator.wording import flat

DETAILS = (
    ("cvr", "doc_cvr"),
    ("address", "doc_address"),
    ("contact", "doc_contact"),
    ("signer", "doc_signer"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """One clause in the document. `own`: the team's own text; otherwise the model wording stands."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    own: bool
    appendix: bool = False


@in_its_language
def title(reader: Reader, course: Course) -> str:
    """What the document is called: its own name, else the name of its form."""
    form = reader.form(AgreementForm)
    return flat(form.title) or (
        course.label("agreement_kind", form.kind)
        if form.kind
        else course.words("agreement").word("doc_untitled")
    )


@in_its_language
def sections(reader: Reader, course: Course) -> tuple[Section, ...]:
    """The clauses and appendices that are relevant, in order."""
    known = facts(reader, course)
    return tuple(
        Section(
            clause.id,
            clause.heading,
            (
                *(
                    Paragraph(part)
                    for part in body(reader, course, clause, known).split("\n\n")
                    if part.strip()
                ),
                *_shown(reader, course, clause),
            ),
            bool(clause_text(reader, clause.id)),
            clause.appendix,
        )
        for clause in deck(course).clauses
        if status_of(reader, clause) != IRRELEVANT
    )


@in_its_language
def left_out(reader: Reader, course: Course) -> tuple[str, ...]:
    """The headings of the clauses that are not relevant."""
    return tuple(one.heading for one in deck(course).clauses if status_of(reader, one) == IRRELEVANT)


def _shown(reader: Reader, course: Course, clause: Clause) -> Iterator[Block]:
    words = course.words("agreement")
    for part in clause.shows:
        match part:
            case "parties":
                yield from _parties(reader, words)
            case "purposes":
                lines = tuple(
                    f"{flat(row.name)}: {flat(row.purpose)}" for row in parties(reader) if row.purpose.strip()
                )
                if lines:
                    yield Paragraph(words.word("doc_own_purposes"))
                    yield Bullets(lines)
            case "contributions":
                yield from _contributions(reader, words)
            case "signatures":
                for row in parties(reader):
                    role = flat(row.signer) or words.word("doc_role_missing")
                    yield Paragraph(words.word("doc_sign", party=flat(row.name), role=role))


def _parties(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    for row in parties(reader):
        lines = [flat(row.name)]
        lines += [
            words.word(key, value=flat(getattr(row, name)) or words.word("doc_missing"))
            for name, key in DETAILS
        ]
        yield Paragraph("\n".join(lines))


def _contributions(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    found = parties(reader)
    rows = tuple(
        (sort_label(words, name), *(flat(getattr(row, name)) for row in found))
        for name in (*CONTRIBUTIONS, "gives", "gets")
        if any(str(getattr(row, name)).strip() for row in found)
    )
    if rows:
        yield Table((words.word("doc_contribution"), *(flat(row.name) for row in found)), rows)
    else:
        yield Note(words.word("doc_no_contributions"))


def sort_label(words: ComponentContent, name: str) -> str:
    """What a field of a party is called."""
    field = words.field("agreement_party", name)
    return str(field.label) if field is not None else name


def plain_text(blocks: Iterable[Block]) -> str:
    """Blocks as text: paragraphs with a blank line between them, a table as a list under each column's name."""
    return "\n\n".join(text for block in blocks if (text := _text(block)))


def _text(block: Block) -> str:
    match block:
        case Heading(text) | Paragraph(text) | Note(text):
            return text.strip()
        case Bullets(items):
            return "\n".join(f"{DASH}{item}" for item in items)
        case Table(head, rows):
            columns = []
            for n, name in enumerate(head[1:], 1):
                lines = [f"{DASH}{row[0]}: {row[n]}" for row in rows if row[n].strip()]
                columns.append("\n".join([f"{name}:", *lines] if lines else [f"{name}: —"]))
            return "\n\n".join(columns)
