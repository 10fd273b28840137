"""What is saved of the dialogue: own questions, each person's answers, and the group's quote and decision."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import Choice, Hidden, Line, LongText, Personal, Record, Row, Tick, key_id

UNKNOWN_ACTIVITY = "dialogue.answers"
"""Stands as the activity of the kinds as a whole. It is never revealed: whoever does not ask the single answer sees nothing."""


class QuestionKind(StrEnum):
    """How a question is answered. OPEN is answered in words only."""

    SCALE = "scale"
    CHOICES = "choices"
    RANKING = "ranking"
    DISTRIBUTION = "distribution"
    OPEN = "open"


class Moment(StrEnum):
    """What a share of a distribution is about: as it is now, or as it is wanted."""

    NOW = "now"
    WANTED = "wanted"


def activity_name(question: str) -> str:
    """The shared activity of one question."""
    return f"dialogue.{question}"


class DialogueQuestion(Row):
    """A question that the facilitator or the library has added; `options` has one on each line.

    `adopted` marks the library's copy of a question of the workshop, kept with the first answer, so that the library's
    file can be read on its own. In the workshop's file the libraries get a question once it is `ready`.
    """

    KIND: ClassVar[str] = "dialogue_question"

    text: Annotated[str, Line(limit=160)] = ""
    kind: Annotated[str, Choice(choices="dialogue_kind")] = ""
    options: Annotated[str, LongText(limit=600, rows=5)] = ""
    beside: Annotated[str, Line(limit=120)] = ""
    counter: Annotated[str, Line(limit=200)] = ""
    ready: Annotated[bool, Tick()] = True
    adopted: Annotated[bool, Hidden()] = False


class DialogueAnswer(Personal):
    """One person's answer to one question. Which of the fields is used depends on the question's kind.

    `ranked` has the most important first. Options of own questions are saved as they were worded.
    """

    KIND: ClassVar[str] = "dialogue_answer"
    ACTIVITY: ClassVar[str | None] = UNKNOWN_ACTIVITY

    question: Annotated[str, Hidden()]
    score: Annotated[int | None, Field(ge=1, le=5), Hidden()] = None
    chosen: Annotated[tuple[str, ...], Hidden()] = ()
    ranked: Annotated[tuple[str, ...], Hidden()] = ()
    note: Annotated[str, LongText(limit=400, rows=3)] = ""

    @classmethod
    def key(cls, person: int, question: str) -> int:
        """The id of this person's answer to this question, the same on every laptop."""
        return key_id(cls.KIND, person, question)

    @classmethod
    def blank(cls, person: int, question: str, entered_by: int | None = None) -> DialogueAnswer:
        """An answer in which nothing is said yet."""
        return cls(id=cls.key(person, question), person=person, entered_by=entered_by, question=question)

    def activity_name(self) -> str | None:
        """Each question is revealed and locked on its own."""
        return activity_name(self.question)


class DialogueShare(Personal):
    """One person's share, in percent, of one option of a distribution; None = not said."""

    KIND: ClassVar[str] = "dialogue_share"
    ACTIVITY: ClassVar[str | None] = UNKNOWN_ACTIVITY

    question: Annotated[str, Hidden()]
    moment: Annotated[str, Hidden()]
    option: Annotated[str, Hidden()]
    percent: Annotated[int | None, Field(ge=0, le=100), Hidden()] = None

    @classmethod
    def key(cls, person: int, question: str, moment: str, option: str) -> int:
        """The id of this share, the same on every laptop."""
        return key_id(cls.KIND, person, question, moment, option)

    def activity_name(self) -> str | None:
        """Each question is revealed and locked on its own."""
        return activity_name(self.question)


class DialogueOutcome(Record):
    """What the group takes from one question. `shown`: quote and decision may be shown to the other libraries."""

    KIND: ClassVar[str] = "dialogue_outcome"

    question: Annotated[str, Hidden()] = ""
    quote: Annotated[str, LongText(limit=240, rows=3)] = ""
    decision: Annotated[str, LongText(limit=400, rows=3)] = ""
    shown: Annotated[bool, Tick()] = False

    @classmethod
    def key(cls, question: str) -> int:
        """The id of the outcome of this question, the same on every laptop."""
        return key_id(cls.KIND, question)

    @classmethod
    def blank(cls, question: str) -> DialogueOutcome:
        """An outcome in which nothing is written yet."""
        return cls(id=cls.key(question), question=question)


KINDS: tuple[type[Record], ...] = (DialogueQuestion, DialogueAnswer, DialogueShare, DialogueOutcome)
