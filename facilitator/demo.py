"""The made-up workshop that comes with the program, opened on a copy."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from facilitator.errors import FolderMissing
from facilitator.paths import data_dir


def copy_demo(folder: Path | None = None) -> Path:
    """Copy the demo workshop into `folder` (one that already holds a workshop is left as it is), else a temporary folder.

    Raises:
        FolderMissing: the folder cannot be made.
    """
    target = folder if folder is not None else Path(tempfile.mkdtemp(prefix="facilitator-demo-")) / "demo"
    if (target / "workshop.json").exists():
        return target
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
