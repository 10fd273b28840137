"""What happens in a step by itself: its answers are revealed when everybody is finished, or when the time is up."""

from __future__ import annotations

from facilitator.agenda import Happening, Reveal, RoomEvent, RoomStep
from facilitator.people import Finished
from facilitator.room.hall import Hall
from facilitator.room.state import activity_of_step
from facilitator.visibility import Phase


def phase_to_show(step: RoomStep) -> Phase:
    """The phase that showing a step's answers brings: a vote is closed as well, so that nobody votes by the result."""
    return Phase.CLOSED if step.vote else Phase.REVEALED


def due(hall: Hall) -> Phase | None:
    """The phase that the present step's answers are to go to by its own rule now, or None.

    It happens once a step: answers that the facilitator has hidden again stay hidden. While a library cannot be read
    nobody knows whether everybody is finished, so that is waited for.
    """
    here = hall.standing
    step = here.step
    if step is None or not here.running or here.activity.phase not in {Phase.WRITING, Phase.FROZEN}:
        return None
    if _shown_before(hall, step):
        return None
    if step.reveal == Reveal.DONE:
        reached = not hall.missing and _all_say_so(hall, step)
    elif step.reveal == Reveal.TIME:
        reached = here.clock.ends_at is not None and here.clock.ends_at <= hall.now
    else:
        reached = False
    return phase_to_show(step) if reached else None


def _shown_before(hall: Hall, step: RoomStep) -> bool:
    shown = {Happening.REVEALED, Happening.LOCKED}
    return any(event.step == step.id and event.what in shown for event in hall.workshop.all(RoomEvent))


def _all_say_so(hall: Hall, step: RoomStep) -> bool:
    """Whether everybody there has said that they are finished, somebody of them since the step was entered.

    Marks from work at home do not reveal a step that has just begun, nor does the last dot of a vote: people may change
    their minds until they say so.
    """
    name = activity_of_step(step, hall.course)
    entered = (
        hall.workshop.changed_at(RoomEvent, event.id)
        for event in hall.workshop.all(RoomEvent)
        if event.step == step.id and event.what is Happening.ENTERED
    )
    since = min((at for at in entered if at is not None), default=None)
    here, fresh = False, False
    for table in hall.tables:
        for person in table.people:
            mark = table.reader.get(Finished, Finished.key(person.id, name))
            if mark is None or not mark.done:
                return False
            at = table.reader.changed_at(Finished, mark.id)
            here, fresh = True, fresh or since is None or (at is not None and at > since)
    return here and fresh
