"""TinyDB's own classes on :class:`AtomicStorage`: every change holds the lock from reading to writing.

They behave as TinyDB's do. With another storage than ours they are TinyDB's.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from facilitator.store.cells import Doc, same
from facilitator.store.storage import AtomicStorage
from facilitator.store.writing import copied

Edited = MutableMapping[int, Mapping[str, Any]]


class Touched(Edited):
    """A table as an updater sees it: a document is copied when it is first looked at, so that afterwards only
    those can have changed. The table itself is never touched.
    """

    def __init__(self, docs: Mapping[str, Doc]) -> None:
        self._docs = docs
        self._seen: dict[int, Mapping[str, Any] | None] = {}
        self._cleared = False

    def _original(self, key: int) -> Doc | None:
        return None if self._cleared else self._docs.get(str(key))

    def __contains__(self, key: object) -> bool:
        if key in self._seen:
            return self._seen[key] is not None
        return self._original(key) is not None  # type: ignore[arg-type]

    def __getitem__(self, key: int) -> Mapping[str, Any]:
        if key not in self._seen:
            original = self._original(key)
            if original is None:
                raise KeyError(key)
            self._seen[key] = copied(original)
        doc = self._seen[key]
        if doc is None:
            raise KeyError(key)
        return doc

    def __setitem__(self, key: int, doc: Mapping[str, Any]) -> None:
        self._seen[key] = doc

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._seen[key] = None

    def clear(self) -> None:
        """Delete all documents."""
        self._seen.clear()
        self._cleared = True

    def __iter__(self) -> Iterator[int]:
        if not self._cleared:
            for text in list(self._docs):
                key = int(text)
                if key not in self._seen or self._seen[key] is not None:
                    yield key
        for key, doc in list(self._seen.items()):
            if doc is not None and (self._cleared or str(key) not in self._docs):
                yield key

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> dict[str, Mapping[str, Any] | None]:
        """Id -> new document, ``None`` for deleted ones; nothing that is as it was."""
        changes: dict[str, Mapping[str, Any] | None] = {}
        if self._cleared:
            changes.update(dict.fromkeys(self._docs))
        for key, doc in self._seen.items():
            if doc is None and str(key) not in self._docs:
                continue
            if doc is None or not same(doc, self._docs.get(str(key))):
                changes[str(key)] = doc
            else:
                changes.pop(str(key), None)
        return changes


class LockedTable(Table):
    """A table whose changes are saved one after the other, whichever process makes them."""

    def __init__(self, storage: Storage, name: str, **options: Any) -> None:
        self._generation = -1
        super().__init__(storage, name, **options)

    @property
    def _ours(self) -> AtomicStorage | None:
        return self._storage if isinstance(self._storage, AtomicStorage) else None

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock; forget what was cached when others have changed the file."""
        if self._ours is None:
            yield
            return
        with self._ours.transaction():
            self._forget_old()
            yield

    def _forget_old(self) -> None:
        if self._ours is not None:
            self._ours.refresh()
            if self._ours.generation != self._generation:
                self._generation = self._ours.generation
                self.clear_cache()
                self._next_id = None

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return super()._read_table() if self._ours is None else self._ours.shown(self.name)  # type: ignore[return-value]

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        if self._ours is None:
            super()._update_table(updater)
            return
        with self._ours.transaction():
            tables = self._ours.image.tables
            touched = Touched(tables.get(self.name, {}))
            updater(touched)  # type: ignore[arg-type]
            changes = touched.changes()
            if changes or self.name not in tables:
                self._ours.commit({self.name: changes})
            self.clear_cache()

    def search(self, cond: QueryLike) -> list[Document]:
        """As TinyDB's; the documents belong to the caller."""
        self._forget_old()
        return [self._private(doc) for doc in super().search(cond)]

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """As TinyDB's; the documents belong to the caller."""
        found: Any = super().get(*args, **kwargs)
        if isinstance(found, list):
            return [self._private(doc) for doc in found]
        return None if found is None else self._private(found)

    def __iter__(self) -> Iterator[Document]:
        return map(self._private, super().__iter__())

    def _private(self, doc: Document) -> Document:
        return self.document_class(copied(doc), doc.doc_id) if self._ours is not None else doc

    def insert(self, document: Mapping[Any, Any]) -> int:
        """As TinyDB's; the id is chosen and written under one lock."""
        with self._alone():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[Any, Any]]) -> list[int]:
        """As TinyDB's; the ids are chosen and written under one lock."""
        with self._alone():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[Any, Any], cond: QueryLike | None = None) -> list[int]:
        """As TinyDB's; looking and writing happen under one lock."""
        with self._alone():
            return super().upsert(document, cond)

    def truncate(self) -> None:
        """As TinyDB's."""
        with self._alone():
            super().truncate()


class LibraryDB(TinyDB):
    """TinyDB on one library file, safe to use from several processes. Takes :class:`AtomicStorage`'s
    arguments.
    """

    default_storage_class = AtomicStorage  # type: ignore[assignment]
    table_class = LockedTable  # type: ignore[assignment]

    def tables(self) -> set[str]:
        """Names of the tables that hold documents."""
        if not isinstance(self.storage, AtomicStorage):
            return super().tables()
        self.storage.refresh()
        return set(self.storage.image.visible())

    def drop_table(self, name: str) -> None:
        """As TinyDB's, under the lock."""
        if not isinstance(self.storage, AtomicStorage):
            super().drop_table(name)
            return
        with self.storage.transaction():
            super().drop_table(name)

    def drop_tables(self) -> None:
        """As TinyDB's, under the lock."""
        if not isinstance(self.storage, AtomicStorage):
            super().drop_tables()
            return
        with self.storage.transaction():
            super().drop_tables()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[LibraryDB]:
        """Hold the file alone over several calls. Each of them is saved by itself."""
        if isinstance(self.storage, AtomicStorage):
            with self.storage.transaction():
                yield self
        else:
            yield self
