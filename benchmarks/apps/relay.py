"""The floor of the way from one program to another: `relay.py say FILE` and `relay.py show FILE`, two plain programs.

The one that says writes every key that it gets into the file, durably; the one that shows looks at the file ten times a
second, as the wall does, and paints the word of the key.
"""

from __future__ import annotations

import os
import sys
import time
import tty
from pathlib import Path

LOOK = 0.1


def say(path: Path) -> None:
    tty.setraw(sys.stdin.fileno())
    os.write(1, b"ready")
    fresh = path.with_suffix(".new")
    while key := os.read(0, 1):
        with fresh.open("wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)


def show(path: Path) -> None:
    os.write(1, b"ready")
    known = b""
    while True:
        time.sleep(LOOK)
        now = path.read_bytes() if path.exists() else b""
        if now != known:
            known = now
            os.write(1, b"\r\x1b[Kword " + now)


if __name__ == "__main__":
    {"say": say, "show": show}[sys.argv[1]](Path(sys.argv[2]))
