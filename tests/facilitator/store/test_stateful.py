"""Three stores and stock TinyDB on one file against a plain dictionary: all agree after every step."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import TinyDB

from facilitator.store import Store, new_id
from facilitator.store.codec import internal
from tests.facilitator.store.support import THOROUGH

texts = st.text(max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
documents = st.dictionaries(texts, values, max_size=4)
stores = st.integers(0, 2)
tables = st.sampled_from(["answers", "votes", 'tab le"\\\n', "1"])
picks = st.integers(0, 9)
FOLDER = "/dev/shm" if Path("/dev/shm").is_dir() else None


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


class Library(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=FOLDER))
        self.path = self.folder / "lib.json"
        self.model: dict[str, dict[int, Any]] = {}
        self.stores = [Store.open(self.path, create=True, backup_every=0.01) for _ in range(3)]

    def pick(self, table: str, number: int) -> int | None:
        ids = sorted(self.model.get(table, {}))
        return ids[number % len(ids)] if ids else None

    @rule(h=stores, table=tables, doc=documents)
    def insert(self, h: int, table: str, doc: dict[str, Any]) -> None:
        id = new_id()
        commit = self.stores[h].apply(lambda s: {table: {id: doc}})
        assert [(row.table, row.id) for row in commit.changes] == [(table, id)]
        self.model.setdefault(table, {})[id] = plain(doc)

    @rule(h=stores, table=tables, doc=documents, n=picks)
    def update(self, h: int, table: str, doc: dict[str, Any], n: int) -> None:
        id = self.pick(table, n)
        if id is not None:
            self.stores[h].apply(lambda s: {table: {id: {**s.table(table)[id], **doc}}})
            self.model[table][id].update(plain(doc))

    @rule(h=stores, table=tables, n=picks)
    def remove(self, h: int, table: str, n: int) -> None:
        id = self.pick(table, n)
        if id is not None:
            self.stores[h].apply(lambda s: {table: {id: None}})
            del self.model[table][id]

    @rule(h=stores, table=tables, n=picks)
    def fail(self, h: int, table: str, n: int) -> None:
        with contextlib.suppress(TypeError):
            self.stores[h].apply(lambda s: {table: {1: {"x": 1}, 2: {"x": {1, 2}}}})
            raise AssertionError("saved what JSON cannot hold")

    @rule(h=stores, table=tables, doc=documents, n=picks)
    def through_tinydb(self, h: int, table: str, doc: dict[str, Any], n: int) -> None:
        id = self.pick(table, n)
        if id is not None:
            rows = self.stores[h]._db.table(table)
            for row in rows.all():
                row["tampered"] = True
            rows.update(doc, doc_ids=[id])
            self.model[table][id].update(plain(doc))

    @rule(table=tables, doc=documents)
    def stock_writer(self, table: str, doc: dict[str, Any]) -> None:
        with TinyDB(self.path) as stock:
            id = stock.table(table).insert(doc)
        self.model.setdefault(table, {})[id] = plain(doc)

    @rule(table=tables, n=picks)
    def stock_remover(self, table: str, n: int) -> None:
        id = self.pick(table, n)
        if id is not None:
            with TinyDB(self.path) as stock:
                stock.table(table).remove(doc_ids=[id])
            del self.model[table][id]

    @rule(h=stores)
    def restart(self, h: int) -> None:
        self.stores[h].close()
        self.stores[h] = Store.open(self.path, backup_every=0.01)

    @invariant()
    def all_agree(self) -> None:
        wanted = json.dumps({t: rows for t, rows in self.model.items() if rows}, sort_keys=True)
        for store in self.stores:
            before = {(t, id): doc for t in store.tables() for id, doc in store.table(t).items()}
            news = store.refresh()
            after = {(t, id): doc for t in store.tables() for id, doc in store.table(t).items()}
            for place in before.keys() ^ after.keys():
                assert place in news.changes
            shown = {t: dict(store.table(t)) for t in store.tables() if store.table(t)}
            assert json.dumps(shown, sort_keys=True) == wanted
        raw = json.loads(self.path.read_bytes())
        found = {
            t: {int(id): doc for id, doc in rows.items()}
            for t, rows in raw.items()
            if not internal(t) and rows
        }
        assert json.dumps(found, sort_keys=True) == wanted

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


Library.TestCase.settings = settings(
    max_examples=1000 if THOROUGH else 150,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLibrary = Library.TestCase
