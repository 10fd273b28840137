"""The program's own fault: a report for whoever mends it, without anything that people have written."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from facilitator import __version__
from facilitator.i18n import tr
from facilitator.paths import user_state_dir


def crash_words(error: Exception, *, saved: bool) -> str:
    """What to tell the person, after the report has been written; `saved` says whether all that was typed is in the file."""
    if saved:
        safe = tr("What you had written is saved in the library's file; open it again and go on.")
    else:
        safe = tr(
            "Everything up to the last words you wrote is saved in the library's file; open it again and go on."
        )
    try:
        path = write_report(error)
    except OSError:
        report = tr("No report of the fault could be written.")
    else:
        report = tr("A report of the fault, without your texts: {path}", path=path)
    return "\n".join((tr("A fault in the program made it stop."), safe, report))


def write_report(error: Exception) -> Path:
    """Write where the fault happened: file names, line numbers and the kind of error, no values.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = user_state_dir()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    lines = [f"facilitator {__version__}", f"{type(error).__module__}.{type(error).__qualname__}"]
    lines += [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
