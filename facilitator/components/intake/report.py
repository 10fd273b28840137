"""The preparation in a library's report. Nobody is named, and what the group hides is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.intake.answers import Answered, Inputs, gather, people_states
from facilitator.components.intake.grids import Facts, Grid, Part, Voice
from facilitator.components.intake.pages import PAGES, page
from facilitator.components.intake.records import Intake
from facilitator.content import ComponentContent, Course
from facilitator.people import Library
from facilitator.visibility import Viewer

NONE = "–"


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """A section for each question that has an answer; empty where nothing has been written."""
    inputs, words = gather(reader, viewer), course.words("intake")
    form = reader.form(Intake)
    written = inputs.partnerships or inputs.answers or inputs.challenges or inputs.hidden
    if not (written or form.no_partnerships):
        return ()
    alone = Voice(reader.form(Library).name, inputs)
    blocks: list[Block] = [Paragraph(who_sentence(reader, course))]
    for number in PAGES:
        found = list(_blocks(page(number, (alone,), course), words))
        if number == 1 and inputs.partnerships:
            found = [*_partnerships(inputs, course, words), *found[:-2]]
        elif number == 1 and form.no_partnerships:
            found.append(Note(words.word("report_no_partnerships")))
        if found:
            blocks.extend((Heading(words.word(f"report_{number}")), *found))
    return blocks


def who_sentence(reader: Reader, course: Course) -> str:
    """How many of those who take part have answered questions 2-5."""
    states = people_states(reader, course)
    words = course.words("intake")
    done = sum(state.answered is Answered.COMPLETE for state in states)
    if reader.form(Intake).together:
        return words.word("who_together_done" if done else "who_together")
    return words.word("who_answered", done=done, n=len(states)) if states else words.word("who_nobody")


def _blocks(parts: Iterable[Part], words: ComponentContent) -> Iterable[Block]:
    for part in parts:
        yield Heading(part.title, 4)
        if isinstance(part, Facts):
            yield Bullets(tuple(f"{name}: {text}" if name else text for name, text in part.lines))
        else:
            yield _table(part, words)


def _table(grid: Grid, words: ComponentContent) -> Table:
    remarks = any(row.remark for row in grid.rows)
    head = ("", *grid.columns, words.word("total"), *([words.word("head_remark")] if remarks else []))
    rows = tuple(
        (
            row.label,
            *(str(value) if value else NONE for value in row.values),
            words.word("white_spot") if row.white else str(row.total),
            *([row.remark] if remarks else []),
        )
        for row in grid.rows
    )
    return Table(head, rows).without_empty_columns(NONE)


def _partnerships(inputs: Inputs, course: Course, words: ComponentContent) -> list[Block]:
    """Question 1 as it was written, in place of the page's list of names; the counts follow."""
    keys = (
        "name",
        "topic",
        "sector",
        "level",
        "agreement",
        "since",
        "geography",
        "initiator",
        "satisfaction",
    )
    rows = tuple(
        (
            row.name.strip() or words.word("unnamed"),
            row.topic.strip() or course.label("service_group", row.group) or NONE,
            course.label("sector", row.sector) or NONE,
            course.label("level", row.level) or NONE,
            course.label("yes_no", row.agreement) or NONE,
            row.since.strip() or NONE,
            course.label("geography", row.geography) or NONE,
            course.label("initiator", row.initiator) or NONE,
            NONE if row.satisfaction is None else str(row.satisfaction),
        )
        for row in inputs.partnerships
    )
    return [Table(tuple(words.word(f"head_{key}") for key in keys), rows).without_empty_columns(NONE)]
