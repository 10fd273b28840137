"""Every library's result of a question side by side. Nobody is named, and what a library hides is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.dialogue.counting import PollResult, answered, result
from facilitator.components.dialogue.questions import Origin, Question, outcome_of, question_of, questions
from facilitator.content import Course
from facilitator.visibility import Viewer

OUTSIDE = Viewer(outside=True)


@dataclass(frozen=True, slots=True)
class Voice:
    """One library's part: its result (None while hidden), how many have answered, and the words that it lets others see."""

    name: str
    result: PollResult | None
    answers: int
    quote: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question and what each library says to it, in the order of the libraries."""

    question: Question
    voices: tuple[Voice, ...]

    @property
    def shown(self) -> tuple[Voice, ...]:
        """The libraries that have revealed answers."""
        return tuple(one for one in self.voices if one.result is not None and one.result.n)

    @property
    def hidden(self) -> tuple[Voice, ...]:
        """The libraries that have answered, but not revealed it yet."""
        return tuple(one for one in self.voices if one.result is None and one.answers)

    @property
    def silent(self) -> tuple[Voice, ...]:
        """The libraries in which nobody has answered."""
        return tuple(one for one in self.voices if not one.answers)


def compare(
    libraries: Sequence[tuple[str, Reader]], course: Course, workshop: Reader | None = None
) -> tuple[Compared, ...]:
    """The questions that the libraries have in common: the course's and the facilitator's, in order, answered or not."""
    found = [(name, reader, questions(reader, course, workshop)) for name, reader in libraries]
    common = {
        question.id: question
        for _, _, own in found
        for question in sorted(own, key=lambda one: one.origin is not Origin.COURSE)
        if question.origin is not Origin.LIBRARY
    }
    return tuple(
        Compared(question, tuple(_voice(name, reader, own, question, course) for name, reader, own in found))
        for question in common.values()
    )


def _voice(name: str, reader: Reader, found: Sequence[Question], question: Question, course: Course) -> Voice:
    own = question_of(found, question.id)
    if own is None:
        return Voice(name, None, 0)
    outcome = outcome_of(reader, question.id)
    words = (outcome.quote.strip(), outcome.decision.strip()) if outcome.shown else ("", "")
    return Voice(name, result(reader, course, own, OUTSIDE), len(answered(reader, own)), *words)
