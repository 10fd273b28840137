"""How long the simulated rankings take (60 services, 10 criteria, 8 people, 2,000 draws), and whether the screen lives on.

Each of the three settings against its floor: nothing but as many weighted sums, and a sort of each draw's totals. Then a
screen of the house paints a counter every 20 ms, first alone, then with the simulations running over and over in a worker
thread: how far apart the paints come in the terminal at most.
"""

from __future__ import annotations

import random
import time
from itertools import pairwise
from operator import mul

from benchmarks.place import Place
from benchmarks.report import Figure, Table, median, quantile
from benchmarks.scores import CRITERIA, SERVICES, by_setting, made_up
from benchmarks.terminal import Terminal
from facilitator.decision.robustness import DRAWS

BAR, GAP_BAR = 150.0, 100.0


def measure(place: Place) -> Table:
    """The arithmetic alone, then beside a screen."""
    table = Table("robustness", "2,000 simulated rankings of 60 services, 10 criteria, 8 people")
    settings = by_setting(made_up())
    names = list(settings)
    taken: dict[str, list[float]] = {name: [] for name in names}
    floor = []
    for _ in range(place.pick(9, 2)):
        floor.append(_bare())
        for name in names:
            before = time.perf_counter()
            settings[name]()
            taken[name].append((time.perf_counter() - before) * 1e3)
    for name in names:
        table.add(
            Figure(
                f"setting {name}", median(taken[name]), floor=median(floor), floor_is="sums + sorts", most=BAR
            )
        )
    _painting(place, table)
    return table


def _bare() -> float:
    """Milliseconds for the sums and sorts alone."""
    chance = random.Random(1)
    rows = [[chance.random() for _ in range(CRITERIA)] for _ in range(SERVICES)]
    weights = [chance.random() for _ in range(CRITERIA)]
    before = time.perf_counter()
    for _ in range(DRAWS):
        sorted([sum(map(mul, weights, row)) for row in rows], reverse=True)
    return (time.perf_counter() - before) * 1e3


def _painting(place: Place, table: Table) -> None:
    seconds = place.pick(4, 1)
    command = place.command("benchmarks.apps.house", "robustness", place.folder / "none.json")
    with Terminal(command, place.environ()) as terminal:
        terminal.wait(terminal.shows("F1", "beat 3"), quiet=0.01)
        alone = _gaps(terminal.moments(seconds))
        terminal.send("s")
        terminal.moments(0.3)
        busy_before = terminal.busy()
        beside = _gaps(terminal.moments(seconds))
        share = (terminal.busy() - busy_before) / seconds
    table.add(
        Figure(
            "paints while it runs, 99 % within",
            quantile(beside, 0.99),
            floor=quantile(alone, 0.99),
            floor_is="not running",
        ),
        Figure(
            "longest time without a paint",
            max(beside),
            floor=max(alone),
            floor_is="not running",
            most=GAP_BAR,
        ),
    )
    table.remarks.append(f"the screen's process used {share:.0%} of a processor while simulating")


def _gaps(moments: list[float]) -> list[float]:
    return [(b - a) * 1e3 for a, b in pairwise(moments)]
