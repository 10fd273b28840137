"""What an edit is made of, the news it becomes, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from facilitator.record import Record
from facilitator.store import Commit, Doc, DocChange

R = TypeVar("R", bound=Record)

_MISSING: Any = object()


@dataclass(frozen=True, slots=True)
class Put:
    """Save this record (new or changed)."""

    record: Record


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove the record of this kind and id."""

    kind: type[Record]
    id: int


Change = Put | Delete


@dataclass(frozen=True, slots=True)
class Changed:
    """News for whoever shows the library: which (kind, id) changed, by our own hand or another's, and the edit's label."""

    items: frozenset[tuple[str, int]]
    mine: bool
    label: str = ""

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether any record of these kinds is among the news."""
        names = {kind.KIND for kind in kinds}
        return any(name in names for name, _ in self.items)


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: the edit's label, the (kind, id, field) left alone as a colleague has changed them since,
    and whether anything was changed at all.
    """

    label: str
    left_alone: tuple[tuple[str, int, str], ...] = ()
    changed: bool = True


@dataclass(frozen=True, slots=True)
class SetAside:
    """What is saved but does not fit its kind: kept in the file, not shown. No `fields` means the whole document."""

    kind: str
    id: int
    reason: str
    fields: tuple[str, ...] = ()


class Unsaved:
    """What could not be saved, field by field, until it has been: it goes into a copy saved elsewhere."""

    def __init__(self) -> None:
        self._fields: dict[tuple[str, int], dict[str, Any] | None] = {}

    def keep(
        self, wanted: Mapping[str, Mapping[int, Doc | None]], table: Callable[[str], Mapping[int, Doc]]
    ) -> None:
        """Lay the fields that an edit wanted to change over what failed before; None is a deletion."""
        for name, docs in wanted.items():
            for key, doc in docs.items():
                old = table(name).get(key, {})
                new = {
                    field: value for field, value in (doc or {}).items() if old.get(field, _MISSING) != value
                }
                self._fields[name, key] = (
                    None if doc is None else {**(self._fields.get((name, key)) or {}), **new}
                )

    def forget(self, commit: Commit) -> None:
        """Drop the fields that have been saved after all."""
        for change in commit.changes:
            kept = self._fields.get((change.table, change.id))
            left = {f: v for f, v in (kept or {}).items() if (change.after or {}).get(f, _MISSING) != v}
            if left:
                self._fields[change.table, change.id] = left
            else:
                self._fields.pop((change.table, change.id), None)

    def documents(self, table: Callable[[str], Mapping[int, Doc]]) -> dict[str, dict[int, Doc | None]]:
        """What is missing, laid over what the file holds now."""
        documents: dict[str, dict[int, Doc | None]] = {}
        for (name, key), fields in self._fields.items():
            laid = None if fields is None else {**table(name).get(key, {}), **fields}
            documents.setdefault(name, {})[key] = laid
        return documents


def read(kind: type[R], record_id: int, doc: Doc) -> tuple[R | None, SetAside | None]:
    """A document as a record. Fields that do not fit get their defaults and are named; None when not even that helps."""
    values = {name: doc[name] for name in kind.model_fields if name in doc}
    try:
        return kind.model_validate({**values, "id": record_id}), None
    except ValidationError as error:
        wrong = {str(found["loc"][0]) for found in error.errors(include_url=False) if found["loc"]}
    reason = "; ".join(f"{name}: {doc.get(name)!r}" for name in sorted(wrong))
    try:
        good = {name: value for name, value in values.items() if name not in wrong}
        fitting = kind.model_validate({**good, "id": record_id})
    except ValidationError:
        return None, SetAside(kind.KIND, record_id, reason)
    return fitting, SetAside(kind.KIND, record_id, reason, tuple(sorted(wrong & doc.keys())))


def take_back(
    change: DocChange, now: Doc | None, blank: Doc | None = None
) -> tuple[Doc | None, tuple[str, ...]]:
    """The document with our change taken out again, and the fields left alone because somebody has changed them since.

    `blank` is what a form holds before anybody writes in it: it stands in for a form that we were the first to save.
    """
    before, after = change.before, change.after
    if now == after:
        return before, ()
    before = blank if before is None else before
    if now is None or before is None or after is None:
        return now, ("",)
    back, kept = dict(now), []
    for name in before.keys() | after.keys():
        old, new = before.get(name, _MISSING), after.get(name, _MISSING)
        if old == new:
            continue
        if now.get(name, _MISSING) != new:
            kept.append(name)
        elif old is _MISSING:
            back.pop(name, None)
        else:
            back[name] = old
    return back, tuple(sorted(kept))


def undoing(
    changes: Sequence[DocChange],
    table: Callable[[str], Mapping[int, Doc]],
    blank: Callable[[str], Doc | None],
) -> tuple[dict[str, dict[int, Doc | None]], list[tuple[str, int, str]]]:
    """What to save to take these changes out again, and the (kind, id, field) left alone."""
    documents: dict[str, dict[int, Doc | None]] = {}
    left_alone: list[tuple[str, int, str]] = []
    for change in changes:
        now = table(change.table).get(change.id)
        back, kept = take_back(change, now, blank(change.table))
        left_alone.extend((change.table, change.id, name) for name in kept)
        if back != now:
            documents.setdefault(change.table, {})[change.id] = back
    return documents, left_alone
