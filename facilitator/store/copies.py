"""Other copies of a library: found, merged, and made."""

from __future__ import annotations

import contextlib
import errno
import os
from datetime import UTC, datetime
from pathlib import Path

from facilitator.errors import (
    N_,
    Damaged,
    FolderMissing,
    LibraryMissing,
    LibraryTooNew,
    NotSaved,
    OtherLibrary,
    Unreachable,
    reason_of,
)
from facilitator.store.backups import time_name
from facilitator.store.cells import canonical
from facilitator.store.codec import HEAD_SIZE, header_of, split_file
from facilitator.store.fs import FileSystem, write_aside
from facilitator.store.image import Image, is_id
from facilitator.store.loading import parse
from facilitator.store.merge import all_stamps, merge
from facilitator.store.names import is_library_name
from facilitator.store.news import Lost, News
from facilitator.store.stamps import Stamp
from facilitator.store.storage import AtomicStorage


def conflict_copies(storage: AtomicStorage) -> tuple[Path, ...]:
    """Files beside the library that begin with its name and carry its id."""
    fs, path = storage.fs, storage.path
    library = storage.image.meta.get("library")
    found = []
    with contextlib.suppress(OSError):
        for name in fs.names(path.parent):
            if library and name != path.name and name.startswith(path.stem) and is_library_name(name):
                with contextlib.suppress(OSError):
                    header = header_of(fs.head(path.parent / name, HEAD_SIZE)[1])
                    if header is not None and header.library == library:
                        found.append(path.parent / name)
    return tuple(sorted(found))


def merge_from(storage: AtomicStorage, path: Path) -> News:
    """Join the copy at ``path`` into the library, after a backup."""
    return _merge(storage, path, _read(storage, path))


def absorb(storage: AtomicStorage, path: Path) -> News:
    """Join a copy that is exactly as this program wrote it, then move it among the backups."""
    raw = _read(storage, path)
    if split_file(raw) is None:
        raise Damaged(path, N_("it is not complete, or another program changed it"))
    fs, backups = storage.fs, storage.backups.folder
    with storage.transaction():
        news = _merge(storage, path, raw)
        try:
            if not fs.is_folder(backups):
                fs.make_folder(backups)
            fs.replace(path, backups / f"merged-{time_name(datetime.now(UTC))}-{path.name}.bak")
            fs.sync_folder(backups)
            fs.sync_folder(path.parent)
        except OSError as error:
            raise NotSaved(path, reason_of(error)) from error
    return news


def write_copy(storage: AtomicStorage, image: Image, path: Path) -> None:
    """Write ``image`` durably to a new file."""
    fs, target = storage.fs, storage.fs.resolve(path)
    if not fs.is_folder(target.parent):
        raise FolderMissing(target)
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        _refuse_existing(fs, target)
        write_aside(fs, target, image.encode(), temporary)
        _name_new(fs, temporary, target)
        fs.sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            fs.unlink(temporary)
        if isinstance(error, FileExistsError):
            raise NotSaved(target, N_("there is already a file with that name")) from error
        raise NotSaved(target, reason_of(error)) from error


def _refuse_existing(fs: FileSystem, target: Path) -> None:
    """Ask the disk itself: names that differ in case or in how accents are stored may be one and the same."""
    with contextlib.suppress(FileNotFoundError):
        fs.signature(target)
        raise FileExistsError(errno.EEXIST, "there is such a file", str(target))


def _name_new(fs: FileSystem, temporary: Path, target: Path) -> None:
    """Give the finished file its name, never over another file."""
    try:
        fs.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        _refuse_existing(fs, target)
        fs.replace(temporary, target)
    else:
        with contextlib.suppress(OSError):
            fs.unlink(temporary)


def lost_values(image: Image, known: frozenset[str] = frozenset()) -> tuple[Lost, ...]:
    """What the attic holds beyond the entries ``known`` and differs from what is shown, oldest first."""
    lost = []
    for key, entry in image.attic().items():
        if key in known or not is_id(str(entry.get("id", ""))):
            continue
        table, id, field = str(entry.get("table")), str(entry["id"]), str(entry.get("field"))
        value, shown = entry.get("value"), image.doc(table, id)
        if shown is None or field not in shown or canonical(shown[field]) != canonical(value):
            stamp = str(entry.get("stamp", ""))
            lost.append((stamp, Lost(table, int(id), field, value, Stamp.parse(stamp))))
    return tuple(row for _, row in sorted(lost, key=lambda pair: pair[0]))


def _read(storage: AtomicStorage, path: Path) -> bytes:
    try:
        return storage.fs.read(path)[1]
    except FileNotFoundError:
        raise LibraryMissing(path) from None
    except OSError as error:
        raise Unreachable(path, reason_of(error, reading=True)) from error


def _merge(storage: AtomicStorage, path: Path, raw: bytes) -> News:
    with storage.transaction():
        before = storage.image
        other = storage.foreign(parse(raw, path, Image({}, {}))[0], path)
        mine, theirs = before.meta.get("library"), other.meta.get("library")
        if mine and theirs and mine != theirs:
            raise OtherLibrary(path)
        schema = int(other.meta.get("schema", 1))
        if schema > storage.schema:
            raise LibraryTooNew(path, schema, storage.schema)
        joined = Image.of(merge(before.everything(), other.everything()))
        for stamp in all_stamps(joined.everything()):
            storage.clock.see(stamp)
        if joined.tables != before.tables:
            storage.replace_image(joined)
        changes = tuple(sorted(before.differences(storage.image)))
        return News(changes, lost_values(storage.image, frozenset(before.attic())))
