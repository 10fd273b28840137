"""What the intake offers the project clarification: the ideas people wrote there. Offered, never copied silently."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.component import Reader, activity_of
from facilitator.components.intake.records import ACTIVITY, IntakeAnswer
from facilitator.content import Course
from facilitator.visibility import Phase, Sight, Viewer, sight


@dataclass(frozen=True, slots=True)
class Offer:
    """An idea from the intake and the areas it belongs to; `id` is the answer's."""

    id: int
    idea: str
    areas: tuple[str, ...]


def offers(reader: Reader, course: Course, viewer: Viewer) -> tuple[Offer, ...]:
    """Every different idea of the intake that `viewer` may see, without names."""
    activity = activity_of(reader, ACTIVITY, Phase.REVEALED)
    found: dict[str, Offer] = {}
    for answer in reader.all(IntakeAnswer):
        idea = " ".join(answer.idea.split())
        hidden = sight(viewer, answer.person, activity) is Sight.HIDDEN
        if idea and not hidden and idea.casefold() not in found:
            areas = tuple(course.label("service_group", area) for area in answer.area)
            found[idea.casefold()] = Offer(answer.id, idea, areas)
    return tuple(found.values())
