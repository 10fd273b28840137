"""Full disks, folders that may not be written to, folders that are gone."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitator.errors import Damaged, NotSaved, ReadOnly
from facilitator.store import FileSystem, Store
from facilitator.store.fs import Signature
from tests.facilitator.store.support import PYTHON, ROOT, docs, put, shown

LIMITED = """
import resource, signal, sys
from pathlib import Path
from facilitator.errors import NotSaved
from facilitator.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]), create=True)
store.apply(lambda s: {"a": {1: {"x": 1}}})
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    store.apply(lambda s: {"a": {2: {"x": "y" * 9000}}})
except NotSaved as error:
    print(len(store.table("a")), error.reason)
store.apply(lambda s: {"a": {3: {"x": 3}}})
"""


def test_file_size_limit(path: Path) -> None:
    done = subprocess.run(
        [PYTHON, "-c", LIMITED, str(path)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout == "1 the file would become larger than this computer allows\n"
    with TinyDB(path) as stock:
        assert {doc.doc_id: dict(doc) for doc in stock.table("a")} == {1: {"x": 1}, 3: {"x": 3}}


def fill(path: Path) -> None:
    """Write until the disk is full."""
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)


def test_full_disk(small_disk: Path) -> None:
    path = small_disk / "lib.json"
    store = Store.open(path, create=True)
    store.apply(lambda s: {"a": dict(docs(1000))})
    fill(small_disk / "fill")
    before = path.read_bytes()
    with pytest.raises(NotSaved) as caught:
        store.apply(put("a", 5, text="z" * 3000))
    assert caught.value.reason == "the disk is full"
    assert path.read_bytes() == before
    assert store.table("a")[5]["text"] == docs(5)[5]["text"]
    assert not list(small_disk.glob("*.tmp"))
    (small_disk / "fill").unlink()
    store.apply(put("a", 5, text="ok"))
    with Store.open(path) as other:
        assert other.table("a")[5]["text"] == "ok"


def test_read_only_disk(small_disk: Path) -> None:
    path = small_disk / "lib.json"
    with Store.open(path, create=True) as store:
        store.apply(put("a", 1, x=1))
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        with pytest.raises(NotSaved) as caught:
            store.apply(put("a", 1, x=2))
        assert caught.value.reason == "the folder may not be written to"
        assert shown(store) == {"a": {1: {"x": 1}}}
    with Store.open(path) as reader:
        assert (reader.read_only, reader.why_read_only) == (True, "folder")
        assert shown(reader) == {"a": {1: {"x": 1}}}
        assert not reader.refresh()
        with pytest.raises(ReadOnly):
            reader.apply(put("a", 1, x=2))


class Closed(FileSystem):
    """A folder in which nothing may be made."""

    def may_write(self, path: Path) -> bool:
        return False


def test_read_only_folder_by_the_seam(store: Store, path: Path) -> None:
    store.apply(put("a", 1, x=1))
    with Store.open(path, fs=Closed()) as reader:
        assert reader.why_read_only == "folder"
        with pytest.raises(ReadOnly):
            reader.apply(put("a", 1, x=2))
        store.apply(put("a", 1, x=3))
        assert reader.refresh().changes == (("a", 1),)


def test_unchangeable_file(store: Store, path: Path) -> None:
    store.apply(put("a", 1, x=1))
    chattr = shutil.which("chattr")
    if (
        chattr is None
        or subprocess.run([chattr, "+i", str(path)], capture_output=True, check=False).returncode
    ):
        pytest.skip("files cannot be made unchangeable here")
    try:
        before = path.read_bytes()
        with pytest.raises(NotSaved):
            store.apply(put("a", 1, x=2))
        assert path.read_bytes() == before
        assert not list(path.parent.glob("*.tmp"))
        with Store.open(path) as reader:
            assert reader.why_read_only == "folder"
    finally:
        subprocess.run([chattr, "-i", str(path)], check=True)
    store.apply(put("a", 1, x=3))


def test_vanished_folder_is_not_made_again(store: Store, path: Path) -> None:
    store.apply(put("a", 1, x=1))
    moved = path.parent.with_name("moved")
    path.parent.rename(moved)
    assert not store.refresh()
    with pytest.raises(NotSaved) as caught:
        store.apply(put("a", 1, x=2))
    assert caught.value.reason == "the folder is not there any more"
    assert not path.parent.exists()
    assert shown(store) == {"a": {1: {"x": 1}}}
    moved.rename(path.parent)
    store.apply(put("a", 1, x=2))
    with Store.open(path) as other:
        assert shown(other) == {"a": {1: {"x": 2}}}


class WithoutLinks(FileSystem):
    """A disk that knows no second names, as on USB sticks."""

    def link(self, source: Path, target: Path) -> None:
        raise PermissionError(1, "not supported")


def test_backups_are_copied_where_links_are_unknown(path: Path) -> None:
    with Store.open(path, create=True, fs=WithoutLinks(), backup_every=0) as store:
        store.apply(put("a", 1, x=1))
        one = path.read_bytes()
        store.apply(put("a", 1, x=2))
        assert store.backups()[0].path.read_bytes() == one
        assert store.backups()[0].size == len(one)


class Windows(FileSystem):
    """Renames fail at first, as when a virus scanner looks at the file."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.naps = 0

    def replace(self, source: Path, target: Path) -> None:
        if self.times:
            self.times -= 1
            raise PermissionError(13, "in use")
        super().replace(source, target)


def test_a_failed_rename_is_an_edit_that_was_not_saved(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.apply(put("a", 1, x=1))
    with Store.open(path, fs=Windows(1)) as store:
        with pytest.raises(NotSaved):
            store.apply(put("a", 1, x=2))
        assert shown(store) == {"a": {1: {"x": 1}}}
        store.apply(put("a", 1, x=2))


def test_renaming_tries_again_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("new")
    target.write_text("old")
    fails = [3]
    naps: list[float] = []
    real: Callable[[Path, Path], Path] = type(source).replace

    def replace(self: Path, to: Path) -> Path:
        if fails[0]:
            fails[0] -= 1
            raise PermissionError(13, "in use")
        return real(self, to)

    monkeypatch.setattr(type(source), "replace", replace)
    monkeypatch.setattr("facilitator.store.fs._WINDOWS", True)
    monkeypatch.setattr("facilitator.store.fs.time.sleep", naps.append)
    FileSystem().replace(source, target)
    assert target.read_text() == "new"
    assert naps == [0.02, 0.04, 0.08]


class BrokenFlush(FileSystem):
    """The folder cannot be flushed after the rename."""

    broken = False

    def sync_folder(self, folder: Path) -> None:
        if self.broken:
            self.broken = False
            raise OSError(5, "I/O error")
        super().sync_folder(folder)


def test_a_folder_that_cannot_be_flushed_takes_the_edit_back(path: Path) -> None:
    disk = BrokenFlush()
    with Store.open(path, create=True, fs=disk, backup_every=1e9) as store:
        store.apply(put("a", 1, x=1))
        before = path.read_bytes()
        disk.broken = True
        with pytest.raises(NotSaved):
            store.apply(put("a", 1, x=2))
        assert path.read_bytes() == before
        assert not store.refresh()
        assert shown(store) == {"a": {1: {"x": 1}}}


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_shares_that_cannot_flush_folders_are_used_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, "not for folders")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with Store.open(path, create=True) as store:
        store.apply(put("a", 1, x=1))


def test_on_the_real_disk_file_then_name_then_folder(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the imagined disk proves about the order holds only if the real one is flushed in that order."""
    done: list[str] = []
    fsync, replace = os.fsync, type(path).replace

    def flush(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        done.append(f"{kind} {os.fstat(handle).st_ino == path.parent.stat().st_ino}")
        fsync(handle)

    def rename(source: Path, target: Path) -> Path:
        done.append(f"rename {source.suffix} {target == path}")
        return replace(source, target)

    with Store.open(path, backup_every=1e9) as other:
        other.apply(put("a", 1, x=1))
        monkeypatch.setattr(os, "fsync", flush)
        monkeypatch.setattr(type(path), "replace", rename)
        other.apply(put("a", 1, x=2))
    assert done == ["file False", "rename .tmp True", "folder True"]


class Held(FileSystem):
    """Another program keeps the file for itself now and then."""

    held = False

    def read(self, path: Path) -> tuple[Signature, bytes]:
        if self.held:
            raise PermissionError(13, "in use")
        return super().read(path)


def test_a_file_that_is_held_for_a_moment_is_read_later(store: Store, path: Path) -> None:
    disk = Held()
    with Store.open(path, fs=disk) as other:
        store.apply(put("a", 1, x=1))
        disk.held = True
        assert not other.refresh()
        assert other.has_news()
        with pytest.raises(Damaged):
            other.apply(put("a", 1, x=2))
        disk.held = False
        assert other.refresh().changes == (("a", 1),)


def test_signature_is_one_stat(path: Path) -> None:
    path.write_bytes(b"abc")
    signature: Signature = FileSystem().signature(path)
    assert signature == (path.stat().st_mtime_ns, 3, path.stat().st_ino)
    assert FileSystem().head(path, 2) == (signature, b"ab")
