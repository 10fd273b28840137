"""Finding what a library has written, in every part of the course, among what the person who looks may see."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.component import Component, Reader, activity_of
from facilitator.content import Course
from facilitator.people import Person
from facilitator.record import Personal, Record
from facilitator.visibility import Sight, Viewer, sight
from facilitator.wording import field_label, written_fields


@dataclass(frozen=True, slots=True)
class Found:
    """One text: where it stands (component, step, record, field and its label) and whose it is ("" = the group's)."""

    component: str
    step: str | None
    kind: type[Record]
    id: int
    field: str
    label: str
    text: str
    person: str = ""
    _heap: str = dataclasses.field(default="", repr=False, compare=False)


def fold_text(text: str) -> str:
    """Text for comparing: without differences of case."""
    return " ".join(text.casefold().split())


def everything_written(
    reader: Reader, course: Course, viewer: Viewer, parts: Sequence[Component]
) -> tuple[Found, ...]:
    """Every text that people wrote and `viewer` may see, in the order of the course."""
    found: list[Found] = []
    for part in parts:
        for kind in part.kinds:
            names = tuple(written_fields(kind))
            for record in reader.all(kind) if names else ():
                person = _whose(reader, viewer, record)
                if person is None or part.conceals(reader, viewer, record):
                    continue
                for name in names:
                    text = getattr(record, name)
                    if isinstance(text, str) and text.strip():
                        label = field_label(course, part.id, kind, name)
                        heap = fold_text(f"{text} {person}")
                        step = part.places.get(f"{kind.KIND}.{name}") or part.places.get(kind.KIND)
                        found.append(Found(part.id, step, kind, record.id, name, label, text, person, heap))
    return tuple(found)


def matching(texts: Sequence[Found], wanted: str) -> tuple[Found, ...]:
    """Those that hold every word of `wanted`; those that hold it as it was typed come first."""
    phrase = fold_text(wanted)
    if not phrase:
        return ()
    words = phrase.split()
    hits = [one for one in texts if all(word in one._heap for word in words)]
    return tuple(sorted(hits, key=lambda one: phrase not in one._heap))


def _whose(reader: Reader, viewer: Viewer, record: Record) -> str | None:
    """The name of the person whose input this is, "" where it is the group's or nameless; None where it is hidden."""
    if not isinstance(record, Personal):
        return ""
    if viewer.person == record.person and not viewer.outside:
        seen = Sight.NAMED
    else:
        name = record.activity_name()
        seen = Sight.HIDDEN if name is None else sight(viewer, record.person, activity_of(reader, name))
    if seen is Sight.HIDDEN:
        return None
    person = reader.get(Person, record.person) if seen is Sight.NAMED else None
    return person.name if person else ""
