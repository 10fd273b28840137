"""What the command line asks the screens to open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Launch:
    """`path` is a workshop folder or a library file (None: the start screen, or the last workshop).

    `course` is the folder of a course of one's own; `made_up` says that the workshop is the demo's copy;
    `temporary` is a folder to remove at the end.
    """

    path: Path | None = None
    course: Path | None = None
    theme: str | None = None
    language: str | None = None
    made_up: bool = False
    temporary: Path | None = None
