"""Identifiers that two laptops without contact never share."""

from __future__ import annotations

import secrets
import threading
import time

EPOCH_MS = 1_700_000_000_000
"""14 November 2023, 22:13:20 UTC, in milliseconds since 1970."""


class _Ids:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._last = 0

    def new(self) -> int:
        milliseconds = max(time.time_ns() // 1_000_000 - EPOCH_MS, 0)
        with self._guard:
            self._last = max(milliseconds << 12 | secrets.randbits(12), self._last + 1)
            return self._last


_ids = _Ids()


def new_id() -> int:
    """A new positive id below 2**53: 41 bits of milliseconds since :data:`EPOCH_MS`, 12 random bits.

    Ids sort by time and rise strictly within one process, even when the clock is put back.
    """
    return _ids.new()
