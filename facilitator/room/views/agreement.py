"""Where people at each table are farthest apart about the services, and how alike they rank them."""

from __future__ import annotations

from typing import Final

from facilitator.components.services.result import Result
from facilitator.components.services.sentences import (
    criterion_name,
    names_of,
    shared_order_sentence,
    talk_question,
)
from facilitator.room.hall import Hall
from facilitator.room.pictures import Bar, Bars, Body, Lines, Picture
from facilitator.room.plenary.tables import names
from facilitator.room.views.scores import revealed, waiting
from facilitator.room.words import words

WIDTH: Final = 4
"""From 1 to 5 it is this far."""

MOST: Final = 5
"""Disagreements of a library that stands alone."""


def view(hall: Hall) -> Picture:
    """For each library its greatest disagreement as a bar from lowest to highest; with one library several."""
    texts = words(hall.course, "wall")
    found = revealed(hall)
    if not found:
        return Picture(texts.word("agreement_title"), says=texts.word("agreement_none"))
    known = names(hall)
    alone = len(found) == 1
    bars = [
        bar
        for key, of in found.items()
        for bar in _bars(hall, of, "" if alone else known[key], MOST if alone else 1)
    ]
    agreed = [known[key] for key, of in found.items() if not of.talk]
    bodies: list[Body] = [Bars(tuple(bars))] if bars else []
    if not alone and agreed:
        bodies.append(Lines(tuple(("●", name, texts.word("agreement_same")) for name in agreed)))
    return Picture(texts.word("agreement_title"), tuple(bodies), _says(hall, found), waiting(hall, found))


def _bars(hall: Hall, of: Result, library: str, most: int) -> list[Bar]:
    """The disagreements that weigh most: how far apart the lowest and the highest score are."""
    titles = names_of(of, hall.course)
    bars = []
    for item in of.talk[:most]:
        cell = item.cell
        about = f"{titles[cell.service]}: {criterion_name(of.criteria, cell.criterion)}"
        label = f"{library} · {about}" if library else about
        value = words(hall.course, "wall").word("from_to", low=cell.low, high=cell.high)
        bars.append(Bar(label, (cell.range or 0) / WIDTH, value))
    return bars


def _says(hall: Hall, found: dict[str, Result]) -> str:
    texts = words(hall.course, "wall")
    if len(found) == 1:
        of = next(iter(found.values()))
        order = shared_order_sentence(of, hall.course)
        ask = talk_question(of.talk[0], of, hall.course) if of.talk else texts.word("agreement_close")
        return " ".join(part for part in (order, ask) if part)
    apart = sum(bool(of.talk) for of in found.values())
    if not apart:
        return texts.word("agreement_close")
    return texts.word("agreement_says", n=apart, m=len(found))
