"""The made-up workshop that comes with the program, opened on a copy."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from facilitator.errors import FolderMissing, NotSaved
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
