"""The key card: what each key does in a meeting, made from the bindings themselves, to be printed and laid beside the computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final

from textual.binding import Binding

from facilitator.blocks import Block, Heading, Paragraph, Table
from facilitator.content import Course
from facilitator.i18n import tr
from facilitator.report import write_blocks
from facilitator.room.words import words
from screens.house import WORD, HouseScreen, key_name

SCREENS: Final = (
    ("control", "screens.room.control", "ControlScreen"),
    ("wall", "screens.room.wall", "WallScreen"),
    ("plan", "screens.room.plan", "PlanScreen"),
    ("plenary", "screens.room.plenary", "SideBySideScreen"),
    ("library", "screens.base", "ComponentScreen"),
)
"""The screens of the card: the word of its heading, the module and the class. A screen of the room has the area's name."""

PASSED_OVER: Final = frozenset({"app.quit-now"})
"""Bindings that only repeat another."""


def bindings_of(screen: type[HouseScreen]) -> dict[str, Binding]:
    """The described bindings of a screen and of what it is built on, by id: the nearest class's own first, which takes its keys."""
    found: dict[str, Binding] = {}
    taken: set[str] = set()
    for kind in screen.__mro__:
        if not kind.__module__.startswith("screens."):
            continue
        own = [key for key in kind.__dict__.get("BINDINGS", ()) if isinstance(key, Binding)]
        for binding in own:
            free = [key for key in binding.key.split(",") if key.strip() not in taken]
            if free and binding.id and binding.description and binding.id not in PASSED_OVER:
                found.setdefault(binding.id, replace(binding, key=",".join(free)))
        taken.update(key.strip() for binding in own for key in binding.key.split(","))
    return found


def keys_of(binding: Binding, own: Mapping[str, str]) -> str:
    """The keys as they are printed on the keyboard; `own` are the person's own, by binding id."""
    names = []
    for key in own.get(binding.id or "", binding.key).split(","):
        one = replace(binding, key=key.strip(), key_display=None)
        names.append(key_name(one) or _sign(key.strip()))
    return " / ".join(dict.fromkeys(names))


def _sign(key: str) -> str:
    signs = {"plus": "+", "minus": "−", "full_stop": ".", "question_mark": "?"}
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    return signs.get(key, key)


def _rows(
    screen: type[HouseScreen], say: Callable[[str], str], own: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    keys: dict[tuple[str, str], list[str]] = {}
    for binding in bindings_of(screen).values():
        text, more = say(binding.description), say(binding.tooltip or "")
        keys.setdefault((text, "" if more == text else more), []).append(keys_of(binding, own))
    for (text, more), found in keys.items():
        yield " / ".join(found), text, more


def _speaker(course: Course, area: str) -> Callable[[str], str]:
    content = words(course, area) if area != "library" else None

    def say(text: str) -> str:
        if text.startswith(WORD) and content is not None:
            return content.word(text.removeprefix(WORD))
        return tr(text) if text else ""

    return say


def card(course: Course, own: Mapping[str, str] | None = None) -> list[Block]:
    """The key card in the language in use. `own` are the person's own keys, by binding id."""
    mine = words(course, "control")
    blocks: list[Block] = [Heading(mine.word("card_title"), 1), Paragraph(mine.word("card_lead"))]
    for area, module, name in SCREENS:
        screen: type[HouseScreen] = getattr(import_module(module), name)
        head = (mine.word("card_key"), mine.word("card_does"), "")
        rows = tuple(_rows(screen, _speaker(course, area), own or {}))
        blocks += [Heading(mine.word(f"card_{area}"), 2), Table(head, rows)]
    return blocks


def write_card(folder: Path, course: Course, own: Mapping[str, str] | None = None) -> Path:
    """Write the card into the workshop's folder; an earlier one in the same language is replaced.

    Raises:
        NotSaved: it could not be written.
    """
    name = words(course, "control").word("card_file")
    return write_blocks(folder / f"{name}.md", card(course, own))
