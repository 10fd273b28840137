"""The questions in play: the course's, the facilitator's for everybody, and the library's own, as one kind of thing."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from facilitator.component import Reader
from facilitator.components.dialogue.records import (
    DialogueAnswer,
    DialogueOutcome,
    DialogueQuestion,
    DialogueShare,
    QuestionKind,
)
from facilitator.content import Course, Piece, Text
from facilitator.content.texts import NonEmpty
from facilitator.i18n import N_

OWN = "own."
"""The ids of own questions begin with this; the row's id follows."""

TOP = 3
"""How many of an own question's options are put in order."""

NEEDS_OPTIONS = frozenset({QuestionKind.CHOICES, QuestionKind.RANKING, QuestionKind.DISTRIBUTION})


OPTIONS_FIT = N_("two or more options belong to choices, ranking and distribution, none to the others")
TWICE = N_("an id stands twice")


class DialogueOption(Piece):
    """One option. `counts` are the values of the preparation's list that belong to it."""

    id: NonEmpty
    label: Text
    counts: tuple[str, ...] = ()


class DialogueItem(Piece):
    """One of the course's questions. `beside` is what people write about next to the answer, `counter` a view to invite
    when the answers are shown; `compare` names a field of the preparation's partnerships that tells the same in numbers.
    """

    id: NonEmpty
    kind: QuestionKind
    title: Text
    text: Text
    beside: Text
    counter: Text
    top: int = Field(default=TOP, ge=1, le=9)
    compare: str = Field(default="", pattern="^(sector|geography)?$")
    options: tuple[DialogueOption, ...] = ()

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        if (self.kind in NEEDS_OPTIONS) is not (len(self.options) >= 2):
            raise ValueError(OPTIONS_FIT)
        if len({option.id for option in self.options}) < len(self.options):
            raise ValueError(TWICE)
        return self


class DialogueDeck(Piece):
    """`dialogue.toml`: the course's questions for discussion, in order."""

    questions: tuple[DialogueItem, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        if len({item.id for item in self.questions}) < len(self.questions):
            raise ValueError(TWICE)
        return self


class Origin(StrEnum):
    """Who asks."""

    COURSE = "course"
    WORKSHOP = "workshop"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Option:
    """One option: what is saved, and its words."""

    id: str
    label: str
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question as people see it, in the language in use. `row` is set for those that somebody has added."""

    id: str
    kind: QuestionKind
    title: str
    text: str
    beside: str
    counter: str
    options: tuple[Option, ...]
    origin: Origin
    top: int = TOP
    compare: str = ""
    row: DialogueQuestion | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be answered: an own question may still lack options."""
        return self.kind not in NEEDS_OPTIONS or len(self.options) >= 2


def kind_of(value: str) -> QuestionKind:
    """The kind of a saved value; what is not chosen or not known is answered in words."""
    return QuestionKind(value) if value in set(QuestionKind) else QuestionKind.OPEN


def lines(text: str) -> tuple[str, ...]:
    """The options of an own question: one a line, blanks and repetitions left out."""
    found = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in found if line))


def questions(reader: Reader, course: Course, workshop: Reader | None = None) -> tuple[Question, ...]:
    """Every question in play: the course's, then the facilitator's (from `workshop`, or the copies kept here) and the own.

    Of those that somebody has added the newest come last, so that a new one gives no other a new number.
    """
    found = [_from_course(item) for item in course.deck("dialogue", DialogueDeck).questions]
    shared = (
        []
        if workshop is None
        else [row for row in workshop.all(DialogueQuestion) if row.text.strip() and row.ready]
    )
    here = [row for row in reader.all(DialogueQuestion) if row.text.strip()]
    named = {row.id for row in shared}
    copies = [
        row
        for row in here
        if row.adopted and row.id not in named and (workshop is None or _used(reader, f"{OWN}{row.id}"))
    ]
    added = heapq.merge(
        [_from_row(row, Origin.WORKSHOP) for row in (*shared, *copies)],
        [_from_row(row, Origin.LIBRARY) for row in here if not row.adopted and row.id not in named],
        key=lambda question: question.row.id if question.row else 0,
    )
    return (*found, *added)


def _used(reader: Reader, question_id: str) -> bool:
    """Whether the library has said anything to a question."""
    outcome = outcome_of(reader, question_id)
    return bool(
        outcome.quote.strip()
        or outcome.decision.strip()
        or any(one.question == question_id for one in reader.all(DialogueAnswer))
        or any(one.question == question_id for one in reader.all(DialogueShare))
    )


def question_of(found: Iterable[Question], question_id: str | None) -> Question | None:
    """The question with this id."""
    return next((question for question in found if question.id == question_id), None)


def adopted(reader: Reader, question: Question) -> tuple[DialogueQuestion, ...]:
    """The copy of a question of the workshop that the library's own file should hold; nothing where it does already."""
    if question.origin is not Origin.WORKSHOP or question.row is None:
        return ()
    copy = question.row.revise(adopted=True)
    return () if reader.get(DialogueQuestion, copy.id) == copy else (copy,)


def outcome_of(reader: Reader, question_id: str) -> DialogueOutcome:
    """The group's quote and decision for a question; an empty one where nothing is written."""
    found = reader.get(DialogueOutcome, DialogueOutcome.key(question_id))
    return found or DialogueOutcome.blank(question_id)


def _from_course(item: DialogueItem) -> Question:
    return Question(
        item.id,
        item.kind,
        str(item.title),
        str(item.text),
        str(item.beside),
        str(item.counter),
        tuple(Option(option.id, str(option.label), option.counts) for option in item.options),
        Origin.COURSE,
        item.top,
        item.compare,
    )


def _from_row(row: DialogueQuestion, origin: Origin) -> Question:
    kind = kind_of(row.kind)
    options = tuple(Option(line, line) for line in lines(row.options)) if kind in NEEDS_OPTIONS else ()
    text = " ".join(row.text.split())
    return Question(
        f"{OWN}{row.id}",
        kind,
        text,
        text,
        row.beside.strip(),
        row.counter.strip(),
        options,
        origin,
        min(TOP, len(options)) or TOP,
        row=row,
    )
