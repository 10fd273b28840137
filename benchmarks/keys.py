"""From a key to the paint it causes, in a terminal of 120 × 36, one key at a time.

Each screen runs beside a Textual app of one label and one input; a key goes to the one and then to the other, so that both
see the same moments of the machine. The form is the record with most fields, in a component's screen with course map and
guide and a library on disk: it saves 0.4 s after the last key, and every eighth letter is typed just then. A key is
timed to the first change that it was to cause, Tab to its last byte as well (saving what was typed, leaving and entering,
the footer's keys, the page scrolling along).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.libraries import make_library, mid_course
from benchmarks.place import Place
from benchmarks.report import Figure, Table, median, quantile
from benchmarks.terminal import Terminal

LIST_BAR, FORM_BAR, MEDIAN_BAR = 25.0, 100.0, 2.0
SAVE_AFTER = 0.4
SETTLED = 0.15
"""Seconds without a byte after which what a Tab causes is over."""
STEPS = (
    *("down",) * 6,
    *("right", "right", "up", "up", "pagedown", "left", "left"),
    *("down",) * 4,
    *("right", "up", "up", "pageup", "left"),
)


class Beside:
    """A screen of the house and the floor, open side by side."""

    def __init__(self, place: Place, screen: str, library: Path) -> None:
        self.ours = Terminal(place.command("benchmarks.apps.house", screen, library), place.environ())
        self.hello = Terminal(place.command("benchmarks.apps.hello"), place.environ())
        self.typed = 0

    def floor(self) -> float:
        """Milliseconds of one letter in the input."""
        self.typed += 1
        if self.typed % 60 == 0:
            self.hello.press("\x15")
        return self.hello.echo("w")

    def alternate(
        self, keys: Sequence[str], press: Callable[[str], float]
    ) -> tuple[list[float], list[float]]:
        """Every key in the house's screen, and a letter in the floor after it."""
        pairs = [(press(key), self.floor()) for key in keys]
        return [ours for ours, _ in pairs], [hello for _, hello in pairs]

    def __enter__(self) -> Self:
        self.ours.wait(self.ours.shows("F1"))
        self.hello.wait(self.hello.shows("Hello"))
        self.ours.settle(0.4)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ours.close()
        self.hello.close()


def measure(place: Place) -> Table:
    """Form, board and table, each beside the floor."""
    table = Table("keys", "from a key to its paint")
    library = make_library(place.folder / "library.json", mid_course())
    count = place.pick(96, 8)
    with Beside(place, "form", library) as beside:
        _type(beside, table, count)
        _tab(beside, table, place.pick(24, 2))
    for screen, name in (("board", "board of 500 ideas"), ("table", "table of 60 × 10")):
        with Beside(place, screen, library) as beside:
            keys = list(islice(cycle(STEPS), count))
            _add(table, name, *beside.alternate(keys, lambda key, seen=beside.ours: seen.press(key)[0]))  # type: ignore[misc]
    table.remarks.append(f"{count} keys in each; the floor is the same number of letters in hello's input")
    return table


def _type(beside: Beside, table: Table, count: int) -> None:
    """Half the letters in a field of one line, half in one of several."""
    form, pressed = beside.ours, 0

    def press(letter: str) -> float:
        nonlocal pressed
        pressed += 1
        if pressed % 8 == 0:
            time.sleep(max(0.0, form.last + SAVE_AFTER - time.perf_counter()))
        return form.echo(letter)

    ours, hello = beside.alternate("w" * (count // 2), press)
    form.press("tab", quiet=SETTLED)
    more = beside.alternate("w" * (count // 2), press)
    _add(table, "form, typing", ours + more[0], hello + more[1], FORM_BAR)


def _tab(beside: Beside, table: Table, count: int) -> None:
    """To the next field, with nothing to save and with something."""
    moved, saved, floor = [], [], []
    for _ in range(count):
        moved.append(beside.ours.press("tab", quiet=SETTLED))
        beside.ours.send("1", "space")  # something in every kind of field: text, a number, a choice
        beside.ours.settle(SETTLED)
        saved.append(beside.ours.press("tab", quiet=SETTLED))
        floor.append(beside.floor())
    late = quantile(floor, 0.95)
    for name, taken in (("form, Tab", moved), ("form, Tab and save", saved)):
        for what, times in (
            ("seen", [first for first, _ in taken]),
            ("all still", [last for _, last in taken]),
        ):
            table.add(
                Figure(f"{name}: {what}, median", median(times), floor=median(floor), floor_is="hello"),
                Figure(
                    f"{name}: {what}, p95", quantile(times, 0.95), floor=late, floor_is="hello", most=FORM_BAR
                ),
            )


def _add(table: Table, name: str, ours: list[float], hello: list[float], bar: float = LIST_BAR) -> None:
    at = (median, lambda values: quantile(values, 0.95))
    middle, late = ((measured(ours), measured(hello)) for measured in at)
    table.add(
        Figure(f"{name}, median", middle[0], floor=middle[1], floor_is="hello", most_times=MEDIAN_BAR),
        Figure(f"{name}, p95", late[0], floor=late[1], floor_is="hello", most=bar),
    )
