"""Which challenges libraries have in common: by kind from the preparation, and by words from the project clarification.

Only what the wall may see is counted. No text of a library is given on: a likeness names the two libraries, and they
read their challenges to each other themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facilitator.components.clarify import Clarify
from facilitator.components.intake import Inputs, IntakeChallenge, gather
from facilitator.components.intake.counting import shared_codes, tallies
from facilitator.decision.similarity import nearest
from facilitator.room.hall import WALL, Hall, Table

ALIKE: Final = 0.25
"""From this likeness (cosine 0..1) on two texts are said to be about much the same; a little above the ideas' threshold,
because whole sentences share more common words than ideas do."""


@dataclass(frozen=True, slots=True)
class Common:
    """A kind of challenge and the libraries that have it. `weight` is the sum of its severities (1-5 each), `mean` their mean."""

    code: str
    libraries: tuple[str, ...]
    count: int
    weight: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Heaviest:
    """A kind of challenge that weighs most at each of these libraries."""

    code: str
    libraries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Challenges:
    """What the room has in common.

    `silent` are libraries of which nothing is known yet; `hidden` counts people whose answers are hidden.
    """

    shared: tuple[Common, ...]
    alone: tuple[Common, ...]
    heaviest: tuple[Heaviest, ...]
    alike: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    hidden: int


def challenges(hall: Hall) -> Challenges:
    """Kinds of challenge that at least two libraries have, the most shared first, then those that stand most in the way."""
    seen = {table.key: gather(table.reader, WALL) for table in hall.tables}
    told = {key: _told(inputs) for key, inputs in seen.items()}
    every = tallies(one for found in told.values() for one in found)
    keys = tuple(told)
    holders = {
        code: tuple(keys[place] for place in places)
        for code, places in shared_codes(list(told.values())).items()
    }
    for code in every:
        holders.setdefault(code, tuple(key for key in keys if any(one.code == code for one in told[key])))
    found = [
        Common(code, where, every[code].count, every[code].weight, every[code].mean)
        for code, where in holders.items()
    ]
    found.sort(key=lambda one: (-len(one.libraries), -(one.mean or 0), -one.weight))
    return Challenges(
        shared=tuple(one for one in found if len(one.libraries) > 1),
        alone=tuple(one for one in found if len(one.libraries) == 1),
        heaviest=_heaviest(told),
        alike=_alike(hall.tables),
        silent=tuple(key for key in keys if not told[key]),
        hidden=sum(inputs.hidden for inputs in seen.values()),
    )


def _told(inputs: Inputs) -> tuple[IntakeChallenge, ...]:
    return tuple(one for one in inputs.challenges if one.code)


def _heaviest(told: dict[str, tuple[IntakeChallenge, ...]]) -> tuple[Heaviest, ...]:
    """Libraries by the kind that weighs most there; a library where two weigh the same counts with both."""
    at: dict[str, list[str]] = {}
    for key, found in told.items():
        weights = {code: tally.weight for code, tally in tallies(found).items()}
        top = max(weights.values(), default=0)
        for code, weight in weights.items():
            if top and weight == top:
                at.setdefault(code, []).append(key)
    made = [Heaviest(code, tuple(keys)) for code, keys in at.items() if len(keys) > 1]
    return tuple(sorted(made, key=lambda one: -len(one.libraries)))


def _alike(tables: tuple[Table, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of libraries whose sentences about the challenge look alike, the most alike first."""
    texts = {place: table.reader.form(Clarify).challenge.strip() for place, table in enumerate(tables)}
    texts = {place: text for place, text in texts.items() if text}
    pairs = [
        (match.likeness, place, match.idea)
        for place, matches in nearest(texts, ALIKE).items()
        for match in matches
        if place < match.idea
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    return tuple((tables[one].key, tables[other].key) for _, one, other in pairs)
