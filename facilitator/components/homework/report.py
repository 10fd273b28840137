"""The tasks as a section of a library's report. People are named by role only."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.blocks import Block, Heading, Table
from facilitator.component import Reader
from facilitator.components.homework.records import DROPPED
from facilitator.components.homework.tasks import Todo, tasks
from facilitator.content import Course
from facilitator.i18n import format_date
from facilitator.visibility import Viewer


def report(reader: Reader, course: Course, _viewer: Viewer) -> Sequence[Block]:
    """Open tasks, then those done; nothing while there are none. Tasks for all are those the library has begun with."""
    words = course.words("homework")
    every = tasks(reader)
    parts = (
        ("report_open", [todo for todo in every if todo.open]),
        ("report_done", [todo for todo in every if not todo.open and todo.state != DROPPED]),
        ("report_dropped", [todo for todo in every if todo.state == DROPPED]),
    )
    blocks: list[Block] = []
    for heading, found in parts:
        if found:
            blocks += [Heading(words.word(heading)), _table(found, course)]
    return tuple(blocks)


def _table(found: Sequence[Todo], course: Course) -> Table:
    words = course.words("homework")
    columns = ("column_task", "column_owner", "column_due", "column_state", "column_note")
    return Table(
        tuple(words.word(column) for column in columns),
        tuple(
            (
                todo.title or " ".join(todo.text.split()),
                course.label("role", todo.owner),
                format_date(todo.due, "medium") if todo.due else "",
                course.label("homework_state", todo.state),
                todo.note,
            )
            for todo in found
        ),
    ).without_empty_columns()
