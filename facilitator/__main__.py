"""`facilitator` and `python -m facilitator`: the one place that knows both the command line and the screens."""

from __future__ import annotations

import os
import sys

from facilitator import cli
from facilitator.i18n import tr
from facilitator.launch import Launch


def _has_terminal() -> bool:
    """Whether somebody can see and type; another driver, such as the browser's, brings its own way."""
    return bool(os.environ.get("TEXTUAL_DRIVER")) or (sys.stdin.isatty() and sys.stdout.isatty())


def main() -> None:
    """Run a command, and open the screens if it asks for them."""
    outcome = cli.main()
    if isinstance(outcome, Launch):
        if not _has_terminal():
            print(tr("Facilitator draws its screens in a terminal, and there is none here."), file=sys.stderr)
            print(tr("Start it in a terminal window. export and check work without one."), file=sys.stderr)
            sys.exit(2)
        from screens.app import run

        outcome = run(outcome)
    sys.exit(outcome)


if __name__ == "__main__":
    main()
