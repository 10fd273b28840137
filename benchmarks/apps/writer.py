"""One of several people at work on one library: `writer.py PATH NUMBER SECONDS`.

Edits a record of its own every 0.5-1.5 s and looks for the others' news every 0.25 s, as the application does. The record
holds the moment just before its edit. Says "ready", waits for a line, and at the end writes what it saw as JSON.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

from facilitator.components.clarify.records import Evidence
from facilitator.session import Session

POLL = 0.25


def main(path: Path, number: int, seconds: float) -> None:
    chance = random.Random(number)
    session = Session.open(path, lock_timeout=10.0)
    mine = Evidence(id=number + 1, position=float(number))
    known = {record.id: record.text for record in session.all(Evidence) if record.id <= 1000}
    edits: list[tuple[float, float]] = []
    polls: list[float] = []
    seen: list[tuple[int, float, float]] = []
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.monotonic() + seconds
    next_edit = time.monotonic() + chance.uniform(0.5, 1.5)
    next_poll = time.monotonic() + chance.uniform(0, POLL)
    while (now := time.monotonic()) < end:
        if now >= next_edit:
            session.put("edit", mine.revise(text=repr(time.monotonic())))
            edits.append((now, time.monotonic()))
            next_edit = now + chance.uniform(0.5, 1.5)
        if now >= next_poll:
            next_poll = now + POLL
            polls.append(time.monotonic())
            session.poll()
            for record in session.all(Evidence):
                if record.id <= 1000 and record.id != mine.id and known.get(record.id) != record.text:
                    known[record.id] = record.text
                    seen.append((record.id - 1, float(record.text), time.monotonic()))
        time.sleep(max(0.0, min(next_edit, next_poll) - time.monotonic()))
    busy = time.process_time()
    print(json.dumps({"edits": edits, "polls": polls, "seen": seen, "busy": busy}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
