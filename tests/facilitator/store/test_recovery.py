"""Damaged files: never overwritten, and what can be had back of them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from facilitator.errors import Damaged, FolderMissing, LibraryMissing
from facilitator.store import Choice, Store, examine, restore
from facilitator.store.codec import encode_file, salvage, split_file
from facilitator.store.image import Image
from tests.facilitator.store.support import drop, put, shown

DAMAGES = ["truncated", "zeros", "bad sign", "empty", "tail", "noise"]


def damaged(good: bytes, how: str) -> bytes:
    half = len(good) // 2
    return {
        "truncated": good[:half],
        "zeros": good[:half] + b"\0" * half,
        "bad sign": good[:700] + b"\x01" + good[701:],
        "empty": b"",
        "tail": good + b"}}]",
        "noise": os.urandom(500),
    }[how]


def full(path: Path) -> Store:
    store = Store.open(path, create=True, backup_every=0)
    for n in range(1, 21):
        store.apply(put("a", n, x=n, text="word " * 8))
    return store


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_file_is_refused_and_left_alone(path: Path, how: str) -> None:
    store = full(path)
    bad = damaged(path.read_bytes(), how)
    path.write_bytes(bad)
    for _ in range(2):
        with pytest.raises(Damaged):
            Store.open(path, create=True)
        with pytest.raises(Damaged):
            store.refresh()
        with pytest.raises(Damaged):
            store.apply(put("a", 99, x=99))
    assert len(store.table("a")) == 20
    assert path.read_bytes() == bad


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("choice", ["backup", "combined"])
def test_restoring_keeps_the_damaged_bytes(path: Path, how: str, choice: str) -> None:
    library = full(path).library_id
    bad = damaged(path.read_bytes(), how)
    path.write_bytes(bad)
    recovery = examine(path)
    assert recovery.reason
    assert recovery.backup == recovery.backups[0]
    assert recovery.counts["backup"] == {"a": 19}
    assert path.read_bytes() == bad
    kept = restore(recovery, choice)  # type: ignore[arg-type]
    assert kept.name.startswith("lib.json.damaged-")
    assert kept.read_bytes() == bad
    with Store.open(path) as store:
        assert len(store.table("a")) == recovery.counts[choice]["a"] >= 19
        assert store.library_id == library
        store.apply(put("a", 50, x=50))


def test_a_single_flipped_bit_is_noticed(path: Path) -> None:
    with full(path) as store:
        good = path.read_bytes()
        place = good.index(b"word")
        path.write_bytes(good[:place] + b"W" + good[place + 1 :])
        assert store.refresh().changes == (("a", 1),)


def test_salvage_reads_every_whole_line(path: Path) -> None:
    full(path)
    good = path.read_bytes()
    end = good.index(b'"15":')
    tables, lost = salvage(good[: end + 20])
    assert sorted(map(int, tables["a"])) == list(range(1, 15))
    assert lost == 1


def test_combined_takes_newer_documents_from_the_damaged_file(path: Path) -> None:
    with Store.open(path, create=True, backup_every=0) as store:
        store.apply(lambda s: {"a": {n: {"x": n} for n in range(1, 6)}})
        store.apply(drop("a", 5))
        store.apply(lambda s: {"a": {1: {"x": "newer"}, 6: {"x": 6}}})
    good = path.read_bytes()
    path.write_bytes(good[: good.index(b'"~a"')])
    recovery = examine(path)
    assert recovery.counts == {"backup": {"a": 4}, "salvage": {"a": 5}, "combined": {"a": 5}}
    assert recovery.salvaged["a"]["1"] == {"x": "newer"}
    restore(recovery, "combined")
    with Store.open(path) as store:
        assert shown(store)["a"] == {1: {"x": "newer"}, 2: {"x": 2}, 3: {"x": 3}, 4: {"x": 4}, 6: {"x": 6}}
        stamp, old = store.stamp_of("a", 1, "x"), store.stamp_of("a", 2, "x")
        assert stamp is not None
        assert old is not None
        assert stamp.time > old.time


def test_lost_lines_are_not_taken_for_deletions(path: Path) -> None:
    store = full(path)
    store.apply(put("a", 7, x="newer"))
    lines = path.read_bytes().split(b"\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(b'"7":'))
    lines[place] = lines[place][:10]
    path.write_bytes(b"\n".join(lines))
    recovery = examine(path)
    assert recovery.lost_lines == 1
    assert recovery.counts["combined"] == {"a": 20}
    restore(recovery, "combined")
    with Store.open(path) as again:
        assert again.table("a")[7] == {"x": 7, "text": "word " * 8}


def test_salvage_alone(path: Path) -> None:
    full(path)
    good = path.read_bytes()
    path.write_bytes(good[: good.index(b'"11":')])
    recovery = examine(path)
    assert recovery.counts["salvage"] == {"a": 10}
    restore(recovery, "salvage")
    with Store.open(path) as store:
        assert sorted(store.table("a")) == list(range(1, 11))


def test_a_chosen_older_backup(path: Path) -> None:
    full(path).close()
    recovery = examine(path)
    assert recovery.reason is None
    third = recovery.backups[2]
    kept = restore(recovery, "backup", backup=third)
    assert kept.exists()
    with Store.open(path) as store:
        assert len(store.table("a")) == 17


def test_a_damaged_backup_is_passed_over(path: Path) -> None:
    store = full(path)
    newest = store.backups()[0]
    newest.path.unlink()
    newest.path.write_bytes(b"{")
    path.write_bytes(b"")
    recovery = examine(path)
    assert recovery.backup is not None
    assert recovery.backup.path != newest.path
    assert recovery.counts["backup"] == {"a": 18}


def test_nothing_to_restore(path: Path) -> None:
    with pytest.raises(LibraryMissing):
        examine(path)
    with pytest.raises(FolderMissing):
        examine(path.parent / "nowhere" / "lib.json")
    path.write_bytes(b"nonsense")
    recovery = examine(path)
    assert recovery.backup is None
    with pytest.raises(Damaged):
        restore(recovery, "backup")
    assert path.read_bytes() == b"nonsense"


def test_a_lost_file_comes_back_from_its_backups(path: Path) -> None:
    full(path).close()
    path.unlink()
    recovery = examine(path)
    assert restore(recovery, "backup") == path
    with Store.open(path) as store:
        assert len(store.table("a")) == 19


def test_restoring_twice_keeps_both_damaged_files(path: Path) -> None:
    full(path)
    kept = []
    for bad in (b"one", b"two"):
        path.write_bytes(bad)
        kept.append(
            restore(examine(path, clock=lambda: 1_800_000_000.0), "backup", clock=lambda: 1_800_000_000.0)
        )
    assert [one.read_bytes() for one in kept] == [b"one", b"two"]


def test_an_emptied_file_without_backups_is_damaged_for_who_knows_it_full(path: Path) -> None:
    with Store.open(path, create=True, backup_every=1e9) as store:
        store.apply(lambda s: {"a": {n: {"x": n} for n in range(1, 6)}})
        shutil.rmtree(path.with_name("lib.json.backups"))
        path.write_bytes(b"")
        with pytest.raises(Damaged):
            store.refresh()
        with pytest.raises(Damaged):
            store.apply(put("a", 9, x=9))
        assert len(store.table("a")) == 5
        assert path.read_bytes() == b""
        store.copy_to(path.with_name("copy.json"))
    with Store.open(path.with_name("copy.json")) as copy:
        assert len(copy.table("a")) == 5


def test_a_damaged_version_is_news_once(path: Path) -> None:
    store = full(path)
    good = path.read_bytes()
    assert not store.has_news()
    for bad in (b"{", b"{{"):
        path.write_bytes(bad)
        assert store.has_news()
        for _ in range(2):
            with pytest.raises(Damaged):
                store.refresh()
            assert not store.has_news()
    path.write_bytes(good)
    assert store.has_news()
    assert not store.refresh()
    assert not store.has_news()


CHOICES: tuple[Choice, ...] = ("combined", "salvage", "backup")
MALFORMED: dict[str, Callable[[dict[str, Any]], object]] = {
    "stamps are a number": lambda file: file["~a"]["1"].update(f=5),
    "one stamp is a number": lambda file: file["~a"]["1"].update(f={"x": 5}),
    "a stamp is a list": lambda file: file["~a"]["1"].update({"*": []}),
    "deleted fields are text": lambda file: file["~a"].update({"3": {"~": "x", "was": "y"}}),
    "an endless id": lambda file: file["a"].update({"9" * 5000: {}}),
    "an endless id among the stamps": lambda file: file["~a"].update({"9" * 5000: {"*": ""}}),
    "an endless id among lost values": lambda file: file.update(_attic={"1": {"id": "9" * 5000}}),
    "the revision is a number": lambda file: file["_meta"]["1"].update(rev=7),
    "the library is a number": lambda file: file["_meta"]["1"].update(library=7),
    "moved stamps are a number": lambda file: file["_meta"]["1"].update(late=7),
}


@pytest.mark.parametrize("how", MALFORMED)
@pytest.mark.parametrize("own", [True, False])
def test_a_malformed_file_is_damaged_and_can_be_restored(path: Path, how: str, own: bool) -> None:
    """Whether another program wrote it so or, checksum and all, ours."""
    store = full(path)
    file = json.loads(path.read_bytes())
    MALFORMED[how](file)
    bad = Image.of(file).encode() if own else json.dumps(file).encode()
    path.write_bytes(bad)
    for attempt in (
        store.refresh,
        lambda: store.apply(put("a", 1, x=2)),
        lambda: Store.open(path),
        lambda: Store.open(path, read_only=True),
        lambda: store.merge_from(path),
    ):
        with pytest.raises(Damaged):
            attempt()
    assert path.read_bytes() == bad
    for choice in CHOICES:
        restore(examine(path), choice)
        with Store.open(path) as again:
            assert len(again.table("a")) >= 19 or (choice == "salvage" and not own)
            again.attic()
        path.write_bytes(bad)


def test_rows_that_are_no_documents_are_damage(path: Path) -> None:
    full(path)
    good = split_file(path.read_bytes())
    assert good is not None
    for body in (b'"a":{\n"1":5\n}', b'7:{\n"1":{}\n}', b'"a":{\n"1":[]\n}'):
        path.write_bytes(encode_file(good[0], [body]))
        with pytest.raises(Damaged):
            Store.open(path)
