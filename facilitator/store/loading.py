"""From a file's bytes to an image: our own layout or another program's, any clock, any older schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import N_, Damaged, MigrationFailed, NotALibrary
from facilitator.store.backups import Backups
from facilitator.store.codec import META, decode_any, header_of, split_file
from facilitator.store.fs import FileSystem
from facilitator.store.image import Image
from facilitator.store.migrate import Migration, migrated
from facilitator.store.outside import adopt, stamped_like_before, without_future
from facilitator.store.stamps import Clock


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
        """The image of the library's own file. Raises ``Damaged``, ``NotALibrary`` or ``MigrationFailed``."""
        if not raw.strip():
            if self._backups.any():
                raise Damaged(self._path, N_("it is empty, although there are earlier versions"))
            return Loaded(Image({"schema": self._schema}, {}), migrated=False)
        image, untouched = parse(raw, self._path, previous)
        rev = image.meta.get("rev", "")
        if not untouched and rev:
            self._clock.see(rev)
            image = adopt(image, self._version(rev, previous), self._clock.tick())
        image = without_future(image, self._clock.limit_ms())
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

    Raises ``Damaged`` for what is not JSON, ``NotALibrary`` for JSON that is no TinyDB file.
    """
    try:
        own = split_file(raw)
        if own is not None:
            return Image.parse(own[0], own[1], previous), True
        tables = decode_any(raw)
    except (ValueError, RecursionError) as error:
        raise Damaged(path, N_("it is not complete or holds signs that do not belong there")) from error
    if tables is None:
        raise NotALibrary(path)
    if META in tables and not isinstance(tables[META].get("1", {}).get("schema", 1), int):
        raise NotALibrary(path)
    return Image.of(tables), False
