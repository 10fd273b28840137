"""Plenumdialog: the course's questions for discussion, answered alone, shown together, each with a quote and a decision.

Every question is a shared activity of its own (`activity_name`). `questions` gives those of the course, those that the
facilitator has added for everybody, and the library's own.
"""

from __future__ import annotations

from facilitator.component import Component
from facilitator.components.dialogue.counting import Note, PollResult, notes, result
from facilitator.components.dialogue.progress import progress
from facilitator.components.dialogue.questions import (
    DialogueDeck,
    Origin,
    Question,
    adopted,
    question_of,
    questions,
)
from facilitator.components.dialogue.records import (
    KINDS,
    DialogueAnswer,
    DialogueOutcome,
    DialogueQuestion,
    DialogueShare,
    Moment,
    QuestionKind,
    activity_name,
)
from facilitator.components.dialogue.report import report

__all__ = [
    "COMPONENT",
    "DialogueAnswer",
    "DialogueDeck",
    "DialogueOutcome",
    "DialogueQuestion",
    "DialogueShare",
    "Moment",
    "Note",
    "Origin",
    "PollResult",
    "Question",
    "QuestionKind",
    "activity_name",
    "adopted",
    "notes",
    "progress",
    "question_of",
    "questions",
    "report",
    "result",
]

COMPONENT = Component(
    id="dialogue",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("intake",),
    places={
        DialogueQuestion.KIND: "own",
        DialogueAnswer.KIND: "answer",
        DialogueOutcome.KIND: "result",
    },
    decks={"dialogue": DialogueDeck},
    shared=True,
)
