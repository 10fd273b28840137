"""Earlier versions of a library file, kept in a folder beside it.

``lib.json`` has its backups in ``lib.json.backups/``. A version is put aside by giving it a second name, for
versions are never changed in place; where the disk knows no second names it is copied.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
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


def folder_of(path: Path) -> Path:
    """Where the backups of the library file at ``path`` are."""
    return path.with_name(path.name + ".backups")


def time_name(time: datetime) -> str:
    """A UTC time as part of a file name; sorts as text."""
    return time.astimezone(UTC).strftime(_FORMAT)


def kept(times: Sequence[datetime]) -> frozenset[datetime]:
    """Which of the backups made at ``times`` to keep."""
    newest_first = sorted(times, reverse=True)
    keep = set(newest_first[:NEWEST])
    for pattern, count in (("%Y%m%d%H", HOURS), ("%Y%m%d", DAYS)):
        last_of: dict[str, datetime] = {}
        for time in newest_first:
            last_of.setdefault(time.strftime(pattern), time)
        keep.update(list(last_of.values())[:count])
    return frozenset(keep)


def _time_in(name: str) -> datetime:
    return datetime.strptime(name + "+0000", "%Y%m%dT%H%M%S%f%z")


class Backups:
    """The backups of one library file. ``now`` gives seconds since 1970."""

    def __init__(
        self, path: Path, fs: FileSystem, now: Callable[[], float], every: float = EVERY_SECONDS
    ) -> None:
        self.path, self.folder = path, folder_of(path)
        self._fs, self._now, self._every = fs, now, every
        self._last: float | None = None

    def list(self) -> tuple[Backup, ...]:
        """All backups, newest first."""
        found = []
        for time, path in self._times().items():
            with contextlib.suppress(OSError):
                found.append(Backup(path, time, self._fs.signature(path)[1]))
        return tuple(sorted(found, key=lambda backup: backup.time, reverse=True))

    def any(self) -> bool:
        """Whether there is a backup at all."""
        return bool(self._times())

    @property
    def due(self) -> bool:
        """Whether the next save should put the present version aside."""
        return self._last is None or not 0 <= self._now() - self._last < self._every

    def make(self) -> Path | None:
        """Put the present version aside durably; ``None`` when there is no file. Raises ``OSError``."""
        now = self._now()
        target = self.folder / (time_name(datetime.fromtimestamp(now, UTC)) + _SUFFIX)
        if not self._fs.is_folder(self.folder):
            self._fs.make_folder(self.folder)
            self._fs.sync_folder(self.folder.parent)
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
            times = self._times()
            for time in times.keys() - kept(tuple(times)):
                self._fs.unlink(times[time])

    def _times(self) -> dict[datetime, Path]:
        try:
            names = self._fs.names(self.folder)
        except OSError:
            return {}
        times = {}
        for name in names:
            if name.endswith(_SUFFIX):
                with contextlib.suppress(ValueError):
                    times[_time_in(name.removesuffix(_SUFFIX))] = self.folder / name
        return times
