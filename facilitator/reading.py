"""Reading a library's records: validated once, kept while nothing changes, and tolerant of what does not fit."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar, cast

from facilitator.course import KINDS
from facilitator.edits import SetAside, read
from facilitator.people import Library, Person
from facilitator.record import FORM_ID, Record, Row
from facilitator.store import Doc, Store

R = TypeVar("R", bound=Record)


class Records:
    """Read access to an open library file."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._records: dict[str, dict[int, tuple[Doc, Record | None]]] = {}
        self._lists: dict[str, tuple[int, tuple[Record, ...]]] = {}
        self._aside: dict[tuple[str, int], SetAside] = {}
        self._kinds: dict[str, type[Record]] = {}

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind: rows by position, others by id. The tuple is the same object while nothing changes."""
        known = self._lists.get(kind.KIND)
        if known is not None and known[0] == self.store.generation:
            return cast("tuple[R, ...]", known[1])
        docs = self.store.table(kind.KIND)
        cached = self._records.setdefault(kind.KIND, {})
        for gone in cached.keys() - docs.keys():
            del cached[gone]
            self._aside.pop((kind.KIND, gone), None)
        found = [
            record
            for record_id, doc in docs.items()
            if (record := self._validated(kind, record_id, doc)) is not None
        ]
        found.sort(
            key=lambda record: (record.position, record.id) if isinstance(record, Row) else (0.0, record.id)
        )
        records = tuple(found)
        if (
            known is not None
            and len(known[1]) == len(records)
            and all(a is b for a, b in zip(known[1], records, strict=True))
        ):
            records = cast("tuple[R, ...]", known[1])
        self._lists[kind.KIND] = (self.store.generation, records)
        return records

    def get(self, kind: type[R], record_id: int) -> R | None:
        """The record with this id, or None."""
        doc = self.store.table(kind.KIND).get(record_id)
        return None if doc is None else self._validated(kind, record_id, doc)

    def form(self, kind: type[R]) -> R:
        """The one record of a single kind; an empty one where nothing has been written yet."""
        return self.get(kind, FORM_ID) or kind()

    def changed_at(self, kind: type[Record], record_id: int) -> datetime | None:
        """When a record was last written (UTC); None if it has never been."""
        return self.store.written_at(kind.KIND, record_id)

    def set_aside(self) -> tuple[SetAside, ...]:
        """Saved documents that do not fit their kind."""
        for name, kind in KINDS.items():
            if name in self.store.tables():
                self.all(kind)
        return tuple(self._aside.values())

    @property
    def library(self) -> Library:
        """Whose file this is."""
        return self.form(Library)

    @property
    def people(self) -> tuple[Person, ...]:
        """The participants, in the order in which they were added."""
        return self.all(Person)

    def person(self, person_id: int | None) -> Person | None:
        """The participant with this id."""
        return None if person_id is None else self.get(Person, person_id)

    def _validated(self, kind: type[R], record_id: int, doc: Doc) -> R | None:
        cached = self._records.setdefault(kind.KIND, {})
        self._kinds[kind.KIND] = kind
        known = cached.get(record_id)
        if known is not None and (known[0] is doc or known[0] == doc):
            return cast("R | None", known[1])
        record, misfit = read(kind, record_id, doc)
        if misfit is None:
            self._aside.pop((kind.KIND, record_id), None)
        else:
            self._aside[kind.KIND, record_id] = misfit
        cached[record_id] = (doc, record)
        return record

    def _kind(self, table: str) -> type[Record] | None:
        return self._kinds.get(table) or KINDS.get(table)
