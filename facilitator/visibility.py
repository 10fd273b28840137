"""What one person may see and write of another's scores, ideas and votes: one pure function for screens, wall and reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from facilitator.people import Seat
from facilitator.record import Hidden, Record, key_id


class Phase(StrEnum):
    """Where a shared activity stands."""

    WRITING = "writing"
    REVEALED = "revealed"
    CLOSED = "closed"


class Sight(StrEnum):
    """How much of somebody's input is shown."""

    HIDDEN = "hidden"
    NAMELESS = "nameless"
    NAMED = "named"


class Activity(Record):
    """The state of one shared activity, such as the silent scoring: its phase, whether names are shown, and its clock.

    `ends_at` is when the countdown reaches zero (milliseconds since 1970, UTC); `left` are the seconds that remain while
    it is paused.
    """

    KIND: ClassVar[str] = "activity"

    name: str = ""
    phase: Annotated[Phase, Hidden()] = Phase.WRITING
    names: bool = True
    ends_at: int | None = None
    left: int | None = None

    @classmethod
    def key(cls, name: str) -> int:
        """The id of the activity of this name, the same on every laptop."""
        return key_id(cls.KIND, name)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a person, the facilitator, or (`outside`) a report or the wall, which never show names."""

    person: int | None = None
    facilitator: bool = False
    outside: bool = False

    @classmethod
    def at(cls, seat: Seat) -> Viewer:
        """The viewer at this seat (whoever answers for a colleague sees that colleague's input)."""
        return cls(person=seat.writes_as, facilitator=seat.facilitator)


def sight(viewer: Viewer, owner: int, activity: Activity) -> Sight:
    """How much `viewer` sees of `owner`'s input: all of one's own; others' only after the reveal, named if the activity says so.

    The facilitator sees no more than the group does while people write alone, so that she can project her screen.
    """
    if viewer.person == owner and not viewer.outside:
        return Sight.NAMED
    return sight_of_others(viewer, activity)


def sight_of_others(viewer: Viewer, activity: Activity) -> Sight:
    """How much `viewer` sees of what everybody else has given: what a result of the whole group may be shown as."""
    if activity.phase is Phase.WRITING:
        return Sight.HIDDEN
    if viewer.outside or not activity.names:
        return Sight.NAMELESS
    return Sight.NAMED


def may_write(viewer: Viewer, owner: int, activity: Activity) -> bool:
    """One's own input may be changed until the activity is closed; nobody else's ever."""
    return not viewer.outside and viewer.person == owner and activity.phase is not Phase.CLOSED
