"""The times of a meeting: what is planned, how it goes against real time, and ways to catch up.

Everything here is pure. Times of day are minutes after midnight, moments are milliseconds of the room's clock, lengths
are minutes. The agenda is read as a row of steps, one after the other. A step that was left forwards, or whose time is
used, is not expected again; one that was only begun and left backwards is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from itertools import pairwise
from typing import Final

from facilitator.agenda import Happening, RoomEvent, RoomRun, RoomStep
from facilitator.component import Reader
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course
from facilitator.i18n import format_time
from facilitator.room.state import Standing, standing

MINUTE: Final = 60_000
"""Milliseconds."""

CLOSE: Final = 60
"""A meeting begun so many minutes or more from its planned start is measured from when it was begun (a rehearsal)."""

LONGER: Final = "+"
"""Begins the note of the event by which a later end was agreed; the minutes follow."""

DAY: Final = 24 * 60

_TIME = re.compile(r"(\d{1,2})(?:\s*[.:,h]?\s*(\d{2}))?$")
_AT = re.compile(r"^(?:kl|klokken|at)\b[.:]?\s*", re.IGNORECASE)


def minutes_of(text: str) -> int | None:
    """A time of day as people write it: "9.30", "9:30", "kl. 9", "0930", "9.30-15"; None where there is none to read."""
    words = re.split(r"[-–]", text.strip().casefold())[0].rstrip(" .")
    found = _TIME.search(words)
    if found is None or re.search(r"\d", words[: found.start()]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def tidy(text: str) -> str:
    """A time of day as it is shown after "at": "9.30" of "kl. 9.30"; what cannot be read stays as it is written."""
    minutes = minutes_of(text)
    if minutes is not None:
        return format_time(time(*divmod(minutes, 60)))
    return _AT.sub("", text.strip(), count=1)


def length(step: RoomStep) -> int:
    """The minutes that a step takes of the meeting."""
    return 0 if step.skipped else step.minutes or 0


# --- the plan ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Planned:
    """One step of the plan: it begins `offset` minutes into the meeting, at the time of day `start` where that is known."""

    step: RoomStep
    offset: int
    start: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A meeting's agenda with its times. `total` is the sum of the steps, `room` the meeting's length, None if not said."""

    steps: tuple[Planned, ...]
    total: int
    room: int | None
    starts: int | None

    @property
    def spare(self) -> int | None:
        """Minutes that no step has taken; negative where there are too many steps. None while the length is not said."""
        return None if self.room is None else self.room - self.total

    @property
    def ends(self) -> int | None:
        """The time of day at which the last step ends."""
        return None if self.starts is None else self.starts + self.total


def plan_of(meeting: HomeworkMeeting, steps: Iterable[RoomStep]) -> Plan:
    """The planned times of a meeting's steps, given in order; skipped ones take no time."""
    starts = minutes_of(meeting.starts)
    planned: list[Planned] = []
    offset = 0
    for step in steps:
        planned.append(Planned(step, offset, None if starts is None else starts + offset))
        offset += length(step)
    return Plan(tuple(planned), offset, meeting.minutes, starts)


# --- while the meeting runs -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expected:
    """One step while the meeting runs. `start` and `end` are moments: of the present and past steps what was, of the coming
    ones what is to be expected. `past` is not expected any more: it is `done`, or was passed by.
    """

    step: RoomStep
    planned: int
    start: int | None
    end: int | None
    past: bool = False
    present: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How a meeting goes. `ends_at` is the moment at which it will end as the agenda stands now, `due_at` the moment at
    which its steps were to end: as planned when it began, or as has been agreed since. `behind` are the minutes between
    them, negative when there is time to spare. `closes_at` is the end of the meeting's own length, if that is said, or the
    later one that has been agreed.
    """

    steps: tuple[Expected, ...]
    began_at: int
    ends_at: int
    due_at: int
    closes_at: int | None

    @property
    def behind(self) -> int:
        """Whole minutes behind (+) or ahead (-) of the plan; a minute that has only begun does not count."""
        return int((self.ends_at - self.due_at) / MINUTE)

    @property
    def agreed_at(self) -> int:
        """When the meeting is to end: by its own length, else by its steps."""
        return self.due_at if self.closes_at is None else self.closes_at

    @property
    def over(self) -> int:
        """Whole minutes by which the meeting will be longer than its length; 0 where it fits."""
        return 0 if self.closes_at is None else max(0, int((self.ends_at - self.closes_at) / MINUTE))

    @property
    def coming(self) -> tuple[RoomStep, ...]:
        """The steps that are still to come."""
        return tuple(one.step for one in self.steps if not one.past and not one.present)


def began(meeting: HomeworkMeeting, begun_at: int, zone: tzinfo | None = None) -> int:
    """The moment from which the plan is measured: the planned start, if the meeting was begun near it, else the beginning."""
    starts = minutes_of(meeting.starts)
    if starts is None:
        return begun_at
    day = datetime.fromtimestamp(begun_at / 1000, zone).date() if meeting.day is None else meeting.day
    planned = datetime.combine(day, time(*divmod(starts, 60)), zone)
    moment = round(planned.timestamp() * 1000)
    return moment if abs(begun_at - moment) < CLOSE * MINUTE else begun_at


def pace(reader: Reader, course: Course, now: int, zone: tzinfo | None = None) -> Pace | None:
    """How the meeting that runs goes at `now`; None while none has begun. `zone` is the place's (None: this computer's)."""
    here = standing(reader, course, now)
    if here.meeting is None or here.room.begun_at is None:
        return None
    start = began(here.meeting, here.room.begun_at, zone)
    runs = {run.step: run for run in reader.all(RoomRun)}
    done = steps_done(reader, here)
    expected: list[Expected] = []
    offset, moment, reached = 0, now, here.step is None
    for step in here.steps:
        run, planned = runs.get(step.id), start + offset * MINUTE
        left = max(0, length(step) * MINUTE - spent(run, now))
        present = here.step is not None and step.id == here.step.id
        if present:
            reached = True
            moment = now + max(left, 1000 * (here.seconds_left or 0))
            expected.append(Expected(step, planned, run.begun_at if run else now, moment, present=True))
        elif not step.skipped and reached and step.id not in done:
            expected.append(Expected(step, planned, moment, moment + left))
            moment += left
        elif not step.skipped:
            was = run.begun_at if run else None
            ended = None if run is None or was is None else was + run.spent
            expected.append(Expected(step, planned, was, ended, past=True, done=step.id in done))
        offset += length(step)
    first, later = _agreed(here.steps, _events(reader, here))
    due = start + (first + later) * MINUTE
    ends = here.room.ended_at if here.room.ended_at is not None else moment
    closes = None if here.meeting.minutes is None else start + here.meeting.minutes * MINUTE
    if closes is not None and later:
        closes = max(closes, due)
    return Pace(tuple(expected), start, ends, due, closes)


def steps_done(reader: Reader, here: Standing) -> frozenset[int]:
    """The steps that the meeting is through with: left forwards, or their time is used; the present one is not."""
    if here.room.begun_at is None:
        return frozenset()
    places = {step.id: n for n, step in enumerate(here.steps)}
    been = [one.step for one in _events(reader, here) if one.what is Happening.ENTERED and one.step in places]
    done = {one for one, after in pairwise(been) if one and after and places[one] < places[after]}
    for step in here.steps:
        run = reader.get(RoomRun, RoomRun.key(step.id))
        if run is not None and run.begun_at is not None and spent(run, here.now) >= length(step) * MINUTE:
            done.add(step.id)
    return frozenset(done - {here.step.id if here.step else 0})


def spent(run: RoomRun | None, now: int) -> int:
    """The milliseconds that a step has taken until now."""
    if run is None:
        return 0
    return run.spent + (max(0, now - run.since) if run.since is not None else 0)


def _events(reader: Reader, here: Standing) -> list[RoomEvent]:
    """What has happened since this meeting began, in order."""
    begun = here.room.begun_at or 0
    found = (one for one in reader.all(RoomEvent) if one.meeting == here.room.meeting and one.at >= begun)
    return sorted(found, key=lambda event: event.at)


def _agreed(steps: Sequence[RoomStep], events: Sequence[RoomEvent]) -> tuple[int, int]:
    """The minutes of the agenda as it was when the meeting began, and those that have been agreed to go on for longer.

    A step that was left out or taken in meanwhile counts as it did at first; what a catching up has cut off counts too.
    """
    first: dict[int, bool] = {}
    cut, later = 0, 0
    for event in events:
        if event.what is Happening.SKIPPED and event.step is not None:
            first.setdefault(event.step, event.note == "")
        elif event.what is Happening.REPLANNED and event.note.removeprefix(LONGER).isdecimal():
            if event.note.startswith(LONGER):
                later += int(event.note)
            else:
                cut += int(event.note)
    return cut + sum(step.minutes or 0 for step in steps if first.get(step.id, not step.skipped)), later
