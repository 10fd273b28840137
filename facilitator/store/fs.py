"""The one place that touches the disk. Tests put another :class:`FileSystem` here to break it on purpose."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path
from typing import Protocol

from filelock import FileLock

Signature = tuple[int, int, int]
"""Modification time in nanoseconds, size in bytes, inode number: changes when the file is replaced."""

_BINARY: int = getattr(os, "O_BINARY", 0)
_WINDOWS = os.name == "nt"
_NO_FOLDER_SYNC = (errno.EINVAL, errno.EBADF, errno.ENOTSUP)
_REPLACE_TRIES = 8
_READ_TRIES = 5


class Lock(Protocol):
    """What the store needs of a lock between processes: ``filelock``'s interface."""

    def acquire(self, timeout: float | None = None) -> object:
        """Take the lock within ``timeout`` seconds or raise ``filelock.Timeout``."""
        ...

    def release(self, force: bool = False) -> None:
        """Give the lock back."""
        ...


class FileSystem:
    """The real disk. Every method raises ``OSError`` as the operating system does."""

    def resolve(self, path: Path) -> Path:
        """The file itself, behind symbolic links."""
        return path.resolve()

    def is_folder(self, path: Path) -> bool:
        """Whether ``path`` is an existing folder that can be reached. Never raises."""
        try:
            return path.is_dir()
        except OSError:
            return False

    def may_write(self, path: Path) -> bool:
        """Whether this process may replace the file at ``path`` and make files beside it. Never raises."""
        try:
            return os.access(path.parent, os.W_OK) and (os.access(path, os.W_OK) or not path.exists())
        except OSError:
            return False

    def lock(self, path: Path, timeout: float) -> Lock:
        """A lock between processes whose file is ``path``. Its folder must exist."""
        return FileLock(
            path, timeout=timeout, thread_local=False, poll_interval=0.002, preserve_lock_file=True
        )

    def signature(self, path: Path) -> Signature:
        """The file's signature by one ``stat``."""
        return _signature(path.stat())

    def head(self, path: Path, size: int) -> tuple[Signature, bytes]:
        """Signature and first ``size`` bytes of the same version of the file."""
        handle = os.open(path, os.O_RDONLY | _BINARY)
        try:
            return _signature(os.fstat(handle)), os.read(handle, size) if size else b""
        finally:
            os.close(handle)

    def read(self, path: Path) -> tuple[Signature, bytes]:
        """Signature and all bytes; reads again when someone wrote in place meanwhile."""
        for attempt in range(_READ_TRIES):
            with path.open("rb") as file:
                before = _signature(os.fstat(file.fileno()))
                data = file.read()
                after = _signature(os.fstat(file.fileno()))
            if before == after or attempt == _READ_TRIES - 1:
                return after, data
        raise AssertionError("not reached")

    def write_new(self, path: Path, data: bytes, like: Path | None = None) -> None:
        """Make a new file durably, with the permissions of ``like``. ``FileExistsError`` when it is there."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o644)
        try:
            if like is not None and hasattr(os, "fchmod"):
                with contextlib.suppress(OSError):
                    os.fchmod(handle, like.stat().st_mode & 0o777)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            self.sync_handle(handle)
        finally:
            os.close(handle)

    def sync_handle(self, handle: int) -> None:
        """Flush an open file to the disk itself, through the drive's own cache where that takes a special
        call.
        """
        try:
            import fcntl

            full_sync: int = fcntl.F_FULLFSYNC  # type: ignore[attr-defined,unused-ignore]
            fcntl.fcntl(handle, full_sync)
        except (ImportError, AttributeError, OSError):
            os.fsync(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over ``target`` at once. On Windows a virus scanner may hold it for a moment: tries again,
        2.5 s.
        """
        for attempt in range(_REPLACE_TRIES):
            try:
                source.replace(target)
                return
            except PermissionError:
                if not _WINDOWS or attempt == _REPLACE_TRIES - 1:
                    raise
                time.sleep(0.02 * 2**attempt)

    def link(self, source: Path, target: Path) -> None:
        """A second name for the same file. ``FileExistsError`` when there is such a name, as the disk compares
        names.
        """
        os.link(source, target)

    def sync_folder(self, folder: Path) -> None:
        """Make renames and new names in ``folder`` survive a power cut, where the system has a call for
        it.
        """
        if _WINDOWS:
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(handle)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def names(self, folder: Path) -> list[str]:
        """Names of everything in ``folder``."""
        return [entry.name for entry in folder.iterdir()]

    def make_folder(self, folder: Path) -> None:
        """Make ``folder`` unless it is there. Its parent must exist."""
        folder.mkdir(exist_ok=True)


def _signature(stat: os.stat_result) -> Signature:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def write_durably(fs: FileSystem, path: Path, data: bytes, temporary: Path) -> None:
    """Write ``data`` to ``path`` so that after any failure it holds either the old or the new bytes,
    whole.
    """
    write_aside(fs, path, data, temporary)
    fs.replace(temporary, path)
    fs.sync_folder(path.parent)


def write_aside(fs: FileSystem, path: Path, data: bytes, temporary: Path) -> None:
    """Write ``data`` durably to ``temporary``, replacing what a killed writer left there."""
    try:
        fs.write_new(temporary, data, like=path)
    except FileExistsError:
        fs.unlink(temporary)
        fs.write_new(temporary, data, like=path)
