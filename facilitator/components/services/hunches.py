"""The hunch: which services each one would choose before the points are shown, to hold beside the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from facilitator.component import Reader
from facilitator.components.services.picking import in_play
from facilitator.components.services.records import HUNCH_MOST, SCORES, Hunch
from facilitator.components.services.scoring import others_seen
from facilitator.visibility import Sight, Viewer


def hunch_of(reader: Reader, person: int | None) -> tuple[int, ...]:
    """The services of this person's hunch that are still looked at, the favourite first."""
    found = reader.get(Hunch, Hunch.key(person)) if person is not None else None
    return _alive(found, {service.id for service in in_play(reader)}) if found is not None else ()


def turned(chosen: Collection[int], service: int) -> tuple[int, ...]:
    """A hunch with this service put last, or taken out; unchanged where it is full."""
    if service in chosen:
        return tuple(one for one in chosen if one != service)
    return (*chosen, service) if len(chosen) < HUNCH_MOST else tuple(chosen)


def hunches(reader: Reader, viewer: Viewer) -> tuple[Mapping[int, int], int]:
    """In how many people's hunch each service is, and how many have one; nothing while points are hidden."""
    if others_seen(viewer, reader, SCORES) is Sight.HIDDEN:
        return {}, 0
    alive = {service.id for service in in_play(reader)}
    found = [named for hunch in reader.all(Hunch) if (named := _alive(hunch, alive))]
    return Counter(service for named in found for service in named), len(found)


def _alive(hunch: Hunch, alive: Collection[int]) -> tuple[int, ...]:
    return tuple(service for service in dict.fromkeys(hunch.services) if service in alive)[:HUNCH_MOST]
