"""An open library: what it holds, the one way to change it, undo, and news of what others changed.

An edit is one transaction: a function makes the new records from the fresh state under the file's lock, they are
validated, saved durably and only then shown and told to others. A refused or failed edit changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import ValidationError

from facilitator.component import activity_of
from facilitator.edits import (
    Change,
    Changed,
    Delete,
    Put,
    SetAside,
    Undone,
    Unsaved,
    read,
    take_back,
    undoing,
)
from facilitator.errors import N_, EditRejected, NotSaved, Problem, StoreError
from facilitator.people import Library, Seat
from facilitator.reading import Records
from facilitator.record import Personal, Record, rejected
from facilitator.store import Commit, Doc, DocChange, Store, new_id

R = TypeVar("R", bound=Record)

UNDO_DEPTH = 200

GUEST = "guest"
"""Whose edits they are while somebody from outside the library sits here."""


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    changes: tuple[DocChange, ...]


class Session(Records):
    """A library file opened for reading and editing. Implements `facilitator.component.Reader`."""

    def __init__(self, store: Store, seat: Seat | None = None) -> None:
        super().__init__(store)
        self.seat = seat or Seat()
        self.saved_at: datetime | None = store.saved_at()
        self._listeners: list[Callable[[Changed], None]] = []
        self._stacks: dict[int | str | None, tuple[list[_Step], list[_Step]]] = {}
        self._guest = self._closed = False
        self._unsaved = Unsaved()

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
        """Let go of the file: what was read can still be read, and no edit is saved any more."""
        self._closed = True
        self._listeners.clear()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
        return self._apply(label, lambda: self._documents(make(self)), self._done)

    def _done(self, step: _Step) -> None:
        self._undo.append(step)
        del self._undo[:-UNDO_DEPTH]
        self._redo.clear()

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
                self._kinds[change.kind.KIND] = change.kind
                self._refuse_if_closed(change.kind, change.id)
                documents.setdefault(change.kind.KIND, {})[change.id] = None
                continue
            record = change.record
            self._kinds[record.KIND] = type(record)
            self._refuse_if_closed(type(record), record.id, record)
            try:
                type(record).model_validate(dict(record))
            except ValidationError as error:
                raise rejected(record.KIND, record.id, error) from error
            documents.setdefault(record.KIND, {})[record.id] = self._document(record)
        return documents

    def _document(self, record: Record) -> Doc:
        """What is saved for a record: fields of a newer version stay, and so does a saved value that does not fit and
        that nobody has replaced.

        Raises:
            EditRejected: the saved document cannot be read at all (code `aside`), so it is not overwritten.
        """
        old = self.store.table(record.KIND).get(record.id)
        doc = record.to_doc()
        if old is None:
            return doc
        present = self._validated(type(record), record.id, old)
        if present is None:
            raise EditRejected((Problem(record.KIND, record.id, "", "aside", {}),))
        misfit = self._aside.get((record.KIND, record.id))
        for name in misfit.fields if misfit else ():
            if getattr(record, name) == getattr(present, name):
                doc[name] = old[name]
        return {**{name: value for name, value in old.items() if name not in doc}, **doc}

    def _apply(
        self,
        label: str,
        documents: Callable[[], Mapping[str, Mapping[int, Doc | None]]],
        done: Callable[[_Step], None],
    ) -> Commit | None:
        """Save, remember for undo, tell: in this order, so that a listener cannot make a saved edit look failed."""
        made: list[Mapping[str, Mapping[int, Doc | None]]] = []
        if self._closed:
            raise NotSaved(self.store.path, N_("the file is no longer open here"))

        def change(_: Store) -> Mapping[str, Mapping[int, Doc | None]]:
            made.append(documents())
            return made[-1]

        try:
            self.poll()
            commit = self.store.apply(change)
        except StoreError:
            self._unsaved.keep(made[-1] if made else documents(), self.store.table)
            raise
        self._unsaved.forget(commit)
        if not commit.changes:
            return None
        self.saved_at = commit.time
        done(_Step(label, commit.changes))
        with suppress(
            StoreError
        ):  # this edit is saved; trouble with the next reading is told at the next reading
            self.poll()
        self._tell(Changed(frozenset((c.table, c.id) for c in commit.changes), mine=True, label=label))
        return commit

    def save_copy(self, path: Path) -> None:
        """Write the library to a new file elsewhere, with what could not be saved in it. It can be merged back later.

        Raises:
            StoreError: the folder is missing, there is such a file already, or it cannot be written.
        """
        self.store.copy_to(path, self._unsaved.documents(self.store.table))

    # undo and redo

    @property
    def guest(self) -> bool:
        """Whether somebody from outside the library sits here: they take back nothing of ours, and we nothing of theirs."""
        return self._guest

    @guest.setter
    def guest(self, here: bool) -> None:
        self._guest = here
        self._stacks.pop(GUEST, None)

    @property
    def _scope(self) -> int | str | None:
        return GUEST if self._guest else self.seat.writes_as

    @property
    def _undo(self) -> list[_Step]:
        """What the person in the present seat has done: a colleague at the same table takes back only their own."""
        return self._stacks.setdefault(self._scope, ([], []))[0]

    @property
    def _redo(self) -> list[_Step]:
        return self._stacks.setdefault(self._scope, ([], []))[1]

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._redo[-1].label if self._redo else None

    def undo(self) -> Undone | None:
        """Take back your own last edit; fields that a colleague has changed since are left alone and named.

        Raises:
            EditRejected: it belongs to an activity that is closed (code `closed`); the next undo takes the edit before it.
            StoreError: it could not be saved.
        """
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
            for change in step.changes:
                if (kind := self._kind(change.table)) is not None:
                    was = read(kind, change.id, change.before or change.after or {})[0]
                    self._refuse_if_closed(kind, change.id, was)
            documents, left_alone[:] = undoing(step.changes, self.store.table, self._blank)
            return documents

        try:
            commit = self._apply(step.label, inverse, target.append)
        except EditRejected:
            source.pop()
            raise
        source.pop()
        return Undone(step.label, tuple(left_alone), changed=commit is not None)

    def _blank(self, table: str) -> Doc | None:
        """The empty form of a single kind; None for kinds of which there are many."""
        kind = self._kind(table)
        return kind().to_doc() if kind is not None and kind.SINGLE else None

    def _refuse_if_closed(self, kind: type[Record], record_id: int, record: Record | None = None) -> None:
        """Whatever belongs to an activity that is closed can no longer be changed, by edit or by undo."""
        found = self.get(kind, record_id) or record
        name = kind.ACTIVITY if issubclass(kind, Personal) else None
        if isinstance(found, Personal):
            name = found.activity_name()
        if name is not None and activity_of(self, name).refuses(facilitator=self.seat.facilitator):
            raise EditRejected((Problem(kind.KIND, record_id, "", "closed", {}),))

    # news

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Be told of every change, own and foreign; returns the function that ends it."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

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
