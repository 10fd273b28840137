"""Where a benchmark works: a folder of its own, a house of its own, and processes that see nothing of the user's."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent

_LEFT_OUT = (
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "TMUX",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONTRACEMALLOC",
    "COVERAGE_PROCESS_START",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder for one topic; `quick` asks for few repetitions."""

    folder: Path
    quick: bool = False

    def pick(self, usual: int, quick: int) -> int:
        """How many times to do something."""
        return quick if self.quick else usual

    def environ(self) -> dict[str, str]:
        """The environment of a program under measurement."""
        kept = {k: v for k, v in os.environ.items() if k not in _LEFT_OUT and not k.startswith("TEXTUAL")}
        return {
            **kept,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONPATH": str(ROOT),
            "FACILITATOR_CONFIG_DIR": str(self.folder / "config"),
        }

    def command(self, module: str, *arguments: object) -> list[str]:
        """The command that runs a module with this Python."""
        return [sys.executable, "-m", module, *map(str, arguments)]


@contextmanager
def new_place(within: Path | None, quick: bool) -> Iterator[Place]:
    """A place in a new temporary folder, removed at the end."""
    with TemporaryDirectory(prefix="facilitator-bench-", dir=within, ignore_cleanup_errors=True) as folder:
        yield Place(Path(folder), quick)


def flush_cost(folder: Path, times: int = 30) -> float:
    """Milliseconds that this disk takes to flush a small append (the median): what every durable save pays."""
    path, taken = folder / "flush", []
    with path.open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(b"x" * 80)
            before = time.perf_counter()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - before) * 1e3)
    path.unlink()
    return sorted(taken)[times // 2]
