"""How far a library has come with its relation to the partner."""

from __future__ import annotations

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.relations.findings import Weight, decided, findings, started, step_states
from facilitator.components.relations.records import RelationsDecision
from facilitator.content import Course


def progress(reader: Reader, course: Course) -> Progress:
    """Done once the decision stands with reason and review date; until then a red finding asks for attention."""
    if not started(reader, course):
        return Progress(State.EMPTY)
    if decided(reader):
        decision = course.label("relations_decision", reader.form(RelationsDecision).decision)
        return Progress(State.DONE, Remark("remark_decided", {"decision": decision}))
    states = step_states(reader, course)
    done = sum(state is State.DONE for state in states.values())
    remark = Remark("remark_steps", {"done": done, "all": len(states)})
    red = [one for one in findings(reader, course) if one.weight is Weight.ALERT]
    return Progress(State.ATTENTION if red else State.STARTED, red[0].remark if red else remark)
