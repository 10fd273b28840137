"""Who is finished with a step: whoever says so, and in a vote also whoever has given all that there is to give."""

from __future__ import annotations

from facilitator.agenda import RoomStep
from facilitator.component import Reader, finished_by
from facilitator.content import Course
from facilitator.people import Finished
from facilitator.room.state import activity_of_step


def finished_in(library: Reader, workshop: Reader, step: RoomStep, course: Course) -> frozenset[int]:
    """The people of a library who are finished with a step. Whoever takes the mark back is not, however much is given."""
    activity = activity_of_step(step, course)
    marked = finished_by(library, activity)
    if not step.vote:
        return marked
    from facilitator.room.votes import election, filled, given, voters

    vote = election(workshop, step)
    back = {one.person for one in library.all(Finished) if one.activity == activity and not one.done}
    full = {person for person in voters(library, vote) if filled(vote, given(library, vote, person))}
    return marked | (full - back)
