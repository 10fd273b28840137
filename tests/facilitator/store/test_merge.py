"""Merging as a law: laptops that edit apart, with clocks that differ, and meet in any order."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.store import merge
from facilitator.store.cells import canonical, edit, expand, same
from facilitator.store.codec import internal
from facilitator.store.merge import all_stamps
from facilitator.store.stamps import Clock, base36
from tests.facilitator.store.support import THOROUGH

State = dict[str, dict[str, dict[str, Any]]]
Written = list[tuple[str, str, str, str]]

values = st.one_of(
    st.integers(0, 3),
    st.sampled_from(["a", "b", None, True, 1.0, 1.5]),
    st.lists(st.integers(0, 2), max_size=2),
)
documents = st.dictionaries(st.sampled_from(["x", "y", ""]), values, max_size=3)
edits = st.tuples(
    st.sampled_from(["put", "set", "del", "unset"]),
    st.integers(0, 2),
    st.sampled_from("ab"),
    st.sampled_from("123"),
    documents,
)
meetings: st.SearchStrategy[Any] = st.tuples(
    st.just("meet"), st.integers(0, 2), st.integers(0, 2), st.just(""), st.just({})
)
histories = st.lists(st.one_of(edits, edits, edits, meetings), max_size=25)


class Laptop:
    def __init__(self, number: int, skew: int) -> None:
        self.state: State = {"_meta": {"1": {"library": "L", "schema": 1, "rev": ""}}}
        self.time = 0
        self.clock = Clock(lambda: (10**9 + self.time + skew) / 1000, base36(number, 5))

    def edit(self, kind: str, table: str, key: str, doc: dict[str, Any]) -> None:
        self.time += 1
        docs, shadows = self.state.setdefault(table, {}), self.state.setdefault("~" + table, {})
        old = docs.get(key)
        new = self.after(kind, old, doc)
        if not same(old, new):
            shown, shadow = edit(old, shadows.get(key), new, self.clock.tick())
            assert same(shown, new)
            for rows, row in ((docs, shown), (shadows, shadow)):
                rows.pop(key, None)
                if row is not None:
                    rows[key] = row
        if not shadows:
            del self.state["~" + table]

    @staticmethod
    def after(kind: str, old: dict[str, Any] | None, doc: dict[str, Any]) -> dict[str, Any] | None:
        if kind == "del":
            return None
        if kind == "put" or old is None:
            return dict(doc)
        if kind == "set":
            return {**old, **doc}
        return {field: value for field, value in old.items() if field not in doc}

    def meet(self, other: Laptop) -> None:
        for stamp in all_stamps(other.state):
            self.clock.see(stamp)
        self.state = merge(self.state, other.state)


def normal(*states: Any) -> str:
    return json.dumps(states, sort_keys=True)


def lived(history: list[Any], skews: list[int]) -> list[State]:
    laptops = [Laptop(number, skew) for number, skew in enumerate(skews)]
    for kind, who, table_or_other, key, doc in history:
        if kind == "meet":
            laptops[who].meet(laptops[table_or_other])
        else:
            laptops[who].edit(kind, table_or_other, key, doc)
    return [laptop.state for laptop in laptops]


profile = settings(
    max_examples=10_000 if THOROUGH else 1500, deadline=None, suppress_health_check=list(HealthCheck)
)


@profile
@given(histories, st.lists(st.integers(-50, 50), min_size=3, max_size=3))
def test_merging_is_a_join(history: list[Any], skews: list[int]) -> None:
    a, b, c = lived(history, skews)
    before = normal(a, b, c)
    ab = merge(a, b)
    assert normal(ab) == normal(merge(b, a))
    assert normal(merge(ab, c)) == normal(merge(a, merge(b, c)))
    assert normal(merge(ab, ab)) == normal(ab) == normal(merge(ab, a))
    assert normal(a, b, c) == before


@profile
@given(histories, st.lists(st.integers(-50, 50), min_size=3, max_size=3))
def test_nothing_that_was_shown_is_lost(history: list[Any], skews: list[int]) -> None:
    states = lived(history, skews)
    merged = merge(merge(states[0], states[1]), states[2])
    kept = {
        (row["table"], row["id"], row["field"], row["stamp"], canonical(row["value"]))
        for row in merged.get("_attic", {}).values()
    }
    for state in states:
        for table in (name for name in state if not internal(name)):
            for key, doc in state[table].items():
                mine = expand(doc, state.get("~" + table, {}).get(key)).fields
                shown = expand(merged[table].get(key), merged.get("~" + table, {}).get(key)).fields
                for field, cell in mine.items():
                    if cell.present and shown[field].canonical != cell.canonical:
                        assert (table, key, field, cell.stamp, cell.canonical) in kept


def test_deleted_here_and_edited_there_keeps_the_edit() -> None:
    one, other = Laptop(1, 0), Laptop(2, 0)
    one.edit("put", "a", "1", {"x": 1, "y": 1})
    other.meet(one)
    one.edit("del", "a", "1", {})
    other.time = 10
    other.edit("set", "a", "1", {"x": 2})
    assert merge(one.state, other.state)["a"] == {"1": {"x": 2, "y": 1}}


def test_an_edit_that_is_older_than_the_deletion_stays_deleted_but_kept() -> None:
    one, other = Laptop(1, 0), Laptop(2, 0)
    one.edit("put", "a", "1", {"x": 1})
    other.meet(one)
    other.edit("set", "a", "1", {"x": 2})
    one.time = 100
    one.edit("del", "a", "1", {})
    merged = merge(one.state, other.state)
    assert merged["a"] == {}
    assert merged["~a"]["1"]["was"] == {"x": 2}


def test_two_fields_of_one_document_do_not_fight() -> None:
    one, other = Laptop(1, 0), Laptop(2, 0)
    one.edit("put", "a", "1", {"x": 0, "y": 0})
    other.meet(one)
    one.edit("set", "a", "1", {"x": 1})
    other.edit("set", "a", "1", {"y": 1})
    assert merge(one.state, other.state)["a"]["1"] == {"x": 1, "y": 1}
