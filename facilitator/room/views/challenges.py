"""The challenges that several libraries have, the most shared first."""

from __future__ import annotations

from typing import Final

from facilitator.i18n import format_number
from facilitator.room.hall import Hall
from facilitator.room.pictures import Bar, Bars, Body, Lines, Picture
from facilitator.room.plenary.challenges import Challenges, Common, challenges
from facilitator.room.plenary.tables import named, said, sentence, share

MOST: Final = 6
"""As many bars as the back row can read."""

PAIRS: Final = 2
"""How many clusters, and how many pairs of libraries whose words look alike, are named below."""


def view(hall: Hall) -> Picture:
    """Thick bars by kind of challenge, the libraries where the same one fills most, and pairs that describe much the same."""
    words, found = said(hall), challenges(hall)
    bodies: list[Body] = []
    if shared := (found.shared or found.alone)[:MOST]:
        most = len(shared[0].libraries)
        bodies.append(Bars(tuple(_bar(one, hall, most) for one in shared)))
    heaviest = [
        ("●", named(hall, one.libraries), words.word("challenges_heaviest", what=_label(hall, one.code)))
        for one in found.heaviest[:PAIRS]
    ]
    alike = [
        ("≈", named(hall, pair, len(pair)), words.word("challenges_alike")) for pair in found.alike[:PAIRS]
    ]
    if lines := (*heaviest, *alike):
        bodies.append(Lines(lines))
    notes = [words.word("challenges_note")] if found.shared else []
    if found.hidden:
        notes.append(words.word("hidden_note", n=found.hidden))
    elif found.silent and bodies:
        notes.append(words.word("silent_note", who=named(hall, found.silent, len(found.silent))))
    return Picture(words.word("challenges_title"), tuple(bodies), _says(found, hall), tuple(notes))


def _label(hall: Hall, code: str) -> str:
    return hall.course.label("challenge_code", code)


def _bar(one: Common, hall: Hall, most: int) -> Bar:
    words, count = said(hall), len(one.libraries)
    value = words.word("challenges_value_bare", n=count, all=len(hall.tables))
    if one.mean is not None:
        mean = format_number(one.mean, 1)
        value = words.word("challenges_value", n=count, all=len(hall.tables), mean=mean)
    return Bar(_label(hall, one.code), share(one.libraries, hall), value, strong=1 < count == most)


def _says(found: Challenges, hall: Hall) -> str:
    words = said(hall)
    if found.shared:
        first = found.shared[0]
        who = sentence(named(hall, first.libraries))
        return words.word("challenges_says", who=who, what=_label(hall, first.code))
    if found.alone:
        return words.word("challenges_apart")
    return words.word("challenges_hidden" if found.hidden else "challenges_none")
