"""Gentofte (made up): two tasks from the course, one of them late."""

from __future__ import annotations

from collections.abc import Sequence

from tools.demo.desk import Desk
from tools.demo.homework_parts import taken


def homework(desk: Desk, people: Sequence[int]) -> None:  # noqa: ARG001 - every library's part is called alike
    """What a library has that has only just begun."""
    desk.at("2026-11-20 14:50")
    taken(desk, "ask_three", "started", "librarian", "2026-11-17")
    taken(desk, "colleagues", "not_begun", "coordinator", "2026-12-08")
