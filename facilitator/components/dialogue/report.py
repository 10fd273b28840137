"""The dialogue in a library's report: result, quote and decision of each question. Nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.dialogue.counting import LISTED, PollResult, answered, notes, result
from facilitator.components.dialogue.questions import Question, outcome_of, questions
from facilitator.components.dialogue.records import Moment, QuestionKind
from facilitator.components.dialogue.sentences import (
    bar_remark,
    bar_value,
    group_words,
    notes_title,
    result_lines,
)
from facilitator.content import ComponentContent, Course
from facilitator.visibility import Viewer

NONE = "–"


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """A section for each question that somebody has answered or that has a quote or a decision."""
    words = course.words("dialogue")
    blocks: list[Block] = []
    for question in questions(reader, course):
        blocks.extend(_section(reader, course, question, viewer, words))
    return blocks


def _section(
    reader: Reader, course: Course, question: Question, viewer: Viewer, words: ComponentContent
) -> Iterator[Block]:
    outcome = outcome_of(reader, question.id)
    done = len(answered(reader, question))
    written = notes(reader, question, Viewer(facilitator=viewer.facilitator, outside=True))
    if not (done or written or outcome.quote.strip() or outcome.decision.strip()):
        return
    yield Heading(question.title)
    if question.text != question.title:
        yield Paragraph(question.text)
    found = result(reader, course, question, viewer)
    if found is None:
        yield Note(words.word("report_hidden", n=done))
    else:
        answers = words.word("answers", n=found.n) if found.n else words.word("answers_none")
        yield Paragraph(" ".join([answers, *result_lines(found, words)]))
        if found.bars and found.n:
            yield _table(found, words)
        if written:
            yield Heading(notes_title(question, words), 4)
            yield Bullets(tuple(note.text for note in written))
    for key, text in (("report_quote", outcome.quote), ("report_decision", outcome.decision)):
        if text.strip():
            yield Paragraph(words.word(key, text=text.strip()))


def _table(found: PollResult, words: ComponentContent) -> Table:
    kind = found.question.kind
    if kind is QuestionKind.DISTRIBUTION:
        groups = [group for group in (*Moment, LISTED) if group in found.bars]
        head = ("", *(group_words(group, words) for group in groups))
        rows = tuple(
            (
                found.bars[groups[0]][n].label,
                *(bar_value(found.bars[group][n], kind, words) for group in groups),
            )
            for n in range(len(found.bars[groups[0]]))
        )
        return Table(head, rows)
    scale = kind is QuestionKind.SCALE
    rows = tuple(
        (
            f"{bar.key} {bar.label}" if scale else bar.label,
            bar_value(bar, kind, words) if bar.number else NONE,
            bar_remark(bar, kind, words) or NONE,
        )
        for bar in found.bars[""]
        if scale or bar.number
    )
    head = (words.word("head_option"), words.word("head_number"), words.word("head_remark"))
    return Table(head, rows).without_empty_columns(NONE)
