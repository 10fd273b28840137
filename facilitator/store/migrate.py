"""Bringing an older file's documents to the shape that this version of the program writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.store.cells import Doc
from facilitator.store.codec import decode_lines, encode_line
from facilitator.store.image import Image

SCHEMA = 1
"""The schema number that this version writes. Raise it together with a line in :data:`MIGRATIONS`."""


@dataclass(frozen=True)
class Migration:
    """One step: ``change`` makes the tables of schema ``to - 1`` into those of ``to``; ``label`` says what it
    does.

    ``change`` is a pure function from all visible tables (table -> id -> document) to all tables that shall
    be visible afterwards. It must keep tables and fields that it does not know.
    """

    to: int
    label: str
    change: Callable[[Mapping[str, Mapping[int, Doc]]], Mapping[str, Mapping[int, Doc]]]


MIGRATIONS: Sequence[Migration] = ()
"""All steps in rising order of ``to``."""


def migrated(image: Image, schema: int, migrations: Sequence[Migration]) -> dict[str, dict[str, Doc]]:
    """The visible tables of ``image`` after all steps up to ``schema``, as private copies."""
    found = int(image.meta.get("schema", 1))
    tables: Mapping[str, Mapping[int, Doc]] = {
        name: {key: _copy(doc) for key, doc in image.view(name).items()} for name in image.visible()
    }
    for step in sorted(migrations, key=lambda step: step.to):
        if found < step.to <= schema:
            tables = step.change(tables)
    odd = {
        name: {key: doc for key, doc in image.tables[name].items() if not key.lstrip("-").isdigit()}
        for name in image.visible()
    }
    return {
        name: {**odd.get(name, {}), **{str(key): _copy(doc) for key, doc in table.items()}}
        for name, table in tables.items()
    }


def _copy(doc: Mapping[str, object]) -> Doc:
    return decode_lines(encode_line("1", doc))["1"]
