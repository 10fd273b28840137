"""The register: every component of the program, in course order. The one place to add a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from facilitator import agenda
from facilitator.carry import Carried
from facilitator.component import Component
from facilitator.components import (
    about,
    agreement,
    cases,
    clarify,
    dialogue,
    homework,
    intake,
    negotiation,
    partners,
    relations,
    services,
    showcase,
    strategy,
)
from facilitator.content import SHARED, ComponentContent, Course, nearest
from facilitator.errors import ContentError
from facilitator.i18n import N_
from facilitator.people import Finished, Library, Person
from facilitator.record import Record
from facilitator.visibility import Activity

COMPONENTS: tuple[Component, ...] = (
    intake.COMPONENT,
    clarify.COMPONENT,
    cases.COMPONENT,
    services.COMPONENT,
    partners.COMPONENT,
    strategy.COMPONENT,
    negotiation.COMPONENT,
    agreement.COMPONENT,
    relations.COMPONENT,
    dialogue.COMPONENT,
    homework.COMPONENT,
    showcase.COMPONENT,
    about.COMPONENT,
)

SHARED_KINDS: tuple[type[Record], ...] = (Library, Person, Finished, Activity, Carried, *agenda.KINDS)
"""Kinds that belong to the library as a whole rather than to one component."""

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (*SHARED_KINDS, *(kind for component in COMPONENTS for kind in component.kinds))
}
"""Every record kind by the name of its table."""


def component(component_id: str) -> Component:
    """The component with this id.

    Raises:
        KeyError: the program has no such component.
    """
    for found in COMPONENTS:
        if found.id == component_id:
            return found
    raise KeyError(component_id)


def taught(course: Course) -> tuple[Component, ...]:
    """The components that a course uses, in the course's own order."""
    by_id = {found.id: found for found in COMPONENTS}
    return tuple(by_id[name] for name in course.components if name in by_id)


def check_course(course: Course) -> None:
    """Hold a course's content files against the program: every component and every described field must exist.

    Raises:
        ContentError: naming the file, the key and the nearest known name.
    """
    by_id = {found.id: found for found in COMPONENTS}
    for component_id in course.components:
        if component_id not in by_id:
            raise ContentError(
                course.path / "course.toml",
                f"components.{component_id}",
                NO_SUCH,
                nearest(component_id, by_id),
            )
    for used in taught(course):
        for name, model in used.decks.items():
            course.deck(name, model)
    _check_phases(course, by_id)
    for component_id, words in {**course.components, SHARED: course.shared}.items():
        kinds = by_id[component_id].kinds if component_id in by_id else SHARED_KINDS
        _check_fields(
            course.path / "components" / f"{component_id}.toml", words, {kind.KIND: kind for kind in kinds}
        )


NO_SUCH = N_("the program has nothing of this name")


def _check_phases(course: Course, known: Mapping[str, Component]) -> None:
    """The phases are shown whether or not the course tells about itself, so they are always read."""
    for number, phase in enumerate(course.deck("phases", about.Phases).phases):
        for key in ("done", "begun"):
            for name in getattr(phase, key):
                if name not in known:
                    raise ContentError(
                        course.path / "phases.toml",
                        f"phases.{number}.{key}",
                        NO_SUCH,
                        nearest(name, known),
                    )


def _check_fields(path: Path, words: ComponentContent, kinds: dict[str, type[Record]]) -> None:
    for kind, fields in words.fields.items():
        if kind not in kinds:
            raise ContentError(path, f"fields.{kind}", NO_SUCH, nearest(kind, kinds))
        for name in fields:
            if name not in kinds[kind].model_fields:
                raise ContentError(
                    path, f"fields.{kind}.{name}", NO_SUCH, nearest(name, kinds[kind].model_fields)
                )
