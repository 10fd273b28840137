"""Which meeting is being run on this computer, so that `facilitator project` finds it without being told.

The control view leaves a small file in the state folder while it runs; a rehearsal says there how fast its time goes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.paths import is_file, user_state_dir

SPEED_VARIABLE = "FACILITATOR_CLOCK"
"""`SPEED@MOMENT`: the room's time runs SPEED times as fast, counted from MOMENT (milliseconds since 1970)."""


@dataclass(frozen=True, slots=True)
class Beacon:
    """The workshop's folder and the speed of its time, "" for real time."""

    folder: Path
    speed: str = ""


def _path() -> Path:
    return user_state_dir() / "running.json"


def find() -> Beacon | None:
    """The meeting that is being run here, or was until its program was stopped; None if there is none."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        saved = json.loads(_path().read_text("utf-8"))
        found = Beacon(Path(saved["folder"]), str(saved.get("speed", "")))
        if is_file(found.folder / "workshop.json"):
            return found
    return None


@contextmanager
def lit(folder: Path) -> Iterator[None]:
    """Leave the file while a meeting is run; a folder that cannot be written is no reason to stop."""
    path = _path()
    text = json.dumps({"folder": str(folder.resolve()), "speed": os.environ.get(SPEED_VARIABLE, "")})
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            if path.read_text("utf-8") == text:
                path.unlink()
