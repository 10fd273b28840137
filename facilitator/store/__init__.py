"""Library files: one TinyDB JSON file each, saved durably, shared between processes, merged between laptops.

The only package that imports TinyDB. :class:`Store` is its face; :mod:`facilitator.store.recovery` helps with
a damaged file.
"""

from __future__ import annotations

from facilitator.store.cells import Doc
from facilitator.store.codec import Header, read_header
from facilitator.store.fs import FileSystem
from facilitator.store.ids import new_id
from facilitator.store.merge import merge
from facilitator.store.migrate import MIGRATIONS, SCHEMA, Migration
from facilitator.store.names import is_library_name
from facilitator.store.news import Backup, Changes, Commit, DocChange, Lost, News
from facilitator.store.recovery import Choice, Recovery, examine, restore
from facilitator.store.stamps import Stamp
from facilitator.store.store import Store
from facilitator.store.tables import LibraryDB

__all__ = [
    "MIGRATIONS",
    "SCHEMA",
    "Backup",
    "Changes",
    "Choice",
    "Commit",
    "Doc",
    "DocChange",
    "FileSystem",
    "Header",
    "LibraryDB",
    "Lost",
    "Migration",
    "News",
    "Recovery",
    "Stamp",
    "Store",
    "examine",
    "is_library_name",
    "merge",
    "new_id",
    "read_header",
    "restore",
]
