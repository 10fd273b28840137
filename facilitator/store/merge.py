"""Merging two copies of a library: pure, and the same whichever copy comes first and however often it is
done.

Of each field the value with the later stamp stays (equal stamps: the greater canonical text); of two
deletions the later. Every value that loses is kept in the table ``_attic``, so no text that any copy showed
is gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from facilitator.store.cells import Cells, Doc, compact, expand, same, stamps_in
from facilitator.store.codec import ATTIC, LATE, META, SHADOW, Table, Tables

State = dict[str, dict[str, Doc]]
"""All tables of a file, header, shadows and attic included."""


def merge(one: Tables, other: Tables) -> State:
    """Both copies' tables joined. Commutative, associative, idempotent; changes neither argument."""
    attic: dict[str, Doc] = {**one.get(ATTIC, {}), **other.get(ATTIC, {})}
    state: State = {META: {"1": _merged_meta(one, other)}}
    names = {name.removeprefix(SHADOW) for name in (*one, *other) if name not in (META, ATTIC)}
    for name in sorted(names):
        docs, shadows = _merged_table(name, one, other, attic)
        state[name] = docs
        if shadows:
            state[SHADOW + name] = shadows
    if attic:
        state[ATTIC] = {key: attic[key] for key in sorted(attic, key=id_order)}
    return state


def join(table: str, key: str, one: Cells, other: Cells, attic: dict[str, Doc]) -> Cells:
    """The cells of one document from two copies. Losing values are added to ``attic``, also equal ones:
    leaving those out would make the result depend on the order in which three copies meet.
    """
    fields = {}
    for field in sorted(
        one.fields.keys() | other.fields.keys(), key=lambda name: (name is not None, name or "")
    ):
        mine, theirs = one.fields.get(field), other.fields.get(field)
        if mine is None or theirs is None:
            kept = mine or theirs
            assert kept is not None
            fields[field] = kept
            continue
        won, lost = (mine, theirs) if mine[:2] >= theirs[:2] else (theirs, mine)
        fields[field] = won
        if lost.present and won[:2] != lost[:2]:
            attic[_attic_id(table, key, field, lost.stamp, lost.canonical)] = {
                "table": table,
                "id": key,
                "field": field,
                "stamp": lost.stamp,
                "value": lost.value,
            }
    return Cells(fields, max(one.deleted, other.deleted))


def id_order(key: str) -> tuple[int, str]:
    """Sorts decimal ids as numbers."""
    return len(key), key


def all_stamps(tables: Tables) -> Iterable[str]:
    """Every stamp in every shadow, and the revision."""
    yield tables.get(META, {}).get("1", {}).get("rev", "")
    for name, table in tables.items():
        if name.startswith(SHADOW):
            for shadow in table.values():
                yield from stamps_in(shadow)


def _merged_table(
    name: str, one: Tables, other: Tables, attic: dict[str, Doc]
) -> tuple[dict[str, Doc], dict[str, Doc]]:
    empty: Table = {}
    docs_a, shadows_a = one.get(name, empty), one.get(SHADOW + name, empty)
    docs_b, shadows_b = other.get(name, empty), other.get(SHADOW + name, empty)
    docs: dict[str, Doc] = {}
    shadows: dict[str, Doc] = {}
    for key in sorted(docs_a.keys() | shadows_a.keys() | docs_b.keys() | shadows_b.keys(), key=id_order):
        doc, shadow = docs_a.get(key), shadows_a.get(key)
        doc_b, shadow_b = docs_b.get(key), shadows_b.get(key)
        if doc is None and shadow is None:
            doc, shadow = doc_b, shadow_b
        elif (doc_b is not None or shadow_b is not None) and not (shadow == shadow_b and same(doc, doc_b)):
            doc, shadow = compact(join(name, key, expand(doc, shadow), expand(doc_b, shadow_b), attic))
        if doc is not None:
            docs[key] = doc
        if shadow is not None:
            shadows[key] = shadow
    return docs, shadows


def _merged_meta(one: Tables, other: Tables) -> Doc:
    mine, theirs = one.get(META, {}).get("1", {}), other.get(META, {}).get("1", {})
    libraries = [library for library in (mine.get("library"), theirs.get("library")) if library]
    late = max(mine.get(LATE, ""), theirs.get(LATE, ""))
    return {
        "library": min(libraries, default=""),
        "schema": max(mine.get("schema", 1), theirs.get("schema", 1)),
        "rev": max(mine.get("rev", ""), theirs.get("rev", "")),
        **({LATE: late} if late else {}),
    }


def _attic_id(table: str, key: str, field: str | None, stamp: str, text: str) -> str:
    words = "\0".join((table, key, str(field), stamp, text)).encode("utf-8", "surrogatepass")
    return str(int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big") >> 11)
