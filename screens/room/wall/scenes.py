"""What is on the wall at this moment, as values: words, a picture, a clock. Nothing here knows how large it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.agenda import RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import ComponentContent
from facilitator.countdown import NEAR, running, seconds_left
from facilitator.i18n import format_date, format_time
from facilitator.room.coming import just_held, next_meeting
from facilitator.room.hall import Hall
from facilitator.room.moments import day_of, local
from facilitator.room.pictures import Picture
from facilitator.room.schedule import tidy
from facilitator.room.state import Standing
from facilitator.room.tables import gathers
from facilitator.room.views import picture, shown

PAUSE = "break"
"""The method of a step in which nothing is worked on."""

ALONE = {"", "alone", "table", "pairs", "mixed", "snowball", "vote", "evaluation"}
"""The methods in which people tell that they are finished."""

COUNTS = {"done", "vote", "evaluation"}
"""The views that say themselves how many have finished."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that is left: `text` as mm:ss, with a sign and a word where it is paused, short or up."""

    text: str = ""
    sign: str = ""
    word: str = ""
    style: str = "bold $primary"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the wall. `heading` is drawn as large as it can be, with `below` under it.

    With a `picture` the task is drawn smaller and stays where it is; `done` tells how many are finished.
    """

    where: str = ""
    heading: str = ""
    below: tuple[str, ...] = ()
    task: str = ""
    picture: Picture | None = None
    done: str = ""


BLANK = Scene()


def scene(hall: Hall, words: ComponentContent) -> Scene:
    """What the wall shows now."""
    here = hall.standing
    if here.room.blank and here.running:
        return BLANK
    if not here.running and not here.room.wall:
        return _outside(hall, here, words)
    where = _where(here, words)
    view = shown(hall)
    step = here.step
    if view == "task" and step is not None:
        if step.method == PAUSE:
            return _pause(here, step, where, words)
        text = " ".join(step.task.split())
        return Scene(where, text or step.title.strip(), done=_done(hall, here, step, words))
    made = picture(view, hall)
    own = step is not None and here.running and (not here.room.wall or view in _own(step))
    text = " ".join(step.task.split()) if step is not None and own else ""
    done = _done(hall, here, step, words) if step is not None and view not in COUNTS else ""
    return Scene(where, task=text, picture=made, done=done)


def task_scene(hall: Hall, words: ComponentContent) -> Scene:
    """The task alone, in place of a picture that could not be made."""
    here = hall.standing
    step = here.step if here.running else None
    if here.room.blank and here.running:
        return BLANK
    text = (" ".join(step.task.split()) or step.title.strip()) if step is not None else ""
    return Scene(_where(here, words), text or words.word("welcome"))


def _own(step: RoomStep) -> tuple[str, ...]:
    """The views that belong to a step: its task stands with them."""
    return (step.wall, *(["vote"] if step.vote else []))


def _where(here: Standing, words: ComponentContent) -> str:
    """The meeting, how far it has come, and the step's name."""
    parts = [here.meeting.title.strip() if here.meeting else ""]
    if here.running and here.step is not None and here.number:
        parts.append(words.word("step_of", n=here.number, m=len(here.live)))
        parts.append(here.step.title.strip())
    return " · ".join(part for part in parts if part)


def _done(hall: Hall, here: Standing, step: RoomStep, words: ComponentContent) -> str:
    """How many of those in the room are finished, while they work on something of their own."""
    if not here.activity.hidden or step.method not in ALONE or not gathers(step, hall.course):
        return ""
    at = hall.done(step)
    finished = sum(len(one.finished) for one in at)
    people = finished + sum(len(one.waiting) for one in at)
    if not people:
        return ""
    return words.word("done", n=finished, m=people) if finished < people else words.word("all_done")


def _pause(here: Standing, step: RoomStep, where: str, words: ComponentContent) -> Scene:
    """A break, and when it is over."""
    clock = here.clock
    until = clock.ends_at if clock.ends_at is not None and clock.ends_at > here.now else None
    if until is None and clock.left is None and clock.begun_at is not None and step.minutes:
        until = clock.begun_at + 60_000 * step.minutes
    below = words.word("goes_on", time=format_time(local(until))) if until and until > here.now else ""
    text = " ".join(step.task.split())
    return Scene(where, step.title.strip() or words.word("pause"), tuple(one for one in (below, text) if one))


def _outside(hall: Hall, here: Standing, words: ComponentContent) -> Scene:
    """Before a meeting and after it."""
    today = day_of(hall.now)
    if just_held(here):
        title = here.meeting.title.strip() if here.meeting else ""
        coming = next_meeting(hall.workshop, today, here.room.meeting)
        again = words.word("next_meeting", when=_when(coming, words)) if coming else ""
        return Scene(title, words.word("thanks"), (again,) if again else ())
    coming = next_meeting(hall.workshop, today)
    if coming is None:
        return Scene("", words.word("welcome"), (words.word("soon"),))
    below = tuple(line for line in (_date(coming), coming.venue.strip(), _begins(coming, words)) if line)
    return Scene("", coming.title.strip() or words.word("welcome"), below)


def _date(meeting: HomeworkMeeting) -> str:
    return format_date(meeting.day, "weekday") if meeting.day else ""


def _begins(meeting: HomeworkMeeting, words: ComponentContent) -> str:
    return words.word("begins", time=tidy(meeting.starts)) if meeting.starts.strip() else words.word("soon")


def _when(meeting: HomeworkMeeting, words: ComponentContent) -> str:
    if meeting.starts.strip() and meeting.day:
        return words.word("day_time", day=_date(meeting), time=tidy(meeting.starts))
    return _date(meeting)


def clock(here: Standing, words: ComponentContent) -> Clock:
    """The countdown of the present step; without text while no time is set, and when it is up and the answers are shown."""
    left = seconds_left(here.clock, here.now)
    if left is None or here.room.blank or not here.running:
        return Clock()
    minutes, seconds = divmod(left, 60)
    text = f"{minutes:02}:{seconds:02}"
    if here.clock.ends_at is None:
        return Clock(text, "‖", words.word("paused"), "bold $text-muted")
    if not running(here.clock, here.now):
        if not here.activity.hidden:
            return Clock()
        return Clock(text, "■", words.word("time_up"), "bold $error")
    if left <= NEAR:
        return Clock(text, "!", words.word("time_near"), "bold $warning")
    return Clock(text)
