"""Whether the terminal is still there."""

from __future__ import annotations

import os
import select
import sys


def terminal_is_gone() -> bool:
    """Whether the window that the program is shown in has been closed without telling it (never on Windows)."""
    if os.name != "posix" or sys.__stdin__ is None:
        return False
    try:
        looker = select.poll()
        looker.register(sys.__stdin__.fileno(), 0)
        return any(event & (select.POLLHUP | select.POLLNVAL) for _, event in looker.poll(0))
    except (OSError, ValueError):
        return False
