"""A document as a set of cells, one per field, each with the stamp of its last write.

Table ``t`` shows documents; table ``~t`` holds under the same id what is needed to merge them (the shadow):

    "*"    stamp of every field that is not named under "f"
    "f"    field -> its stamp; a field named here that the document lacks was removed then
    "+"    stamp of the document having been written without any field
    "~"    stamp of its deletion
    "was"  the fields of a deleted document: an edit made elsewhere in ignorance of the deletion brings it
    back
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

Doc = dict[str, Any]


class _Absent:
    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()
"""The value of a field that was removed."""


class Cell(NamedTuple):
    """Stamp, value as canonical JSON ("" when absent), value."""

    stamp: str
    canonical: str
    value: Any

    @property
    def present(self) -> bool:
        """Whether the field has a value."""
        return self.value is not ABSENT


class Cells(NamedTuple):
    """All cells of one document and the stamp of its deletion ("" if never). Key ``None``: the empty
    document.
    """

    fields: dict[str | None, Cell]
    deleted: str

    @property
    def newest(self) -> str:
        """The latest stamp of any cell, "" when there is none."""
        return max((cell.stamp for cell in self.fields.values()), default="")

    @property
    def visible(self) -> bool:
        """A document shows when something in it is newer than its deletion."""
        return not self.deleted or self.newest > self.deleted


def canonical(value: Any) -> str:
    """JSON text that is equal exactly when the values are equal, types included."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def same(one: Any, other: Any) -> bool:
    """Equality as JSON sees it: ``1``, ``1.0`` and ``True`` are three different values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def expand(doc: Mapping[str, Any] | None, shadow: Mapping[str, Any] | None) -> Cells:
    """The cells of a document and its shadow, either of which may be missing."""
    shadow = shadow or {}
    base, named = shadow.get("*", ""), shadow.get("f", {})
    shown = doc if doc is not None else shadow.get("was", {})
    fields: dict[str | None, Cell] = {
        field: Cell(named.get(field, base), canonical(value), value) for field, value in shown.items()
    }
    for field, stamp in named.items():
        if field not in fields:
            fields[field] = Cell(stamp, "", ABSENT)
    if "+" in shadow:
        fields[None] = Cell(shadow["+"], "", ABSENT)
    return Cells(fields, shadow.get("~", ""))


def compact(cells: Cells) -> tuple[Doc | None, Doc | None]:
    """Document (``None`` when deleted) and shadow (``None`` when it says nothing), a function of the cells
    alone.
    """
    fields, deleted = cells
    doc = {field: cell.value for field, cell in fields.items() if field is not None and cell.present}
    uses: dict[str, int] = {}
    for field in doc:
        stamp = fields[field].stamp
        uses[stamp] = uses.get(stamp, 0) + 1
    base = min(uses, key=lambda stamp: (-uses[stamp], stamp)) if uses else ""
    shadow: Doc = {"*": base}
    named = {
        field: cell.stamp
        for field, cell in fields.items()
        if field is not None and (not cell.present or cell.stamp != base)
    }
    if named:
        shadow["f"] = named
    if None in fields:
        shadow["+"] = fields[None].stamp
    if deleted:
        shadow["~"] = deleted
    if cells.visible:
        return doc, (shadow if shadow != {"*": ""} else None)
    shadow["was"] = doc
    return None, shadow


def edit(
    old: Mapping[str, Any] | None, shadow: Mapping[str, Any] | None, new: Mapping[str, Any] | None, stamp: str
) -> tuple[Doc | None, Doc | None]:
    """Document and shadow after ``old`` became ``new`` (``None`` deletes): changed fields get ``stamp``."""
    before = expand(old, shadow)
    if new is None:
        return compact(Cells(before.fields, stamp))
    fields: dict[str | None, Cell] = {}
    for field, value in new.items():
        cell, text = before.fields.get(field), canonical(value)
        unchanged = old is not None and cell is not None and cell.present and cell.canonical == text
        fields[field] = cell if unchanged and cell is not None else Cell(stamp, text, value)
    for name, gone in before.fields.items():
        if name not in fields:
            fields[name] = Cell(stamp, "", ABSENT) if gone.present else gone
    if not new:
        fields[None] = Cell(stamp, "", ABSENT)
    return compact(Cells(fields, before.deleted))


def is_shadow(shadow: Mapping[str, Any]) -> bool:
    """Whether a shadow has the shape that :func:`expand` relies on."""
    named = shadow.get("f", {})
    if not isinstance(named, dict) or not isinstance(shadow.get("was", {}), dict):
        return False
    texts = (shadow.get("*", ""), shadow.get("~", ""), shadow.get("+", ""), *named.values())
    return all(isinstance(text, str) for text in texts)


def stamps_in(shadow: Mapping[str, Any]) -> Iterable[str]:
    """Every stamp that a shadow holds."""
    for key in ("*", "+", "~"):
        if shadow.get(key):
            yield shadow[key]
    yield from shadow.get("f", {}).values()


def restamped(shadow: Mapping[str, Any], moved: Mapping[str, str]) -> Doc:
    """The shadow with stamps exchanged as ``moved`` says."""
    result = dict(shadow)
    for key in ("*", "+", "~"):
        if key in result:
            result[key] = moved.get(result[key], result[key])
    if "f" in result:
        result["f"] = {field: moved.get(stamp, stamp) for field, stamp in result["f"].items()}
    return result
