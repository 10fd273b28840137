"""The room's own words: one content file for each of its areas, in the course's folder `room/`, so that they can be changed."""

from __future__ import annotations

from typing import Final

from facilitator.content import ComponentContent, Course

AREAS: Final = ("plan", "control", "wall", "table", "votes", "plenary", "minutes")
"""Every area by the name of its file."""


def words(course: Course, area: str) -> ComponentContent:
    """The texts of an area of the room.

    Raises:
        ContentError: the file has a mistake; the file, the key and the nearest known name are named.
    """
    return course.deck(f"room/{area}", ComponentContent)
