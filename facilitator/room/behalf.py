"""Writing for somebody: what a person has given without the facilitator is not opened to her while it is hidden."""

from __future__ import annotations

from facilitator.agenda import RoomEvaluation, RoomStep
from facilitator.component import Reader, activity_of
from facilitator.content import Course
from facilitator.course import component
from facilitator.record import Personal
from facilitator.room.ahead import place_of
from facilitator.room.state import activity_of_step
from facilitator.room.tables import on_page
from facilitator.room.votes import BY_FACILITATOR
from facilitator.visibility import Sight, Viewer, sight_of_others


def kept(library: Reader, step: RoomStep, course: Course, person: int) -> bool:
    """Whether a person has given something in this step's part that the facilitator may not see with their name.

    The whole part of the course counts, since its screen shows all of it; of the meeting's own page, the evaluation. An
    idea, which belongs to no activity, counts as part of the one that its part begins with. (A vote has its own rule,
    `casting.kept`.)
    """
    if on_page(step):
        return evaluated(library, step.meeting, person)
    part, first = place_of(step)[0], activity_of_step(step, course)
    if part not in course.components:
        return False
    first = next(iter(component(part).activities.values()), first)
    kinds = [kind for kind in component(part).kinds if issubclass(kind, Personal)]
    return any(_hidden(library, one, person, first) for kind in kinds for one in library.all(kind))


def evaluated(library: Reader, meeting: int, person: int) -> bool:
    """Whether a person has evaluated a meeting without the facilitator, so that she does not see it as theirs."""
    found = library.get(RoomEvaluation, RoomEvaluation.key(person, meeting))
    return found is not None and _hidden(library, found, person)


def _hidden(library: Reader, record: Personal, person: int, otherwise: str = "") -> bool:
    if record.person != person or record.entered_by == BY_FACILITATOR:
        return False
    activity = activity_of(library, record.activity_name() or otherwise)
    return sight_of_others(Viewer(facilitator=True), activity) is not Sight.NAMED
