"""`facilitator` and `python -m facilitator`: the one place that knows both the command line and the screens."""

from __future__ import annotations

import sys

from facilitator import cli
from facilitator.launch import Launch


def main() -> None:
    """Run a command, and open the screens if it asks for them."""
    outcome = cli.main()
    if isinstance(outcome, Launch):
        from screens.app import run

        outcome = run(outcome)
    sys.exit(outcome)


if __name__ == "__main__":
    main()
