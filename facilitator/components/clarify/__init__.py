"""1 Project clarification: from a challenge to a decision, and three assumptions to test."""

from __future__ import annotations

from facilitator.component import Component, Progress, Reader, Remark, State
from facilitator.components.clarify.outcome import Status, decided, differs, started, step_states
from facilitator.components.clarify.records import (
    KINDS,
    Assumption,
    Cause,
    Clarify,
    ClarifyRating,
    Evidence,
    Goal,
    HowMightWe,
    TargetGroup,
)
from facilitator.components.clarify.report import report
from facilitator.content import Course

__all__ = [
    "COMPONENT",
    "Assumption",
    "Cause",
    "Clarify",
    "ClarifyRating",
    "Evidence",
    "Goal",
    "HowMightWe",
    "TargetGroup",
    "progress",
    "report",
]


def progress(reader: Reader, course: Course) -> Progress:
    """Done once the team goes on or parks; a decision against the suggestion needs its reason."""
    if not started(reader):
        return Progress(State.EMPTY)
    own = decided(reader)
    if own is not None:
        if differs(reader, course) and not reader.form(Clarify).status_reason.strip():
            return Progress(State.ATTENTION, Remark("remark_reason"))
        remark = Remark("remark_decided", {"decision": course.label("verdict", own)})
        return Progress(State.STARTED if own is Status.ELABORATE else State.DONE, remark)
    states = step_states(reader, course)
    done = sum(state is State.DONE for state in states.values())
    blocked = State.ATTENTION in states.values()
    remark = Remark("remark_steps", {"done": done, "all": len(states)})
    return Progress(State.ATTENTION if blocked else State.STARTED, remark)


PLACES = {
    "clarify": "frame",
    "clarify.challenge": "challenge",
    "clarify.idea": "challenge",
    "clarify.rating_reason": "qualify",
    "clarify.status": "result",
    "clarify.status_reason": "result",
    "clarify.closing": "result",
    "clarify_group": "challenge",
    "clarify_evidence": "evidence",
    "clarify_cause": "why",
    "clarify_question": "why",
    "clarify_goal": "goals",
    "clarify_assumption": "result",
}
"""The step of each text; where a form is spread over several steps, field by field."""

COMPONENT = Component(
    id="clarify",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("intake",),
    places=PLACES,
)
