"""What is going on in the room, read from the workshop's file: the meeting, its steps, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.agenda import EVALUATE, Reveal, Room, RoomRun, RoomStep, activity_name, evaluation_name
from facilitator.component import Reader, activity_of
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course
from facilitator.countdown import seconds_left
from facilitator.course import component
from facilitator.room.clock import attended
from facilitator.visibility import Activity, Phase, See, Write


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the room stands at one moment. `steps` are the meeting's steps in order, skipped ones among them.

    `running` says that a meeting has begun and not ended; `attended` that somebody is running it now, so that its rules
    hold for the tables. `clock` is the run of the present step.
    """

    room: Room
    meeting: HomeworkMeeting | None
    steps: tuple[RoomStep, ...]
    step: RoomStep | None
    clock: RoomRun
    activity: Activity
    running: bool
    attended: bool
    now: int

    @property
    def live(self) -> tuple[RoomStep, ...]:
        """The steps that are not skipped."""
        return tuple(step for step in self.steps if not step.skipped)

    @property
    def number(self) -> int:
        """The present step's number among those that are not skipped, from 1; 0 without a step."""
        return next((n for n, one in enumerate(self.live, 1) if self.step and one.id == self.step.id), 0)

    @property
    def following(self) -> RoomStep | None:
        """The step after the present one, or the first; None at the end."""
        return beside(self.steps, self.step, 1)

    @property
    def preceding(self) -> RoomStep | None:
        """The step before the present one."""
        return beside(self.steps, self.step, -1)

    @property
    def seconds_left(self) -> int | None:
        """What is left of the countdown; None when no time is set."""
        return seconds_left(self.clock, self.now)


def beside(steps: tuple[RoomStep, ...], step: RoomStep | None, by: int) -> RoomStep | None:
    """The next step that is not skipped, forwards (1) or back (-1); from no step forwards it is the first."""
    at = next((n for n, one in enumerate(steps) if step and one.id == step.id), -1 if by > 0 else len(steps))
    rest = steps[at + 1 :] if by > 0 else steps[:at][::-1] if at >= 0 else ()
    return next((one for one in rest if not one.skipped), None)


def steps_of(reader: Reader, meeting: int | None) -> tuple[RoomStep, ...]:
    """The agenda of a meeting, in order."""
    return tuple(step for step in reader.all(RoomStep) if step.meeting == meeting)


def meetings(reader: Reader) -> tuple[HomeworkMeeting, ...]:
    """The workshop's meetings, in the order in which they stand."""
    return reader.all(HomeworkMeeting)


def activity_of_step(step: RoomStep, course: Course) -> str:
    """The name of the shared activity of a step: its question's, its component's, or its own, as every vote has."""
    if step.method == EVALUATE:
        return evaluation_name(step.meeting)
    if step.vote:
        return activity_name(step.id)
    part, _, place = step.place.partition(".")
    if part == "dialogue" and step.question:
        return f"dialogue.{step.question}"
    if part in course.components:
        found = component(part).activities.get(place)
        if found is not None:
            return found
    return activity_name(step.id)


def activity_in(reader: Reader, step: RoomStep, course: Course) -> Activity:
    """The shared activity of a step as it stands in the workshop's file."""
    name = activity_of_step(step, course)
    part = step.place.partition(".")[0]
    starts = component(part).starts if part in course.components else {}
    return activity_of(reader, name, starts.get(name, Phase.WRITING))


def ruled(activity: Activity, step: RoomStep, *, before: bool) -> Activity:
    """The activity as the step's rule wants it when the step is entered; what has been revealed `before` stays so.

    Answers that were given namelessly before get no names by going on.
    """
    phase = activity.phase
    if step.reveal == Reveal.OPEN and activity.hidden and activity.see is not See.OWN:
        phase = Phase.REVEALED
    return activity.revise(
        phase=phase,
        names=step.names and (activity.names or not before),
        write=Write(step.write) if step.write in set(Write) else Write.EVERYBODY,
        see=See(step.see) if step.see in set(See) else See.ANSWERS,
    )


def standing(reader: Reader, course: Course, now: int) -> Standing:
    """Where the room stands at `now` (milliseconds of the room's clock)."""
    room = reader.form(Room)
    meeting = reader.get(HomeworkMeeting, room.meeting) if room.meeting is not None else None
    steps = steps_of(reader, room.meeting) if meeting is not None else ()
    step = next((one for one in steps if one.id == room.step), None)
    run = reader.get(RoomRun, RoomRun.key(step.id)) if step is not None else None
    running = meeting is not None and room.begun_at is not None and room.ended_at is None
    return Standing(
        room=room,
        meeting=meeting,
        steps=steps,
        step=step,
        clock=run or RoomRun(id=RoomRun.key(step.id if step else 0), step=step.id if step else 0),
        activity=activity_in(reader, step, course) if step is not None else Activity(),
        running=running,
        attended=running and attended(room, now),
        now=now,
    )
