"""Full disks, folders that may not be written to, folders that are gone."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitator.errors import LibraryMissing, NotSaved, ReadOnly, StoreError, Unreachable
from facilitator.store import FileSystem, Store, examine, restore
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
        with pytest.raises(Unreachable):
            other.apply(put("a", 1, x=2))
        disk.held = False
        assert other.refresh().changes == (("a", 1),)


def test_signature_is_one_stat(path: Path) -> None:
    path.write_bytes(b"abc")
    signature: Signature = FileSystem().signature(path)
    assert signature == (path.stat().st_mtime_ns, 3, path.stat().st_ino)
    assert FileSystem().head(path, 2) == (signature, b"ab")


def unreachable(monkeypatch: pytest.MonkeyPatch, folder: Path, number: int) -> None:
    """From now on the system refuses to look at anything in ``folder``."""
    real = os.stat

    def refuse(path: object, *args: object, **options: object) -> os.stat_result:
        if str(path).startswith(str(folder)):
            raise OSError(number, "refused", str(path))
        return real(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", refuse)


@pytest.mark.parametrize("number", [errno.ESTALE, errno.ENOTCONN, errno.EACCES, errno.EIO])
def test_a_share_that_cannot_be_reached_costs_nothing(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    store.apply(put("a", 1, x=1))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        unreachable(patch, path.parent, number)
        assert not FileSystem().is_folder(path.parent)
        with pytest.raises(NotSaved):
            store.apply(put("a", 1, x=2))
        if number == errno.EACCES:
            assert not store.refresh()
        else:
            with pytest.raises(Unreachable):
                store.refresh()
        with pytest.raises(StoreError):
            Store.open(path)
    assert path.read_bytes() == before
    assert shown(store) == {"a": {1: {"x": 1}}}
    store.apply(put("a", 1, x=2))


class Failing(FileSystem):
    """The folder answers, the file does not."""

    number = 0

    def check(self, path: Path) -> None:
        if self.number and path.name == "lib.json":
            raise OSError(self.number, "refused")

    def signature(self, path: Path) -> Signature:
        self.check(path)
        return super().signature(path)

    def head(self, path: Path, size: int) -> tuple[Signature, bytes]:
        self.check(path)
        return super().head(path, size)

    def read(self, path: Path) -> tuple[Signature, bytes]:
        self.check(path)
        return super().read(path)


def test_a_file_that_cannot_be_read_just_now_is_not_called_damaged(store: Store, path: Path) -> None:
    store.apply(put("a", 1, x=1))
    before, disk = path.read_bytes(), Failing()
    with Store.open(path, fs=disk) as other:
        found = examine(path)
        disk.number = errno.EIO
        for attempt in (
            other.refresh,
            lambda: other.apply(put("a", 1, x=2)),
            lambda: other.merge_from(path),
            lambda: Store.open(path, fs=disk),
            lambda: Store.open(path, fs=disk, create=True),
            lambda: examine(path, fs=disk),
            lambda: restore(found, "backup", fs=disk),
        ):
            with pytest.raises(Unreachable) as caught:
                attempt()
            assert caught.value.reason == "the disk reported an error"
        disk.number = 0
        assert path.read_bytes() == before
        other.apply(put("a", 1, x=2))
    disk.number = errno.ENOENT
    with pytest.raises(LibraryMissing):
        Store.open(path, fs=disk)


class Apple(FileSystem):
    """Names differing in case, or in how accents are stored, are one and the same, and are listed as first given."""

    links = True

    def there(self, path: Path) -> Path:
        def plain(name: str) -> str:
            return unicodedata.normalize("NFD", name).casefold()

        return next((entry for entry in path.parent.iterdir() if plain(entry.name) == plain(path.name)), path)

    def signature(self, path: Path) -> Signature:
        return super().signature(self.there(path))

    def replace(self, source: Path, target: Path) -> None:
        super().replace(self.there(source), self.there(target))

    def link(self, source: Path, target: Path) -> None:
        if not self.links:
            raise OSError(errno.ENOTSUP, "no links here")
        super().link(self.there(source), self.there(target))


class Hurried(Apple):
    """Another program makes the file between the look and the rename."""

    looks = 0

    def signature(self, path: Path) -> Signature:
        if path.name != "lib.json":
            self.looks += 1
            if self.looks == 1:
                raise FileNotFoundError(errno.ENOENT, "not yet")
        return super().signature(path)


@pytest.mark.parametrize("disk", [Apple, Hurried])
@pytest.mark.parametrize("links", [True, False])
def test_a_copy_never_replaces_a_file_whose_name_the_disk_holds_for_the_same(
    path: Path, tmp_path: Path, disk: type[Apple], links: bool
) -> None:
    with Store.open(path, create=True, fs=disk()) as store:
        store.apply(put("a", 1, x=1))
    for there, wanted in (
        ("Lib.json", "lib.JSON"),
        (unicodedata.normalize("NFD", "Århus.json"), "Århus.json"),
    ):
        (tmp_path / there).write_text("mine")
        with Store.open(path, fs=(fs := disk())) as store:
            fs.links = links
            with pytest.raises(NotSaved) as caught:
                store.copy_to(tmp_path / wanted)
        assert caught.value.reason == "there is already a file with that name"
        assert (tmp_path / there).read_text() == "mine"
        assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.parametrize("links", [True, False])
def test_a_copy_where_links_are_unknown(path: Path, tmp_path: Path, links: bool) -> None:
    fs = Apple()
    fs.links = links
    with Store.open(path, create=True, fs=fs) as store:
        store.apply(put("a", 1, x=1))
        store.copy_to(tmp_path / "copy.json")
    assert [entry.name for entry in tmp_path.glob("copy*")] == ["copy.json"]
    with Store.open(tmp_path / "copy.json") as copy:
        assert shown(copy) == {"a": {1: {"x": 1}}}
