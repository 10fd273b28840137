"""Cold start in a terminal of 120 × 36, from the start of the process to what a person sees; and the memory it takes then.

The overview of a workshop of six libraries in mid-course (some 1,100 records each) against a Textual app of one label and
one input, in turn. The first round warms the disk's cache and does not count. First paint is the first frame with the
house's footer (the last thing of a frame); the libraries are shown when the last of them stands in its row.
"""

from __future__ import annotations

from benchmarks.libraries import NAMES, make_workshop
from benchmarks.place import Place
from benchmarks.report import Figure, Table, median
from benchmarks.terminal import Terminal

QUIET = 0.3
"""Longer than any pause between the frames of a start."""
FOOTER, LIBRARIES = "F10", "6 libraries"
PAINT_BAR, MEMORY_BAR = 1.5, 60.0


def measure(place: Place) -> Table:
    """Start both programs several times."""
    table = Table("start", "cold start of the overview, six libraries in mid-course")
    workshop = make_workshop(place.folder / "workshop")
    hello = place.command("benchmarks.apps.hello")
    house = place.command("facilitator", "--lang", "en", "open", workshop)
    floor: list[tuple[float, float]] = []
    ours: list[tuple[float, float, float]] = []
    for _ in range(place.pick(9, 1) + 1):
        with Terminal(hello, place.environ()) as terminal:
            painted = terminal.wait(terminal.shows("Hello"), since=terminal.started, quiet=QUIET)
            terminal.settle(QUIET)
            floor.append((painted, terminal.memory()))
        with Terminal(house, place.environ()) as terminal:
            stages = [terminal.shows(FOOTER), terminal.shows(LIBRARIES, *NAMES)]
            painted, filled = terminal.wait_each(stages, since=terminal.started, quiet=QUIET)
            terminal.settle(QUIET)
            ours.append((painted, filled, terminal.memory()))
    hello_ms, hello_memory = (median([run[n] for run in floor[1:]]) for n in range(2))
    painted, filled, memory = (median([run[n] for run in ours[1:]]) for n in range(3))
    table.add(
        Figure("first paint", painted, floor=hello_ms, floor_is="hello", most_times=PAINT_BAR),
        Figure("libraries shown", filled, floor=hello_ms, floor_is="hello"),
        Figure("resident memory", memory, "MiB", floor=hello_memory, floor_is="hello", most=MEMORY_BAR),
    )
    table.remarks.append(f"medians of {len(ours) - 1}")
    return table
