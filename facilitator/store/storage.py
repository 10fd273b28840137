"""The TinyDB storage: one JSON file, written whole, durably and under a lock between processes.

A save writes a temporary file, flushes it, puts the old version aside, renames the new one over it and
flushes the folder; only then it returns. Whatever fails on the way, the file holds the old or the new
version, whole. Reading is answered from memory as long as the file is the one that was last seen.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from filelock import Timeout
from tinydb.storages import Storage

from facilitator.errors import (
    N_,
    Busy,
    FolderMissing,
    LibraryMissing,
    LibraryTooNew,
    NotSaved,
    OtherLibrary,
    ReadOnly,
    StoreError,
    Unreachable,
    reason_of,
)
from facilitator.store.backups import EVERY_SECONDS, Backups
from facilitator.store.cells import Doc
from facilitator.store.codec import HEAD_SIZE, LATE
from facilitator.store.fs import FileSystem, Signature
from facilitator.store.image import Image
from facilitator.store.loading import Reader
from facilitator.store.migrate import MIGRATIONS, SCHEMA, Migration
from facilitator.store.outside import believed, heal, still_late, without_future
from facilitator.store.saving import PutAside, Saver
from facilitator.store.stamps import Clock, base36
from facilitator.store.writing import DocChanges, MadeChange, copied, rows_for

REMEMBERED = 64
"""How many of its own last saved documents a process can put back when the file loses them."""


class AtomicStorage(Storage):
    """One library file. ``mode`` is ``"create"``, ``"write"`` (the file must be there) or ``"read"``."""

    def __init__(  # noqa: PLR0913 - all but the path have defaults
        self,
        path: str | Path,
        *,
        mode: str = "create",
        schema: int = SCHEMA,
        migrations: Sequence[Migration] = MIGRATIONS,
        lock_timeout: float = 10.0,
        backup_every: float = EVERY_SECONDS,
        fs: FileSystem | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.fs = fs or FileSystem()
        self.path = self.fs.resolve(Path(path))
        self.schema, self.lock_timeout = schema, lock_timeout
        self.clock = Clock(clock)
        self.backups = Backups(self.path, self.fs, clock or time.time, backup_every)
        self._saver = Saver(self.path, self.fs, self.backups)
        self.image = Image({}, {})
        self.generation = 0
        self._reader = Reader(self.path, self.fs, self.clock, self.backups, schema, migrations)
        self._signature: Signature | None = None
        self._head: bytes | None = None
        self._refused: Signature | None = None
        self._saved: dict[tuple[str, str], tuple[Doc | None, Doc | None]] = {}
        self._unwritten = self._backup_first = False
        self._news: set[tuple[str, int]] = set()
        self._depth = 0
        self._threads = threading.RLock()
        if not self.fs.is_folder(self.path.parent):
            raise FolderMissing(self.path)
        self.why_read_only = self._why_read_only(mode)
        self._lock = self.fs.lock(self.path.with_name(self.path.name + ".lock"), lock_timeout)
        self._begin(create=mode == "create")

    def _why_read_only(self, mode: str) -> str | None:
        if mode == "read":
            return "asked"
        return None if self.fs.may_write(self.path) else "folder"

    def _begin(self, *, create: bool) -> None:
        if not self._exists():
            if not create:
                raise LibraryMissing(self.path)
            with self.transaction():
                if not self._exists():
                    self.commit({})
        self.refresh()
        self._news.clear()
        if self.why_read_only is None and (self._unwritten or self._leftovers()):
            with contextlib.suppress(Busy, NotSaved, ReadOnly), self.transaction():
                self._sweep()

    def _exists(self) -> bool:
        try:
            self.fs.signature(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise Unreachable(self.path, reason_of(error, reading=True)) from error
        return True

    def _leftovers(self) -> list[Path]:
        """Temporary files; those that are there while we hold the lock belong to killed writers."""
        begin = self.path.name + "."
        try:
            names = self.fs.names(self.path.parent)
        except OSError:
            return []
        return [self.path.parent / name for name in names if name.startswith(begin) and name.endswith(".tmp")]

    def _sweep(self) -> None:
        for leftover in self._leftovers():
            with contextlib.suppress(OSError):
                self.fs.unlink(leftover)

    @property
    def too_new(self) -> int | None:
        """The file's schema number when this program may not write it, else ``None``."""
        found = int(self.image.meta.get("schema", 1))
        return found if found > self.schema else None

    # Reading

    def has_news(self) -> bool:
        """Whether the file is another than the one last seen: one ``stat``, from any thread.

        A version that could not be taken in is no news after that.
        """
        known = self._signature
        try:
            return self.fs.signature(self.path) not in (known, self._refused)
        except OSError:
            return known is not None

    def refresh(self, *, locked: bool = False) -> bool:
        """Take in the file's present version; ``True`` when it was another one than the one in memory.

        A file that is not there leaves memory as it is: the next save makes it again. So does one that
        another program keeps for itself at this moment: it is tried again at the next call. Under the lock
        the file's first bytes are compared too, for a new file may repeat the time, size and inode of the old
        one. Raises ``Unreachable``, ``Damaged``, ``NotALibrary``, ``OtherLibrary`` or ``MigrationFailed``; then
        memory is as before.
        """
        with self._threads:
            try:
                if locked:
                    signature, head = self.fs.head(self.path, HEAD_SIZE)
                    if signature == self._signature and head == self._head:
                        return False
                elif self.fs.signature(self.path) == self._signature:
                    return False
                signature, raw = self.fs.read(self.path)
            except (FileNotFoundError, NotADirectoryError):
                self._signature = self._head = None
                return False
            except OSError as error:
                if isinstance(error, PermissionError) and not locked and self._signature is not None:
                    return False
                raise Unreachable(self.path, reason_of(error, reading=True)) from error
            try:
                self._take_in(raw, signature)
            except StoreError as error:
                self._refused = signature
                if isinstance(error, OtherLibrary):
                    self._saved.clear()
                raise
            return True

    def take_news(self) -> frozenset[tuple[str, int]]:
        """Documents that others changed since this was last asked."""
        with self._threads:
            news = frozenset(self._news)
            self._news.clear()
            return news

    def read(self) -> dict[str, dict[str, Any]] | None:
        """TinyDB's way to read: private copies of all visible tables."""
        with self._threads:
            self.refresh()
            tables = self.image.tables
            return {
                name: {key: copied(doc) for key, doc in tables[name].items()} for name in self.image.visible()
            }

    def shown(self, table: str) -> Mapping[str, Doc]:
        """One table as it is now, for reading only."""
        self.refresh()
        return self.image.tables.get(table, {})

    def _take_in(self, raw: bytes, signature: Signature) -> None:
        loaded = self._reader.read(raw, self.image)
        self._saved = believed(loaded.image, self._saved)
        healed = heal(loaded.image, self._saved)
        self._news |= self.image.differences(healed)
        self._backup_first = loaded.migrated
        self._unwritten = loaded.migrated or healed is not loaded.image
        self.image = healed
        self._signature, self._head, self._refused = signature, raw[:HEAD_SIZE], None
        self.generation += 1

    # Writing

    @contextlib.contextmanager
    def transaction(self, timeout: float | None = None) -> Iterator[None]:
        """Hold the file alone, with its present version in memory. May be nested in one thread.

        Raises ``ReadOnly``, ``Busy`` after ``timeout`` seconds, ``NotSaved``, and as
        ``refresh`` does.
        """
        with self._threads:
            if self._depth == 0:
                self._acquire(self.lock_timeout if timeout is None else timeout)
            self._depth += 1
            try:
                if self._depth == 1:
                    self.refresh(locked=True)
                    self._refuse_newer()
                    if self._unwritten:
                        self.commit({})
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    with contextlib.suppress(OSError):
                        self._lock.release()

    def is_free(self, timeout: float) -> bool:
        """Whether nobody else writes the file, or lets go of it within ``timeout`` seconds. From any thread."""
        if not self.fs.is_folder(self.path.parent):
            return False
        lock = self.fs.lock(self.path.with_name(self.path.name + ".lock"), timeout)
        try:
            lock.acquire(timeout=timeout)
        except (Timeout, OSError):
            return False
        lock.release()
        return True

    def _acquire(self, timeout: float) -> None:
        if self.why_read_only is not None:
            raise ReadOnly(self.path, self.why_read_only)
        self._refuse_newer()
        if not self.fs.is_folder(self.path.parent):
            raise NotSaved(self.path, N_("the folder is not there any more"))
        try:
            self._lock.acquire(timeout=timeout)
        except Timeout:
            raise Busy(self.path, timeout) from None
        except OSError as error:
            raise NotSaved(self.path, reason_of(error)) from error

    def _refuse_newer(self) -> None:
        if self.too_new is not None:
            raise LibraryTooNew(self.path, self.too_new, self.schema)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """TinyDB's way to write: the difference between ``data`` and the present tables is the change."""
        with self.transaction():
            changes: dict[str, dict[str, Any]] = {}
            for name in {*self.image.visible(), *data}:
                old, new = (
                    self.image.tables.get(name, {}),
                    {str(key): doc for key, doc in data.get(name, {}).items()},
                )
                changes[name] = {key: None for key in old if key not in new}
                changes[name].update(new)
            self.commit(changes, [name for name in self.image.visible() if name not in data])

    def commit(self, changes: DocChanges, drop: Iterable[str] = ()) -> list[MadeChange]:
        """Save changes (table -> id -> whole new document or ``None``) durably, within a transaction.

        Returns table, id, old and new document of what really changed. Raises ``NotSaved``, or ``TypeError``
        and ``ValueError`` for what JSON cannot hold; then memory and file are as before.
        """
        following, made = self._followed(changes, drop, self.clock.tick())
        same_tables = following.tables.keys() == self.image.tables.keys()
        if not made and same_tables and not self._unwritten and "rev" in self.image.meta:
            return []
        self._save(following)
        for name, key, _, doc in made:
            self._saved.pop((name, key), None)
            self._saved[name, key] = doc, following.shadow(name, key)
        while len(self._saved) > REMEMBERED:
            del self._saved[next(iter(self._saved))]
        return made

    def _followed(
        self, changes: DocChanges, drop: Iterable[str], stamp: str
    ) -> tuple[Image, list[MadeChange]]:
        puts, made = rows_for(self.image, changes, stamp)
        library = self.image.meta.get("library") or base36(secrets.randbits(64), 13)
        late = still_late(self.image, self.clock.limit_ms())
        header = {"library": library, "schema": self.schema, "rev": stamp, LATE: late}
        return self.image.followed(puts, drop, **header), made

    def replace_image(self, image: Image) -> None:
        """Save a version made from the present one by a merge, after a backup, within a transaction."""
        library = self.image.meta.get("library") or image.meta.get("library")
        self._backup_first = True
        self._save(image.followed({}, library=library, schema=self.schema, rev=self.clock.tick()))

    def with_changes(self, changes: DocChanges) -> Image:
        """The present version with changes that are not saved."""
        return self._followed(changes, (), self.clock.tick())[0]

    def foreign(self, image: Image, path: Path) -> Image:
        """Another file's version made ready for merging: clocks corrected, brought to this program's
        schema.
        """
        believable = without_future(image, self.clock.limit_ms(), thorough=True)
        return self._reader.migrated(believable, path).image

    @property
    def has_repairs(self) -> bool:
        """Whether memory is ahead of the file and the next transaction will write it."""
        return self._unwritten

    def _save(self, following: Image) -> None:
        raw, before = following.encode(), self.image
        put_aside: PutAside = "when due" if self._signature is not None and self._signature[1] else "no"
        try:
            self._saver.save(raw, "always" if self._backup_first else put_aside, before.encode)
        except BaseException:
            self._signature = self._head = None
            raise
        self.image = following
        self.generation += 1
        self._unwritten = self._backup_first = False
        try:
            self._signature, self._head = self.fs.signature(self.path), raw[:HEAD_SIZE]
        except OSError:
            self._signature = self._head = None

    def close(self) -> None:
        """Give back the lock if it is held. The storage can still be read."""
        with contextlib.suppress(OSError, StoreError):
            self._lock.release(force=True)
