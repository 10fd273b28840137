"""Power cuts and failing disks, at every step of every save."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from facilitator.errors import NotSaved, StoreError
from facilitator.store import Changes, Store
from tests.facilitator.store.crash_disk import CrashDisk
from tests.facilitator.store.support import THOROUGH, Ticker, shown

LIB = Path("/d/lib.json")
EDITS: list[Changes] = [
    {"a": {1: {"x": 1}}},
    {"a": {2: {"x": 2, "pad": "y" * 50}}, "b": {1: {}}},
    {"a": {1: {"x": 3}}},
    {"a": {2: None}},
    {"a": {1: {"x": 3, "pad": "z" * 200}}},
    {"a": {4: {"x": 4}}, "b": {1: None}},
]


def opened(disk: CrashDisk, *, create: bool = False) -> Store:
    return Store.open(LIB, create=create, fs=disk, clock=Ticker(), backup_every=0)


def text(store: Store) -> str:
    return json.dumps(shown(store), sort_keys=True)


def cut_everywhere(*, fsync_file: bool = True, fsync_folder: bool = True) -> dict[str, int]:
    """Cut the power at each step of the edits; count what opens wrongly afterwards."""
    disk = CrashDisk(fsync_file=fsync_file, fsync_folder=fsync_folder)
    store = opened(disk, create=True)
    result = {"images": 0, "unreadable": 0, "lost": 0}
    for edit in EDITS:
        before = text(store)
        images: list[dict[Path, bytes]] = []
        disk.on_step = lambda what, images=images: images.extend(disk.images())  # type: ignore[misc]
        store.apply(lambda s, edit=edit: edit)  # type: ignore[misc]
        disk.on_step = lambda what: None
        check(images, {before, text(store)}, result)
        check(disk.images(), {text(store)}, result)
        if not (fsync_file and fsync_folder) and result["unreadable"] + result["lost"]:
            return result
    return result


def check(images: Iterable[dict[Path, bytes]], allowed: set[str], result: dict[str, int]) -> None:
    for image in images:
        result["images"] += 1
        try:
            found = text(opened(CrashDisk(image)))
        except StoreError:
            result["unreadable"] += 1
        else:
            result["lost"] += found not in allowed


def test_a_power_cut_leaves_the_last_or_the_coming_version() -> None:
    result = cut_everywhere()
    assert result["images"] > 150
    assert (result["unreadable"], result["lost"]) == (0, 0)


@pytest.mark.parametrize("without", ["fsync_file", "fsync_folder"])
def test_this_test_notices_a_missing_flush(without: str) -> None:
    result = cut_everywhere(**{without: False})
    assert result["unreadable"] + result["lost"] > 0


def test_a_new_library_survives_a_power_cut_once_it_is_open() -> None:
    disk = CrashDisk()
    opened(disk, create=True)
    for image in disk.images():
        assert text(opened(CrashDisk(image))) == "{}"


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("backup_every", [0.0, 1e9])
def test_a_failure_at_any_step_is_told_and_changes_nothing(error: int, backup_every: float) -> None:
    failures = 0
    for step in range(1, 40):
        disk = CrashDisk()
        store = Store.open(LIB, create=True, fs=disk, clock=Ticker(), backup_every=backup_every)
        store.apply(lambda s: EDITS[0])
        disk.fail_at, disk.error = disk.steps + step, error
        for edit in EDITS[1:]:
            before = text(store)
            try:
                store.apply(lambda s, edit=edit: edit)  # type: ignore[misc]
            except NotSaved:
                failures += 1
                assert text(store) == before
                assert text(opened(CrashDisk({p: i.seen for p, i in disk.now.items()}))) == before
                assert not store.refresh()
                store.apply(lambda s, edit=edit: edit)  # type: ignore[misc]
            assert text(opened(disk)) == text(store)
        assert text(store) == '{"a": {"1": {"pad": "' + "z" * 200 + '", "x": 3}, "4": {"x": 4}}}'
    assert failures >= 15


def test_a_power_cut_during_a_merge_keeps_both_sides_whole() -> None:
    disk, other = CrashDisk(), CrashDisk()
    store = opened(disk, create=True)
    store.apply(lambda s: EDITS[0])
    other = CrashDisk({LIB: disk.now[LIB].seen})
    laptop = opened(other)
    laptop.apply(lambda s: {"a": {1: {"x": 9}, 7: {"x": 7}}})
    copy = LIB.with_name("lib (1).json")
    disk.write_new(copy, other.now[LIB].seen)
    disk.sync_folder(LIB.parent)
    store.apply(lambda s: {"a": {1: {"x": 5, "y": 5}}})
    before = text(store)
    images: list[dict[Path, bytes]] = []
    disk.on_step = lambda what: images.extend(disk.images())
    store.absorb(copy)
    disk.on_step = lambda what: None
    for image in images if THOROUGH else images[::3]:
        found = opened(CrashDisk(image))
        assert text(found) in {before, text(store)}
        kept = any(path.name.startswith(("lib (1)", "merged-")) for path in image)
        assert kept or text(found) == text(store)
