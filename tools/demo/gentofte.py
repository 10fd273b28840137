"""Gentofte."""

from tools.demo.desk import Desk


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-10-02 10:00")
