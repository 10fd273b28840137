from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from facilitator.errors import MigrationFailed
from facilitator.store import Doc, Migration, Store, read_header
from tests.facilitator.store.support import put, shown

Tables = Mapping[str, Mapping[int, Doc]]


def rename(tables: Tables) -> Tables:
    """``name`` of ideas becomes ``title``."""
    ideas = {
        id: {("title" if field == "name" else field): value for field, value in doc.items()}
        for id, doc in tables.get("ideas", {}).items()
    }
    return {**tables, "ideas": ideas}


def split(tables: Tables) -> Tables:
    """Ideas that are marked done move to another table."""
    done = {id: doc for id, doc in tables["ideas"].items() if doc.get("done")}
    rest = {id: doc for id, doc in tables["ideas"].items() if id not in done}
    return {**tables, "ideas": rest, "finished": done}


STEPS = (Migration(2, "titles", rename), Migration(3, "finished ideas", split))


def old_file(path: Path) -> None:
    with Store.open(path, create=True, schema=1, migrations=()) as store:
        store.apply(
            lambda s: {
                "ideas": {1: {"name": "a", "x": 1}, 2: {"name": "b", "done": True}},
                "odd": {1: {"y": 1}},
            }
        )


def test_all_steps_in_one_save_after_a_backup(path: Path) -> None:
    old_file(path)
    before = path.read_bytes()
    with Store.open(path, schema=3, migrations=STEPS, backup_every=1e9) as store:
        assert shown(store) == {
            "ideas": {1: {"title": "a", "x": 1}},
            "finished": {2: {"title": "b", "done": True}},
            "odd": {1: {"y": 1}},
        }
        assert store.backups()[0].path.read_bytes() == before
        rev = path.read_bytes()
    header = read_header(path)
    assert header is not None
    assert header.schema == 3
    with Store.open(path, schema=3, migrations=STEPS):
        assert path.read_bytes() == rev


def test_an_old_file_put_in_place_of_a_migrated_one_is_backed_up_first(path: Path) -> None:
    old_file(path)
    old = path.read_bytes()
    with Store.open(path, schema=3, migrations=STEPS, backup_every=1e9) as store:
        store.apply(put("ideas", 1, x=2))
        path.write_bytes(old)
        store.refresh()
        assert store.backups()[0].path.read_bytes() == old
        assert store.table("ideas")[1] == {"title": "a", "x": 2}
        header = read_header(path)
        assert header is not None
        assert header.schema == 3


def test_reading_only_shows_the_new_shape_and_writes_nothing(path: Path) -> None:
    old_file(path)
    before = path.read_bytes()
    with Store.open(path, schema=3, migrations=STEPS, read_only=True) as store:
        assert store.table("ideas")[1] == {"title": "a", "x": 1}
    assert path.read_bytes() == before


def test_a_running_older_program_becomes_a_reader(path: Path) -> None:
    old_file(path)
    with (
        Store.open(path, schema=1, migrations=()) as old,
        Store.open(path, schema=2, migrations=STEPS) as new,
    ):
        old.refresh()
        assert old.why_read_only == "newer"
        assert shown(old) == shown(new)


def test_a_step_that_fails_leaves_the_file(path: Path) -> None:
    old_file(path)
    before = path.read_bytes()

    def fails(tables: Tables) -> Tables:
        raise KeyError("name")

    with pytest.raises(MigrationFailed) as caught:
        Store.open(path, schema=2, migrations=(Migration(2, "fails", fails),))
    assert "name" in str(caught.value)
    assert path.read_bytes() == before


def test_two_copies_migrated_apart_agree_and_edits_outweigh_migrations(path: Path, tmp_path: Path) -> None:
    old_file(path)
    copy = tmp_path / "copy.json"
    shutil.copy(path, copy)
    options: dict[str, Any] = {"schema": 2, "migrations": STEPS}
    with Store.open(path, **options) as store:
        store.apply(put("ideas", 1, title="edited"))
        with Store.open(copy, **options) as late:
            late.merge_from(path)
            assert late.table("ideas")[1] == {"title": "edited", "x": 1}
        store.merge_from(copy)
        assert store.table("ideas")[1] == {"title": "edited", "x": 1}
        assert [lost.value for lost in store.attic()] in ([], ["a"])


def test_a_copy_in_the_old_shape_is_brought_up_to_date_before_merging(path: Path, tmp_path: Path) -> None:
    old_file(path)
    copy = tmp_path / "copy.json"
    shutil.copy(path, copy)
    with Store.open(copy, schema=1, migrations=()) as laptop:
        laptop.apply(put("ideas", 7, name="from the laptop"))
    with Store.open(path, schema=2, migrations=STEPS) as store:
        store.merge_from(copy)
        assert store.table("ideas")[7] == {"title": "from the laptop"}
