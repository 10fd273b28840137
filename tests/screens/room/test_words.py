"""Every key that takes its text from a content file finds it there."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from textual.binding import Binding

import screens.components
import screens.room
from facilitator.content import Course, load_course
from facilitator.room.words import words
from screens.house import WORD
from screens.room.base import RoomScreen
from screens.room.control import ControlScreen

AREAS = {"after": "minutes"}
"""Packages of the room whose content file has another name."""


def _modules() -> Iterator[str]:
    for package in (screens.components, screens.room):
        yield from (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


def _known(kind: type, module: str, course: Course) -> set[str]:
    """The keys of the words that a class in this module speaks."""
    _, place, part, *_ = module.split(".")
    if place == "components":
        return set(course.words(part).words)
    area = kind.AREA if issubclass(kind, RoomScreen) and kind.AREA else AREAS.get(part, part)
    return set(words(course, area).words)


def test_every_key_with_words_of_a_content_file_has_them() -> None:
    course, asked, lacking = load_course(), 0, []
    for module in _modules():
        for name, kind in inspect.getmembers(import_module(module), inspect.isclass):
            own = kind.__dict__.get("BINDINGS", ()) if kind.__module__ == module else ()
            for key in (one for one in own if isinstance(one, Binding)):
                for text in (key.description, key.tooltip or ""):
                    if text.startswith(WORD):
                        asked += 1
                        if text.removeprefix(WORD) not in _known(kind, module, course):
                            lacking.append(f"{name}: {text}")
    assert asked > 100
    assert lacking == []
    said = {f"key_{one}{end}" for one in ("yes", "go_on", "stay", "back") for end in ("", "_tip")}
    assert said <= _known(ControlScreen, ControlScreen.__module__, course)
