"""What can be shown on the wall: one module for each view, of the view's name, that ends with `view(hall) -> Picture`.

The list of choices `room_wall` of the course names the views that there are. A view that has nothing to show says so in
its picture; it never fails because something has not been done yet.
"""

from __future__ import annotations

from importlib import import_module

from facilitator.room.hall import Hall
from facilitator.room.pictures import Picture

VIEWS = (
    "task",
    "agenda",
    "done",
    "vote",
    "scores",
    "agreement",
    "ideas",
    "maps",
    "dialogue",
    "challenges",
    "services",
    "partners",
    "order",
    "groups",
    "actions",
    "decisions",
    "parked",
    "evaluation",
)
"""Every view by name, in the order in which the facilitator is offered them."""


def picture(name: str, hall: Hall) -> Picture:
    """The picture of a view; of one that this program does not know it is the task."""
    module = import_module(f"facilitator.room.views.{name if name in VIEWS else 'task'}")
    made: Picture = module.view(hall)
    return made


def shown(hall: Hall) -> str:
    """Which view the wall shows now: what the facilitator has chosen, else the step's own once it is revealed, else the task.

    A vote's own view is shown from the start: its options, and how many have voted.
    """
    here = hall.standing
    if here.room.wall:
        return here.room.wall
    if here.step is None:
        return "agenda"
    if here.step.vote and here.step.wall in {"", "vote"}:
        return "vote"
    if here.step.wall and not here.activity.hidden:
        return here.step.wall
    return "task"
