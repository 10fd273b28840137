"""What a file says about the course itself: in a library's, where it is and what it has put up; in the workshop's, the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.about.board import consultants, written
from facilitator.components.about.decks import Phases
from facilitator.components.about.records import About, AboutEvent, AboutNotice
from facilitator.content import Course
from facilitator.i18n import format_date
from facilitator.visibility import Viewer


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """The section; nothing where nothing has been written."""
    return (
        *_phase(reader, course),
        *_consultants(reader, course, viewer),
        *_events(reader, course),
        *_notices(reader, course),
    )


def _phase(reader: Reader, course: Course) -> Iterator[Block]:
    mark = reader.form(About).phase
    found = next((one for one in course.deck("phases", Phases).phases if one.id == mark), None)
    if found is not None:
        yield Paragraph(course.words("about").word("report_phase", phase=str(found.label)))


def _consultants(reader: Reader, course: Course, viewer: Viewer) -> Iterator[Block]:
    """Names and addresses stay inside; the outside reads roles and when they can be reached."""
    lines = []
    for one in consultants(reader):
        who = (
            (one.role, one.hours) if viewer.outside else (one.name, one.role, one.email, one.phone, one.hours)
        )
        if said := " · ".join(" ".join(part.split()) for part in who if part.strip()):
            lines.append(said)
    if lines:
        yield Heading(course.words("about").word("title_consultants"))
        yield Bullets(tuple(lines))


def _events(reader: Reader, course: Course) -> Iterator[Block]:
    words = course.words("about")
    rows = [one for one in reader.all(AboutEvent) if one.title.strip() or one.day is not None]
    if rows:
        yield Heading(words.word("title_events"))
        head = tuple(words.word(f"column_{name}") for name in ("title", "day", "time", "place", "link"))
        table = Table(
            head,
            tuple(
                (
                    one.title.strip(),
                    format_date(one.day, "long") if one.day else "",
                    one.time.strip(),
                    one.place.strip(),
                    one.link.strip(),
                )
                for one in rows
            ),
        )
        yield table.without_empty_columns()


def _notices(reader: Reader, course: Course) -> Iterator[Block]:
    rows = [one for one in reader.all(AboutNotice) if one.posted and written(one)]
    if rows:
        yield Heading(course.words("about").word("title_notices"))
        yield Bullets(
            tuple(": ".join(part.strip() for part in (one.title, one.text) if part.strip()) for one in rows)
        )
