"""A disk in memory that can lose power.

What was not flushed may be absent, torn or zeros afterwards, and names that were changed since their folder
was flushed may each be old or new. Every step may be the last, or may fail.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

from facilitator.store.fs import FileSystem, Lock, Signature


class Inode:
    numbers = itertools.count(1)

    def __init__(self, data: bytes = b"") -> None:
        self.number = next(Inode.numbers)
        self.seen = self.safe = data

    def after_power_cut(self) -> list[bytes]:
        if self.seen == self.safe:
            return [self.safe]
        half = len(self.seen) // 2
        zeros = b"\0" * len(self.seen)
        return [self.safe, self.seen, self.seen[:half], zeros, self.seen[:half] + zeros[half:]]


class NoLock:
    def acquire(self, timeout: float | None = None) -> object:
        return None

    def release(self, force: bool = False) -> None:
        return None


Names = dict[Path, Inode]


class CrashDisk(FileSystem):
    """``fsync_file`` and ``fsync_folder`` can be switched off to show that the tests notice."""

    def __init__(
        self, files: dict[Path, bytes] | None = None, *, fsync_file: bool = True, fsync_folder: bool = True
    ) -> None:
        self.now: Names = {path: Inode(data) for path, data in (files or {}).items()}
        self.safe: Names = dict(self.now)
        self.pending: list[tuple[frozenset[Path], Callable[[Names], None]]] = []
        self.fsync_file, self.fsync_folder = fsync_file, fsync_folder
        self.on_step: Callable[[str], None] = lambda what: None
        self.fail_at: int | None = None
        self.error = errno.ENOSPC
        self.steps = 0

    def step(self, what: str) -> None:
        self.steps += 1
        self.on_step(what)
        if self.fail_at == self.steps:
            raise OSError(self.error, "made to fail")

    def images(self) -> Iterator[dict[Path, bytes]]:
        """Every state that a power cut at this moment may leave."""
        seen = set()
        for count in range(len(self.pending) + 1):
            for kept in itertools.combinations(self.pending, count):
                names = dict(self.safe)
                for _, change in kept:
                    change(names)
                paths = sorted(names)
                inodes = sorted({names[path].number: names[path] for path in paths}.items())
                for contents in itertools.product(*(inode.after_power_cut() for _, inode in inodes)):
                    held = {number: data for (number, _), data in zip(inodes, contents, strict=True)}
                    image = tuple((path, held[names[path].number]) for path in paths)
                    if image not in seen:
                        seen.add(image)
                        yield dict(image)

    def _inode(self, path: Path) -> Inode:
        if path not in self.now:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        return self.now[path]

    def _change(self, change: Callable[[Names], None], *folders: Path) -> None:
        change(self.now)
        self.pending.append((frozenset(folders), change))

    def resolve(self, path: Path) -> Path:
        return path

    def is_folder(self, path: Path) -> bool:
        return True

    def may_write(self, path: Path) -> bool:
        return True

    def lock(self, path: Path, timeout: float) -> Lock:
        return NoLock()

    def signature(self, path: Path) -> Signature:
        inode = self._inode(path)
        return inode.number, len(inode.seen), inode.number

    def head(self, path: Path, size: int) -> tuple[Signature, bytes]:
        return self.signature(path), self._inode(path).seen[:size]

    def read(self, path: Path) -> tuple[Signature, bytes]:
        return self.signature(path), self._inode(path).seen

    def write_new(self, path: Path, data: bytes, like: Path | None = None) -> None:
        if path in self.now:
            raise FileExistsError(errno.EEXIST, "there", str(path))
        inode = Inode()
        self._change(lambda names: names.__setitem__(path, inode), path.parent)
        self.step("create")
        inode.seen = data[: len(data) // 2]
        self.step("write half")
        inode.seen = data
        self.step("write")
        if self.fsync_file:
            inode.safe = data
        self.step("fsync")

    def replace(self, source: Path, target: Path) -> None:
        inode = self._inode(source)

        def move(names: Names) -> None:
            names.pop(source, None)
            names[target] = inode

        self._change(move, source.parent, target.parent)
        self.step("rename")

    def link(self, source: Path, target: Path) -> None:
        inode = self._inode(source)
        self._change(lambda names: names.__setitem__(target, inode), target.parent)
        self.step("link")

    def sync_folder(self, folder: Path) -> None:
        if self.fsync_folder:
            rest = []
            for folders, change in self.pending:
                if folder in folders:
                    change(self.safe)
                else:
                    rest.append((folders, change))
            self.pending = rest
        self.step("fsync folder")

    def unlink(self, path: Path) -> None:
        self._inode(path)

        def remove(names: Names) -> None:
            names.pop(path, None)

        self._change(remove, path.parent)
        self.step("unlink")

    def names(self, folder: Path) -> list[str]:
        return [path.name for path in self.now if path.parent == folder]

    def make_folder(self, folder: Path) -> None:
        with contextlib.suppress(FileExistsError):
            self.step("make folder")
