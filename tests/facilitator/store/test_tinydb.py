"""Our TinyDB behaves as TinyDB does, and stock TinyDB opens our files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from facilitator.errors import ReadOnly
from facilitator.store import LibraryDB

Step = Callable[[TinyDB], Any]

STEPS: dict[str, Step] = {
    "insert": lambda db: db.table("t").insert({"x": 1, "deep": {"y": [1]}}),
    "insert document": lambda db: db.table("t").insert(Document({"x": 5}, doc_id=50)),
    "insert many": lambda db: db.table("t").insert_multiple([{"x": 2}, {"x": 3}, {"x": 2, "z": None}]),
    "default table": lambda db: db.insert({"d": 1}),
    "update all": lambda db: db.table("t").update({"u": 1}),
    "update some": lambda db: db.table("t").update({"x": 9}, where("x") == 2),
    "update ids": lambda db: db.table("t").update(increment("x"), doc_ids=[1, 2]),
    "update many": lambda db: db.table("t").update_multiple(
        [({"m": 1}, where("x") == 9), (delete("u"), where("x") == 1)]
    ),
    "upsert there": lambda db: db.table("t").upsert({"x": 9, "up": True}, where("x") == 9),
    "upsert new": lambda db: db.table("t").upsert({"x": 77}, where("x") == 77),
    "upsert document": lambda db: db.table("t").upsert(Document({"x": 78}, doc_id=50)),
    "insert after a high id": lambda db: db.table("t").insert({"x": 6}),
    "search": lambda db: [(doc.doc_id, dict(doc)) for doc in db.table("t").search(where("x") == 9)],
    "get": lambda db: db.table("t").get(where("x") == 9),
    "get id": lambda db: db.table("t").get(doc_id=1),
    "get ids": lambda db: db.table("t").get(doc_ids=[1, 2]),
    "get nothing": lambda db: db.table("t").get(doc_id=12345),
    "contains": lambda db: (db.table("t").contains(where("x") == 9), db.table("t").contains(doc_id=3)),
    "count": lambda db: (db.table("t").count(where("x") == 9), len(db.table("t")), len(db)),
    "remove some": lambda db: db.table("t").remove(where("x") == 77),
    "remove ids": lambda db: db.table("t").remove(doc_ids=[1]),
    "all": lambda db: [(doc.doc_id, dict(doc)) for doc in db.table("t")],
    "tables": lambda db: db.tables(),
    "truncate": lambda db: db.table("t").truncate(),
    "insert after truncating": lambda db: db.table("t").insert({"x": 1}),
    "other table": lambda db: db.table("other").insert({"o": 1}),
    "drop one": lambda db: db.drop_table("other"),
    "tables again": lambda db: db.tables(),
    "drop all": lambda db: db.drop_tables(),
    "no tables": lambda db: (db.tables(), len(db.table("t"))),
    "begin again": lambda db: db.table("t").insert({"x": 1}),
}


def test_every_call_answers_as_tinydb_does(path: Path) -> None:
    ours, stock = LibraryDB(path), TinyDB(storage=MemoryStorage)
    for name, step in STEPS.items():
        assert step(ours) == step(stock), name
        for table in stock.tables():
            wanted = [(doc.doc_id, dict(doc)) for doc in stock.table(table)]
            assert sorted((doc.doc_id, dict(doc)) for doc in ours.table(table)) == sorted(wanted), name
            with TinyDB(path, access_mode="r") as plain:
                assert sorted((doc.doc_id, dict(doc)) for doc in plain.table(table)) == sorted(wanted), name


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (lambda t: t.insert([1]), ValueError),
        (lambda t: t.insert(Document({"x": 1}, doc_id=1)), ValueError),
        (lambda t: t.insert({"x": {1}}), TypeError),
        (lambda t: t.remove(), RuntimeError),
        (lambda t: t.update(lambda doc: doc.pop("none")), KeyError),
        (lambda t: t.get(), RuntimeError),
    ],
)
def test_errors_are_tinydbs_and_change_nothing(
    path: Path, step: Callable[[Any], Any], error: type[Exception]
) -> None:
    table = LibraryDB(path).table("t")
    table.insert({"x": 1})
    before = path.read_bytes()
    with pytest.raises(error):
        step(table)
    assert path.read_bytes() == before
    assert table.all() == [{"x": 1}]


def test_documents_belong_to_the_caller(path: Path) -> None:
    table = LibraryDB(path).table("t")
    given = {"deep": {"list": [1]}}
    table.insert(given)
    given["deep"]["list"].append(2)
    found: list[Any] = [
        *table.all(),
        *table.search(where("deep").exists()),
        table.get(doc_id=1),
        next(iter(table)),
    ]
    for doc in found:
        doc["deep"]["list"].append(3)
        doc["new"] = 1
    assert table.all() == [{"deep": {"list": [1]}}]
    assert table.search(where("deep").exists()) == [{"deep": {"list": [1]}}]


def test_searches_and_ids_notice_another_handle(path: Path) -> None:
    one, two = LibraryDB(path).table("t"), LibraryDB(path).table("t")
    one.insert({"x": 1})
    assert two.search(where("x") == 1) == [{"x": 1}]
    one.insert({"x": 1})
    assert len(two.search(where("x") == 1)) == 2
    assert two.insert_multiple([{"x": 2}, {"x": 3}]) == [3, 4]
    assert one.insert({"x": 4}) == 5


def test_several_calls_in_one_transaction(path: Path) -> None:
    one, two = LibraryDB(path), LibraryDB(path)
    with one.transaction():
        count = len(one.table("t"))
        one.table("t").insert({"x": count})
    assert two.table("t").all() == [{"x": 0}]


def test_reading_only(path: Path) -> None:
    LibraryDB(path).table("t").insert({"x": 1})
    db = LibraryDB(path, mode="read")
    assert db.table("t").all() == [{"x": 1}]
    with pytest.raises(ReadOnly):
        db.table("t").insert({"x": 2})


def test_with_another_storage_it_is_tinydb() -> None:
    db = LibraryDB(storage=MemoryStorage)
    db.table("t").insert({"x": 1})
    db.table("t").upsert({"x": 2}, where("x") == 1)
    assert db.table("t").search(where("x") == 2) == [{"x": 2}]
    with db.transaction():
        db.drop_table("t")
    assert db.tables() == set()
    db.drop_tables()
