"""What earlier parts offer the homework: assumptions to test, and what was promised after the meeting with the partner.

The words are only the library's own, so that an offer reads the same in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from facilitator.component import Carry, Draft, Reader
from facilitator.components.clarify import Assumption
from facilitator.components.homework.records import HomeworkTask
from facilitator.components.negotiation import NegotiationNext
from facilitator.content import Course
from facilitator.record import Row, key_id


def assumption_drafts(reader: Reader, course: Course) -> Iterator[Draft]:
    """Each assumption with a test is a task: the assumption is what it is called, the test how it is done."""
    for row in reader.all(Assumption):
        if row.text.strip() and row.test.strip():
            yield _draft(row, row.text, row.test, role_of(course, row.who), row.due)


def next_drafts(reader: Reader, course: Course) -> Iterator[Draft]:
    """Each next step of the record of the negotiation."""
    for row in reader.all(NegotiationNext):
        if row.text.strip():
            yield _draft(row, row.text, "", role_of(course, row.who), row.due)


def role_of(course: Course, written: str) -> str:
    """The course's role that somebody has written in words, in either language; else the words as they stand."""
    words = " ".join(written.split())
    known = course.choices.get("role", {})
    for value, choice in known.items():
        if words.casefold() in {choice.label.da.casefold(), choice.label.en.casefold()}:
            return value
    return words


def _draft(row: Row, title: str, how: str, owner: str, due: date | None) -> Draft:
    fields = {"title": title.strip(), "text": how.strip(), "owner": owner, "due": due}
    return Draft(
        HomeworkTask,
        key_id(HomeworkTask.KIND, "carry", row.id),
        {name: value for name, value in fields.items() if value},
        origin=(row,),
        title=title.strip(),
    )


CARRIES = (
    Carry(id="homework.assumptions", source="clarify", step="agenda", drafts=assumption_drafts),
    Carry(id="homework.next", source="negotiation", step="agenda", drafts=next_drafts),
)
