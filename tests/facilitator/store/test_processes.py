"""Several processes on one file, some of them killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from facilitator.store import Store
from tests.facilitator.store.support import PYTHON, ROOT, THOROUGH, docs

KILLS = 200 if THOROUGH else 25
WRITERS, EDITS = 8, 500
WRITER = Path(__file__).with_name("writer.py")


def start(mode: str, path: Path, *numbers: int) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [PYTHON, str(WRITER), mode, str(path), *map(str, numbers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.timeout(600)
def test_killed_at_any_moment(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.apply(lambda s: {"a": {1: {"k": 0}}, "b": dict(docs(1000))})
    chance = random.Random(7)
    acknowledged = 0
    for seed in range(KILLS):
        process = start("kill", path, seed)
        time.sleep(chance.uniform(0.005, 0.15))
        process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        last = max((int(line) for line in said.split()), default=0)
        acknowledged += last
        tables = json.loads(path.read_bytes())
        assert len(tables["b"]) == 1000
        if last:
            assert last <= tables["a"]["1"]["k"] <= last + 1
            assert tables["a"][str(10 + last % 7)]["n"] >= last
    with Store.open(path) as store:
        assert len(store.table("b")) == 1000
    assert not list(path.parent.glob("*.tmp"))
    assert acknowledged > KILLS


@pytest.mark.timeout(300)
def test_eight_writers_lose_nothing(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.apply(lambda s: {"texts": dict(docs(200))})
        processes = [start("edits", path, number, EDITS) for number in range(WRITERS)]
        for process in processes:
            assert process.stdin is not None
            process.stdin.write(b"\n")
            process.stdin.flush()
        said = [process.communicate()[0] for process in processes]
        assert said == [b"done\n"] * WRITERS
        news = store.refresh()
        votes = [(doc["writer"], doc["n"]) for doc in store.table("votes").values()]
        assert sorted(votes) == [(w, n) for w in range(WRITERS) for n in range(0, EDITS, 2)]
        assert store.table("shared")[1]["n"] == WRITERS * EDITS // 2
        assert len(store.table("texts")) == 200
        assert len(news.changes) == len(votes) + 1


def test_counted_ids_of_two_processes_do_not_meet(path: Path) -> None:
    Store.open(path, create=True).close()
    processes = [start("tinydb", path, number, 50) for number in range(2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    assert [process.communicate()[0] for process in processes] == [b"done\n"] * 2
    with Store.open(path) as store:
        assert sorted(store.table("votes")) == list(range(1, 101))
