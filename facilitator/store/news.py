"""What the store tells its callers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from facilitator.store.cells import Doc
from facilitator.store.stamps import Stamp

Changes = Mapping[str, Mapping[int, Doc | None]]
"""Table -> id -> the whole new document; ``None`` deletes it."""


@dataclass(frozen=True)
class DocChange:
    """One document before and after a commit; ``None`` when it was not there or is gone."""

    table: str
    id: int
    before: Doc | None
    after: Doc | None


@dataclass(frozen=True)
class Commit:
    """A durable save: its revision, time (UTC) and the documents that really changed."""

    rev: str
    time: datetime
    changes: tuple[DocChange, ...]


@dataclass(frozen=True)
class Lost:
    """A value that a merge did not show: ``field`` of ``id`` in ``table`` as it was at ``stamp``."""

    table: str
    id: int
    field: str
    value: Any
    stamp: Stamp | None


@dataclass(frozen=True)
class News:
    """Documents (table, id) that others changed, and the values that lost in a merge. False when there is
    nothing.
    """

    changes: tuple[tuple[str, int], ...] = ()
    lost: tuple[Lost, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.lost)


@dataclass(frozen=True)
class Backup:
    """An earlier version of a library file: where it is, when it was put aside (UTC), its size in bytes."""

    path: Path
    time: datetime
    size: int
