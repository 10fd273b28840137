"""A process that edits a library: ``writer.py MODE PATH NUMBER``."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from facilitator.store import LibraryDB, Store, new_id


def say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def until_killed(store: Store, seed: int) -> None:
    """Write documents that grow and shrink, and say the number of each that was saved."""
    chance = random.Random(seed)
    say("ready")
    number = 0
    while True:
        number += 1
        doc = {"k": number, "text": "x" * chance.randrange(10, 20000)}
        store.apply(lambda s, doc=doc, number=number: {"a": {1: doc, 10 + number % 7: {"n": number}}})  # type: ignore[misc]
        say(str(number))


def many_edits(store: Store, writer: int, count: int) -> None:
    """Half new documents, half increments of one document that all writers change."""
    say("ready")
    sys.stdin.readline()
    for n in range(count):
        if n % 2:
            store.apply(lambda s: {"shared": {1: {"n": s.table("shared").get(1, {"n": 0})["n"] + 1}}})
        else:
            id = new_id()
            store.apply(lambda s, id=id, n=n: {"votes": {id: {"writer": writer, "n": n}}})  # type: ignore[misc]
    say("done")


def tinydb_edits(path: Path, count: int) -> None:
    """The same through TinyDB's own interface, with ids counted up."""
    table = LibraryDB(path, lock_timeout=60).table("votes")
    say("ready")
    sys.stdin.readline()
    for n in range(count):
        table.insert({"n": n})
    say("done")


def main() -> None:
    mode, path, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if mode == "kill":
        until_killed(Store.open(path, backup_every=0.05), number)
    elif mode == "tinydb":
        tinydb_edits(path, int(sys.argv[4]))
    else:
        many_edits(Store.open(path, lock_timeout=120), number, int(sys.argv[4]))


if __name__ == "__main__":
    main()
