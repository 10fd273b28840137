"""The meeting's minute, hidden until it is revealed: how the marks are spread, and nameless words."""

from __future__ import annotations

from typing import Final

from facilitator.i18n import format_number
from facilitator.room.evaluation import LEAST, evaluation
from facilitator.room.hall import Hall
from facilitator.room.naming import left_out
from facilitator.room.pictures import Bar, Bars, Body, Lines, Picture
from facilitator.room.words import words

MOST: Final = 5
"""Words of each sort."""


def view(hall: Hall) -> Picture:
    """A bar for each mark, and below it what to keep and what to change."""
    texts = words(hall.course, "minutes")
    found = evaluation(hall, hall.standing.room.meeting or 0)
    title = texts.word("evaluation_title")
    note = texts.word("evaluation_note", n=found.answers, people=found.people)
    if found.hidden:
        return Picture(title, (), texts.word("evaluation_hidden"), (note,))
    if found.few:
        return Picture(title, (), texts.word("evaluation_few", least=LEAST), (note,))
    bodies: list[Body] = []
    most = max(found.counts.values(), default=0)
    if most:
        bodies.append(
            Bars(
                tuple(
                    Bar(str(mark), count / most, str(count), strong=count == most)
                    for mark, count in found.counts.items()
                )
            )
        )
    lines = [("+", text, "") for text in found.keep[:MOST]]
    lines += [("△", text, "") for text in found.change[:MOST]]
    if lines:
        bodies.append(Lines(tuple(lines)))
    says = texts.word("evaluation_says_words")
    if found.mean is not None:
        says = texts.word("evaluation_says", mean=format_number(found.mean, 1))
    legend = f"+ {texts.word('evaluation_keep')} · △ {texts.word('evaluation_change')}"
    return Picture(
        title, tuple(bodies), says, (*([legend] if lines else []), *left_out(hall, found.unsaid), note)
    )
