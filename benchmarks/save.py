"""One edit saved durably, and opening a large library, against stock TinyDB and against the disk itself.

Records of six kinds, some 200 bytes of JSON each, one of them changed at a time. In every round the same edit goes through
`Session` (validated, with undo), through `Store`, through `TinyDB(path).table(kind).update(…)`, and to the floor: all
documents as `json.dumps` makes them, written to a new file, flushed, renamed, and the folder flushed.

Opening: `Session.open` and `all` of every kind (parsed and validated) against `TinyDB(path)` and `all` of every table (parsed).
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from benchmarks.libraries import make_library, many_records, words
from benchmarks.place import Place, flush_cost
from benchmarks.report import Figure, Table, median
from facilitator.record import Record
from facilitator.session import Session
from facilitator.store import Store

STOCK_BAR, RAW_BAR, BARRED = 0.4, 2.5, 2000
FLUSH_FOR_BARS = 1.0
"""The bars are for disks that flush within this many milliseconds."""

TEXT_FIELD = {
    "services_service": "note",
    "services_asset": "benefit",
    "services_gate": "reason",
    "clarify_evidence": "text",
    "clarify_cause": "text",
    "clarify_question": "change",
}
"""The field of each kind that the edits change."""


def measure(place: Place) -> Table:
    """Three sizes of library, then opening."""
    table = Table("save", "an edit saved, and a library opened")
    flush = flush_cost(place.folder)
    for size in (100, 2000) if place.quick else (100, 2000, 10_000):
        _edits(place.folder / str(size), size, place.pick(60 if size < 10_000 else 25, 8), table, flush)
    _opening(place.folder, 2000 if place.quick else 10_000, place.pick(5, 2), table)
    table.remarks.append(f"this disk flushes a small append in {flush:.2f} ms (median)")
    if flush > FLUSH_FOR_BARS:
        table.remarks.append("no bars: they are for disks that flush within 1 ms (choose one with --folder)")
    return table


def _clocked(action: Callable[[], object]) -> float:
    before = time.perf_counter()
    action()
    return (time.perf_counter() - before) * 1e3


def _stock(path: Path, records: Sequence[Record]) -> TinyDB:
    """A file of stock TinyDB with the same documents."""
    tables: dict[str, dict[str, Any]] = {}
    for record in records:
        tables.setdefault(record.KIND, {})[str(record.id)] = record.to_doc()
    path.write_text(json.dumps(tables), encoding="utf-8")
    return TinyDB(path, encoding="utf-8")


def _raw(path: Path, tables: dict[str, dict[str, Any]]) -> None:
    """The floor: what any durable save of a whole file must do."""
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(json.dumps(tables))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _edits(folder: Path, size: int, rounds: int, table: Table, flush: float) -> None:
    folder.mkdir()
    records, chance = many_records(size), random.Random(size)
    session = Session.open(make_library(folder / "session.json", records))
    store = Store.open(make_library(folder / "store.json", records))
    stock = _stock(folder / "stock.json", records)
    tables = json.loads((folder / "stock.json").read_text("utf-8"))
    taken: dict[str, list[float]] = {"session": [], "store": [], "stock": [], "raw": []}
    for _ in range(rounds):
        record = chance.choice(records)
        kind, at, name = type(record), record.id, TEXT_FIELD[record.KIND]
        change = {name: words(chance, 12)}
        doc = {**store.table(kind.KIND)[at], **change}
        tables[kind.KIND][str(at)] |= change
        actions: dict[str, Callable[[], object]] = {
            "session": lambda: session.revise("edit", kind, at, **change),  # noqa: B023 - called at once
            "store": lambda: store.apply(lambda _: {kind.KIND: {at: doc}}),  # noqa: B023
            "stock": lambda: stock.table(kind.KIND).update(change, doc_ids=[at]),  # noqa: B023
            "raw": lambda: _raw(folder / "raw.json", tables),
        }
        for who in chance.sample(list(actions), len(actions)):
            taken[who].append(_clocked(actions[who]))
    for closing in (session, store, stock):
        closing.close()
    _add(
        table,
        size,
        {who: median(times[2:]) for who, times in taken.items()},
        size == BARRED and flush <= FLUSH_FOR_BARS,
    )


def _add(table: Table, size: int, ms: dict[str, float], barred: bool) -> None:
    for who in ("session", "store"):
        for floor, words_of, bar in (
            ("stock", "stock TinyDB", STOCK_BAR),
            ("raw", "dumps + write + flush", RAW_BAR),
        ):
            name = f"{size:,} records: {who.title()} edit"
            table.add(
                Figure(name, ms[who], floor=ms[floor], floor_is=words_of, most_times=bar if barred else None)
            )


def _opening(folder: Path, size: int, rounds: int, table: Table) -> None:
    records = many_records(size)
    path = make_library(folder / "open.json", records)
    _stock(folder / "open-stock.json", records).close()
    kinds = {type(record) for record in records}

    def ours() -> None:
        with Session.open(path) as session:
            assert sum(len(session.all(kind)) for kind in kinds) == size

    def theirs() -> None:
        with TinyDB(folder / "open-stock.json", encoding="utf-8") as stock:
            found: list[Document] = [doc for name in stock.tables() for doc in stock.table(name).all()]
            assert len(found) == size

    pairs = [(_clocked(ours), _clocked(theirs)) for _ in range(rounds)]
    mine, stock = median([pair[0] for pair in pairs]), median([pair[1] for pair in pairs])
    table.add(Figure(f"{size:,} records: opened, all read", mine, floor=stock, floor_is="stock TinyDB"))
