from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.store import Store, examine
from facilitator.store.backups import kept
from tests.facilitator.store.support import DAY, Ticker, put


def test_newest_twenty_then_hours_then_days() -> None:
    now = datetime(2027, 3, 1, 12, 30, tzinfo=UTC)
    times = [now - timedelta(minutes=n) for n in range(0, 60 * 24 * 60, 10)]
    made = list(enumerate(reversed(times)))
    keep = kept(made)
    assert set(made[-20:]) <= keep
    hours = {time.strftime("%Y%m%d%H") for time in times if now - time < timedelta(hours=23)}
    assert hours <= {time.strftime("%Y%m%d%H") for _, time in keep}
    assert len({time.date() for _, time in keep}) == 30
    assert len(keep) <= 20 + 24 + 30
    assert kept(list(keep)) == keep
    assert kept([]) == frozenset()


def test_a_backup_at_the_first_save_then_once_a_minute(path: Path) -> None:
    clock = Ticker()
    with Store.open(path, create=True, clock=clock) as store:
        for n in range(10):
            store.apply(put("a", 1, x=n))
        assert len(store.backups()) == 1
        clock.now += 61
        before = path.read_bytes()
        store.apply(put("a", 1, x="later"))
        backups = store.backups()
        assert len(backups) == 2
        assert backups[0].time > backups[1].time
        assert backups[0].path.read_bytes() == before
        assert (backups[0].size, backups[0].path.parent.name) == (len(before), "lib.json.backups")
        clock.now -= DAY
        store.apply(put("a", 1, x="clock put back"))
        assert len(store.backups()) == 3


def test_old_backups_are_thinned(path: Path) -> None:
    clock = Ticker()
    with Store.open(path, create=True, clock=clock, backup_every=0) as store:
        for n in range(60):
            clock.now += 10
            store.apply(put("a", 1, x=n))
        assert 20 <= len(store.backups()) <= 23


def test_other_files_in_the_folder_are_left_alone(store: Store, path: Path) -> None:
    store.apply(put("a", 1, x=1))
    own = store.backups()[0].path.parent / "notes.json"
    own.write_text("mine")
    for n in range(40):
        store.apply(put("a", 1, x=n + 2))
    assert own.read_text() == "mine"
    assert all(backup.path != own for backup in store.backups())


def test_a_clock_that_was_ahead_does_not_cost_the_backups_made_since(path: Path) -> None:
    clock = Ticker(1_800_000_000.0 + 40 * DAY)
    with Store.open(path, create=True, clock=clock, backup_every=0) as store:
        for n in range(30):
            clock.now += 120
            store.apply(put("a", 1, x=n))
    clock.now -= 40 * DAY
    with Store.open(path, clock=clock, backup_every=0) as store:
        for n in range(100, 130):
            clock.now += 120
            store.apply(put("a", 1, x=n))
        values = [json.loads(backup.path.read_text())["a"]["1"]["x"] for backup in store.backups()]
        assert values[:20] == list(range(128, 108, -1))
    assert examine(path).backup == examine(path).backups[0]


def test_backups_without_a_number_are_older_than_those_with_one(store: Store, path: Path) -> None:
    store.apply(put("a", 1, x=1))
    folder = path.with_name("lib.json.backups")
    old = folder / "20990101T000000000000.json"
    old.write_bytes(path.read_bytes())
    store.apply(put("a", 1, x=2))
    backups = store.backups()
    assert backups[-1].path == old
    assert len({backup.path for backup in backups}) == len(backups) == 3
