"""The course's own description (`about.toml`) and the phases of a partnership (`phases.toml`)."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from facilitator.content import Piece, Text
from facilitator.content.texts import NonEmpty
from facilitator.i18n import N_


class AboutSection(Piece):
    """A part of the description: a heading and its paragraphs."""

    id: NonEmpty
    title: Text
    paragraphs: tuple[Text, ...] = Field(min_length=1)


class Reference(Piece):
    """A work that the course builds on. `seen` says honestly how much of it the course's makers have read."""

    id: NonEmpty
    name: Text
    about: Text
    used: Text
    seen: Literal["part", "none"]
    seen_note: Text
    link: str = ""


class AboutCourse(Piece):
    """`about.toml`."""

    sections: tuple[AboutSection, ...] = Field(min_length=1)
    references: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        _no_id_twice([one.id for one in self.sections] + [one.id for one in self.references])
        return self


class Phase(Piece):
    """One phase of a partnership. It is done when every component in `done` is, and under way when one in `begun` (or in
    `done`) is; without `done` only the team itself can say that it is past it. One that is `agreed` lies behind the
    agreement: until that is ready and has begun, the phase is never more than under way.
    """

    id: NonEmpty
    label: Text
    meaning: Text
    done: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    agreed: bool = False


class Phases(Piece):
    """`phases.toml`: the phases in order, and where they come from."""

    source: Text
    phases: tuple[Phase, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _once(self) -> Self:
        _no_id_twice([one.id for one in self.phases])
        return self


TWICE = N_("an id stands twice")


def _no_id_twice(ids: list[str]) -> None:
    if len(set(ids)) < len(ids):
        raise ValueError(TWICE)


DECKS: dict[str, type[Piece]] = {"about": AboutCourse, "phases": Phases}
