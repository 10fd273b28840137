"""Gladsaxe (made up): the furthest; everything from preparation to the contact plans."""

from __future__ import annotations

from tools.demo.desk import Desk


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-10-02 10:00")
    desk.person("Annette Poulsen", "library_manager")
