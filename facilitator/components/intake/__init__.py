"""Forberedelse: the five questions before the first meeting, who has answered, and what the answers add up to.

Other components read `IntakeAnswer.area` and `.idea`; nothing else is meant for them.
"""

from __future__ import annotations

from facilitator.component import Component, Progress, Reader, Remark, State
from facilitator.components.intake.answers import (
    QUESTIONS,
    Answered,
    Inputs,
    PersonState,
    activity,
    answer_of,
    challenges_of,
    contradicts,
    gather,
    library_answered,
    partnerships,
    people_answered,
    people_states,
    pool,
    questions_answered,
    state_of,
)
from facilitator.components.intake.grids import Facts, Grid, GridRow, Part, Voice, answered_at, short_names
from facilitator.components.intake.pages import PAGES, page, voice
from facilitator.components.intake.records import (
    ACTIVITY,
    CHALLENGES,
    KINDS,
    TOP,
    Intake,
    IntakeAnswer,
    IntakeChallenge,
    IntakePartnership,
)
from facilitator.components.intake.report import report, who_sentence
from facilitator.content import Course
from facilitator.visibility import Phase

__all__ = [
    "ACTIVITY",
    "CHALLENGES",
    "COMPONENT",
    "PAGES",
    "QUESTIONS",
    "TOP",
    "Answered",
    "Facts",
    "Grid",
    "GridRow",
    "Inputs",
    "Intake",
    "IntakeAnswer",
    "IntakeChallenge",
    "IntakePartnership",
    "Part",
    "PersonState",
    "Voice",
    "activity",
    "answer_of",
    "answered_at",
    "challenges_of",
    "contradicts",
    "gather",
    "library_answered",
    "page",
    "partnerships",
    "people_answered",
    "people_states",
    "pool",
    "progress",
    "questions_answered",
    "report",
    "short_names",
    "state_of",
    "voice",
    "who_sentence",
]


def progress(reader: Reader, course: Course) -> Progress:
    """Done when question 1 is answered and everybody who takes part (or the group as one) has answered the rest."""
    states = people_states(reader, course)
    first = library_answered(reader)
    if not first and not any(state.begun for state in states):
        return Progress(State.EMPTY)
    done = sum(state.answered is Answered.COMPLETE for state in states)
    if people_answered(reader, course) and not first:
        return Progress(State.STARTED, Remark("progress_first_missing"))
    if not states:
        return Progress(State.STARTED, Remark("progress_nobody"))
    state = State.DONE if first and people_answered(reader, course) else State.STARTED
    if reader.form(Intake).together:
        return Progress(state, Remark("progress_together_done" if done else "progress_together"))
    return Progress(state, Remark("who_answered", {"done": done, "n": len(states)}))


COMPONENT = Component(
    id="intake",
    kinds=KINDS,
    progress=progress,
    report=report,
    places={
        "intake_partnership": "partnerships",
        "intake_answer": "wanted",
        "intake_answer.idea": "area",
        "intake_challenge": "challenges",
    },
    activities=dict.fromkeys(("wanted", "reasons", "challenges", "area", "overview"), ACTIVITY),
    starts={ACTIVITY: Phase.REVEALED},
)
