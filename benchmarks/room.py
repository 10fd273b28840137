"""A meeting: from a key in the facilitator's control view to the finished picture on the wall, and what twelve programs cost.

The delay is measured between two real programs in terminals on one workshop of six libraries with eight people each: the
wall goes dark and lights up, or the meeting goes a step on and back, at moments that know nothing of when the wall looks.
It ends with the last byte of the new picture. Its floor are two plain programs: one writes a file durably, the other looks
at it ten times a second and paints a word. Then ten libraries join, the countdown runs and people answer a question, each
answer saved; the floor of that is twelve Textual apps of one label and one input that do nothing.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from itertools import cycle

from benchmarks.agenda import STEPS, make_agenda
from benchmarks.libraries import NAMES, make_workshop
from benchmarks.place import Place
from benchmarks.report import Figure, Table, median, quantile
from benchmarks.terminal import Companion

BAR = 500.0
BAR_BUSY = 100.0
PROGRAMS = 12
MORE_NAMES = ("Grævling", "Havn", "Jyderup", "Køgebugt")
DARK = "er mørk."
"""What the control view says while the wall is dark."""
STARTED = 2.0
"""Seconds after which a program has done what it does at its start."""
TO_THE_STEP = "\x0f"
"""Ctrl+O leads a participant to what the present step is about."""
FLOOR = "plain programs"
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"


class Watched(Companion):
    """A terminal that knows whether the picture that a program draws in one go is finished."""

    whole = True
    _seen = b""

    def _draw(self, data: bytes) -> None:
        super()._draw(data)
        self._seen = (self._seen + data)[-max(len(data) + len(_END), 1) :]
        begun, ended = self._seen.rfind(_BEGIN), self._seen.rfind(_END)
        if begun != ended:
            self.whole = ended > begun


class Hall:
    """The programs of one measurement."""

    def __init__(self, place: Place, stack: ExitStack) -> None:
        self._place, self._stack = place, stack
        self.company: list[Companion] = []

    def open(self, command: Sequence[str], size: tuple[int, int] = (120, 40)) -> Watched:
        """Start a program."""
        environ: Mapping[str, str] = self._place.environ()
        return self._stack.enter_context(Watched(command, environ, size, company=self.company))

    def busy(self) -> float:
        """Seconds of processor time that all have used."""
        return sum(one.busy() for one in self.company)

    def memory(self) -> float:
        """MiB that all of them hold."""
        return sum(one.memory() for one in self.company)


def measure(place: Place) -> Table:
    """The delay with nobody else there, then with ten libraries."""
    table = Table("room", "a meeting: control view, wall, and libraries")
    workshop = make_workshop(place.folder / "workshop", (*NAMES, *MORE_NAMES)[: place.pick(10, 2)])
    make_agenda(workshop)
    count, seconds = place.pick(60, 4), place.pick(20, 2)
    floor = _floor(place, count)
    idle, idle_memory = _idle(place, place.pick(PROGRAMS, 2), place.pick(10, 1))
    with ExitStack() as stack:
        hall = Hall(place, stack)
        control = hall.open(place.command("facilitator", "--lang", "da", "run", workshop))
        wall = hall.open(place.command("facilitator", "--lang", "da", "project", workshop))
        control.wait(control.shows("Tryk Enter"), quiet=0.2)
        control.press("enter", control.shows("Trin 1 af"))
        wall.wait(wall.shows("trin 1 af"), quiet=0.2)
        wall.moments(STARTED)
        _add_delays(table, "to the wall", _delays(control, wall, count), floor)
        people = [
            hall.open(place.command("facilitator", "--lang", "da", "open", path), (80, 24))
            for path in sorted((workshop / "libraries").glob("*.json"))
        ]
        for one in people:
            one.wait(one.shows("Hvem er du?"), quiet=0.2)
            one.press("enter", one.shows("Trin"), quiet=0.2)
        busy = _run(hall, control, people, seconds)
        memory = hall.memory()
        _add_delays(table, f"to the wall, {len(hall.company)} programs", _delays(control, wall, count), floor)
    table.add(
        Figure(
            f"{len(people) + 2} programs, processor time",
            busy,
            "%",
            floor=idle,
            floor_is="hello, idle",
            most=BAR_BUSY,
        ),
        Figure(
            f"{len(people) + 2} programs, memory", memory, "MiB", floor=idle_memory, floor_is="hello, idle"
        ),
    )
    table.remarks.append(
        f"{count} pictures each; processor time of one processor (two are 200 %) while the countdown runs and "
        f"somebody answers or the wall goes dark or light twice a second, for {seconds} s"
    )
    return table


def _add_delays(table: Table, what: str, delays: Sequence[float], floor: Sequence[float]) -> None:
    table.add(
        Figure(f"{what}, p50", median(delays), floor=median(floor), floor_is=FLOOR),
        Figure(
            f"{what}, p95",
            quantile(delays, 0.95),
            floor=quantile(floor, 0.95),
            floor_is=FLOOR,
            most=BAR,
        ),
    )


def _rest(one: Companion, chance: random.Random) -> None:
    """Let the screens come to rest, for a time that falls anywhere between two looks."""
    one.moments(0.15 + chance.uniform(0.0, 0.25))


def _delays(control: Watched, wall: Watched, count: int) -> list[float]:
    """Milliseconds from the key that acts to the last byte of the wall's new picture."""
    chance = random.Random(8)
    taken: list[float] = []

    def lit(step: int) -> Callable[[], bool]:
        shown = wall.shows(f"trin {step} af", str(STEPS[step - 1]["title"]))
        return lambda: wall.whole and shown()

    def dark() -> bool:
        return wall.whole and not wall.text().strip()

    _light(control)
    for act in cycle(("dark", "light", "step")):
        if len(taken) >= count:
            _light(control)
            return taken
        _rest(wall, chance)
        step = _step(control)
        if act == "step":
            step = 2 if step == 1 else 1
            control.press("pagedown" if step == 2 else "pageup", control.shows("Enter: gå"))
        since = control.send("enter" if act == "step" else "b")
        taken.append(wall.wait(dark if act == "dark" else lit(step), since=since))
    return taken


def _step(control: Watched) -> int:
    """The number of the step that the control view shows."""
    control.settle()
    found = re.search(r"Trin (\d+) af", control.text())
    assert found, control.text()
    return int(found[1])


def _light(control: Watched) -> None:
    """Light the wall if it is dark."""
    control.settle(0.3)
    if DARK in control.text():
        control.press("b", lambda: DARK not in control.text())


def _floor(place: Place, count: int) -> list[float]:
    """The same between two plain programs."""
    chance, taken = random.Random(8), []
    file = place.folder / "said"
    with ExitStack() as stack:
        hall = Hall(place, stack)
        say, show = (
            hall.open(place.command("benchmarks.apps.relay", role, file)) for role in ("say", "show")
        )
        for one in (say, show):
            one.wait(one.shows("ready"))
        for n in range(count):
            _rest(show, chance)
            letter = "ab"[n % 2]
            taken.append(show.wait(show.shows(f"word {letter}"), since=say.send(letter)))
    return taken


def _idle(place: Place, programs: int, seconds: float) -> tuple[float, float]:
    """Percent of one processor, and MiB, of so many Textual apps that do nothing."""
    with ExitStack() as stack:
        hall = Hall(place, stack)
        apps = [hall.open(place.command("benchmarks.apps.hello"), (80, 24)) for _ in range(programs)]
        for app in apps:
            app.wait(app.shows("Hello"))
        apps[0].moments(1.0)
        before = hall.busy()
        apps[0].moments(seconds)
        return 100 * (hall.busy() - before) / seconds, hall.memory()


def _run(hall: Hall, control: Watched, people: Sequence[Watched], seconds: float) -> float:
    """Percent of one processor that all use while people answer a question and the time runs."""
    if _step(control) == 1:
        control.press("pagedown", control.shows("Enter: gå"))
        control.press("enter", control.shows("Trin 2 af"))
    for one in people:
        one.wait(one.shows("Trin 2"), quiet=0.2)
        one.press(TO_THE_STEP, one.shows("Tryk et tal fra 1 til 5"), quiet=0.2)
    control.press("space")
    control.moments(1.0)
    before, begun = hall.busy(), time.perf_counter()
    for n, one in enumerate(cycle(people)):
        if time.perf_counter() - begun >= seconds:
            break
        if n % 4 == 3:
            control.send("b")
        else:
            one.send("12345"[n // len(people) % 5])
        control.moments(0.5)
    used, taken = hall.busy() - before, time.perf_counter() - begun
    return 100 * used / taken
