"""Earlier versions of a library file, kept in a folder beside it.

``lib.json`` has its backups in ``lib.json.backups/``. A version is put aside by giving it a second name, for
versions are never changed in place; where the disk knows no second names it is copied.

A backup is named after the time and numbered, for only the number tells what was made after what when a clock
was wrong.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from facilitator.store.fs import FileSystem
from facilitator.store.news import Backup

NEWEST, HOURS, DAYS = 20, 24, 30
"""How many backups are kept: the newest, then the last one of so many hours and of so many days."""

EVERY_SECONDS = 60.0
"""A new backup is made at the first save, then when the last one is older than this."""

_FORMAT = "%Y%m%dT%H%M%S%f"
_SUFFIX = ".json"
_NAME = re.compile(r"(\d{8}T\d{12})(?:-(\d{1,12}))?" + re.escape(_SUFFIX))

Made = tuple[int, datetime]
"""A backup's number (0 for one without) and its time: sorts as they were made."""


def folder_of(path: Path) -> Path:
    """Where the backups of the library file at ``path`` are."""
    return path.with_name(path.name + ".backups")


def time_name(time: datetime) -> str:
    """A UTC time as part of a file name; sorts as text."""
    return time.astimezone(UTC).strftime(_FORMAT)


def kept(backups: Iterable[Made]) -> frozenset[Made]:
    """Which backups to keep."""
    newest_first = sorted(backups, reverse=True)
    keep = set(newest_first[:NEWEST])
    for pattern, count in (("%Y%m%d%H", HOURS), ("%Y%m%d", DAYS)):
        last_of: dict[str, Made] = {}
        for made in newest_first:
            last_of.setdefault(made[1].strftime(pattern), made)
        keep.update(list(last_of.values())[:count])
    return frozenset(keep)


def _made(name: str) -> Made | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return int(found[2] or 0), datetime.strptime(found[1] + "+0000", "%Y%m%dT%H%M%S%f%z")
    except ValueError:
        return None


class Backups:
    """The backups of one library file. ``now`` gives seconds since 1970."""

    def __init__(
        self, path: Path, fs: FileSystem, now: Callable[[], float], every: float = EVERY_SECONDS
    ) -> None:
        self.path, self.folder = path, folder_of(path)
        self._fs, self._now, self._every = fs, now, every
        self._last: float | None = None

    def list(self) -> tuple[Backup, ...]:
        """All backups, the last made first, whatever the clock said then."""
        found = []
        for (_, time), path in sorted(self._found().items(), reverse=True):
            with contextlib.suppress(OSError):
                found.append(Backup(path, time, self._fs.signature(path)[1]))
        return tuple(found)

    def any(self) -> bool:
        """Whether there is a backup at all."""
        return bool(self._found())

    @property
    def due(self) -> bool:
        """Whether the next save should put the present version aside."""
        return self._last is None or not 0 <= self._now() - self._last < self._every

    def make(self) -> Path | None:
        """Put the present version aside durably; ``None`` when there is no file. Raises ``OSError``."""
        now = self._now()
        if not self._fs.is_folder(self.folder):
            self._fs.make_folder(self.folder)
            self._fs.sync_folder(self.folder.parent)
        number = (
            max((made[0] for name in self._fs.names(self.folder) if (made := _made(name))), default=0) + 1
        )
        target = self.folder / f"{time_name(datetime.fromtimestamp(now, UTC))}-{number:06d}{_SUFFIX}"
        try:
            self._fs.link(self.path, target)
        except FileExistsError:
            return target
        except FileNotFoundError:
            return None
        except OSError:
            self._fs.write_new(target, self._fs.read(self.path)[1])
        self._fs.sync_folder(self.folder)
        self._last = now
        self.thin()
        return target

    def thin(self) -> None:
        """Remove what :func:`kept` does not name. Never raises: an old backup too many does no harm."""
        with contextlib.suppress(OSError):
            found = self._found()
            for made in found.keys() - kept(found):
                self._fs.unlink(found[made])

    def _found(self) -> dict[Made, Path]:
        try:
            names = self._fs.names(self.folder)
        except OSError:
            return {}
        return {made: self.folder / name for name in names if (made := _made(name))}
