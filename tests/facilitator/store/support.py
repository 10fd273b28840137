"""What the store's tests share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from facilitator.store import Changes, Store

THOROUGH = os.environ.get("FACILITATOR_THOROUGH") == "1"
ROOT = Path(__file__).parents[3]
PYTHON = sys.executable
DAY = 86_400.0


def put(table: str, id: int, **fields: Any) -> Callable[[Store], Changes]:
    """A change that sets some fields of one document and leaves the others."""
    return lambda store: {table: {id: {**store.table(table).get(id, {}), **fields}}}


def drop(table: str, id: int) -> Callable[[Store], Changes]:
    return lambda store: {table: {id: None}}


def shown(store: Store) -> dict[str, dict[int, Any]]:
    """Everything visible, without empty tables."""
    return {name: dict(store.table(name)) for name in store.tables() if store.table(name)}


def docs(count: int) -> Mapping[int, dict[str, Any]]:
    return {n: {"n": n, "text": f"word {n} " * 8} for n in range(1, count + 1)}


class Ticker:
    """A clock that a test sets: seconds since 1970."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        self.now += 0.001
        return self.now
