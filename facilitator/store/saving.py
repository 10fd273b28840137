"""Writing one version over another so that the file is always the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from facilitator.errors import NotSaved, reason_of
from facilitator.store.backups import Backups
from facilitator.store.codec import HEAD_SIZE
from facilitator.store.fs import FileSystem, write_aside

PutAside = Literal["always", "when due", "no"]
"""Whether the outgoing version becomes a backup."""


class Saver:
    """Saves versions of the file at ``path``. The caller holds the lock."""

    def __init__(self, path: Path, fs: FileSystem, backups: Backups) -> None:
        self._path, self._fs, self._backups = path, fs, backups
        self._temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")

    def save(self, raw: bytes, put_aside: PutAside, previous: Callable[[], bytes]) -> None:
        """Write ``raw`` durably, or raise ``NotSaved`` with the file as before.

        ``previous`` gives the old bytes; it is asked only when the new ones have to be taken back.
        """
        try:
            write_aside(self._fs, self._path, raw, self._temporary)
            self._back_up(put_aside)
            self._fs.replace(self._temporary, self._path)
            self._fs.sync_folder(self._path.parent)
        except OSError as error:
            self._take_back(raw, previous)
            raise NotSaved(self._path, reason_of(error)) from error
        except BaseException:
            self._take_back(raw, previous)
            raise

    def _back_up(self, put_aside: PutAside) -> None:
        """A backup that is only due may fail: saving the edit matters more."""
        if put_aside == "always":
            self._backups.make()
        elif put_aside == "when due" and self._backups.due:
            with contextlib.suppress(OSError):
                self._backups.make()

    def _take_back(self, raw: bytes, previous: Callable[[], bytes]) -> None:
        """A failed rename may have happened all the same, so the file itself is asked which version it is."""
        with contextlib.suppress(OSError):
            self._fs.unlink(self._temporary)
        with contextlib.suppress(OSError):
            if self._fs.head(self._path, HEAD_SIZE)[1] == raw[:HEAD_SIZE]:
                write_aside(self._fs, self._path, previous(), self._temporary)
                self._fs.replace(self._temporary, self._path)
