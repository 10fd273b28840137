"""Running a meeting: each function says what one act of the facilitator changes in the workshop's file.

They are pure: given the newest state, the room's time and the clock's mark they return what to save. Nothing that
somebody has written is ever removed by one of them, and none of them undoes what another has revealed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from facilitator import countdown
from facilitator.agenda import (
    EVALUATION,
    OWN,
    Happening,
    Room,
    RoomDecision,
    RoomEvent,
    RoomOption,
    RoomParked,
    RoomRun,
    RoomStep,
)
from facilitator.component import Reader
from facilitator.content import Course
from facilitator.edits import Change, Put
from facilitator.record import between
from facilitator.room.state import Standing, activity_in, activity_of_step, ruled, standing
from facilitator.store import new_id
from facilitator.visibility import Activity, Phase, See, Write

Mark = Mapping[str, Any]
"""What `RoomClock.mark` gives."""

MINUTE = 60


def _event(room: Room, at: int, what: Happening, step: RoomStep | None = None, note: str = "") -> Put:
    return Put(
        RoomEvent(
            id=new_id(),
            meeting=room.meeting or 0,
            at=at,
            what=what,
            step=step.id if step else None,
            note=note,
        )
    )


def _stopped(here: Standing) -> list[Change]:
    """The present step's time is taken down; its countdown stands still where it was."""
    if here.step is None or here.clock.since is None:
        return []
    spent = here.clock.spent + max(0, here.now - here.clock.since)
    return [Put(countdown.paused(here.clock, here.now).revise(since=None, spent=spent))]


def begin(reader: Reader, course: Course, meeting: int, at: int, mark: Mark) -> list[Change]:
    """Begin a meeting, or go on with one that was ended; it opens at its first step, or at the one it was left at.

    Another meeting that is still running ends.
    """
    here = standing(reader, course, at)
    again = here.room.meeting == meeting and here.room.begun_at is not None
    if again and here.running:
        return []
    room = Room(meeting=meeting, begun_at=at).revise(**mark)
    if again:
        room = here.room.revise(ended_at=None, blank=False, wall="", **mark)
    steps = tuple(step for step in reader.all(RoomStep) if step.meeting == meeting and not step.skipped)
    kept = next((step for step in steps if again and step.id == here.room.step), None)
    step = kept or next(iter(steps), None)
    changes: list[Change] = []
    if not again and here.running:
        changes = [
            *_stopped(here),
            _event(here.room, at, Happening.ENDED),
            *_released(reader, course, here.steps),
        ]
    changes.append(_event(room, at, Happening.BEGUN))
    return changes + _entered(reader, course, room, step, at)


def _entered(reader: Reader, course: Course, room: Room, step: RoomStep | None, at: int) -> list[Change]:
    room = room.revise(step=step.id if step else None)
    if step is None:
        return [Put(room)]
    run = reader.get(RoomRun, RoomRun.key(step.id)) or RoomRun(id=RoomRun.key(step.id), step=step.id)
    run = run.revise(begun_at=run.begun_at if run.begun_at is not None else at, since=at)
    before = reader.get(Activity, Activity.key(activity_of_step(step, course))) is not None
    return [
        Put(room),
        Put(run),
        Put(ruled(activity_in(reader, step, course), step, before=before)),
        _event(room, at, Happening.ENTERED, step),
    ]


def enter(reader: Reader, course: Course, step: int, at: int, mark: Mark) -> list[Change]:
    """Go to a step, forwards, back or anywhere: what was given and revealed there is as it was left."""
    here = standing(reader, course, at)
    target = next((one for one in here.steps if one.id == step), None)
    if target is None or (here.step is not None and here.step.id == step):
        return []
    room = here.room.revise(wall="", blank=False, **mark)
    return _stopped(here) + _entered(reader, course, room, target, at)


def turn(reader: Reader, course: Course, phase: Phase, at: int, mark: Mark) -> list[Change]:
    """Open, freeze, reveal or lock what the present step's people write. Hiding again deletes nothing."""
    here = standing(reader, course, at)
    if here.step is None or (here.activity.phase is phase and phase is not Phase.WRITING):
        return []
    what = {
        Phase.WRITING: Happening.OPENED,
        Phase.FROZEN: Happening.FROZEN,
        Phase.REVEALED: Happening.REVEALED,
        Phase.CLOSED: Happening.LOCKED,
    }[phase]
    return [
        Put(here.activity.revise(phase=phase)),
        Put(here.room.revise(**mark)),
        _event(here.room, at, what, here.step),
    ]


def name_people(reader: Reader, course: Course, at: int, mark: Mark) -> list[Change]:
    """Show, or no longer show, who gave what in the present step."""
    here = standing(reader, course, at)
    if here.step is None:
        return []
    names = not here.activity.names
    return [
        Put(here.activity.revise(names=names)),
        Put(here.step.revise(names=names)),
        Put(here.room.revise(**mark)),
        _event(here.room, at, Happening.NAMED, here.step, "" if names else "no"),
    ]


def _timed(
    reader: Reader, course: Course, at: int, mark: Mark, change: Callable[[RoomRun, RoomStep], RoomRun]
) -> list[Change]:
    here = standing(reader, course, at)
    if here.step is None:
        return []
    run = change(here.clock, here.step)
    if run == here.clock:
        return []
    left = countdown.seconds_left(run, at)
    return [
        Put(run),
        Put(here.room.revise(**mark)),
        _event(here.room, at, Happening.TIMER, here.step, "" if left is None else str(left)),
    ]


def start_timer(
    reader: Reader, course: Course, at: int, mark: Mark, seconds: int | None = None
) -> list[Change]:
    """Start the countdown: on from where it was paused, else from `seconds`, else from the step's minutes."""

    def run(clock: RoomRun, step: RoomStep) -> RoomRun:
        length = seconds if seconds is not None else MINUTE * (step.minutes or 0)
        fresh = clock.revise(ends_at=None, left=None) if seconds is not None else clock
        if countdown.running(fresh, at) or not (length or fresh.left):
            return clock
        return countdown.started(fresh, at, length)

    return _timed(reader, course, at, mark, run)


def pause_timer(reader: Reader, course: Course, at: int, mark: Mark) -> list[Change]:
    """Let the countdown stand still; one that has run out is put away."""
    return _timed(reader, course, at, mark, lambda clock, _: countdown.paused(clock, at))


def add_time(reader: Reader, course: Course, at: int, mark: Mark, seconds: int) -> list[Change]:
    """Make the countdown longer, or with negative seconds shorter, though never to nothing; after the end it runs again."""

    def change(clock: RoomRun, _: RoomStep) -> RoomRun:
        left = countdown.seconds_left(clock, at) or 0
        return countdown.longer(clock, at, seconds) if left + seconds > 0 else clock

    return _timed(reader, course, at, mark, change)


def show_on_wall(reader: Reader, view: str, mark: Mark) -> list[Change]:
    """Show a view on the wall instead of the step's own; "" goes back to that."""
    room = reader.form(Room)
    return [Put(room.revise(wall=view, blank=False, **mark))]


def blank(reader: Reader, mark: Mark, *, on: bool) -> list[Change]:
    """Blank the wall, or light it again."""
    room = reader.form(Room)
    return [Put(room.revise(blank=on, **mark))]


def skip(
    reader: Reader, course: Course, step: int, at: int, mark: Mark, *, skipped: bool = True
) -> list[Change]:
    """Leave a step out, or take it in again; everything in it stays."""
    found = reader.get(RoomStep, step)
    if found is None or found.skipped is skipped:
        return []
    here = standing(reader, course, at)
    changes: list[Change] = [Put(found.revise(skipped=skipped))]
    if here.running:
        changes += [
            Put(here.room.revise(**mark)),
            _event(here.room, at, Happening.SKIPPED, found, "" if skipped else "no"),
        ]
    return changes


def repeat(reader: Reader, step: int) -> tuple[int, list[Change]]:
    """A copy of a step, its vote's options with it, right after it, to be done again; gives the copy's id."""
    steps = reader.all(RoomStep)
    at = next((n for n, one in enumerate(steps) if one.id == step), None)
    if at is None:
        return 0, []
    found = steps[at]
    after = next((one for one in steps[at + 1 :] if one.meeting == found.meeting), None)
    copy = found.revise(id=new_id(), position=between(found, after), skipped=False)
    options = (one for one in reader.all(RoomOption) if one.step == step)
    return copy.id, [Put(copy), *(Put(one.revise(id=new_id(), step=copy.id)) for one in options)]


def park(reader: Reader, course: Course, text: str, at: int, mark: Mark) -> list[Change]:
    """Put a matter on the parking lot, with the meeting and the step in which it came up."""
    return _noted(RoomParked, reader, course, text, at, mark)


def decide(reader: Reader, course: Course, text: str, at: int, mark: Mark) -> list[Change]:
    """Write down a decision, with the meeting and the step in which it was taken."""
    return _noted(RoomDecision, reader, course, text, at, mark)


def _noted(
    kind: type[RoomParked | RoomDecision], reader: Reader, course: Course, text: str, at: int, mark: Mark
) -> list[Change]:
    here = standing(reader, course, at)
    rows = reader.all(kind)
    row = kind(
        id=new_id(),
        position=between(rows[-1] if rows else None, None),
        text=text,
        meeting=here.room.meeting or 0,
        step=here.step.id if here.step else None,
        at=at,
    )
    return [Put(row), Put(here.room.revise(**mark))]


def end(reader: Reader, course: Course, at: int, mark: Mark) -> list[Change]:
    """End the meeting. What was only locked for the meeting is opened again for people's own work; votes stay closed."""
    here = standing(reader, course, at)
    if not here.running:
        return []
    room = here.room.revise(ended_at=at, blank=False, wall="", **mark)
    return [
        *_stopped(here),
        Put(room),
        _event(room, at, Happening.ENDED),
        *_released(reader, course, here.steps),
    ]


def _released(reader: Reader, course: Course, steps: Iterable[RoomStep]) -> list[Change]:
    free = {Phase.FROZEN: Phase.WRITING, Phase.CLOSED: Phase.REVEALED}
    changes: list[Change] = []
    for name in dict.fromkeys(activity_of_step(step, course) for step in steps):
        activity = reader.get(Activity, Activity.key(name))
        if activity is None:
            continue
        if name.startswith(EVALUATION):
            continue
        own = name.startswith(OWN)
        if own:
            freed = activity.revise(phase=Phase.FROZEN if activity.hidden else Phase.CLOSED)
        else:
            phase = Phase.WRITING if activity.see is See.OWN else free.get(activity.phase, activity.phase)
            freed = activity.revise(phase=phase, write=Write.EVERYBODY, see=See.ANSWERS)
        if freed != activity:
            changes.append(Put(freed))
    return changes


def pulse(reader: Reader, mark: Mark) -> list[Change]:
    """Tell the tables that the meeting is still being run, and what time it is."""
    return [Put(reader.form(Room).revise(**mark))]
