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


def assumption_drafts(reader: Reader, _course: Course) -> Iterator[Draft]:
    """Each assumption with a test is a task: the test, with the assumption as what it is about."""
    for row in reader.all(Assumption):
        if row.text.strip() and row.test.strip():
            yield _draft(row, row.test, row.text, row.who, row.due)


def next_drafts(reader: Reader, _course: Course) -> Iterator[Draft]:
    """Each next step of the record of the negotiation."""
    for row in reader.all(NegotiationNext):
        if row.text.strip():
            yield _draft(row, row.text, "", row.who, row.due)


def _draft(row: Row, title: str, about: str, who: str, due: date | None) -> Draft:
    said = about.strip()
    if who.strip():
        said = f"{said} ({who.strip()})" if said else who.strip()
    fields = {"title": title.strip(), "text": said, "due": due}
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
