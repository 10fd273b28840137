"""Edits by other programs, versions put back, conflict copies, wrong clocks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from facilitator.errors import Damaged, LibraryMissing, LibraryTooNew, OtherLibrary
from facilitator.store import Store, is_library_name, read_header
from facilitator.store.stamps import Clock, Stamp, base36, capped
from tests.facilitator.store.support import DAY, Ticker, docs, drop, put, shown

NAMES = [
    "lib (Ana's conflicted copy 2026-11-22).json",
    "lib-LAPTOP7.json",
    "lib-LAPTOP7-2.json",
    "lib.sync-conflict-20261122-101010-ABCDEFG.json",
    "lib (1).json",
    "lib 2.json",
    "lib (conflicted copy 2026-11-22 101010).json",
    "lib (SFConflict ana@x 2026-11-22-10-10-10).json",
]


def apart(path: Path, copy: Path) -> Store:
    """Five documents, a copy of the file, and different edits in both. The copy is closed again."""
    store = Store.open(path, create=True)
    store.apply(lambda s: {"a": {n: {"x": n} for n in range(1, 6)}})
    shutil.copy(path, copy)
    with Store.open(copy) as laptop:
        laptop.apply(put("a", 1, y="B"))
        laptop.apply(put("a", 2, x="B"))
        laptop.apply(drop("a", 3))
    store.apply(put("a", 1, z="A"))
    store.apply(put("a", 2, x="A"))
    store.apply(put("a", 4, z="A"))
    return store


@pytest.mark.parametrize("name", NAMES)
def test_conflict_copies(path: Path, name: str) -> None:
    copy = path.with_name(name)
    store = apart(path, copy)
    with Store.open(path.with_name("lib-different.json"), create=True) as different:
        different.apply(put("a", 1, other=1))
    assert store.conflict_copies() == (copy,)
    backups = len(store.backups())
    news = store.absorb(copy)
    assert news.changes == (("a", 1), ("a", 3))
    assert [(lost.id, lost.field, lost.value) for lost in news.lost] == [(2, "x", "B")]
    assert shown(store)["a"] == {
        1: {"x": 1, "y": "B", "z": "A"},
        2: {"x": "A"},
        4: {"x": 4, "z": "A"},
        5: {"x": 5},
    }
    assert [lost.value for lost in store.attic()] == ["B"]
    assert store.attic()[0].stamp is not None
    assert not copy.exists()
    assert store.conflict_copies() == ()
    assert len(store.backups()) == backups + 1
    kept = [entry for entry in path.with_name("lib.json.backups").iterdir() if entry.name.endswith(".bak")]
    assert [entry.name.endswith(name + ".bak") for entry in kept] == [True]
    assert not store.refresh()
    with Store.open(path) as again:
        assert shown(again) == shown(store)


def test_merging_the_same_copy_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home.json"
    store = apart(path, copy)
    assert store.merge_from(copy)
    before = path.read_bytes()
    assert not store.merge_from(copy)
    assert path.read_bytes() == before
    with Store.open(copy) as laptop:
        laptop.merge_from(path)
        assert shown(laptop) == shown(store)


def test_what_cannot_be_merged(store: Store, path: Path, tmp_path: Path) -> None:
    store.apply(put("a", 1, x=1))
    before = path.read_bytes()
    with Store.open(tmp_path / "other.json", create=True) as other:
        other.apply(put("a", 1, x=2))
    with pytest.raises(OtherLibrary):
        store.merge_from(tmp_path / "other.json")
    with pytest.raises(LibraryMissing):
        store.merge_from(tmp_path / "none.json")
    half = tmp_path / "half.json"
    half.write_bytes(before[: len(before) // 2])
    with pytest.raises(Damaged):
        store.merge_from(half)
    edited = path.with_name("lib 2.json")
    edited.write_text(json.dumps(json.loads(before)))
    assert store.conflict_copies() == (edited,)
    with pytest.raises(Damaged):
        store.absorb(edited)
    newer = tmp_path / "newer.json"
    store.copy_to(newer)
    with Store.open(newer, schema=2) as program:
        program.apply(put("a", 1, x=3))
    with pytest.raises(LibraryTooNew):
        store.merge_from(newer)
    assert path.read_bytes() == before
    assert edited.exists()


def test_stock_edits_are_stamped_and_merge(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    store = Store.open(path, create=True, backup_every=0)
    store.apply(lambda s: {"a": {n: {"x": n, "y": 0} for n in (1, 2, 3)}})
    shutil.copy(path, copy)
    laptop = Store.open(copy, backup_every=0)
    with TinyDB(copy) as stock:
        stock.table("a").update({"x": "stock"}, doc_ids=[1])
        stock.table("a").remove(doc_ids=[2])
        stock.table("a").insert({"new": 1})
    news = laptop.refresh()
    assert news.changes == (("a", 1), ("a", 2), ("a", 4))
    laptop.apply(put("a", 3, y="b"))
    store.apply(put("a", 1, y="a"))
    store.merge_from(copy)
    laptop.merge_from(path)
    assert shown(store) == shown(laptop)
    assert shown(store)["a"] == {1: {"x": "stock", "y": "a"}, 3: {"x": 3, "y": "b"}, 4: {"new": 1}}


def test_stock_edits_made_while_nobody_had_the_file_open(path: Path) -> None:
    with Store.open(path, create=True, backup_every=0) as store:
        store.apply(lambda s: {"a": dict(docs(3))})
        first = store.apply(put("a", 1, n=10))
    shutil.copy(path, path.parent / "lib.json.backups" / "20200101T000000000000.json")
    with TinyDB(path) as stock:
        stock.table("a").update({"n": 20}, doc_ids=[2])
    with Store.open(path) as store:
        n, text, old = (
            store.stamp_of("a", 2, "n"),
            store.stamp_of("a", 2, "text"),
            store.stamp_of("a", 1, "n"),
        )
        assert n is not None
        assert text is not None
        assert old is not None
        assert n.time > old.time == first.time
        assert text.time < n.time


def test_stock_edits_without_a_known_origin_are_trusted(path: Path) -> None:
    with Store.open(path, create=True, backup_every=1e9) as store:
        store.apply(lambda s: {"a": {1: {"x": 1}, 2: {"x": 2}, 3: {"x": 3}}})
        store.apply(drop("a", 3))
    shutil.rmtree(path.parent / "lib.json.backups")
    with TinyDB(path) as stock:
        stock.table("a").update({"x": 10}, doc_ids=[1])
        stock.table("a").remove(doc_ids=[2])
        stock.table("a").insert({"x": 30})
        stock.table("a").insert(Document({"x": 40}, doc_id=3))
    with Store.open(path) as store:
        assert shown(store) == {"a": {1: {"x": 10}, 2: {"x": 30}, 3: {"x": 40}}}
        store.apply(put("a", 1, y=1))
    with Store.open(path) as store:
        assert store.table("a")[1] == {"x": 10, "y": 1}
        assert store.table("a")[3] == {"x": 40}


def test_a_stock_file_becomes_a_library_with_the_first_save(path: Path) -> None:
    with TinyDB(path) as stock:
        stock.table("a").insert({"x": 1})
        stock.insert({"default": True})
    with Store.open(path) as store:
        assert shown(store) == {"a": {1: {"x": 1}}, "_default": {1: {"default": True}}}
        assert store.library_id == ""
        store.apply(put("a", 2, x=2))
        assert store.library_id
        assert len(store.backups()) == 1
    with TinyDB(path) as stock:
        assert len(stock.table("a")) == 2


def test_an_older_version_put_back_is_healed(path: Path) -> None:
    with Store.open(path, create=True) as store, Store.open(path) as other:
        store.apply(lambda s: {"a": dict(docs(5))})
        old = path.read_bytes()
        store.apply(put("a", 1, text="mine"))
        other.apply(put("a", 2, text="theirs"))
        other.apply(drop("a", 3))
        store.refresh()
        path.write_bytes(old)
        assert not store.refresh().changes or store.table("a")[1]["text"] == "mine"
        other.refresh()
        store.refresh()
        for one in (store, other):
            assert one.table("a")[1]["text"] == "mine"
            assert one.table("a")[2]["text"] == "theirs"
            assert 3 not in one.table("a")
        with Store.open(path) as fresh:
            assert shown(fresh) == shown(store)


def test_without_a_working_lock_no_document_is_lost(path: Path) -> None:
    with Store.open(path, create=True) as store, Store.open(path) as other:
        for n in range(10):
            before = path.read_bytes()
            store.apply(put("a", 100 + n, x=n))
            path.write_bytes(before)
            other.apply(put("a", 200 + n, x=n))
            store.refresh()
        other.refresh()
        assert sorted(store.table("a")) == [*range(100, 110), *range(200, 210)]
        assert shown(store) == shown(other)


def waiting(store: Store) -> bool:
    return store._storage.has_repairs


def test_healing_waits_when_the_file_is_busy(path: Path) -> None:
    with Store.open(path, create=True) as store, Store.open(path) as other:
        old = path.read_bytes()
        store.apply(put("a", 1, x=1))
        path.write_bytes(old)
        with other._storage.transaction():
            store.refresh()
            assert waiting(store)
            assert shown(store) == {"a": {1: {"x": 1}}}
        store.refresh()
        assert not waiting(store)
        other.refresh()
        assert shown(other) == {"a": {1: {"x": 1}}}


def test_a_clock_wrong_by_years_does_not_win_for_ever(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    right, wrong = Ticker(), Ticker(1_800_000_000.0 + 70 * 365 * DAY)
    with Store.open(path, create=True, clock=right) as store:
        store.apply(put("a", 1, x="before", y=0))
        shutil.copy(path, copy)
        with Store.open(copy, clock=wrong) as laptop:
            laptop.apply(put("a", 1, x="from the future"))
            laptop.apply(drop("a", 1))
            laptop.apply(put("a", 1, x="again"))
        store.merge_from(copy)
        stamp = store.stamp_of("a", 1, "x")
        assert stamp is not None
        assert stamp.time.timestamp() <= right.now + DAY
        assert store.table("a")[1]["x"] == "again"
        store.apply(put("a", 1, x="corrected"))
        assert store.table("a")[1]["x"] == "corrected"
        right.now += 2 * DAY
        store.apply(put("a", 1, x="later"))
        later = store.stamp_of("a", 1, "x")
        assert later is not None
        assert abs(later.time.timestamp() - right.now) < 60


def test_a_file_from_a_wrong_clock_is_corrected_when_opened(path: Path) -> None:
    right, wrong = Ticker(), Ticker(1_800_000_000.0 + 70 * 365 * DAY)
    with Store.open(path, create=True, clock=wrong) as laptop:
        laptop.apply(put("a", 1, x="from the future"))
        laptop.apply(drop("a", 1))
    with Store.open(path, clock=right) as store:
        store.apply(put("a", 1, x="now"))
        assert shown(store) == {"a": {1: {"x": "now"}}}
        stamp = store.stamp_of("a", 1, "x")
        assert stamp is not None
        assert stamp.time.timestamp() <= right.now + DAY + 1
    with Store.open(path, clock=right) as store:
        assert shown(store) == {"a": {1: {"x": "now"}}}


def test_a_dead_clock_judges_nobody(path: Path) -> None:
    dead = Ticker(100.0)
    with Store.open(path, create=True) as store:
        store.apply(put("a", 1, x=1))
        stamp = store.stamp_of("a", 1, "x")
        with Store.open(path, clock=dead) as laptop:
            laptop.apply(put("a", 1, y=2))
            assert laptop.stamp_of("a", 1, "x") == stamp
            y = laptop.stamp_of("a", 1, "y")
            assert y is not None
            assert stamp is not None
            assert y.time >= stamp.time


def test_moved_stamps_keep_their_order() -> None:
    limit = 10**12
    far = [base36(10**12 + ms, 9) + base36(n, 3) + "abcde" for ms in (5, 6, 7) for n in (0, 9)]
    near = base36(limit, 9) + "000abcde"
    moved = capped([*far, near, "", "rubbish"], limit)
    assert near not in moved
    assert [moved[stamp] for stamp in far] == sorted({moved[stamp] for stamp in far})
    assert all(moved[stamp] > near or moved[stamp] == near for stamp in far)


def test_stamps_of_one_writer_rise_and_seen_ones_are_passed() -> None:
    clock = Clock(lambda: 1_800_000_000.0, "aaaaa")
    stamps = [clock.tick() for _ in range(50_000)]
    assert stamps == sorted(set(stamps))
    assert {len(stamp) for stamp in stamps} == {17}
    other = Clock(lambda: 1_799_999_000.0, "bbbbb")
    other.see(stamps[-1])
    assert other.tick() > stamps[-1]
    parsed = Stamp.parse(stamps[0])
    assert parsed is not None
    assert (parsed.time.timestamp(), parsed.writer) == (1_800_000_000.0, "aaaaa")
    assert Stamp.parse("") is None
    assert Stamp.parse("not a stamp at all") is None


@pytest.mark.parametrize("ahead", [1.01, 3.0, 25_000.0])
def test_a_program_whose_clock_is_ahead_leaves_later_edits_alone(path: Path, ahead: float) -> None:
    right = Ticker()
    skew = [ahead * DAY]
    with (
        Store.open(path, create=True, clock=lambda: right() + skew[0]) as wrong,
        Store.open(path, clock=right) as store,
    ):
        for n in range(3):
            wrong.apply(put("a", 1, x=f"wrong {n}", y=0))
            store.refresh()
            assert store.table("a")[1]["x"] == f"wrong {n}"
            store.apply(put("a", 1, x=f"right {n}"))
            wrong.refresh()
            store.refresh()
            assert wrong.table("a")[1] == store.table("a")[1] == {"x": f"right {n}", "y": 0}
            right.now += 3600
        wrong.apply(put("a", 1, x="wrong"))
        skew[0] = 0.0
        for n in range(3):
            store.apply(put("a", 1, x=f"again {n}"))
            wrong.refresh()
            store.refresh()
            assert wrong.table("a")[1] == store.table("a")[1] == {"x": f"again {n}", "y": 0}
        store.apply(drop("a", 1))
        wrong.refresh()
        store.refresh()
        assert not wrong.table("a")
        assert not store.table("a")


def test_versions_put_back_are_healed_while_and_after_a_clock_was_ahead(path: Path) -> None:
    right = Ticker()
    with (
        Store.open(path, create=True, clock=lambda: right() + 3 * DAY) as wrong,
        Store.open(path, clock=right) as store,
    ):
        for _ in range(4):
            for mine, other in ((wrong, store), (store, wrong)):
                other.apply(put("a", 2, x=right()))
                old = path.read_bytes()
                mine.apply(put("a", 1, x=right()))
                newest = mine.table("a")[1]
                path.write_bytes(old)
                mine.refresh()
                other.refresh()
                assert mine.table("a")[1] == other.table("a")[1] == newest
            right.now += 20 * 3600


def test_what_was_moved_back_is_forgotten_after_a_day(path: Path) -> None:
    right = Ticker()
    with Store.open(path, create=True, clock=lambda: right() + 3 * DAY) as wrong:
        wrong.apply(put("a", 1, x=1))
    with Store.open(path, clock=right) as store:
        store.apply(put("a", 1, x=2))
        assert "late" in json.loads(path.read_bytes())["_meta"]["1"]
        header = read_header(path)
        assert header is not None
        assert header.library == store.library_id
        right.now += DAY + 2
        store.apply(put("a", 1, x=3))
        assert "late" not in json.loads(path.read_bytes())["_meta"]["1"]


def test_another_library_put_in_its_place_is_refused_and_gets_nothing(path: Path, tmp_path: Path) -> None:
    with Store.open(path, create=True) as store, Store.open(tmp_path / "other.json", create=True) as other:
        store.apply(lambda s: {"secret": {7: {"text": "only here"}}})
        other.apply(put("a", 1, x="theirs"))
        mine, theirs = path.read_bytes(), other.path.read_bytes()
        path.write_bytes(theirs)
        for attempt in (store.refresh, lambda: store.apply(put("a", 2, x=2))):
            with pytest.raises(OtherLibrary):
                attempt()
        assert not store.has_news()
        assert path.read_bytes() == theirs
        assert shown(store) == {"secret": {7: {"text": "only here"}}}
        path.write_bytes(mine)
        assert not store.refresh()
        store.apply(put("a", 2, x=2))
        assert shown(store) == {"secret": {7: {"text": "only here"}}, "a": {2: {"x": 2}}}


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("køge.json", True),
        ("a b (1).json", True),
        ("._køge.json", False),
        (".køge.json", False),
        ("~$køge.json", False),
        ("#køge.json#", False),
        ("køge.json~", False),
        ("køge.json.lock", False),
        ("køge.json.123.tmp", False),
        ("køge.json.damaged-20260101T000000000000", False),
        ("køge.json.backups", False),
    ],
)
def test_names_of_libraries(name: str, library: bool) -> None:
    assert is_library_name(name) == library
