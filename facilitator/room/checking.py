"""Holding a course's files about meetings against the program and the rest of the course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from facilitator.components.dialogue import DialogueDeck
from facilitator.content import ComponentContent, Course, nearest
from facilitator.content.course import house_course_dir
from facilitator.course import KINDS, NO_SUCH
from facilitator.errors import ContentError
from facilitator.i18n import N_
from facilitator.room.plan import ReadyMeeting, ready
from facilitator.room.views import VIEWS
from facilitator.room.words import AREAS, words

TWICE = N_("this id stands twice")
TOO_LONG = N_("the steps take more minutes than the meeting has")
TOO_SHORT = N_("a step cannot be cut to more minutes than it has")
NO_OPTIONS = N_("options and a vote belong together")
NO_PLACE = N_("a question is answered in a step of the dialogue")

FILE = "meetings.toml"

LISTED = ("method", "place", "write", "see", "reveal", "wall")
"""Fields of a ready-made step whose values come from the list of choices `room_<field>`."""


def check_room(course: Course) -> None:
    """Read the ready-made meetings and the room's words, and look whether everything that they name is there.

    Raises:
        ContentError: naming the file, the key and the nearest known name.
    """
    path = _file(course, FILE)
    meetings = ready(course)
    _unique(path, "meetings", [meeting.id for meeting in meetings])
    _unique(path, "steps", [step.id for meeting in meetings for step in meeting.steps])
    for meeting in meetings:
        _check_meeting(path, meeting, course)
    for view in course.choices.get("room_wall", {}):
        _known(_file(course, "choices.toml"), f"choices.room_wall.{view}", view, VIEWS)
    for area in _areas(course):
        _known(_file(course, f"room/{area}.toml"), area, area, AREAS)
        _check_fields(_file(course, f"room/{area}.toml"), words(course, area))


def _check_meeting(path: Path, meeting: ReadyMeeting, course: Course) -> None:
    questions = [item.id for item in course.deck("dialogue", DialogueDeck).questions]
    for step in meeting.steps:
        key = f"meetings.{meeting.id}.steps.{step.id}"
        for field in LISTED:
            value = str(getattr(step, field))
            if value:
                _known(path, f"{key}.{field}", value, course.choices.get(f"room_{field}", {}))
        if step.question:
            _known(path, f"{key}.question", step.question, questions)
            if not step.place.startswith("dialogue."):
                raise ContentError(path, f"{key}.place", NO_PLACE)
        if step.least is not None and step.least > step.minutes:
            raise ContentError(path, f"{key}.least", TOO_SHORT)
        if bool(step.options) is not bool(step.vote):
            raise ContentError(path, f"{key}.options", NO_OPTIONS)
    if sum(step.minutes for step in meeting.steps) > meeting.minutes:
        raise ContentError(path, f"meetings.{meeting.id}.minutes", TOO_LONG)


def _areas(course: Course) -> list[str]:
    folders = {course.path / "room", house_course_dir() / "room"}
    return sorted({file.stem for folder in folders for file in folder.glob("*.toml")})


def _check_fields(path: Path, content: ComponentContent) -> None:
    for kind, fields in content.fields.items():
        _known(path, f"fields.{kind}", kind, KINDS)
        for name in fields:
            _known(path, f"fields.{kind}.{name}", name, KINDS[kind].model_fields)


def _file(course: Course, name: str) -> Path:
    """Where a file of the course is read from: its own folder, or the house's course."""
    own = course.path / name
    return own if own.is_file() else house_course_dir() / name


def _unique(path: Path, key: str, ids: list[str]) -> None:
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        raise ContentError(path, f"{key}.{twice}", TWICE)


def _known(path: Path, key: str, name: str, known: Iterable[str] | Mapping[str, object]) -> None:
    if name not in known:
        raise ContentError(path, key, NO_SUCH, nearest(name, known))
