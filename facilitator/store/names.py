"""Which files in a folder are libraries."""

from __future__ import annotations

_NOT_OURS = (".", "~", "#")


def is_library_name(name: str) -> bool:
    """Whether a file with this name may be a library: not hidden (macOS makes ``._x.json``), not temporary, no
    lock.
    """
    return name.endswith(".json") and not name.startswith(_NOT_OURS)
