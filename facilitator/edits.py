"""What an edit is made of, the news it becomes, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facilitator.record import Record
from facilitator.store import Doc, DocChange

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
    """What an undo or redo did: the edit's label, and the (kind, id, field) left alone as a colleague has changed them since."""

    label: str
    left_alone: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A saved document that does not fit its kind: kept in the file, not shown."""

    kind: str
    id: int
    reason: str


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
