"""A quick look at the saved settings, for what must be known before the first frame: no validation, no heavy import."""

from __future__ import annotations

import json
from typing import Any

from facilitator.paths import user_config_dir


def glance(name: str) -> Any:
    """The saved value of one setting as it stands in the file; None if there is none or the file cannot be read."""
    try:
        saved = json.loads((user_config_dir() / "settings.json").read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return saved.get(name) if isinstance(saved, dict) else None
