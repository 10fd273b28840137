from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from facilitator.errors import (
    Busy,
    Damaged,
    FolderMissing,
    LibraryMissing,
    LibraryTooNew,
    NotALibrary,
    NotSaved,
    ReadOnly,
)
from facilitator.store import DocChange, Store, new_id, read_header
from tests.facilitator.store.support import Ticker, docs, drop, put, shown


def test_new_library_has_an_id_and_no_tables(store: Store, path: Path) -> None:
    assert store.tables() == ()
    assert len(store.library_id) == 13
    assert not store.read_only
    header = read_header(path)
    assert header is not None
    assert (header.library, header.schema) == (store.library_id, 1)


def test_missing_file_and_missing_folder(path: Path) -> None:
    with pytest.raises(LibraryMissing):
        Store.open(path)
    nowhere = path.parent / "nowhere" / "lib.json"
    with pytest.raises(FolderMissing):
        Store.open(nowhere, create=True)
    assert not nowhere.parent.exists()
    assert list(path.parent.iterdir()) == []


def test_apply_tells_what_changed_and_when(store: Store) -> None:
    commit = store.apply(lambda s: {"ideas": {1: {"text": "a"}, 2: {"text": "b"}}})
    assert commit.changes == (
        DocChange("ideas", 1, None, {"text": "a"}),
        DocChange("ideas", 2, None, {"text": "b"}),
    )
    assert abs(commit.time - datetime.now(UTC)) < timedelta(minutes=1)
    commit = store.apply(lambda s: {"ideas": {1: {"text": "a"}, 2: None, 3: None}})
    assert commit.changes == (DocChange("ideas", 2, {"text": "b"}, None),)
    assert store.saved_at() == commit.time
    assert shown(store) == {"ideas": {1: {"text": "a"}}}


def test_file_has_the_header_first_and_one_document_per_line(store: Store, path: Path) -> None:
    store.apply(lambda s: {"ideas": dict(docs(3)), "votes": {7: {"by": 1}}})
    lines = path.read_text().splitlines()
    assert lines[0] == '{"_meta":{'
    assert lines[3] == '"ideas":{'
    assert [json.loads("{" + line.rstrip(",") + "}") for line in lines[4:7]] == [
        {str(n): doc} for n, doc in docs(3).items()
    ]
    assert set(json.loads(path.read_text())) == {"_meta", "ideas", "votes", "~ideas", "~votes"}


def test_nothing_to_change_writes_nothing(store: Store, path: Path) -> None:
    store.apply(put("ideas", 1, text="a"))
    before, generation = path.stat().st_mtime_ns, store.generation
    assert store.apply(lambda s: {}).changes == ()
    assert store.apply(put("ideas", 1, text="a")).changes == ()
    assert store.apply(drop("ideas", 99)).changes == ()
    assert (path.stat().st_mtime_ns, store.generation) == (before, generation)


def test_one_true_and_one_point_nought_differ(store: Store) -> None:
    store.apply(put("t", 1, x=1, deep=[{"y": 0}]))
    for changed in ({"x": True}, {"x": 1.0}, {"deep": [{"y": False}]}):
        assert len(store.apply(put("t", 1, **changed)).changes) == 1
    doc = store.table("t")[1]
    assert (type(doc["x"]), type(doc["deep"][0]["y"])) == (float, bool)


def test_table_is_a_snapshot_with_whole_number_ids(store: Store) -> None:
    store.apply(put("ideas", 1, text="a"))
    old = store.table("ideas")
    store.apply(put("ideas", 1, text="b"))
    assert dict(old) == {1: {"text": "a"}}
    assert dict(store.table("ideas")) == {1: {"text": "b"}}
    assert dict(store.table("no such table")) == {}
    with pytest.raises(TypeError):
        old[2] = {}  # type: ignore[index]


def test_memory_holds_what_the_file_holds(store: Store, path: Path) -> None:
    given: dict[str, Any] = {"tuple": (1, 2), "deep": {"list": [1]}, "text": "æ \ud800 \n", "": None}
    store.apply(lambda s: {'t\n"x\\': {1: given}})
    given["deep"]["list"].append(2)
    with Store.open(path) as other:
        assert shown(other) == shown(store)
        assert shown(store)['t\n"x\\'][1]["deep"] == {"list": [1]}
        assert shown(store)['t\n"x\\'][1]["tuple"] == [1, 2]
    with TinyDB(path) as stock:
        assert stock.table('t\n"x\\').get(doc_id=1)["text"] == "æ \ud800 \n"


@pytest.mark.parametrize("bad", [{"x": {1, 2}}, {"x": object()}])
def test_what_json_cannot_hold_changes_nothing(store: Store, path: Path, bad: dict[str, Any]) -> None:
    store.apply(put("t", 1, x=1))
    before, memory = path.read_bytes(), shown(store)
    with pytest.raises(TypeError):
        store.apply(lambda s: {"t": {1: {"x": 2}, 2: bad}})
    assert (path.read_bytes(), shown(store)) == (before, memory)


@pytest.mark.parametrize("name", ["_meta", "_attic", "~t"])
def test_the_stores_own_tables_cannot_be_written(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="may not be called"):
        store.apply(lambda s: {name: {1: {"x": 1}}})


def test_an_error_in_the_change_comes_through_and_changes_nothing(store: Store, path: Path) -> None:
    before = path.read_bytes()

    def fails(s: Store) -> dict[str, dict[int, Any]]:
        raise KeyError("mine")

    with pytest.raises(KeyError):
        store.apply(fails)
    with pytest.raises(RuntimeError):
        store.apply(lambda s: {"t": {1: {"rev": s.apply(put("t", 2, x=1)).rev}}})
    assert path.read_bytes() == before
    store.apply(put("t", 1, x=1))


def test_news_of_another_store(store: Store, path: Path) -> None:
    store.apply(lambda s: {"ideas": dict(docs(50))})
    with Store.open(path) as other:
        assert not store.has_news()
        assert not store.refresh()
        generation = store.generation
        other.apply(lambda s: {"ideas": {3: {"text": "new"}, 4: None}, "votes": {1: {"by": 1}}})
        assert store.has_news()
        news = store.refresh()
        assert news
        assert news.changes == (("ideas", 3), ("ideas", 4), ("votes", 1))
        assert store.generation > generation
        assert not store.has_news()
        assert not store.refresh()
        assert shown(store) == shown(other)


def test_news_taken_in_by_apply_is_told_by_the_next_refresh(store: Store, path: Path) -> None:
    with Store.open(path) as other:
        other.apply(put("ideas", 1, text="theirs"))
        commit = store.apply(put("ideas", 2, text=f"after {len(store.table('ideas'))}"))
        assert [row.id for row in commit.changes] == [2]
        assert store.refresh().changes == (("ideas", 1),)
        assert not store.refresh()


def test_the_change_sees_the_fresh_state(store: Store, path: Path) -> None:
    with Store.open(path) as other:
        for n in range(10):
            for one in (store, other):
                one.apply(lambda s: {"t": {1: {"n": s.table("t").get(1, {"n": 0})["n"] + 1}}})
            assert other.table("t")[1] == {"n": 2 * n + 2}


def test_only_changed_lines_are_read_again(store: Store, path: Path) -> None:
    store.apply(lambda s: {"ideas": dict(docs(20)), "votes": dict(docs(20))})
    with Store.open(path) as other:
        ideas, votes = dict(other.table("ideas")), dict(other.table("votes"))
        store.apply(put("ideas", 7, text="new"))
        other.refresh()
        assert all(other.table("votes")[n] is votes[n] for n in votes)
        assert all(other.table("ideas")[n] is ideas[n] for n in ideas if n != 7)


def test_same_time_size_and_inode_are_told_apart_under_the_lock(store: Store, path: Path) -> None:
    store.apply(put("t", 1, x=1))
    with Store.open(path) as other:
        other.apply(put("t", 1, x=2))
        store._storage._signature = store._storage.fs.signature(path)
        assert not store.has_news()
        store.apply(lambda s: {"t": {1: {"x": s.table("t")[1]["x"] + 1}}})
        assert store.table("t")[1] == {"x": 3}


def test_stamps_of_fields(store: Store, path: Path) -> None:
    first = store.apply(put("t", 1, x=1, y=1))
    with Store.open(path) as other:
        second = other.apply(put("t", 1, y=2))
        store.refresh()
        x, y = store.stamp_of("t", 1, "x"), store.stamp_of("t", 1, "y")
        assert x is not None
        assert y is not None
        assert (x.time, y.time) == (first.time, second.time)
        assert x.writer != y.writer
        other.apply(lambda s: {"t": {1: {"y": 2}}})
        store.refresh()
        removed = store.stamp_of("t", 1, "x")
        assert removed is not None
        assert removed.time >= y.time
    assert store.stamp_of("t", 1, "z") is None
    assert store.stamp_of("t", 2, "x") is None


def test_busy(store: Store, path: Path) -> None:
    with Store.open(path, lock_timeout=0.05) as other:

        def slow(s: Store) -> dict[str, dict[int, Any]]:
            with pytest.raises(Busy) as caught:
                other.apply(put("t", 1, x=2))
            assert caught.value.seconds == 0.05
            return {"t": {1: {"x": 1}}}

        store.apply(slow)
        other.apply(put("t", 2, x=2))
        assert shown(other) == {"t": {1: {"x": 1}, 2: {"x": 2}}}


def test_two_threads_share_one_store(store: Store) -> None:
    def work(start: int) -> None:
        for n in range(20):
            store.apply(put("t", start + n, x=n))

    threads = [threading.Thread(target=work, args=(start,)) for start in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.table("t")) == 40


def test_asked_for_reading_only(store: Store, path: Path) -> None:
    store.apply(put("t", 1, x=1))
    with Store.open(path, read_only=True) as reader:
        assert (reader.read_only, reader.why_read_only) == (True, "asked")
        with pytest.raises(ReadOnly):
            reader.apply(put("t", 1, x=2))
        store.apply(put("t", 1, x=3))
        assert reader.refresh().changes == (("t", 1),)
        assert shown(reader) == {"t": {1: {"x": 3}}}


def test_a_newer_schema_is_shown_but_not_written(path: Path) -> None:
    with Store.open(path, create=True, schema=1) as old, Store.open(path, schema=3) as new:
        old.apply(put("t", 1, x=1))
        assert not old.read_only
        new.apply(put("t", 1, x=2))
        before = path.read_bytes()
        old.refresh()
        assert (old.read_only, old.why_read_only) == (True, "newer")
        assert shown(old) == {"t": {1: {"x": 2}}}
        with pytest.raises(LibraryTooNew) as caught:
            old.apply(put("t", 1, x=3))
        assert (caught.value.found, caught.value.known) == (3, 1)
        assert path.read_bytes() == before
    with Store.open(path, schema=2) as again:
        assert again.why_read_only == "newer"
        assert shown(again) == {"t": {1: {"x": 2}}}


def test_a_newer_schema_written_just_before_our_edit(path: Path) -> None:
    with Store.open(path, create=True, schema=1) as old, Store.open(path, schema=2) as new:
        new.apply(put("t", 1, x=2))
        before = path.read_bytes()
        with pytest.raises(LibraryTooNew):
            old.apply(put("t", 1, x=3))
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["[1, 2]", '{"a": 1}', '{"a": {"1": 2}}', '"x"', '{"_meta": {"1": {"schema": "x"}}}']
)
def test_json_that_is_no_library(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(NotALibrary):
        Store.open(path)
    assert path.read_text() == text


def test_unknown_tables_and_fields_are_kept(path: Path) -> None:
    with Store.open(path, create=True) as newer:
        newer.apply(
            lambda s: {"future": {1: {"deep": {"x": [1, None]}}}, "ideas": {1: {"text": "a", "new": 1}}}
        )
    with Store.open(path) as store:
        store.apply(put("ideas", 1, text="b"))
        store.apply(put("ideas", 2, text="c"))
    with Store.open(path) as newer:
        assert newer.table("future")[1] == {"deep": {"x": [1, None]}}
        assert newer.table("ideas")[1] == {"text": "b", "new": 1}


def test_deleted_file_is_made_again_by_the_next_save(store: Store, path: Path) -> None:
    store.apply(put("t", 1, x=1))
    path.unlink()
    assert not store.refresh()
    assert not store.has_news()
    store.apply(put("t", 2, x=2))
    with Store.open(path) as other:
        assert shown(other) == {"t": {1: {"x": 1}, 2: {"x": 2}}}


def test_listing_of_json_files_shows_only_libraries(store: Store, path: Path) -> None:
    store.apply(put("t", 1, x=1))
    store.apply(put("t", 1, x=2))
    assert store.backups()
    assert list(path.parent.glob("*.json")) == [path]


def test_leftover_temporary_files_are_swept_away(store: Store, path: Path) -> None:
    store.apply(put("t", 1, x=1))
    leftover = path.with_name(f"{path.name}.4711.tmp")
    leftover.write_bytes(b"half")
    with Store.open(path) as again:
        assert shown(again) == {"t": {1: {"x": 1}}}
    assert not leftover.exists()


def test_symbolic_link_stays_a_link(store: Store, path: Path) -> None:
    link = path.with_name("link.json")
    link.symlink_to(path)
    with Store.open(link) as other:
        other.apply(put("t", 1, x=1))
    assert link.is_symlink()
    assert store.refresh().changes == (("t", 1),)


def test_permissions_are_kept(store: Store, path: Path) -> None:
    path.chmod(0o664)
    store.apply(put("t", 1, x=1))
    assert path.stat().st_mode & 0o777 == 0o664


def test_copy_elsewhere_with_the_unsaved_text(store: Store, path: Path, tmp_path: Path) -> None:
    store.apply(put("t", 1, x=1))
    elsewhere = tmp_path / "usb"
    with pytest.raises(FolderMissing):
        store.copy_to(elsewhere / "copy.json")
    elsewhere.mkdir()
    store.copy_to(elsewhere / "copy.json", {"t": {2: {"x": 2}}})
    with Store.open(elsewhere / "copy.json") as copy:
        assert shown(copy) == {"t": {1: {"x": 1}, 2: {"x": 2}}}
        assert copy.library_id == store.library_id
    assert shown(store) == {"t": {1: {"x": 1}}}
    with pytest.raises(NotSaved):
        store.copy_to(elsewhere / "copy.json")
    store.merge_from(elsewhere / "copy.json")
    assert shown(store) == {"t": {1: {"x": 1}, 2: {"x": 2}}}


def test_ids_rise_and_fit_into_53_bits() -> None:
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert 0 < ids[0] < 2**53
    seconds = (ids[0] >> 12) / 1000 + 1_700_000_000
    assert abs(seconds - datetime.now(UTC).timestamp()) < 60


def test_clock_put_back_does_not_turn_stamps_back(path: Path) -> None:
    clock = Ticker()
    with Store.open(path, create=True, clock=clock) as store:
        revs = [store.apply(put("t", 1, x=0)).rev]
        clock.now -= 3600
        revs += [store.apply(put("t", 1, x=n)).rev for n in range(1, 5)]
        assert revs == sorted(set(revs))


def test_zero_length_file_without_backups_is_a_new_library(path: Path) -> None:
    path.write_bytes(b"")
    with Store.open(path) as store:
        store.apply(put("t", 1, x=1))
        assert shown(store) == {"t": {1: {"x": 1}}}


def test_zero_length_file_with_backups_is_damaged(store: Store, path: Path) -> None:
    store.apply(put("t", 1, x=1))
    store.apply(put("t", 1, x=2))
    path.write_bytes(b"")
    with pytest.raises(Damaged):
        Store.open(path)
    with pytest.raises(Damaged):
        store.apply(put("t", 1, x=3))
    assert path.read_bytes() == b""
