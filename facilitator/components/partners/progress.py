"""How far a library has come with finding partners, in one remark."""

from __future__ import annotations

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.partners.choosing import begun, missing, plan, remarks, shortlist
from facilitator.components.partners.dots import OUTSIDE
from facilitator.components.partners.ideas import pool, written
from facilitator.components.partners.judging import judge
from facilitator.components.partners.records import CONTACTS_MOST
from facilitator.content import Course


def progress(reader: Reader, course: Course) -> Progress:
    """Done when the first two of the shortlist have a whole contact plan; attention when something cannot stand."""
    ideas = written(reader)
    found = pool(reader, OUTSIDE)
    if not ideas and not found.candidates:
        return Progress(State.EMPTY)
    if not found.candidates:
        return Progress(State.STARTED, Remark("progress_ideas", {"n": len(ideas)}))
    chosen = shortlist(reader, found)
    if not chosen:
        return Progress(State.STARTED, Remark("progress_candidates", {"n": len(found.candidates)}))
    said = remarks(reader, course)
    if said and said[0].key == "short_too_many":
        return Progress(State.ATTENTION, Remark("progress_too_many", said[0].params))
    first = [candidate for candidate, _ in chosen[:CONTACTS_MOST]]
    plans = [plan(reader, candidate.id) for candidate in first]
    blocked = [judge(reader, course, candidate).blocked for candidate in first]
    if any(begun(made) and closed for made, closed in zip(plans, blocked, strict=True)):
        return Progress(State.ATTENTION, Remark("progress_blocked"))
    ready = sum(not missing(made) and not closed for made, closed in zip(plans, blocked, strict=True))
    if ready:
        remark = Remark("progress_contact", {"ready": ready, "n": len(first)})
        return Progress(State.DONE if ready == len(first) else State.STARTED, remark)
    return Progress(State.STARTED, Remark("progress_shortlist", {"n": len(chosen)}))
