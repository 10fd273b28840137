"""Ten thousand keys into a form and into a board: does memory grow, do widgets stay behind?

The form is the house's largest with a library on disk (every field is written in, left and saved, hundreds of edits deep);
the board has 500 ideas. After a warm-up the program counts its living widgets and objects and its memory is read; then come
the keys, fifty at a time as fast as the screen takes them, and both are read again. The keys return everything to what it
was, so that what is left over has leaked. Reading memory needs Linux.
"""

from __future__ import annotations

import json
import signal
import time
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.libraries import make_library, mid_course
from benchmarks.place import Place
from benchmarks.report import Figure, Table
from benchmarks.terminal import PATIENCE, NotShown, Terminal

BAR = 5.0
MANY, FEW = 10_000, 100
BATCH = 50
CLEAR = "\x15"
"""Ctrl+U: takes away what stands before the cursor, so that fields do not grow."""
FORM = (
    *"vi læser [b",
    "space",
    *"højt 19 ",
    CLEAR,
    "tab",
    *"æbler og øer",
    "space",
    CLEAR,
    "tab",
    "shift+tab",
    "tab",
)
BOARD = (
    *("down",) * 7,
    "space",
    "right",
    "space",
    "pagedown",
    "left",
    "space",
    *("up",) * 7,
    "pageup",
    "space",
    "end",
    "home",
)


def measure(place: Place) -> Table:
    """Both screens."""
    table = Table("soak", f"{place.pick(MANY, FEW):,} keys after a warm-up")
    library = make_library(place.folder / "library.json", mid_course())
    for screen, keys, warm in (
        ("form", FORM, place.pick(3000, FEW)),
        ("board", BOARD, place.pick(1000, FEW)),
    ):
        _soak(place, table, screen, library, keys, warm)
    table.remarks.append(
        "memory after the warm-up stands as the floor" + ("; too few keys for a bar" if place.quick else "")
    )
    return table


def _soak(place: Place, table: Table, screen: str, library: Path, keys: tuple[str, ...], warm: int) -> None:
    counts = place.folder / f"{screen}-census.json"
    command = place.command("benchmarks.apps.house", screen, library, counts)
    with Terminal(command, place.environ()) as terminal:
        terminal.wait(terminal.shows("F1"))
        _press_all(terminal, keys, warm)
        before, memory = _census(terminal, counts), terminal.memory()
        begun = time.perf_counter()
        many = place.pick(MANY, FEW)
        _press_all(terminal, keys, many)
        each = (time.perf_counter() - begun) * 1e3 / many
        after, grown = _census(terminal, counts), terminal.memory() - memory
    bar = None if place.quick else BAR
    more = Counter(after["kinds"]) - Counter(before["kinds"])
    if more:
        table.remarks.append(
            f"{screen}: more of " + ", ".join(f"{kind} ({n})" for kind, n in more.most_common(6))
        )
    table.add(
        Figure(f"{screen}, memory grown by", grown, "MiB", most=bar),
        Figure(f"{screen}, memory", memory + grown, "MiB", floor=memory, floor_is="before"),
        Figure(
            f"{screen}, widgets",
            after["widgets"],
            "",
            floor=before["widgets"],
            floor_is="before",
            most_times=1.0,
        ),
        Figure(f"{screen}, objects", after["objects"], "", floor=before["objects"], floor_is="before"),
        Figure(f"{screen}, time of a key", each),
    )


def _press_all(terminal: Terminal, keys: tuple[str, ...], count: int) -> None:
    """Press so many of the keys, fifty at a time, each time until the program rests."""
    waiting = list(islice(cycle(keys), count - count % len(keys)))
    while waiting:
        terminal.send(*waiting[:BATCH])
        del waiting[:BATCH]
        _rest(terminal)


def _rest(terminal: Terminal) -> None:
    """Wait until the program has worked off its keys: as long as it does, it uses its processor."""
    while True:
        before = terminal.busy()
        terminal.moments(0.05)
        if terminal.busy() - before < 0.01:
            return


def _census(terminal: Terminal, counts: Path) -> dict[str, Any]:
    """What the program says is alive."""
    counts.unlink(missing_ok=True)
    terminal.settle(0.6)
    terminal.process.send_signal(signal.SIGUSR1)
    until = time.perf_counter() + PATIENCE
    while not counts.exists() and time.perf_counter() < until:
        terminal.moments(0.05)
    if not counts.exists():
        raise NotShown(f"no census; the program has ended: {terminal.process.poll()}\n{terminal.text()}")
    found: dict[str, Any] = json.loads(counts.read_text("utf-8"))
    return found
