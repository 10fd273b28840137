"""One open library file, as the rest of the program sees it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from facilitator.errors import Busy, NotSaved
from facilitator.store import copies
from facilitator.store.cells import Doc
from facilitator.store.fs import FileSystem
from facilitator.store.migrate import MIGRATIONS, SCHEMA, Migration
from facilitator.store.news import Backup, Changes, Commit, DocChange, Lost, News
from facilitator.store.stamps import Stamp, is_stamp
from facilitator.store.storage import AtomicStorage
from facilitator.store.tables import LibraryDB


class Store:
    """A library file that is open. Several may be open on one file, in one program or in many.

    ``refresh`` and ``apply`` may be called from any thread, one at a time per store; ``has_news`` and reading
    from any thread at any time. Documents that are handed out must not be changed by the caller.
    """

    def __init__(self, db: LibraryDB) -> None:
        storage = db.storage
        assert isinstance(storage, AtomicStorage)
        self._db, self._storage = db, storage
        self._applying = False

    @classmethod
    def open(  # noqa: PLR0913 - all but the path have defaults
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        lock_timeout: float = 10.0,
        schema: int = SCHEMA,
        migrations: Sequence[Migration] = MIGRATIONS,
        fs: FileSystem | None = None,
        clock: Callable[[], float] | None = None,
        backup_every: float = 60.0,
    ) -> Store:
        """Open the library at ``path``; with ``create`` make an empty one if there is none.

        ``lock_timeout`` and ``backup_every`` are seconds; ``clock`` gives seconds since 1970. A file from a
        newer version and a folder that may not be written to are opened read-only. Raises ``FolderMissing``,
        ``LibraryMissing``, ``Unreachable``, ``Damaged``, ``NotALibrary``, ``MigrationFailed``, ``Busy``.
        """
        mode = "read" if read_only else "create" if create else "write"
        return cls(
            LibraryDB(
                path,
                mode=mode,
                schema=schema,
                migrations=migrations,
                lock_timeout=lock_timeout,
                backup_every=backup_every,
                fs=fs,
                clock=clock,
            )
        )

    # What it is

    @property
    def path(self) -> Path:
        """The file itself, behind symbolic links."""
        return self._storage.path

    @property
    def why_read_only(self) -> str | None:
        """``"newer"``, ``"folder"`` or ``"asked"``; ``None`` when edits can be saved."""
        return self._storage.why_read_only or ("newer" if self._storage.too_new is not None else None)

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
        return self.why_read_only is not None

    @property
    def library_id(self) -> str:
        """The same in every copy of this library; "" for a file that this program has not saved yet."""
        return str(self._storage.image.meta.get("library", ""))

    @property
    def generation(self) -> int:
        """Rises with every change, own or foreign."""
        return self._storage.generation

    def saved_at(self) -> datetime | None:
        """When the file was last saved (UTC), by whomever; ``None`` when never."""
        stamp = Stamp.parse(str(self._storage.image.meta.get("rev", "")))
        return stamp.time if stamp else None

    # Reading

    def tables(self) -> tuple[str, ...]:
        """Names of the tables that hold documents."""
        return self._storage.image.visible()

    def table(self, name: str) -> Mapping[int, Doc]:
        """A table's documents by id as of now, empty when there is no such table. Later changes do not show
        in it.

        For reading only: a caller must not change the documents.
        """
        return self._storage.image.view(name)

    def stamp_of(self, table: str, id: int, field: str) -> Stamp | None:
        """When and by which writer a field was last written or removed; ``None`` when unknown."""
        shadow = self._storage.image.shadow(table, str(id)) or {}
        doc = self._storage.image.doc(table, str(id))
        text = shadow.get("f", {}).get(field)
        if text is None and (doc or shadow.get("was") or {}).get(field, self) is not self:
            text = shadow.get("*", "")
        return Stamp.parse(text or "")

    def written_at(self, table: str, id: int) -> datetime | None:
        """When any field of a document was last written; ``None`` when it has never been."""
        shadow = self._storage.image.shadow(table, str(id)) or {}
        stamps = [text for text in (shadow.get("*"), *shadow.get("f", {}).values()) if is_stamp(text)]
        newest = Stamp.parse(max(stamps, default=""))
        return newest.time if newest else None

    def attic(self) -> tuple[Lost, ...]:
        """Values that lost in merges and differ from what is shown, oldest first."""
        return copies.lost_values(self._storage.image)

    # Changing

    def apply(self, change: Callable[[Store], Changes]) -> Commit:
        """Take the lock, take in what others wrote, call ``change`` on that state and save what it returns,
        durably.

        ``change`` may be called only once the file is ours, and must not call ``apply`` itself. What others
        wrote is reported by the next ``refresh``. Raises ``NotSaved``, ``Busy``, ``ReadOnly`` and as ``refresh``
        does: then memory and file are as before. What ``change`` raises comes through.
        """
        with self._storage.transaction():
            if self._applying:
                raise RuntimeError("apply within apply")
            self._applying = True
            try:
                wanted = change(self)
            finally:
                self._applying = False
            changes = {name: self._worth_saving(name, docs) for name, docs in wanted.items()}
            made = self._storage.commit({name: docs for name, docs in changes.items() if docs})
            rows = tuple(DocChange(name, int(key), before, after) for name, key, before, after in made)
            return Commit(str(self._storage.image.meta.get("rev", "")), self._time(), rows)

    def is_free(self, seconds: float) -> bool:
        """Whether an edit would find the file free, waited for so long; from any thread, to wait beside the screen."""
        return self._storage.is_free(seconds)

    def _worth_saving(self, table: str, docs: Mapping[int, Doc | None]) -> dict[str, Doc | None]:
        """Without deletions of what is not there."""
        image = self._storage.image
        keyed = {str(id): doc for id, doc in docs.items()}
        return {
            key: doc for key, doc in keyed.items() if doc is not None or image.doc(table, key) is not None
        }

    def _time(self) -> datetime:
        return self.saved_at() or datetime.fromtimestamp(self._storage.clock.now_ms() / 1000, UTC)

    # News

    def has_news(self) -> bool:
        """Whether the file is another than the one last seen: one ``stat``, from any thread."""
        return self._storage.has_news()

    def refresh(self) -> News:
        """Take in what others wrote. Cheap when nothing changed. Raises ``Damaged``, ``Unreachable``,
        ``OtherLibrary`` or ``MigrationFailed``; memory is then as before, and ``has_news`` is false until the
        file changes again.

        When the file has lost edits that this program had saved, they are put back into it, unless it is
        busy: then at a later call.
        """
        self._storage.refresh()
        if self._storage.has_repairs and self.why_read_only is None:
            with contextlib.suppress(Busy, NotSaved), self._storage.transaction(timeout=0.0):
                pass
        return News(tuple(sorted(self._storage.take_news())))

    # Copies

    def backups(self) -> tuple[Backup, ...]:
        """Earlier versions, newest first."""
        return self._storage.backups.list()

    def merge_from(self, path: Path) -> News:
        """Join another copy of this library into it, after a backup. The other file is only read.

        Returns the documents that changed here and the values that lost. Raises ``LibraryMissing``,
        ``Damaged``, ``OtherLibrary``, ``LibraryTooNew`` and as ``apply`` does.
        """
        return copies.merge_from(self._storage, path)

    def conflict_copies(self) -> tuple[Path, ...]:
        """Files beside this one that carry its library id, whatever a sync program called them."""
        return copies.conflict_copies(self._storage)

    def absorb(self, path: Path) -> News:
        """Merge a conflict copy, then move it among the backups.

        Raises ``Damaged`` when it is not exactly as this program wrote it, else as ``merge_from`` does.
        """
        return copies.absorb(self._storage, path)

    def copy_to(self, path: Path, unsaved: Changes | None = None) -> None:
        """Write the library as it is in memory, with ``unsaved`` changes in it, durably to a new file.

        It is a copy of the same library and can be merged back. Raises ``FolderMissing`` or ``NotSaved``,
        also when there is a file already.
        """
        changes = {name: {str(id): doc for id, doc in docs.items()} for name, docs in (unsaved or {}).items()}
        copies.write_copy(self._storage, self._storage.with_changes(changes), path)

    # Closing

    def close(self) -> None:
        """Let go of the file. What was read can still be read."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
