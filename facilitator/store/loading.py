"""From a file's bytes to an image: our own layout or another program's, any clock, any older schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import N_, Damaged, MigrationFailed, NotALibrary, OtherLibrary
from facilitator.store.backups import Backups
from facilitator.store.cells import Doc, is_shadow
from facilitator.store.codec import ATTIC, LATE, SHADOW, decode_any, header_of, split_file
from facilitator.store.fs import FileSystem
from facilitator.store.image import Image
from facilitator.store.migrate import Migration, migrated
from facilitator.store.outside import adopt, is_late, stamped_like_before, without_future
from facilitator.store.stamps import Clock

LONGEST_ID = 1000
"""Characters of an id; Python itself refuses numbers of more than some thousand digits."""
_ODD = N_("it is not complete or holds signs that do not belong there")


@dataclass(frozen=True)
class Loaded:
    """An image ready for use; ``migrated`` when its documents were brought to a newer schema on the way."""

    image: Image
    migrated: bool


class Reader:
    """Reads versions of one library file."""

    def __init__(
        self,
        path: Path,
        fs: FileSystem,
        clock: Clock,
        backups: Backups,
        schema: int,
        migrations: Sequence[Migration],
    ) -> None:
        self._path, self._fs, self._clock, self._backups = path, fs, clock, backups
        self._schema, self._migrations = schema, migrations

    def read(self, raw: bytes, previous: Image) -> Loaded:
        """The image of the library's own file. Raises ``Damaged``, ``NotALibrary``, ``OtherLibrary`` or
        ``MigrationFailed``.
        """
        if not raw.strip():
            if self._backups.any():
                raise Damaged(self._path, N_("it is empty, although there are earlier versions"))
            if previous.tables or previous.meta.get("library"):
                raise Damaged(self._path, N_("it is empty"))
            return Loaded(Image({"schema": self._schema}, {}), migrated=False)
        image, untouched = parse(raw, self._path, previous)
        library, known = image.meta.get("library"), previous.meta.get("library")
        if library and known and library != known:
            raise OtherLibrary(self._path)
        rev = image.meta.get("rev", "")
        if not untouched and rev:
            self._clock.see(rev)
            image = adopt(image, self._version(rev, previous), self._clock.tick())
        image = without_future(image, self._clock.limit_ms(), known=previous)
        self._clock.see(image.meta.get("rev", ""))
        return self.migrated(image, self._path)

    def migrated(self, image: Image, path: Path) -> Loaded:
        """``image`` in this program's schema, or as it is when it has that or a newer one."""
        found = int(image.meta.get("schema", 1))
        if not any(found < step.to <= self._schema for step in self._migrations):
            return Loaded(image, migrated=False)
        try:
            tables = migrated(image, self._schema, self._migrations)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise MigrationFailed(path, found, self._schema, reason) from error
        newer = stamped_like_before(image, tables, self._clock.tick())
        return Loaded(newer.followed({}, schema=self._schema), migrated=True)

    def _version(self, rev: str, previous: Image) -> Image | None:
        """The version with this revision, from memory or the backups."""
        if previous.meta.get("rev") == rev:
            return previous
        for backup in self._backups.list():
            try:
                raw = self._fs.read(backup.path)[1]
                header = header_of(raw[:400])
                if header is not None and header.rev == rev:
                    return parse(raw, backup.path, Image({}, {}))[0]
            except (OSError, Damaged):
                continue
        return None


def parse(raw: bytes, path: Path, previous: Image) -> tuple[Image, bool]:
    """The image in a file's bytes, and whether it is exactly as this program wrote it.

    Raises ``Damaged`` for what is not JSON or not as the store writes it, ``NotALibrary`` for JSON that is no
    TinyDB file.
    """
    try:
        own = split_file(raw)
        tables = decode_any(raw) if own is None else None
        image = Image.parse(own[0], own[1], previous) if own else Image.of(tables or {})
    except (ValueError, RecursionError) as error:
        raise Damaged(path, _ODD) from error
    if own is None and tables is None:
        raise NotALibrary(path)
    if not isinstance(image.meta.get("schema", 1), int):
        raise NotALibrary(path)
    if not is_meta(image.meta) or not _sound(image, previous):
        raise Damaged(path, _ODD)
    return image, own is not None


def is_meta(meta: Doc) -> bool:
    """Whether a header's own fields have the right types."""
    texts = (meta.get("library", ""), meta.get("rev", ""))
    right = isinstance(meta.get("schema", 1), int) and is_late(meta.get(LATE, ""))
    return right and all(isinstance(text, str) for text in texts)


def is_sound(table: str, key: str, doc: object) -> bool:
    """Whether a document can stand in ``table`` under ``key``: a usable id and, for stamps, the right shape."""
    if not isinstance(doc, dict) or len(key) > LONGEST_ID:
        return False
    if table == ATTIC:
        return len(str(doc.get("id", ""))) <= LONGEST_ID
    return not table.startswith(SHADOW) or is_shadow(doc)


def _sound(image: Image, previous: Image) -> bool:
    """Whether all documents are sound. Those that are shared with ``previous`` are not looked at again."""
    for name, table in image.tables.items():
        known = previous.tables.get(name, {})
        if table is known:
            continue
        for key, doc in table.items():
            if doc is not known.get(key) and not is_sound(name, key, doc):
                return False
    return True
