"""One screen of the house by itself, on the real application: `house.py SCREEN LIBRARY [CENSUS]`.

SCREEN is `form` (the record with most fields, in a component's screen with course map and guide), `board` (500 ideas),
`table` (60 services by 10 criteria) or `robustness` (a counter and a worker, see `Busy`). With CENSUS, a user's signal
(SIGUSR1) makes it write to that file how many widgets and objects are alive.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from benchmarks.libraries import words
from benchmarks.scores import made_up, simulate
from facilitator.content import load_course
from facilitator.course import COMPONENTS
from facilitator.launch import Launch
from facilitator.record import Personal, Record, Row, asked_fields
from facilitator.session import Changed, Session
from screens import opening
from screens.app import FacilitatorApp, build_app
from screens.base import ComponentScreen, StepView
from screens.house import HouseScreen
from screens.widgets.board import Board, Card, Group
from screens.widgets.form import RecordForm
from screens.widgets.table import Column, LineTable
from screens.widgets.table import Row as TableRow

GROUPS, CARDS = 5, 500
SERVICES, CRITERIA = 60, 10
BEAT = 0.02
"""Seconds between the paints of the counter."""


def largest_form() -> tuple[str, type[Record]]:
    """The component and the kind with most fields in one form."""
    forms = [(c.id, kind) for c in COMPONENTS for kind in c.kinds if not issubclass(kind, Row | Personal)]
    return max(forms, key=lambda form: len(asked_fields(form[1])))


COMPONENT, KIND = largest_form()


class WholeForm(StepView):
    """All fields of the largest kind."""

    STEP = load_course().words(COMPONENT).steps[0].id

    def compose(self) -> ComposeResult:
        yield RecordForm(self.session, KIND(), self.content_words, self.course)

    def show(self, changed: Changed | None) -> None:  # noqa: ARG002
        self.query_one(RecordForm).refresh_from_session()


class FormScreen(ComponentScreen):
    COMPONENT = COMPONENT
    STEPS = (WholeForm,)


class BoardScreen(HouseScreen):
    """Five hundred ideas in five columns."""

    def compose_work(self) -> ComposeResult:
        chance = random.Random(1)
        groups = [Group(n, words(chance, 2), []) for n in range(GROUPS)]
        cards: list[list[Card]] = [[] for _ in groups]
        for n in range(CARDS):
            cards[n % GROUPS].append(Card(n, words(chance, 4), words(chance, 1), n % 4))
        yield Board([Group(g.key, g.name, tuple(cards[g.key])) for g in groups if isinstance(g.key, int)])

    def on_mount(self) -> None:
        self.query_one(Board).focus()


class TableScreen(HouseScreen):
    """Sixty services by ten criteria, with a cursor on the cells."""

    def compose_work(self) -> ComposeResult:
        chance = random.Random(1)
        columns = [Column("name", "Service", 12, 30)]
        columns += [Column(n, words(chance, 1)[:9], 5, 9, "right") for n in range(CRITERIA)]
        rows = [
            TableRow(
                n, {"name": words(chance, 3)} | {c: f"{chance.uniform(1, 5):.1f}" for c in range(CRITERIA)}
            )
            for n in range(SERVICES)
        ]
        yield LineTable(columns, rows, cell_cursor=True)

    def on_mount(self) -> None:
        self.query_one(LineTable).focus()


class Busy(HouseScreen):
    """A counter that is painted at a steady beat; `s` starts the simulations, over and over, in a worker thread."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "simulate", "Simulate")]

    def compose_work(self) -> ComposeResult:
        yield Static("0", id="counter")

    def on_mount(self) -> None:
        self._count = 0
        self._stop = False
        self.set_interval(BEAT, self._beat)

    def _beat(self) -> None:
        self._count += 1
        self.query_one("#counter", Static).update(f"beat {self._count}", layout=False)

    def action_simulate(self) -> None:
        self.run_worker(self._simulate, thread=True)

    def on_unmount(self) -> None:
        self._stop = True

    def _simulate(self) -> None:
        cells, shares, criteria = made_up()
        while not self._stop:
            simulate(cells, shares, criteria, lambda: self._stop)


def census(path: Path) -> None:
    """Write how many widgets and objects are alive."""
    gc.collect()
    alive = gc.get_objects()
    kinds = Counter(type(one).__name__ for one in alive if isinstance(one, Widget))
    counts = {"widgets": kinds.total(), "objects": len(alive), "kinds": kinds}
    path.with_suffix(".new").write_text(json.dumps(counts))
    path.with_suffix(".new").replace(path)


def begin(app: FacilitatorApp, screen: str, library: Path, census_file: Path | None) -> None:
    """Show the screen, alone."""
    if census_file is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, census, census_file)
    if not opening.load_course(app):
        return
    assert app.course is not None
    if screen == "form":
        session = Session.open(library)
        app.sessions.append(session)
        app.push_screen(FormScreen(session, app.course))
    else:
        app.push_screen({"board": BoardScreen, "table": TableScreen, "robustness": Busy}[screen]())


def main(screen: str, library: str, census_file: str = "") -> None:
    """Run the application with its first screen replaced."""
    opening.begin = lambda app: begin(app, screen, Path(library), Path(census_file) if census_file else None)
    build_app(Launch()).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
