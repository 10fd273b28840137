"""From the documents that somebody wants to the rows that are written: only what really differs, each with its stamps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.store.cells import Doc, edit, same
from facilitator.store.codec import SHADOW, decode_lines, encode_line, internal
from facilitator.store.image import Image

DocChanges = Mapping[str, Mapping[str, Mapping[str, Any] | None]]
"""Table -> id -> whole new document; ``None`` deletes it."""
MadeChange = tuple[str, str, Doc | None, Doc | None]
"""Table, id, document before, document after."""


def rows_for(
    image: Image, changes: DocChanges, stamp: str
) -> tuple[dict[str, dict[str, Doc | None]], list[MadeChange]]:
    """The rows to put into the image, shadow rows included, and the changes that they make.

    Raises ``ValueError`` for a table with an internal name.
    """
    puts: dict[str, dict[str, Doc | None]] = {}
    made: list[MadeChange] = []
    for name, docs in changes.items():
        if internal(name):
            raise ValueError(f"a table may not be called {name!r}")
        puts.setdefault(name, {})
        for key, given in docs.items():
            old, new = image.doc(name, key), None if given is None else copied(given)
            if not same(old, new):
                doc, shadow = edit(old, image.shadow(name, key), new, stamp)
                puts[name][key] = doc
                puts.setdefault(SHADOW + name, {})[key] = shadow
                made.append((name, key, old, doc))
    return puts, made


def copied(doc: Mapping[str, Any]) -> Doc:
    """The document as it will be read back from the file: a private copy with JSON's own types."""
    return decode_lines(encode_line("1", doc))["1"]
