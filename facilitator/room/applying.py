"""Carrying the room's rules into the libraries' files: each gets a copy of the activities of the steps that were entered.

A library's file stays complete in itself: what is revealed or locked in the room is so in its own file, also after the
meeting and away from the workshop. Only the process that runs the meeting writes these copies, and writing them again
changes nothing.
"""

from __future__ import annotations

from facilitator.agenda import OWN, RoomRun
from facilitator.component import Reader
from facilitator.content import Course
from facilitator.edits import Put
from facilitator.room.state import activity_of_step, steps_of
from facilitator.session import Session
from facilitator.visibility import Activity


def wanted(workshop: Reader, course: Course, meeting: int) -> tuple[Activity, ...]:
    """The activities of this meeting that hold for every library: those of the steps that have been entered."""
    entered = {run.step for run in workshop.all(RoomRun) if run.begun_at is not None}
    names = dict.fromkeys(
        activity_of_step(step, course) for step in steps_of(workshop, meeting) if step.id in entered
    )
    found = (workshop.get(Activity, Activity.key(name)) for name in names)
    return tuple(one for one in found if one is not None)


def differing(library: Reader, activities: tuple[Activity, ...]) -> tuple[Activity, ...]:
    """Those that are otherwise in this library; a library's own countdown of an activity is left alone."""
    changed = []
    for activity in activities:
        mine = library.get(Activity, activity.id)
        clock = {"ends_at": mine.ends_at if mine else None, "left": mine.left if mine else None}
        copy = activity.revise(**clock)
        if copy != mine:
            changed.append(copy)
    return tuple(changed)


def stranded(library: Reader, activities: tuple[Activity, ...]) -> tuple[Activity, ...]:
    """What a library was not told when the meeting ended: its votes, and what is still locked though the room opened it."""

    def untold(one: Activity) -> bool:
        mine = library.get(Activity, one.id)
        return one.name.startswith(OWN) or (mine is not None and mine.locked and not one.locked)

    return differing(library, tuple(one for one in activities if untold(one)))


def apply(library: Session, activities: tuple[Activity, ...]) -> bool:
    """Write the copies into one library's file; whether anything was written.

    Raises:
        StoreError: the file cannot be written now; it is to be tried again.
    """
    if not differing(library, activities):
        return False
    library.edit("", lambda now: [Put(copy) for copy in differing(now, activities)])
    return True
