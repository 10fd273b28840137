"""Writing of a made-up library's dialogue, a line for each question and person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.components.dialogue import (
    DialogueAnswer,
    DialogueOutcome,
    DialogueQuestion,
    DialogueShare,
    Moment,
    activity_name,
)
from facilitator.visibility import Phase
from tools.demo.desk import Desk

SECTORS = ("public", "association", "private", "other")
OUTSIDE = ("own", "near", "far")


def scale(desk: Desk, people: Sequence[int], question: str, *answers: tuple[int | None, str]) -> None:
    """Each person's number and words; None is "don't know"."""
    for person, (score, note) in zip(people, answers, strict=False):
        desk.put(DialogueAnswer.blank(person, question).revise(score=score, note=note))


def chosen(
    desk: Desk,
    people: Sequence[int],
    question: str,
    *answers: tuple[str, str],
    separator: str = " ",
) -> None:
    """Each person's choices with the separator between them, and words."""
    for person, (options, note) in zip(people, answers, strict=False):
        desk.put(
            DialogueAnswer.blank(person, question).revise(chosen=tuple(options.split(separator)), note=note)
        )


def ranked(desk: Desk, people: Sequence[int], question: str, *answers: tuple[str, str]) -> None:
    """Each person's order, the most important first, and words."""
    for person, (options, note) in zip(people, answers, strict=False):
        desk.put(DialogueAnswer.blank(person, question).revise(ranked=tuple(options.split()), note=note))


def words(desk: Desk, people: Sequence[int], question: str, *notes: str) -> None:
    """Each person's words."""
    for person, note in zip(people, notes, strict=False):
        desk.put(DialogueAnswer.blank(person, question).revise(note=note))


def divided(
    desk: Desk,
    people: Sequence[int],
    question: str,
    options: Sequence[str],
    *answers: tuple[str, str, str],
) -> None:
    """Each person's shares now and wanted, in per cent with blanks between, and words."""
    for person, (now, wanted, note) in zip(people, answers, strict=False):
        said: Mapping[Moment, str] = {Moment.NOW: now, Moment.WANTED: wanted}
        answer = DialogueAnswer.blank(person, question).revise(note=note)
        desk.put(
            *([answer] if note else []),
            *(
                DialogueShare(
                    id=DialogueShare.key(person, question, moment, option),
                    person=person,
                    question=question,
                    moment=moment,
                    option=option,
                    percent=int(percent),
                )
                for moment, text in said.items()
                for option, percent in zip(options, text.split(), strict=False)
            ),
        )


def shown(desk: Desk, question: str, phase: Phase = Phase.REVEALED, *, names: bool = True) -> None:
    """The answers to a question are revealed, or locked."""
    desk.activity(activity_name(question), phase=phase, names=names)


def outcome(desk: Desk, question: str, quote: str = "", decision: str = "", *, share: bool = False) -> None:
    """The group's quote and decision."""
    desk.put(DialogueOutcome.blank(question).revise(quote=quote, decision=decision, shown=share))


def own(desk: Desk, position: float, text: str, kind: str, options: str = "", counter: str = "") -> str:
    """A question of the library's own; gives its id among the questions."""
    row = DialogueQuestion(
        id=desk.id(), position=position, text=text, kind=kind, options=options, counter=counter
    )
    desk.put(row)
    return f"own.{row.id}"
