"""Where things lie on this computer: the course's data, settings, documents and state.

`FACILITATOR_CONFIG_DIR` puts settings, state and documents below one folder, as on a memory stick.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP_NAME = "facilitator"
CONFIG_VARIABLE = "FACILITATOR_CONFIG_DIR"

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_dir() -> Path:
    """The folder with courses, catalogues and demo: inside an installed package, beside it in a checkout."""
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def user_config_dir() -> Path:
    """Where settings.json and keymap.toml lie; not created here."""
    if own := os.environ.get(CONFIG_VARIABLE):
        return Path(own)
    import platformdirs

    return platformdirs.user_config_path(APP_NAME, appauthor=False, roaming=True)


def user_state_dir() -> Path:
    """Where logs and crash reports lie; not created here."""
    if own := os.environ.get(CONFIG_VARIABLE):
        return Path(own) / "state"
    import platformdirs

    return platformdirs.user_state_path(APP_NAME, appauthor=False)


def user_documents_dir() -> Path:
    """Where a new workshop folder is offered: the person's own documents."""
    if own := os.environ.get(CONFIG_VARIABLE):
        return Path(own) / "documents"
    import platformdirs

    return platformdirs.user_documents_path()


def is_file(path: Path) -> bool:
    """Whether there is such a file; False also when the drive does not answer or the name cannot be one."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; False also when the drive does not answer or the name cannot be one."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def typed_path(text: str) -> Path:
    """A path as a person types it: ~ is their own folder."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)
