"""What the command line asks the screens to open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Launch:
    """`path` is a workshop folder or a library file (None: the start screen, or the last workshop).

    `course` is the folder of a course of one's own; `made_up` says that the workshop is the demo's copy;
    `temporary` is a folder to remove at the end. `view` is "run" for the facilitator's control view of a meeting,
    "project" for the wall, "" for the overview; `rehearsal` says that the workshop is a copy to practise on.
    """

    path: Path | None = None
    course: Path | None = None
    theme: str | None = None
    language: str | None = None
    made_up: bool = False
    temporary: Path | None = None
    view: Literal["", "run", "project"] = ""
    rehearsal: bool = False
