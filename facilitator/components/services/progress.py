"""How far a library has come with choosing services, in one remark."""

from __future__ import annotations

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.services.choosing import choices, remarks
from facilitator.components.services.records import SCORES, Asset, Service
from facilitator.components.services.scoring import finished_count
from facilitator.content import Course

_MENDED_FIRST = {"choose_too_many", "choose_blocked"}


def progress(reader: Reader, course: Course) -> Progress:
    """Empty, started, done when there is a choice with reasons, attention when the choice cannot stand."""
    services = reader.all(Service)
    if not services and not reader.all(Asset):
        return Progress(State.EMPTY)
    made = choices(reader)
    if made:
        wrong = remarks(reader, course)
        if wrong and wrong[0].key in _MENDED_FIRST:
            return Progress(State.ATTENTION, Remark(f"{wrong[0].key}_short", wrong[0].params))
        remark = Remark("progress_chosen", {"n": len(made)})
        reasons_missing = any(one.key == "choose_no_reason" for one in wrong)
        return Progress(State.STARTED if reasons_missing else State.DONE, remark)
    finished, here = finished_count(reader, SCORES)
    if finished:
        return Progress(State.STARTED, Remark("progress_scored", {"done": finished, "n": here}))
    return Progress(State.STARTED, Remark("progress_services", {"n": len(services)}))
