"""An open library: what it holds, the one way to change it, undo, and news of what others changed.

An edit is one transaction: a function makes the new records from the fresh state under the file's lock, they are
validated, saved durably and only then shown and told to others. A refused or failed edit changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from pydantic import ValidationError

from facilitator.course import KINDS
from facilitator.edits import Change, Changed, Delete, Put, SetAside, Undone, take_back
from facilitator.errors import EditRejected, Problem
from facilitator.people import Library, Person, Seat
from facilitator.record import FORM_ID, Record, Row, rejected
from facilitator.store import Commit, Doc, DocChange, Store, new_id

R = TypeVar("R", bound=Record)

UNDO_DEPTH = 200


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    changes: tuple[DocChange, ...]


class Session:
    """A library file opened for reading and editing. Implements `facilitator.component.Reader`."""

    def __init__(self, store: Store, seat: Seat | None = None) -> None:
        self.store = store
        self.seat = seat or Seat()
        self.saved_at: datetime | None = store.saved_at()
        self._listeners: list[Callable[[Changed], None]] = []
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._records: dict[str, dict[int, tuple[Doc, Record | None]]] = {}
        self._lists: dict[str, tuple[int, tuple[Record, ...]]] = {}
        self._aside: dict[tuple[str, int], SetAside] = {}
        self._kinds: dict[str, type[Record]] = {}

    @classmethod
    def open(
        cls, path: Path, seat: Seat | None = None, *, read_only: bool = False, lock_timeout: float = 2.0
    ) -> Session:
        """Open an existing library file.

        Raises:
            StoreError: the file is missing, damaged or not a library; nothing has been changed.
        """
        return cls(Store.open(path, read_only=read_only, lock_timeout=lock_timeout), seat)

    @classmethod
    def create(cls, path: Path, library: Library) -> Session:
        """Make a new library file.

        Raises:
            StoreError: the folder is missing or cannot be written.
        """
        session = cls(Store.open(path, create=True))
        session.edit("", lambda _: [Put(library)])
        session._undo.clear()
        return session

    def close(self) -> None:
        """Let go of the file."""
        self._listeners.clear()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # reading

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind: rows by position, others by id. The tuple is the same object while nothing changes."""
        known = self._lists.get(kind.KIND)
        if known is not None and known[0] == self.store.generation:
            return cast("tuple[R, ...]", known[1])
        docs = self.store.table(kind.KIND)
        cached = self._records.setdefault(kind.KIND, {})
        for gone in cached.keys() - docs.keys():
            del cached[gone]
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
        record: R | None
        try:
            record = kind.model_validate(
                {**{name: doc[name] for name in kind.model_fields if name in doc}, "id": record_id}
            )
            self._aside.pop((kind.KIND, record_id), None)
        except ValidationError as error:
            record = None
            self._aside[kind.KIND, record_id] = SetAside(kind.KIND, record_id, str(error))
        cached[record_id] = (doc, record)
        return record

    # changing

    @staticmethod
    def new_id() -> int:
        """A fresh id that no other laptop will make; ids grow with time."""
        return new_id()

    def edit(self, label: str, make: Callable[[Session], Iterable[Change]]) -> Commit | None:
        """Change the library as one transaction: `make` sees the newest state and returns what to save and delete.

        Returns None when nothing would change.

        Raises:
            EditRejected: a value does not fit; nothing has been changed.
            StoreError: it could not be saved; the file and memory are as they were.
        """
        commit = self._apply(label, lambda: self._documents(make(self)))
        if commit is None:
            return None
        self._undo.append(_Step(label, commit.changes))
        del self._undo[:-UNDO_DEPTH]
        self._redo.clear()
        return commit

    def put(self, label: str, *records: Record) -> Commit | None:
        """Save these records as one edit."""
        return self.edit(label, lambda _: [Put(record) for record in records])

    def remove(self, label: str, *records: Record) -> Commit | None:
        """Delete these records as one edit."""
        return self.edit(label, lambda _: [Delete(type(record), record.id) for record in records])

    def revise(self, label: str, kind: type[R], record_id: int, **changes: Any) -> Commit | None:
        """Change some fields of the newest version of one record (a form that does not exist yet is made).

        Raises:
            EditRejected: a value does not fit, or the record has been removed meanwhile (code `gone`).
        """
        return self.edit(label, lambda now: [Put(now._current(kind, record_id).revise(**changes))])

    def _current(self, kind: type[R], record_id: int) -> R:
        found = self.get(kind, record_id)
        if found is not None:
            return found
        if kind.SINGLE:
            return kind()
        raise _gone(kind, record_id)

    def _documents(self, changes: Iterable[Change]) -> dict[str, dict[int, Doc | None]]:
        documents: dict[str, dict[int, Doc | None]] = {}
        for change in changes:
            if isinstance(change, Delete):
                documents.setdefault(change.kind.KIND, {})[change.id] = None
                continue
            record = change.record
            self._kinds[record.KIND] = type(record)
            try:
                type(record).model_validate(dict(record))
            except ValidationError as error:
                raise rejected(record.KIND, record.id, error) from error
            old = self.store.table(record.KIND).get(record.id, {})
            kept = {name: value for name, value in old.items() if name not in type(record).model_fields}
            documents.setdefault(record.KIND, {})[record.id] = {**kept, **record.to_doc()}
        return documents

    def _apply(
        self, label: str, documents: Callable[[], Mapping[str, Mapping[int, Doc | None]]]
    ) -> Commit | None:
        self.poll()
        commit = self.store.apply(lambda _: documents())
        if not commit.changes:
            return None
        self.saved_at = commit.time
        self.poll()
        self._tell(Changed(frozenset((c.table, c.id) for c in commit.changes), mine=True, label=label))
        return commit

    # undo and redo

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._redo[-1].label if self._redo else None

    def undo(self) -> Undone | None:
        """Take back your own last edit; fields that a colleague has changed since are left alone and named."""
        return self._take_back(self._undo, self._redo)

    def redo(self) -> Undone | None:
        """Do again what was last undone."""
        return self._take_back(self._redo, self._undo)

    def _take_back(self, source: list[_Step], target: list[_Step]) -> Undone | None:
        if not source:
            return None
        step = source[-1]
        left_alone: list[tuple[str, int, str]] = []

        def inverse() -> dict[str, dict[int, Doc | None]]:
            left_alone.clear()
            documents: dict[str, dict[int, Doc | None]] = {}
            for change in step.changes:
                now = self.store.table(change.table).get(change.id)
                back, kept = take_back(change, now, self._blank(change.table))
                left_alone.extend((change.table, change.id, name) for name in kept)
                if back != now:
                    documents.setdefault(change.table, {})[change.id] = back
            return documents

        commit = self._apply(step.label, inverse)
        source.pop()
        if commit is not None:
            target.append(_Step(step.label, commit.changes))
        return Undone(step.label, tuple(left_alone))

    def _blank(self, table: str) -> Doc | None:
        """The empty form of a single kind; None for kinds of which there are many."""
        kind = self._kinds.get(table) or KINDS.get(table)
        return kind().to_doc() if kind is not None and kind.SINGLE else None

    # news

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Be told of every change, own and foreign; returns the function that ends it."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    @contextmanager
    def listening(self, listener: Callable[[Changed], None]) -> Iterator[None]:
        """Be told of changes within a `with` block."""
        end = self.subscribe(listener)
        try:
            yield
        finally:
            end()

    def poll(self) -> Changed | None:
        """Take in what others have written since last time, tell the listeners and return the news."""
        news = self.store.refresh()
        if not news:
            return None
        changed = Changed(frozenset(news.changes), mine=False)
        self._tell(changed)
        return changed

    def _tell(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)


def _gone(kind: type[Record], record_id: int) -> Exception:
    return EditRejected((Problem(kind.KIND, record_id, "", "gone", {}),))


__all__ = ["Change", "Changed", "Delete", "Put", "Session", "SetAside", "Undone", "take_back"]
