"""Workshops opened on a copy: the made-up one that comes with the program, and one's own for a rehearsal."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from facilitator.beacon import SPEED_VARIABLE
from facilitator.errors import FolderMissing, LibraryMissing, NotSaved, reason_of
from facilitator.i18n import N_
from facilitator.paths import data_dir, is_file, is_folder


def copy_demo(folder: Path | None = None) -> Path:
    """Copy the demo workshop into `folder` (one that already holds a workshop is left as it is), else a temporary folder.

    Raises:
        FolderMissing: the folder cannot be made.
        NotSaved: the folder holds something else.
    """
    target = folder if folder is not None else Path(tempfile.mkdtemp(prefix="facilitator-demo-")) / "demo"
    if is_file(target / "workshop.json"):
        return target
    if is_folder(target) and any(target.iterdir()):
        raise NotSaved(target / "workshop.json", N_("there are already other files in the folder"))
    try:
        shutil.copytree(
            data_dir() / "demo",
            target,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("*.lock", "*.backups"),
        )
    except OSError as error:
        raise FolderMissing(target / "workshop.json") from error
    return target


def copy_to_rehearse(folder: Path | None) -> Path:
    """A copy of a workshop in a temporary folder, without its backups; the workshop itself is only read.

    Raises:
        LibraryMissing: there is no workshop in the folder.
        NotSaved: the copy cannot be made.
    """
    if folder is None or not is_file(folder / "workshop.json"):
        raise LibraryMissing((folder or Path()) / "workshop.json")
    target = Path(tempfile.mkdtemp(prefix="facilitator-rehearsal-")) / folder.resolve().name
    try:
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns("*.lock", "*.backups"))
    except (OSError, shutil.Error) as error:
        shutil.rmtree(target.parent, ignore_errors=True)
        raise NotSaved(target, reason_of(error)) from error
    return target


def rehearsal_time(speed: float) -> None:
    """Let the room's time pass `speed` times as fast in this program and in those that follow it."""
    if speed != 1.0:
        os.environ[SPEED_VARIABLE] = f"{speed:g}@{time.time() * 1000:.0f}"
