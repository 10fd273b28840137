"""How far a library has come with the dialogue."""

from __future__ import annotations

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.dialogue.questions import outcome_of, questions
from facilitator.components.dialogue.records import (
    DialogueAnswer,
    DialogueOutcome,
    DialogueQuestion,
    DialogueShare,
)
from facilitator.content import Course


def progress(reader: Reader, course: Course) -> Progress:
    """Done when every question has its decision; begun with the first answer or the first word."""
    found = questions(reader, course)
    decided = sum(bool(outcome_of(reader, question.id).decision.strip()) for question in found)
    if decided:
        state = State.DONE if decided == len(found) else State.STARTED
        return Progress(state, Remark("progress_decided", {"n": decided}))
    asked = {one.question for one in reader.all(DialogueAnswer)}
    asked |= {one.question for one in reader.all(DialogueShare)}
    if asked:
        return Progress(State.STARTED, Remark("progress_answered", {"n": len(asked)}))
    if any(one.quote.strip() for one in reader.all(DialogueOutcome)):
        return Progress(State.STARTED, Remark("progress_quoted"))
    own = sum(bool(row.text.strip()) and not row.adopted for row in reader.all(DialogueQuestion))
    if own:
        return Progress(State.STARTED, Remark("progress_own", {"n": own}))
    return Progress(State.EMPTY)
