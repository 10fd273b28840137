"""Getting a damaged library back. Nothing happens without the person's choice, and the damaged file is always
kept.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import Timeout

from facilitator.errors import (
    N_,
    Busy,
    Damaged,
    FolderMissing,
    LibraryMissing,
    NotSaved,
    Unreachable,
    reason_of,
)
from facilitator.store.backups import Backups, time_name
from facilitator.store.cells import Doc, edit, expand, is_shadow, same
from facilitator.store.codec import ATTIC, META, SHADOW, Tables, internal, salvage
from facilitator.store.fs import FileSystem, write_durably
from facilitator.store.image import Image, Puts
from facilitator.store.loading import is_meta, is_sound, parse
from facilitator.store.merge import all_stamps, merge
from facilitator.store.migrate import SCHEMA
from facilitator.store.news import Backup
from facilitator.store.stamps import Clock, base36

Choice = Literal["backup", "salvage", "combined"]
"""What to restore: the newest good backup, the lines that can still be read, or the first brought up to date
by the second."""


@dataclass(frozen=True)
class Recovery:
    """What can be had back of the file at ``path``.

    ``reason`` says why it cannot be read (``None``: it can). ``backups`` are the good ones, newest first,
    ``backup`` the first of them. ``salvaged`` are the visible tables of lines that can be read,
    ``lost_lines`` the number of those that cannot. ``counts`` gives for each choice the number of documents
    per table.
    """

    path: Path
    reason: str | None
    backup: Backup | None
    backups: tuple[Backup, ...]
    salvaged: Mapping[str, Mapping[str, Doc]]
    lost_lines: int
    counts: Mapping[str, Mapping[str, int]]


def examine(
    path: Path, *, fs: FileSystem | None = None, clock: Callable[[], float] | None = None
) -> Recovery:
    """Look at a library file and its backups without changing anything. Raises ``FolderMissing``, and
    ``LibraryMissing`` when there is neither the file nor a good backup, ``Unreachable`` when the file cannot be
    read just now.
    """
    disk = fs or FileSystem()
    path = disk.resolve(path)
    if not disk.is_folder(path.parent):
        raise FolderMissing(path)
    good = tuple(
        backup for backup in Backups(path, disk, clock or time.time).list() if _load(backup.path, disk)
    )
    raw, reason = _raw(path, disk)
    if raw is None and not good:
        raise LibraryMissing(path)
    tables, lost_lines = _salvaged(raw or b"")
    salvaged = {name: table for name, table in tables.items() if not internal(name)}
    recovery = Recovery(path, reason, good[0] if good else None, good, salvaged, lost_lines, {})
    counts = {}
    for choice in ("backup", "salvage", "combined"):
        image = _content(choice, recovery.backup, raw or b"", disk, Clock(clock))
        counts[choice] = {name: len(image.tables[name]) for name in image.visible()}
    return Recovery(path, reason, recovery.backup, good, salvaged, lost_lines, counts)


def restore(
    recovery: Recovery,
    choice: Choice,
    *,
    backup: Backup | None = None,
    lock_timeout: float = 10.0,
    fs: FileSystem | None = None,
    clock: Callable[[], float] | None = None,
) -> Path:
    """Write the chosen content to the library file, durably; ``backup`` picks another than the newest.

    First the present bytes are copied to ``<name>.damaged-<time>``, whose path is returned (the library's own
    path when there was no file). Raises ``Busy``, ``NotSaved``, ``Unreachable``, or ``Damaged`` when the choice
    holds nothing.
    """
    disk, path = fs or FileSystem(), recovery.path
    if choice != "salvage" and (backup or recovery.backup) is None:
        raise Damaged(path, N_("there is no earlier version that can be read"))
    lock = disk.lock(path.with_name(path.name + ".lock"), lock_timeout)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(path, lock_timeout) from None
    except OSError as error:
        raise NotSaved(path, reason_of(error)) from error
    try:
        raw, _ = _raw(path, disk)
        ticks = Clock(clock)
        image = _content(choice, backup or recovery.backup, raw or b"", disk, ticks)
        for stamp in all_stamps(image.everything()):
            ticks.see(stamp)
        image = image.followed({}, rev=ticks.tick())
        kept = path if raw is None else _keep(path, raw, disk, ticks)
        write_durably(disk, path, image.encode(), path.with_name(f"{path.name}.{os.getpid()}.tmp"))
    except OSError as error:
        raise NotSaved(path, reason_of(error)) from error
    finally:
        lock.release()
    return kept


def _keep(path: Path, raw: bytes, fs: FileSystem, clock: Clock) -> Path:
    moment = datetime.fromtimestamp(clock.now_ms() / 1000, UTC)
    names = set(fs.names(path.parent))
    base = f"{path.name}.damaged-{time_name(moment)}"
    name = next(
        name
        for number in range(len(names) + 1)
        if (name := f"{base}-{number}" if number else base) not in names
    )
    kept = path.with_name(name)
    fs.write_new(kept, raw, like=path)
    fs.sync_folder(path.parent)
    return kept


def _raw(path: Path, fs: FileSystem) -> tuple[bytes | None, str | None]:
    try:
        raw = fs.read(path)[1]
    except FileNotFoundError:
        return None, N_("it is not there any more")
    except OSError as error:
        raise Unreachable(path, reason_of(error, reading=True)) from error
    if not raw.strip():
        return raw, N_("it is empty")
    try:
        parse(raw, path, Image({}, {}))
    except Damaged as error:
        return raw, error.reason
    return raw, None


def _load(path: Path, fs: FileSystem) -> Image | None:
    try:
        raw = fs.read(path)[1]
        return parse(raw, path, Image({}, {}))[0] if raw.strip() else None
    except (OSError, Damaged):
        return None


def _salvaged(raw: bytes) -> tuple[dict[str, dict[str, Doc]], int]:
    """Tables of a file that may be damaged; stamps whose document line is lost are left out."""
    try:
        whole = parse(raw, Path(), Image({}, {}))[0] if raw.strip() else Image({}, {})
        return {name: dict(table) for name, table in whole.everything().items()}, 0
    except Damaged:
        tables, lost = salvage(raw)
    if not is_meta(tables.get(META, {}).get("1", {})):
        del tables[META]
    for name, table in tables.items():
        for key in [key for key, doc in table.items() if not is_sound(name, key, doc)]:
            del table[key]
            lost += name != META and not name.startswith(SHADOW)
    for name in [name for name in tables if name.startswith(SHADOW)]:
        docs = tables.get(name.removeprefix(SHADOW), {})
        tables[name] = {
            key: shadow
            for key, shadow in tables[name].items()
            if is_shadow(shadow) and (key in docs) == expand(docs.get(key), shadow).visible
        }
    return tables, lost


def _content(choice: str, backup: Backup | None, raw: bytes, fs: FileSystem, clock: Clock) -> Image:
    old = _load(backup.path, fs) if backup is not None else None
    if choice == "backup":
        image = old or Image({}, {})
    else:
        tables, _ = _salvaged(raw)
        image = Image.of(tables)
        if choice == "combined" and old is not None:
            image = _brought_up_to_date(old, tables, clock)
    meta = (old or image).meta
    return image.followed(
        {},
        library=meta.get("library") or base36(int.from_bytes(os.urandom(8), "big"), 13),
        schema=image.meta.get("schema", meta.get("schema", SCHEMA)),
    )


def _brought_up_to_date(old: Image, tables: Tables, clock: Clock) -> Image:
    """A backup joined with salvaged lines. A salvaged document without its stamps is newer than the
    backup's.
    """
    stamped: dict[str, dict[str, Doc]] = {META: {"1": old.meta}}
    bare: list[tuple[str, str, Doc]] = []
    for name, table in tables.items():
        if name.startswith(SHADOW) or name in (META, ATTIC):
            continue
        shadows = tables.get(SHADOW + name, {})
        stamped[name] = {key: doc for key, doc in table.items() if key in shadows}
        stamped[SHADOW + name] = dict(shadows)
        bare += [(name, key, doc) for key, doc in table.items() if key not in shadows]
    stamped[ATTIC] = dict(tables.get(ATTIC, {}))
    joined = Image.of(merge(old.everything(), stamped))
    for stamp in all_stamps(joined.everything()):
        clock.see(stamp)
    now = clock.tick()
    puts: dict[str, dict[str, Doc | None]] = {}
    for name, key, new in bare:
        before = joined.doc(name, key)
        if not same(before, new):
            doc, shadow = edit(before, joined.shadow(name, key), new, now)
            puts.setdefault(name, {})[key] = doc
            puts.setdefault(SHADOW + name, {})[key] = shadow
    changes: Puts = puts
    return joined.followed(changes)
