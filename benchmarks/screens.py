"""From Enter to the open part of the course, in a terminal of 120 × 36: every part, against opening the library itself.

The library is the demo's furthest, made overfull: 40 more partners, 60 more risks, 40 own cases, answers of 2,000
characters. The floor is the library's own overview, opened from the workshop's, in the same program and the same run. The
first opening of a part loads its modules, so it is told apart from the later ones; the bar is on those.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from benchmarks.libraries import words
from benchmarks.place import Place
from benchmarks.report import Figure, Table, median
from benchmarks.terminal import Terminal
from facilitator.components.cases import CasesOwn
from facilitator.components.clarify.records import Clarify
from facilitator.components.partners.records import Candidate
from facilitator.components.strategy import StrategyRisk
from facilitator.content import load_course
from facilitator.i18n import use
from facilitator.paths import data_dir
from facilitator.record import Record
from facilitator.session import Session

BAR = 1.5
LIBRARY, ROW = "gladsaxe", 3
HERE = "What comes next"
"""Stands on the library's overview when it is wide, and nowhere else."""


def overfull(path: Path) -> None:
    """Fill a library beyond what anybody will."""
    chance = random.Random(7)
    long = words(chance, 260)[:2000]
    at = 900_000
    more: list[Record] = [
        *(
            Candidate(id=at + n, position=float(at + n), name=words(chance, 3), we_give=long)
            for n in range(40)
        ),
        *(
            StrategyRisk(
                id=at + n,
                position=float(at + n),
                text=words(chance, 12),
                probability=chance.randint(1, 5),
                consequence=chance.randint(1, 5),
            )
            for n in range(60)
        ),
        *(
            CasesOwn(id=at + n, position=float(at + n), title=words(chance, 5), citizen_value=long)
            for n in range(40)
        ),
    ]
    with Session.open(path) as session:
        clarify = session.form(Clarify).revise(challenge=long, scope_in=long)
        session.put("", clarify, *more)


def measure(place: Place) -> Table:
    """Open every part several times, the library's overview in between."""
    table = Table("screens", "opening a part of the course, overfull, and the library's overview beside it")
    workshop = place.folder / "demo"
    shutil.copytree(data_dir() / "demo", workshop)
    overfull(workshop / "libraries" / f"{LIBRARY}.json")
    use("en")
    course = load_course()
    parts = list(course.components)
    overview: list[float] = []
    opened: dict[str, list[float]] = {part: [] for part in parts}
    command = place.command("facilitator", "--lang", "en", "open", workshop)
    with Terminal(command, place.environ()) as terminal:
        terminal.wait(terminal.shows("6 libraries"))
        terminal.settle(0.3)
        for _ in range(ROW):
            terminal.press("down")
        for _ in range(place.pick(4, 2)):
            overview.append(_open(terminal, "enter", HERE))
            terminal.press("home")
            for number, part in enumerate(parts):
                opened[part].append(_open(terminal, "enter", _mark(course.words(part).steps[0].title)))
                _open(terminal, "escape", HERE)
                if number < len(parts) - 1:
                    terminal.press("down")
            _open(terminal, "escape", "6 libraries")
    floor = median(overview[1:])
    for part in parts:
        later = median(opened[part][1:])
        table.add(Figure(part, later, floor=floor, floor_is="library's overview", most_times=BAR))
    table.add(
        Figure(
            "slowest first opening",
            max(times[0] for times in opened.values()),
            floor=overview[0],
            floor_is="the overview's first",
        )
    )
    table.remarks.append(f"medians of {len(overview) - 1} after the first")
    return table


def _mark(title: object) -> str:
    return f"▸1 {title}"


def _open(terminal: Terminal, key: str, text: str) -> float:
    """Milliseconds from the key until the text stands on the screen; then wait until all is quiet."""
    since = terminal.send(key)
    shown = terminal.wait(terminal.shows(text), since=since)
    terminal.settle(0.25)
    return shown
