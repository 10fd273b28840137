"""Processor time of a program left alone: the overview (six libraries, watched for news) and a form with the cursor in a field.

All three programs stay open beside each other for the same seconds; the floor is a Textual app of one label and one input.
"""

from __future__ import annotations

import time
from contextlib import ExitStack

from benchmarks.libraries import make_library, make_workshop
from benchmarks.place import Place
from benchmarks.report import Figure, Table
from benchmarks.terminal import Terminal

BAR = 1.0


def measure(place: Place) -> Table:
    """Open them, wait until they are quiet, and look at what they use."""
    table = Table("idle", "processor time while nobody does anything")
    workshop = make_workshop(place.folder / "workshop")
    library = make_library(place.folder / "library.json")
    commands = {
        "hello": (place.command("benchmarks.apps.hello"), "Hello"),
        "overview": (place.command("facilitator", "--lang", "en", "open", workshop), "6 libraries"),
        "form": (place.command("benchmarks.apps.house", "form", library), "F1"),
    }
    seconds = place.pick(10, 1)
    with ExitStack() as stack:
        open_now: dict[str, Terminal] = {}
        for name, (command, text) in commands.items():
            terminal = open_now[name] = stack.enter_context(Terminal(command, place.environ()))
            terminal.wait(terminal.shows(text))
        time.sleep(place.pick(3, 1) / 2)
        before = {name: terminal.busy() for name, terminal in open_now.items()}
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            for terminal in open_now.values():
                terminal.moments(0.05)
        used = {name: 100 * (terminal.busy() - before[name]) / seconds for name, terminal in open_now.items()}
    table.add(
        Figure("overview", used["overview"], "%", floor=used["hello"], floor_is="hello", most=BAR),
        Figure("form, cursor in a field", used["form"], "%", floor=used["hello"], floor_is="hello", most=BAR),
    )
    table.remarks.append(f"{seconds} s, of one processor")
    return table
