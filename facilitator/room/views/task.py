"""The task of the present step."""

from __future__ import annotations

from facilitator.room.hall import Hall
from facilitator.room.pictures import Picture, Task


def view(hall: Hall) -> Picture:
    """What everybody is to do now."""
    step = hall.standing.step
    if step is None:
        return Picture("")
    return Picture(step.title.strip(), (Task(" ".join(step.task.split())),) if step.task.strip() else ())
