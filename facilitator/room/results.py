"""The results of a meeting's steps as blocks: what the wall says of them now, and only where the answers are revealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from facilitator.agenda import EVALUATE, Room, RoomRun, RoomStep
from facilitator.blocks import Block, Bullets, Heading, Paragraph, Table
from facilitator.component import Reader, activity_of
from facilitator.components.homework import HomeworkMeeting
from facilitator.record import Record
from facilitator.room.hall import Hall
from facilitator.room.pictures import Bars, Grid, Lines, Picture, Task, Words
from facilitator.room.state import activity_of_step, steps_of
from facilitator.room.telling import value_words
from facilitator.room.views import picture
from facilitator.room.votes import count, election
from facilitator.room.words import words
from facilitator.wording import flat

R = TypeVar("R", bound=Record)

NO_RESULT = frozenset(
    {"", "task", "agenda", "done", "order", "groups", "actions", "decisions", "parked", "evaluation"}
)
"""Views that say nothing of a step's result, or stand in the minutes under a heading of their own."""


@dataclass(frozen=True, slots=True)
class _AtStep:
    """The workshop's file read as it is while this step is on, so that its view tells of this step."""

    reader: Reader
    room: Room

    def all(self, kind: type[R]) -> tuple[R, ...]:
        return self.reader.all(kind)

    def get(self, kind: type[R], record_id: int) -> R | None:
        return self.reader.get(kind, record_id)

    def form(self, kind: type[R]) -> R:
        return self.room if kind is Room else self.reader.form(kind)  # type: ignore[return-value]

    def changed_at(self, kind: type[Record], record_id: int) -> datetime | None:
        return self.reader.changed_at(kind, record_id)


def results(hall: Hall, meeting: HomeworkMeeting) -> Iterator[Block]:
    """Every step with a result, in the order of the agenda: its sentence, its bars or lines, and its remarks."""
    any_ = False
    for step in steps_of(hall.workshop, meeting.id):
        if (found := result(hall, step)) is None:
            continue
        any_ = True
        yield Heading(flat(step.title) or found.title)
        if found.says:
            yield Paragraph(found.says)
        yield from _placed(hall, step) if step.vote else _drawn(found)
        if found.notes:
            yield Paragraph("\n".join(found.notes))
    if not any_:
        yield Paragraph(words(hall.course, "minutes").word("minutes_no_results"))


def result(hall: Hall, step: RoomStep) -> Picture | None:
    """What came out of a step of a meeting; None where it has not been begun, has no result, or hides its answers."""
    view = "vote" if step.vote else step.wall
    run = hall.workshop.get(RoomRun, RoomRun.key(step.id))
    activity = activity_of(hall.workshop, activity_of_step(step, hall.course))
    if view in NO_RESULT or step.method == EVALUATE or run is None or run.begun_at is None or activity.hidden:
        return None
    room = hall.standing.room.revise(meeting=step.meeting, step=step.id, wall="")
    return picture(view, Hall(_AtStep(hall.workshop, room), hall.tables, hall.course, hall.now))


def _placed(hall: Hall, step: RoomStep) -> Iterator[Block]:
    """The result of a vote with its places; equal ones share theirs."""
    texts, vote = words(hall.course, "minutes"), election(hall.workshop, step)
    found = count(hall, step)
    if found is None or not found.results:
        return
    ranks = [one.rank for one in found.results]

    def place(rank: int | None) -> str:
        if rank is None:
            return ""
        return texts.word("minutes_shared" if ranks.count(rank) > 1 else "minutes_ranked", rank=rank)

    ballot = words(hall.course, "votes")
    rows = tuple(
        (place(one.rank), vote.names[one.option], value_words(ballot, vote, one)) for one in found.results
    )
    head = tuple(texts.word(f"minutes_{name}") for name in ("place", "option", "given"))
    yield Table(head, rows).without_empty_columns()


def _drawn(found: Picture) -> Iterator[Block]:
    for body in found.bodies:
        match body:
            case Bars(bars) if bars:
                texts = (" ".join(part for part in (bar.sign, bar.label) if part) for bar in bars)
                yield Bullets(tuple(f"{text}: {bar.value}" for text, bar in zip(texts, bars, strict=True)))
            case Lines(lines) if lines:
                yield Bullets(tuple(": ".join(part for part in line[1:] if part) for line in lines))
            case Words(found_words) if found_words:
                yield Paragraph(" · ".join(word.text for word in found_words))
            case Grid(heads, rows) if rows:
                yield Table(("", *heads), tuple((label, *cells) for label, cells in rows))
            case Task(text) if text:
                yield Paragraph(text)
            case _:
                pass
