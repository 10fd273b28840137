"""What every test may rely on: a home of its own, Danish, a known time zone, fast and still screens."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

from facilitator import content, i18n
from facilitator.content import Course
from facilitator.paths import CONFIG_VARIABLE

# `HYPOTHESIS_PROFILE=thorough make test` searches longer; CI looks at the same examples every time.
settings.register_profile("default", max_examples=60, deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("thorough", max_examples=1500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# A rule instead of a name: some machines have no time zone database.
COPENHAGEN = "CET-1CEST,M3.5.0,M10.5.0/3"

if find_spec("textual"):
    import textual._wait

    # Pilot waits these times twice for each key: 64 ms as delivered, 9 ms like this.
    textual._wait.SLEEP_GRANULARITY = 0.002
    textual._wait.SLEEP_IDLE = 0.001


_load_course = content.load_course
_house_course = cache(_load_course)


def load_course(folder: Path | None = None) -> Course:
    """The house's course is read once in each process: its files stay as they are, and reading them takes 0.1 s."""
    return _house_course() if folder in {None, content.house_course_dir()} else _load_course(folder)


# Here, before the modules under test and the tests take it from its package by name.
content.load_course = load_course


DRAWN = ("screens", "terminal", "test_benchmarks.py")
"""Where tests look at what a machine draws when it gets to it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that looked before a busy machine had drawn is run again, twice at most; the summary names it (R)."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and item.path.relative_to(here).parts[0] in DRAWN:
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_collection_finish() -> None:
    """Modules and collected tests stay to the end: the collector of garbage need not look at them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A test's own home and settings folder; the machine's language, zone and terminal stay out."""
    home = tmp_path / ".home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv(CONFIG_VARIABLE, str(home / "config"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", COPENHAGEN)
    _apply_zone()
    i18n.use("da")
    yield home
    monkeypatch.undo()
    _apply_zone()


def _apply_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """No blinking: a screen looks the same whenever it is read."""
    if not find_spec("textual"):
        return
    from textual.widgets import Input, TextArea

    for widget in (Input, TextArea):
        monkeypatch.setattr(widget.cursor_blink, "_default", False)
