"""Twelve processes at work on one library of 2,000 records: how long an edit takes, and until the others have it.

Each edits a record of its own every 0.5-1.5 s and looks for news every 0.25 s, as the application does. "Seen" is from just
before an edit until another process holds the new record; its floor is when that process next looked after the edit was
saved. An edit's floor is the same edit while nobody else is at work.
"""

from __future__ import annotations

import json
import subprocess
import time
from bisect import bisect_left
from pathlib import Path
from typing import Any

from benchmarks.libraries import make_library, many_records
from benchmarks.place import Place
from benchmarks.report import Figure, Table, median, quantile
from facilitator.components.clarify.records import Evidence
from facilitator.session import Session

PROCESSES = 12
SEEN_BAR = 500.0


def measure(place: Place) -> Table:
    """Let them work for some seconds."""
    table = Table("concurrency", f"{PROCESSES} processes on one library of 2,000 records")
    path = make_library(place.folder / "library.json", many_records(2000))
    alone = _alone(path, place.pick(30, 10))
    said = _together(place, path, place.pick(12, 2))
    edits = [(end - begin) * 1e3 for one in said for begin, end in one["edits"]]
    seen, floor = _seen(said)
    table.add(
        Figure("edit saved, p50", median(edits), floor=median(alone), floor_is="alone"),
        Figure("edit saved, p99", quantile(edits, 0.99), floor=quantile(alone, 0.99), floor_is="alone"),
        Figure("seen by others, p50", median(seen), floor=median(floor), floor_is="looked"),
        Figure(
            "seen by others, p99",
            quantile(seen, 0.99),
            floor=quantile(floor, 0.99),
            floor_is="looked",
            most=SEEN_BAR,
        ),
        Figure("edits lost", _lost(path, said), "", most=0),
    )
    table.remarks.append(f"{len(edits)} edits, seen {len(seen):,} times")
    return table


def _alone(path: Path, count: int) -> list[float]:
    taken = []
    with Session.open(path) as session:
        mine = Evidence(id=900)
        for n in range(count + 2):
            before = time.perf_counter()
            session.put("edit", mine.revise(text=f"{n}"))
            taken.append((time.perf_counter() - before) * 1e3)
        session.remove("", mine)
    return taken[2:]


def _together(place: Place, path: Path, seconds: float) -> list[dict[str, Any]]:
    """What each process has seen."""
    people = [
        subprocess.Popen(
            place.command("benchmarks.apps.writer", path, number, seconds),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=place.environ(),
            text=True,
        )
        for number in range(PROCESSES)
    ]
    for one in people:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n", f"a process did not start: {one.poll()}"
    for one in people:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    return [json.loads(one.communicate()[0]) for one in people]


def _seen(said: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """From each edit to each process that saw it, and to when that process first looked after the edit was saved."""
    saved = {(number, begin): end for number, one in enumerate(said) for begin, end in one["edits"]}
    begun = {number: sorted(begin for begin, _ in one["edits"]) for number, one in enumerate(said)}
    taken, floor = [], []
    for one in said:
        for who, stamp, moment in one["seen"]:
            begin = begun[who][max(0, bisect_left(begun[who], stamp) - 1)]
            looked = next((poll for poll in one["polls"] if poll >= saved[who, begin]), moment)
            taken.append((moment - begin) * 1e3)
            floor.append((min(looked, moment) - begin) * 1e3)
    return taken, floor


def _lost(path: Path, said: list[dict[str, Any]]) -> int:
    """How many of the processes' last edits are not in the file."""
    with Session.open(path) as session:
        texts = {record.id: record.text for record in session.all(Evidence)}
    last = {number: one["edits"][-1] for number, one in enumerate(said) if one["edits"]}
    return sum(not begin <= float(texts.get(number + 1) or 0) <= end for number, (begin, end) in last.items())
