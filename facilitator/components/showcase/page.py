"""A library's finished project as one page, and the pages that libraries show each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from facilitator.component import Reader
from facilitator.components.showcase.records import FEEDBACK_KINDS, Showcase, ShowcaseFeedback
from facilitator.components.showcase.sources import FIELDS, Found
from facilitator.content import Course
from facilitator.people import Library
from facilitator.record import FORM_ID

HEAD = ("title", "elevator")
"""These stand above the sections."""

NEEDED = ("title", "elevator", "challenge", "audience", "goal", "partners", "give_get", "next_step")
"""Without these a page is not finished; what is agreed and what it was worth come later for many."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page. `source` is the component that the text comes from, "" for the library's own words.

    `when` is when those words were last written (UTC).
    """

    field: str
    lines: tuple[str, ...]
    source: str = ""
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A library's project in reading order; sections without a text are left out."""

    library: str
    title: str
    elevator: str
    sections: tuple[Section, ...]
    recording: str
    shared: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that a finished page has and this one does not."""
        has = {section.field for section in self.sections}
        has |= {name for name in HEAD if getattr(self, name)}
        return tuple(name for name in NEEDED if name not in has)


def page(reader: Reader, course: Course) -> Page:
    """The page as it is now: the library's own words where it has written any, else what the parts say."""
    form = reader.form(Showcase)
    found = {field: one for field in FIELDS if (one := _section(reader, course, form, field)) is not None}
    title, elevator = (
        " ".join(" ".join(found[name].lines).split()) if name in found else "" for name in HEAD
    )
    return Page(
        library=reader.form(Library).name.strip(),
        title=title,
        elevator=elevator,
        sections=tuple(one for field, one in found.items() if field not in HEAD),
        recording=form.recording.strip(),
        shared=form.shared,
    )


def _section(reader: Reader, course: Course, form: Showcase, field: str) -> Section | None:
    own = str(getattr(form, field)).strip()
    if own:
        return Section(field, tuple(own.splitlines()), when=reader.changed_at(Showcase, FORM_ID))
    found: Found | None = FIELDS[field][0](reader, course)
    if found is None:
        return None
    moments = [moment for one in found.origin if (moment := reader.changed_at(type(one), one.id)) is not None]
    return Section(field, found.lines, found.source, max(moments, default=None))


def begun(reader: Reader) -> bool:
    """Whether the library has written or ticked anything of its own here."""
    return reader.form(Showcase) != Showcase()


# feedback


@dataclass(frozen=True, slots=True)
class Received:
    """What another library has said about the project; never who at that library."""

    library: str
    kind: str
    text: str
    when: datetime | None
    key: tuple[str, int]


def written(row: ShowcaseFeedback) -> bool:
    """Whether the feedback says anything. Without a text nothing is sent and nothing is shown."""
    return bool(row.text.strip())


def given(reader: Reader, target: str = "") -> tuple[ShowcaseFeedback, ...]:
    """The library's own feedback, all of it or that on one other library."""
    return tuple(row for row in reader.all(ShowcaseFeedback) if not target or row.target == target)


def unsent(reader: Reader) -> tuple[ShowcaseFeedback, ...]:
    """Feedback that has been written and not sent."""
    return tuple(row for row in reader.all(ShowcaseFeedback) if written(row) and not row.sent)


def received(library_id: str, others: Iterable[tuple[str, Reader]]) -> tuple[Received, ...]:
    """What the other libraries have sent this one; `others` are (library id, reader).

    By kind in the course's order, the newest first within each.
    """
    found = [
        Received(
            reader.form(Library).name.strip(),
            row.kind,
            row.text.strip(),
            reader.changed_at(ShowcaseFeedback, row.id),
            (other, row.id),
        )
        for other, reader in others
        for row in reader.all(ShowcaseFeedback)
        if library_id and other != library_id and row.target == library_id and row.sent and written(row)
    ]
    order = {kind: n for n, kind in enumerate(FEEDBACK_KINDS)}
    found.sort(key=lambda one: (one.when or LONG_AGO, one.key), reverse=True)
    return tuple(sorted(found, key=lambda one: order.get(one.kind, len(order))))
