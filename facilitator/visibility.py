"""What one person may see and write of another's scores, ideas and votes: one pure function for screens, wall and reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from facilitator.people import Seat
from facilitator.record import Hidden, Record, key_id


class Phase(StrEnum):
    """Where a shared activity stands: hidden and open, hidden and locked, shown and open, shown and locked."""

    WRITING = "writing"
    FROZEN = "frozen"
    REVEALED = "revealed"
    CLOSED = "closed"


class Write(StrEnum):
    """Who may write in a shared activity; the facilitator alone writes for hands that are counted in the room."""

    EVERYBODY = "everybody"
    FACILITATOR = "facilitator"
    NOBODY = "nobody"


class See(StrEnum):
    """What one sees of the others' input once it is revealed: nothing ever, or what they gave."""

    OWN = "own"
    ANSWERS = "answers"


class Sight(StrEnum):
    """How much of somebody's input is shown."""

    HIDDEN = "hidden"
    NAMELESS = "nameless"
    NAMED = "named"


class Activity(Record):
    """The state of one shared activity, such as the silent scoring: its phase, who writes, what is seen, and its clock.

    While a meeting runs, the workshop's own file holds the activities of its steps, and each library's file a copy.
    `ends_at` is when the countdown reaches zero (milliseconds since 1970, UTC); `left` are the seconds that remain while
    it is paused.
    """

    KIND: ClassVar[str] = "activity"

    name: str = ""
    phase: Annotated[Phase, Hidden()] = Phase.WRITING
    names: bool = True
    ends_at: int | None = None
    left: int | None = None
    write: Annotated[Write, Hidden()] = Write.EVERYBODY
    see: Annotated[See, Hidden()] = See.ANSWERS

    @property
    def hidden(self) -> bool:
        """Whether nobody sees the others' input."""
        return self.see is See.OWN or self.phase in {Phase.WRITING, Phase.FROZEN}

    @property
    def locked(self) -> bool:
        """Whether nothing can be changed, by nobody."""
        return self.write is Write.NOBODY or self.phase in {Phase.FROZEN, Phase.CLOSED}

    def refuses(self, *, facilitator: bool) -> bool:
        """Whether a change is refused from this seat."""
        return self.locked or (self.write is Write.FACILITATOR and not facilitator)

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
    if activity.hidden:
        return Sight.HIDDEN
    if viewer.outside or not activity.names:
        return Sight.NAMELESS
    return Sight.NAMED


def may_write(viewer: Viewer, owner: int, activity: Activity) -> bool:
    """One's own input may be changed while the activity is open to whoever sits here; nobody else's ever."""
    return (
        not viewer.outside and viewer.person == owner and not activity.refuses(facilitator=viewer.facilitator)
    )
