"""Working ahead: what the participants may open while a meeting is gathered about one step."""

from __future__ import annotations

from typing import Final

from facilitator.agenda import RoomStep
from facilitator.room.state import Standing

ALWAYS: Final = frozenset({"about", "homework"})
"""Parts that are open whatever the meeting does: what is for reading, and what is agreed between the meetings."""


def place_of(step: RoomStep) -> tuple[str, str]:
    """The component and the component's step that a step of the agenda is about; ("", "") for one without a screen."""
    part, _, place = step.place.partition(".")
    return part, place


def gathered(here: Standing) -> bool:
    """Whether the participants are kept at the present step: somebody runs the meeting, and the step says so."""
    return here.attended and here.step is not None and not here.step.ahead and bool(here.step.place)


def may_open(here: Standing, component: str | None, place: str | None = None) -> bool:
    """Whether a participant may open this step of a component (None: wherever one was in it).

    While the room is gathered, the parts of the present and of earlier steps are open, but not a step of theirs that the
    agenda only comes to later. The library's overview, and what is always open, is so here as well.
    """
    if component is None or component in ALWAYS or not gathered(here):
        return True
    present = here.step
    reached: set[tuple[str, str]] = set()
    later: set[tuple[str, str]] = set()
    met = False
    for step in here.live:
        (later if met else reached).add(place_of(step))
        met = met or (present is not None and step.id == present.id)
    if present is not None:
        reached.add(place_of(present))
    if component not in {part for part, _ in reached}:
        return False
    return place is None or (component, place) in reached or (component, place) not in later
