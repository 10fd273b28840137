"""Groups that mix the libraries, drawn by lot, and read again from what was drawn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from facilitator.agenda import RoomDraw
from facilitator.component import Reader
from facilitator.decision.lots import Member, groups_of_size, make_groups
from facilitator.people import Person
from facilitator.room.hall import Hall
from facilitator.room.plenary.order import drawn, earlier
from facilitator.room.plenary.tables import meant

GROUPS = "groups"
"""What a draw of groups is called; it is also the name of their view on the wall."""

SIZE = 4
"""The size that is offered first."""

Key = tuple[str, int]
"""A person in the room: the library's id and the person's."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its number from 1, and its people as (library id, person id)."""

    number: int
    people: tuple[Key, ...]

    def from_library(self, library: str) -> int:
        """How many come from this library."""
        return sum(key == library for key, _ in self.people)


def people_here(hall: Hall) -> dict[Key, Person]:
    """Everybody who takes part today, by library and person."""
    return {(table.key, person.id): person for table in hall.tables for person in table.people}


def draw(hall: Hall, size: int, seed: int) -> RoomDraw:
    """New groups of about `size`; drawing again replaces the former. Those who sat together at earlier meetings are parted
    where it can be done.

    Raises:
        ValueError: `size` is below 1.
    """
    meeting = meant(hall)
    people = people_here(hall)
    keys = sorted(people)
    place = {key: number for number, key in enumerate(keys)}
    members = [Member(place[key], key[0], people[key].role) for key in keys]
    met = frozenset(
        frozenset({place[one], place[other]})
        for before in earlier(hall.workshop, meeting, GROUPS)
        for group in read(before)
        for one, other in combinations(group.people, 2)
        if one in place and other in place
    )
    made = make_groups(members, groups_of_size(len(members), size), seed, met)
    texts = tuple(
        f"{number}/{keys[member.id][0]}/{keys[member.id][1]}"
        for number, group in enumerate(made, 1)
        for member in group
    )
    return RoomDraw(
        id=RoomDraw.key(meeting, GROUPS),
        meeting=meeting,
        what=GROUPS,
        seed=seed,
        size=size,
        groups=texts,
        at=hall.now,
    )


def read(found: RoomDraw) -> tuple[Group, ...]:
    """The groups of a draw; a text that does not fit is left out."""
    made: dict[int, list[Key]] = {}
    for text in found.groups:
        number, _, rest = text.partition("/")
        library, _, person = rest.rpartition("/")
        if number.isdecimal() and person.isdecimal() and library:
            made.setdefault(int(number), []).append((library, int(person)))
    return tuple(Group(number, tuple(made[number])) for number in sorted(made))


def groups_now(reader: Reader, meeting: int) -> tuple[Group, ...]:
    """The groups in use at a meeting; empty until they are drawn."""
    found = drawn(reader, meeting, GROUPS)
    return read(found) if found is not None else ()


def without_group(hall: Hall) -> tuple[Key, ...]:
    """Those who have come after the groups were drawn."""
    made = groups_now(hall.workshop, meant(hall))
    placed = {key for group in made for key in group.people}
    return tuple(key for key in people_here(hall) if key not in placed) if made else ()
