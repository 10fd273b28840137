"""The course's own tasks: `homework.toml`."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from facilitator.content import Course, Piece, Text
from facilitator.content.texts import NonEmpty
from facilitator.i18n import N_

DECK = "homework"
TWICE = N_("an id stands twice")


class Assignment(Piece):
    """A task that a library may take over after the part `after` of the course (a component's id).

    `minutes` is the suggested time. Where there is something to write, `component` and `step` say where.
    """

    id: NonEmpty
    after: NonEmpty
    title: Text
    text: Text
    why: Text
    minutes: int = Field(ge=1, le=600)
    component: str = ""
    step: str = ""


class Assignments(Piece):
    """`homework.toml`."""

    tasks: tuple[Assignment, ...] = ()

    @model_validator(mode="after")
    def _unique(self) -> Self:
        ids = [task.id for task in self.tasks]
        if len(set(ids)) < len(ids):
            raise ValueError(TWICE)
        return self


def assignments(course: Course) -> tuple[Assignment, ...]:
    """The course's tasks, in the order of the file."""
    return course.deck(DECK, Assignments).tasks


def assignment(course: Course, source: str) -> Assignment | None:
    """The course's task with this id; None for one that somebody wrote, or that the course no longer has."""
    return next((task for task in assignments(course) if task.id == source), None) if source else None
