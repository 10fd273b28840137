"""What is saved of a meeting: the agenda, where it stands, what happened, and what each person gave.

The agenda and the state of the room lie in the workshop's own file. What a person gives, a vote or a word about the
meeting, lies in that person's library's file. Moments are milliseconds of the room's clock since 1970 (UTC).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from facilitator.record import (
    Choice,
    Date,
    Hidden,
    Line,
    LongText,
    Number,
    Personal,
    Record,
    Row,
    Tick,
    key_id,
)


class Reveal(StrEnum):
    """When the others' input of a step is shown."""

    HAND = "hand"
    DONE = "done"
    TIME = "time"
    OPEN = "open"


class Voting(StrEnum):
    """How a step's options are voted on."""

    DOTS = "dots"
    APPROVAL = "approval"
    RATING = "rating"
    RANKING = "ranking"


class RoomStep(Row):
    """One step of a meeting's agenda: what is done, for how long, and the rule of who writes and who sees what when.

    `meeting` is the id of a `HomeworkMeeting` of the workshop's file; `place` is "component.step", or "" for a step
    without a screen of its own; `question` is the id of a question of the dialogue. `notes`, `script` and `needs` are
    the facilitator's own. `least` are the minutes below which it should not be cut. `wanted` is how many options a vote
    is to choose (None is one). `source` is the step's id in the ready-made plan that it was taken from.
    """

    KIND: ClassVar[str] = "room_step"

    title: Annotated[str, Line(limit=60)] = ""
    minutes: Annotated[int | None, Number(low=0, high=480)] = None
    method: Annotated[str, Choice(choices="room_method")] = ""
    task: Annotated[str, LongText(limit=90, rows=3)] = ""
    place: Annotated[str, Choice(choices="room_place")] = ""
    notes: Annotated[str, LongText(limit=600, rows=4)] = ""
    script: Annotated[str, LongText(limit=1200, rows=4)] = ""
    needs: Annotated[str, LongText(limit=300, rows=2)] = ""
    write: Annotated[str, Choice(choices="room_write")] = ""
    see: Annotated[str, Choice(choices="room_see")] = ""
    reveal: Annotated[str, Choice(choices="room_reveal")] = ""
    names: Annotated[bool, Tick()] = False
    ahead: Annotated[bool, Tick()] = True
    least: Annotated[int | None, Number(low=0, high=480)] = None
    wall: Annotated[str, Choice(choices="room_wall")] = ""
    vote: Annotated[str, Choice(choices="room_vote")] = ""
    budget: Annotated[int | None, Number(low=1, high=99)] = None
    per_option: Annotated[int | None, Number(low=1, high=99)] = None
    wanted: Annotated[int | None, Field(ge=1, le=99), Hidden()] = None
    question: Annotated[str, Hidden()] = ""
    skipped: Annotated[bool, Hidden()] = False
    meeting: Annotated[int, Hidden()] = 0
    source: Annotated[str, Hidden()] = ""


class RoomOption(Row):
    """Something that a step's vote is about."""

    KIND: ClassVar[str] = "room_option"

    text: Annotated[str, Line(limit=80)] = ""
    step: Annotated[int, Hidden()] = 0
    source: Annotated[str, Hidden()] = ""


class Room(Record):
    """Where the meeting stands. `wall` is what is shown on the wall instead of the step's own view, "" for that.

    `begun_at` and `ended_at` are the moments of the meeting that `meeting` names. The clock's mark says that the room's
    clock showed `at` when the steady clock of `machine` stood at `steady` (milliseconds).
    """

    KIND: ClassVar[str] = "room"
    SINGLE: ClassVar[bool] = True

    meeting: int | None = None
    step: int | None = None
    begun_at: int | None = None
    ended_at: int | None = None
    blank: bool = False
    wall: str = ""
    machine: str = ""
    steady: int = 0
    at: int = 0


class RoomRun(Record):
    """The time of one step: when it was first begun, since when it is being worked on, what it has taken, and its countdown.

    `spent` are milliseconds of earlier turns. `ends_at` and `left` are as in an activity's countdown.
    """

    KIND: ClassVar[str] = "room_run"

    step: int = 0
    begun_at: int | None = None
    since: int | None = None
    spent: int = 0
    ends_at: int | None = None
    left: int | None = None

    @classmethod
    def key(cls, step: int) -> int:
        """The id of the run of this step."""
        return key_id(cls.KIND, step)


class Happening(StrEnum):
    """What may happen in a meeting."""

    BEGUN = "begun"
    ENTERED = "entered"
    OPENED = "opened"
    FROZEN = "frozen"
    REVEALED = "revealed"
    LOCKED = "locked"
    NAMED = "named"
    TIMER = "timer"
    SKIPPED = "skipped"
    REPLANNED = "replanned"
    ENDED = "ended"


class RoomEvent(Record):
    """One thing that happened, for the minutes. `note` says more where the kind alone does not."""

    KIND: ClassVar[str] = "room_event"

    meeting: int = 0
    at: int = 0
    what: Happening = Happening.ENTERED
    step: int | None = None
    note: str = ""


class RoomParked(Row):
    """A matter on the parking lot: raised at a meeting, taken up later."""

    KIND: ClassVar[str] = "room_parked"

    text: Annotated[str, Line(limit=140)] = ""
    answer: Annotated[str, LongText(limit=400, rows=2)] = ""
    handled: Annotated[bool, Tick()] = False
    meeting: Annotated[int, Hidden()] = 0
    step: Annotated[int | None, Hidden()] = None
    at: Annotated[int, Hidden()] = 0


class RoomDecision(Row):
    """A decision of the workshop: what, why, when it is looked at again, and what would change our mind.

    `settles` is the step whose vote had a tie that this decision settled.
    """

    KIND: ClassVar[str] = "room_decision"

    text: Annotated[str, Line(limit=140)] = ""
    why: Annotated[str, LongText(limit=400, rows=2)] = ""
    review: Annotated[date | None, Date()] = None
    doubt: Annotated[str, LongText(limit=300, rows=2)] = ""
    outcome: Annotated[str, LongText(limit=300, rows=2)] = ""
    meeting: Annotated[int, Hidden()] = 0
    step: Annotated[int | None, Hidden()] = None
    settles: Annotated[int | None, Hidden()] = None
    at: Annotated[int, Hidden()] = 0


class RoomHands(Record):
    """Hands counted in the room for one option of a vote; `option` 0 counts the people that voted by hand.

    `value` is the mark that the hands were for where options are marked from 1 to 5, else 0.
    """

    KIND: ClassVar[str] = "room_hands"

    step: int = 0
    option: int = 0
    value: Annotated[int, Field(ge=0, le=5)] = 0
    count: Annotated[int, Field(ge=0)] = 0

    @classmethod
    def key(cls, step: int, option: int, value: int = 0) -> int:
        """The id of the count of this option, or of one mark for it."""
        return key_id(cls.KIND, step, option, value)


class RoomDraw(Record):
    """What was drawn by lot at a meeting: a speaking order of the libraries, or groups that mix them.

    `libraries` are library ids in the order drawn. `groups` has one text for each person: "group/library id/person id".
    `seed` and `size` make the draw again.
    """

    KIND: ClassVar[str] = "room_draw"

    meeting: int = 0
    what: str = ""
    seed: int = 0
    size: int = 0
    libraries: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    at: int = 0

    @classmethod
    def key(cls, meeting: int, what: str) -> int:
        """The id of the draw of this kind at this meeting; drawing again replaces it."""
        return key_id(cls.KIND, meeting, what)


OWN = "room."
"""The activities of the room itself, votes among them, begin with this."""


def activity_name(step: int) -> str:
    """The shared activity of a step that has none of a component."""
    return f"{OWN}{step}"


EVALUATION = "room.evaluation"
"""The activities of evaluations begin with this."""

EVALUATE = "evaluation"
"""The method of the step in which a meeting is evaluated."""


def evaluation_name(meeting: int) -> str:
    """The shared activity of a meeting's evaluation."""
    return f"{EVALUATION}.{meeting}"


class RoomVote(Personal):
    """What one person gives one option: dots, 1 for approval, 1 to 5, or the place in a ranking (1 is best); None is nothing."""

    KIND: ClassVar[str] = "room_vote"
    ACTIVITY: ClassVar[str | None] = "room"

    step: int
    option: int
    value: Annotated[int | None, Field(ge=0, le=999)] = None

    @classmethod
    def key(cls, person: int, step: int, option: int) -> int:
        """The id of this person's vote for this option, the same on every laptop."""
        return key_id(cls.KIND, person, step, option)

    def activity_name(self) -> str | None:
        """Each step's vote is revealed and closed on its own."""
        return activity_name(self.step)


class RoomEvaluation(Personal):
    """What one person says about a meeting, in a minute."""

    KIND: ClassVar[str] = "room_evaluation"
    ACTIVITY: ClassVar[str | None] = "room"

    meeting: Annotated[int, Hidden()]
    worth: Annotated[int | None, Field(ge=1, le=5), Hidden()] = None
    keep: Annotated[str, LongText(limit=300, rows=2)] = ""
    change: Annotated[str, LongText(limit=300, rows=2)] = ""

    @classmethod
    def key(cls, person: int, meeting: int) -> int:
        """The id of this person's evaluation of this meeting."""
        return key_id(cls.KIND, person, meeting)

    def activity_name(self) -> str | None:
        """Each meeting's evaluation is shown on its own."""
        return evaluation_name(self.meeting)


WORKSHOP_KINDS: tuple[type[Record], ...] = (
    Room,
    RoomStep,
    RoomOption,
    RoomRun,
    RoomEvent,
    RoomParked,
    RoomDecision,
    RoomHands,
    RoomDraw,
)
"""Kinds of the workshop's own file."""

LIBRARY_KINDS: tuple[type[Record], ...] = (RoomVote, RoomEvaluation)
"""Kinds of a library's file."""

KINDS = (*WORKSHOP_KINDS, *LIBRARY_KINDS)
