"""What a library has changed since a day: which fields of which part, from what to what.

The stamp of each field says whether it is newer than that day. What stood there before is looked up in the backups put
aside around then: a value counts only if its own stamp is older than the day. Where no backup has it, only the present
text is known. What one person wrote alone is counted, never shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from facilitator.component import Component
from facilitator.content import ComponentContent, Course
from facilitator.course import taught
from facilitator.errors import StoreError
from facilitator.record import Line, LongText, Personal, Record, ask_of, asked_fields
from facilitator.session import Session
from facilitator.store import Backup
from facilitator.visibility import Viewer
from facilitator.wording import value_words

AROUND = 3
"""So many backups are looked at: the first made after the day, and those before it."""

NEW, CHANGED, GONE = "new", "changed", "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its label, what stands there now ("" nothing), what stood there (None: not known), and in which step."""

    field: str
    label: str
    step: str
    now: str
    before: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that is new, changed or gone. `name` is what it is known by, "" for the one form of its kind.

    `step` is where it is shown; `at` is when it was last changed (None: not known, for what is gone). A record is
    `wordless` when nobody has written words in it: one of many scores or ticks.
    """

    kind: str
    id: int
    step: str
    what: str
    name: str
    fields: tuple[FieldChange, ...]
    at: datetime | None
    wordless: bool = False


@dataclass(frozen=True, slots=True)
class PartChange:
    """What has changed in one component. `answers` counts what people have answered alone."""

    component: str
    records: tuple[RecordChange, ...]
    answers: int
    at: datetime | None
    """The last change of all."""


def start_of(day: date) -> datetime:
    """The first moment of a day where this computer is, in UTC."""
    return datetime.combine(day, time()).astimezone(UTC)


def changes_since(
    session: Session,
    course: Course,
    since: datetime,
    viewer: Viewer,
    earlier: Sequence[Session] = (),
    leave_out: frozenset[str] = frozenset(),
) -> tuple[PartChange, ...]:
    """What has changed after `since`, by component in course order; components without a change are left out.

    `earlier` are older versions of the library, the one nearest after `since` first (see `versions`). What
    `viewer` must not see yet is left out.
    """
    found = (
        _part(session, course, component, since, viewer, earlier)
        for component in taught(course)
        if component.id not in leave_out
    )
    return tuple(part for part in found if part.records or part.answers)


@contextmanager
def versions(session: Session, since: datetime) -> Iterator[tuple[Session, ...]]:
    """The library as it was around `since`: the first backup made after it, then those made before, newest first.

    A backup that cannot be read is passed over. They are opened for reading only, and closed at the end.
    """
    with ExitStack() as stack:
        opened: list[Session] = []
        for backup in around(session.store.backups(), since):
            try:
                opened.append(stack.enter_context(Session.open(backup.path, read_only=True)))
            except (StoreError, OSError):
                continue
        yield tuple(opened)


def around(backups: Sequence[Backup], since: datetime) -> tuple[Backup, ...]:
    """The backups worth looking at, of all (newest first): the first made at `since` or later, then those before it."""
    after = [backup for backup in backups if backup.time >= since]
    before = [backup for backup in backups if backup.time < since]
    return (*after[-1:], *before[: AROUND - 1])


def _part(
    session: Session,
    course: Course,
    component: Component,
    since: datetime,
    viewer: Viewer,
    earlier: Sequence[Session],
) -> PartChange:
    words = course.words(component.id)
    records: list[RecordChange] = []
    answers = 0
    moments: list[datetime] = []
    for kind in component.kinds:
        if issubclass(kind, Personal):
            written = (
                []
                if not asked_fields(kind)
                else [
                    at
                    for record in session.all(kind)
                    if (at := session.changed_at(kind, record.id)) is not None and at >= since
                ]
            )
            answers += len(written)
            moments += written
            continue
        look = _Look(session, course, component, words, kind, since, viewer, earlier)
        records += look.records()
    moments += [record.at for record in records if record.at is not None]
    return PartChange(component.id, tuple(records), answers, max(moments, default=None))


@dataclass(frozen=True, slots=True)
class _Look:
    """One kind of record, now and before."""

    session: Session
    course: Course
    component: Component
    words: ComponentContent
    kind: type[Record]
    since: datetime
    viewer: Viewer
    earlier: Sequence[Session]

    @property
    def step(self) -> str:
        """Where records of this kind are shown; "" where the component does not say."""
        return self.component.places.get(self.kind.KIND, "")

    def hidden(self, record: Record) -> bool:
        """Whether the viewer must not see it."""
        return self.component.conceals(self.session, self.viewer, record)

    def records(self) -> list[RecordChange]:
        """Every record of the kind that has changed: those there are, then those that are gone."""
        present = self.session.all(self.kind)
        found = [change for record in present if (change := self.record(record)) is not None]
        return found + self.gone({record.id for record in present})

    def record(self, record: Record) -> RecordChange | None:
        """What has changed in one record; None when nothing that people see has."""
        if self.hidden(record):
            return None
        fresh = {
            name: at
            for name in asked_fields(self.kind)
            if (at := stamp(self.session, self.kind, record.id, name)) is not None and at >= self.since
        }
        if not fresh:
            return None
        is_new = not self.existed(record)
        fields = tuple(
            change
            for name, at in fresh.items()
            if (change := self.field(record, name, at, is_new=is_new)) is not None
        )
        if not fields:
            return None
        what = NEW if is_new and not self.kind.SINGLE else CHANGED
        name = "" if self.kind.SINGLE else name_of(record, self.course)
        wordless = not self.kind.SINGLE and not own_words(record)
        at = max(fresh.values())
        return RecordChange(self.kind.KIND, record.id, self.step, what, name, fields, at, wordless)

    def existed(self, record: Record) -> bool:
        """Whether the record was there at that time: some field of it is older, or an older version has it."""
        return any(self.there(version, record.id) for version in (self.session, *self.earlier))

    def there(self, version: Session, record_id: int) -> bool:
        """Whether a version has a field of this record from before that time."""
        return any(
            at is not None and at < self.since
            for name in self.kind.model_fields
            if name != "id"
            for at in [stamp(version, self.kind, record_id, name)]
        )

    def field(self, record: Record, name: str, at: datetime, *, is_new: bool) -> FieldChange | None:
        """One field's change; None when it says the same as before, or said nothing and says nothing."""
        label = self.words.field(self.kind.KIND, name)
        value = getattr(record, name)
        now = in_words(self.course, self.kind, name, value)
        before = "" if is_new else self.before(record.id, name)
        if now == before or (is_new and _blank(value)):
            return None
        step = self.component.places.get(f"{self.kind.KIND}.{name}", self.step)
        return FieldChange(name, str(label.label) if label else "", step, now, before, at)

    def before(self, record_id: int, name: str) -> str | None:
        """What stood in a field at that time; None when no version tells."""
        for version in self.earlier:
            at = stamp(version, self.kind, record_id, name)
            found = version.get(self.kind, record_id)
            if found is not None and at is not None and at < self.since:
                return in_words(self.course, self.kind, name, getattr(found, name))
        return None

    def gone(self, present: set[int]) -> list[RecordChange]:
        """Records that were there at that time and are no more."""
        found: dict[int, RecordChange] = {}
        for version in self.earlier[:1]:
            for record in version.all(self.kind):
                if record.id in present or self.hidden(record) or not self.there(version, record.id):
                    continue
                if name := name_of(record, self.course):
                    found[record.id] = RecordChange(
                        self.kind.KIND, record.id, self.step, GONE, name, (), None
                    )
        return list(found.values())


def stamp(session: Session, kind: type[Record], record_id: int, field: str) -> datetime | None:
    """When a field was last written (UTC); None when that is not known."""
    found = session.store.stamp_of(kind.KIND, record_id, field)
    return found.time if found else None


def own_words(record: Record) -> str:
    """The first text that somebody has written in a record, on one line."""
    for name in asked_fields(type(record)):
        text = getattr(record, name)
        if isinstance(ask_of(type(record), name), (Line, LongText)) and text.strip():
            return " ".join(text.split())
    return ""


def name_of(record: Record, course: Course) -> str:
    """What a record is known by: its first text, else the course's question that it answers."""
    if text := own_words(record):
        return text
    item = getattr(record, "item", None)
    match = next((str(one.name) for one in course.match if one.id == item), "")
    return next((str(one.name) for one in course.qualify.items if one.id == item), match)


def in_words(course: Course, kind: type[Record], name: str, value: Any) -> str:
    """A field's value as people read it, on one line; "" for nothing."""
    return "" if value is None else " ".join(value_words(course, kind, name, value).split())


def apart(before: str, now: str, around: int = 4) -> tuple[str, str]:
    """Two texts without most of what they share at both ends: `around` words of it stay, … stands for the rest."""
    old, new = before.split(), now.split()
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    start = head - around if head > around + 1 else 0
    end = tail - around if tail > around + 1 else 0
    return _cut(old, start, end), _cut(new, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    kept = " ".join(words[start : len(words) - end])
    return f"{'… ' if start else ''}{kept}{' …' if end else ''}"


def _blank(value: Any) -> bool:
    return (not value and not isinstance(value, int)) or value is False
