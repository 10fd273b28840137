"""The project's page in the library's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph
from facilitator.component import Reader
from facilitator.components.showcase.page import Page, begun, given, page, written
from facilitator.components.showcase.records import Showcase
from facilitator.content import Course
from facilitator.visibility import Viewer
from facilitator.web import web_address


def report(reader: Reader, course: Course, _viewer: Viewer) -> Sequence[Block]:
    """The page and the feedback that was sent; nothing before the library has begun on it."""
    feedback = tuple(_feedback(reader, course))
    if not begun(reader):
        return feedback
    found = page(reader, course)
    return (*_page(found, course), *feedback)


def heading(course: Course, field: str) -> str:
    """What a section is called: the label of its field."""
    found = course.words("showcase").field(Showcase.KIND, field)
    return str(found.label) if found else field


def _page(found: Page, course: Course) -> Iterator[Block]:
    words = course.words("showcase")
    if found.title:
        yield Heading(found.title)
    if found.elevator:
        yield Paragraph(found.elevator)
    for section in found.sections:
        yield Heading(heading(course, section.field))
        if len(section.lines) > 1 and section.source:
            yield Bullets(section.lines)
        else:
            yield Paragraph("\n".join(section.lines))
    if found.recording:
        yield Heading(heading(course, "recording"))
        yield Paragraph(found.recording)
        if web_address(found.recording) is None:
            yield Note(words.word("recording_odd"))
    if found.missing:
        names = ", ".join(heading(course, field) for field in found.missing)
        yield Note(words.word("missing", fields=names))


def _feedback(reader: Reader, course: Course) -> Iterator[Block]:
    words = course.words("showcase")
    lines = [
        words.word(
            "report_said",
            library=row.target_name.strip() or words.word("unnamed"),
            kind=course.label("showcase_feedback", row.kind),
            text=" ".join(row.text.split()) or "–",
        )
        for row in given(reader)
        if row.sent and written(row)
    ]
    if lines:
        yield Heading(words.word("title_given"))
        yield Bullets(tuple(lines))
