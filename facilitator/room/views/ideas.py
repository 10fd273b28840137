"""The ideas for partners as a wall of words, once they are revealed: what many have thought of is heavy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from facilitator.components.partners.ideas import pool, revealed, written
from facilitator.i18n import sort_key
from facilitator.room.hall import WALL, Hall, Table
from facilitator.room.naming import naming
from facilitator.room.pictures import Picture, Word, Words
from facilitator.room.plenary.tables import named, sentence
from facilitator.room.words import words

HEAVIEST: Final = 5


def view(hall: Hall) -> Picture:
    """Every possible partner that a group has seen, or an idea that still stands alone; nobody's name beside it."""
    texts = words(hall.course, "wall")
    shown = [table for table in hall.tables if revealed(table.reader, WALL)]
    names_somebody = naming(hall)
    counts: dict[str, int] = {}
    wording: dict[str, str] = {}
    tables: dict[str, set[str]] = {}
    for table in shown:
        for text, n in _thought_of(table):
            key = text.casefold()
            if names_somebody(text):
                continue
            wording.setdefault(key, sentence(text))
            counts[key] = counts.get(key, 0) + n
            tables.setdefault(key, set()).add(table.key)
    if not counts:
        return Picture(texts.word("ideas_title"), says=texts.word("ideas_none"))
    order = sorted(counts, key=lambda key: (-len(tables[key]), -counts[key], sort_key(wording[key])))
    found = tuple(
        Word(
            f"{wording[key]} ×{counts[key]}" if counts[key] > 1 else wording[key],
            min(HEAVIEST, counts[key] + len(tables[key]) - 1),
        )
        for key in order
    )
    hidden = [table.key for table in hall.tables if table not in shown and _written(table)]
    notes = (texts.word("not_yet", who=named(hall, hidden)),) if hidden else ()
    says = _says(hall, wording[order[0]], counts[order[0]], len(tables[order[0]]), len(order))
    return Picture(texts.word("ideas_title"), (Words(found),), says, notes)


def _thought_of(table: Table) -> Iterable[tuple[str, int]]:
    """A table's candidates with the number of ideas behind each, then the ideas that nobody has gathered."""
    found = pool(table.reader, WALL)
    for candidate in found.candidates:
        if text := " ".join(candidate.name.split()):
            yield text, max(1, len(found.ideas.get(candidate.id, ())))
    for idea in found.bank:
        yield " ".join(idea.text.split()), 1


def _written(table: Table) -> bool:
    return bool(written(table.reader))


def _says(hall: Hall, first: str, ideas: int, libraries: int, partners: int) -> str:
    texts = words(hall.course, "wall")
    if libraries > 1:
        return texts.word("ideas_libraries", n=libraries, what=first, m=partners)
    if ideas > 1:
        return texts.word("ideas_many", n=ideas, what=first, m=partners)
    return texts.word("ideas_apart", n=partners)
