"""Writes data/demo anew."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tools.demo import make

TARGET = Path(__file__).resolve().parents[2] / "data" / "demo"


def main() -> int:
    """Make the demo in a folder aside, and put it in place when it is whole."""
    with tempfile.TemporaryDirectory(prefix="facilitator-demo-") as aside:
        fresh = Path(aside) / "demo"
        make(fresh)
        if TARGET.exists():
            shutil.rmtree(TARGET)
        shutil.copytree(fresh, TARGET)
    print(TARGET)
    return 0


sys.exit(main())
