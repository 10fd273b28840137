"""Texts that name a participant: they stay off the wall, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable

from facilitator.people import Person
from facilitator.room.hall import Hall


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
