"""Texts that name a participant: they stay off the wall, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from facilitator.people import Person
from facilitator.room.hall import Hall
from facilitator.room.words import words

T = TypeVar("T")


def naming(hall: Hall) -> Callable[[str], bool]:
    """Whether a text holds the full or the first name of anybody on a library's list, as words of their own.

    Case does not count, and a genitive is the same name. A word that is also somebody's name counts as the name.
    """
    people = (person.name.split() for table in hall.tables for person in table.reader.all(Person))
    names = {name for parts in people if parts for name in (" ".join(parts), parts[0]) if len(name) > 1}
    if not names:
        return lambda _: False
    any_name = "|".join(re.escape(name) for name in sorted(names))
    found = re.compile(rf"(?<!\w)(?:{any_name})(?:['’]?s)?(?!\w)", re.IGNORECASE)
    return lambda text: found.search(" ".join(text.split())) is not None


def unnamed(hall: Hall, rows: Iterable[T], text: Callable[[T], str]) -> tuple[T, ...]:
    """Those rows whose text names nobody."""
    names = naming(hall)
    return tuple(row for row in rows if not names(text(row)))


def left_out(hall: Hall, n: int) -> tuple[str, ...]:
    """A note that so many rows are not shown because they name somebody; none for 0."""
    return (words(hall.course, "minutes").word("left_out", n=n),) if n else ()
