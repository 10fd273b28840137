"""The minutes of a meeting, made from what happened: times, results that were shown, decisions, parked matters, tasks.

Nobody is named unless it is asked for. A result is what the wall says of it now, and only of a step whose answers have
been revealed; what is hidden stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from itertools import count
from pathlib import Path

from facilitator.agenda import (
    Happening,
    RoomDecision,
    RoomEvent,
    RoomParked,
    RoomRun,
    RoomStep,
)
from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.components.homework import HomeworkMeeting
from facilitator.components.homework.tasks import meetings as dated
from facilitator.content import ComponentContent
from facilitator.i18n import format_date, format_number, format_time
from facilitator.people import Person
from facilitator.room.actions import actions, decided, today_of
from facilitator.room.evaluation import LEAST, evaluation
from facilitator.room.hall import Hall
from facilitator.room.moments import local
from facilitator.room.naming import left_out
from facilitator.room.results import results
from facilitator.room.schedule import DAY, MINUTE, minutes_of, plan_of
from facilitator.room.state import steps_of
from facilitator.room.words import words
from facilitator.wording import flat
from facilitator.workshop import Workshop

LEFT_OUT = "–"
"""Stands for the number of a step that was skipped, so that the others have the numbers that the meeting said."""


def which(hall: Hall, number: int | None = None) -> HomeworkMeeting | None:
    """The meeting of this number (from 1, as the plan lists them); without one the meeting that was last begun."""
    every = hall.workshop.all(HomeworkMeeting)
    if number is not None:
        return every[number - 1] if 1 <= number <= len(every) else None
    begun = {event.meeting: event.at for event in hall.workshop.all(RoomEvent)}
    held = [one for one in every if one.id in begun]
    here = hall.standing.room.meeting
    return next((one for one in held if one.id == here), None) or max(
        held, key=lambda one: begun[one.id], default=None
    )


def minutes_path(folder: Path, hall: Hall, meeting: HomeworkMeeting) -> Path:
    """A free name in the workshop's folder, such as `referat-2026-11-22.md`: earlier minutes are never overwritten."""
    base, n = f"{_words(hall).word('minutes_file')}-{_day(hall, meeting):%Y-%m-%d}", 1
    path = folder / f"{base}.md"
    while path.exists():
        n += 1
        path = folder / f"{base}-{n}.md"
    return path


def minutes_blocks(hall: Hall, meeting: HomeworkMeeting, *, names: bool = False) -> list[Block]:
    """The whole document; `names` adds the names of those present."""
    texts = _words(hall)
    title = meeting.title.strip() or texts.word("minutes_untitled")
    blocks: list[Block] = [
        Heading(texts.word("minutes_title", title=title), 1),
        Paragraph(" · ".join(_when(hall, meeting))),
    ]
    if hall.workshop.form(Workshop).made_up:
        blocks.append(Note(texts.word("minutes_made_up")))
    for name, found in (
        ("present", _present(hall, names)),
        ("steps", _steps(hall, meeting)),
        ("results", results(hall, meeting)),
        ("decisions", _decisions(hall, meeting)),
        ("parked", _parked(hall, meeting)),
        ("tasks", _tasks(hall)),
        ("next", _next(hall, meeting)),
    ):
        blocks += [Heading(texts.word(f"minutes_{name}"), 2), *found]
        if name == "tasks" and (said := list(_evaluation(hall, meeting))):
            blocks += [Heading(texts.word("evaluation_title"), 2), *said]
    return blocks


def _words(hall: Hall) -> ComponentContent:
    return words(hall.course, "minutes")


def _events(hall: Hall, meeting: HomeworkMeeting, what: Happening) -> list[int]:
    return sorted(
        one.at for one in hall.workshop.all(RoomEvent) if one.meeting == meeting.id and one.what is what
    )


def _day(hall: Hall, meeting: HomeworkMeeting) -> date:
    if meeting.day is not None:
        return meeting.day
    begun = _events(hall, meeting, Happening.BEGUN)
    return local(begun[0]).date() if begun else today_of(hall)


def _when(hall: Hall, meeting: HomeworkMeeting) -> Iterator[str]:
    texts = _words(hall)
    yield format_date(_day(hall, meeting), "full")
    begun, ended = (_events(hall, meeting, what) for what in (Happening.BEGUN, Happening.ENDED))
    if not begun:
        yield texts.word("minutes_not_begun")
    elif ended and ended[-1] > begun[-1]:
        yield texts.word(
            "minutes_from_to", start=format_time(local(begun[0])), end=format_time(local(ended[-1]))
        )
    else:
        yield texts.word("minutes_from", start=format_time(local(begun[0])))
    if meeting.venue.strip():
        yield flat(meeting.venue)


def _present(hall: Hall, names: bool) -> Iterator[Block]:
    texts = _words(hall)
    there = [(table, table.people) for table in hall.tables if table.people]
    head = [texts.word("minutes_library"), texts.word("minutes_people")]
    rows = [[table.name, str(len(people)), _names(people)] for table, people in there]
    rows.append([texts.word("minutes_total"), str(sum(len(people) for _, people in there)), ""])
    if names:
        head.append(texts.word("minutes_names"))
    yield Table(tuple(head), tuple(tuple(row[: len(head)]) for row in rows))
    if hall.missing:
        yield Note(texts.word("minutes_missing", names=", ".join(one.name for one in hall.missing)))


def _names(people: Sequence[Person]) -> str:
    return ", ".join(person.name for person in people if person.name)


# --- what happened ----------------------------------------------------------------------------------


def _steps(hall: Hall, meeting: HomeworkMeeting) -> Iterator[Block]:
    texts = _words(hall)
    plan = plan_of(meeting, steps_of(hall.workshop, meeting.id))
    rows = []
    numbers = count(1)
    for one in plan.steps:
        planned = texts.word("minutes_n", n=one.step.minutes) if one.step.minutes else ""
        if planned and one.start is not None and not one.step.skipped:
            planned = texts.word("minutes_began", time=_of_day(one.start), n=one.step.minutes)
        number = LEFT_OUT if one.step.skipped else next(numbers)
        rows.append((f"{number} {flat(one.step.title)}", planned, _taken(hall, one.step)))
    head = tuple(texts.word(f"minutes_{name}") for name in ("step", "planned", "real"))
    if rows:
        yield Table(head, tuple(rows))


def _of_day(minutes: int) -> str:
    return format_time(time(*divmod(minutes % DAY, 60)))


def _taken(hall: Hall, step: RoomStep) -> str:
    texts = _words(hall)
    run = hall.workshop.get(RoomRun, RoomRun.key(step.id))
    if run is None or run.begun_at is None:
        return texts.word("minutes_skipped" if step.skipped else "minutes_not_reached")
    spent = run.spent + (max(0, hall.now - run.since) if run.since is not None else 0)
    taken = max(1, round(spent / MINUTE))
    return texts.word("minutes_began", time=format_time(local(run.begun_at)), n=taken)


# --- decided, parked, promised -----------------------------------------------------------------------


def _decisions(hall: Hall, meeting: HomeworkMeeting) -> Iterator[Block]:
    texts = _words(hall)
    found = decided(hall, meeting.id)
    if not found:
        yield Paragraph(texts.word("minutes_no_decisions"))
    for one in found:
        yield Heading(flat(one.text))
        if about := tuple(_about(one, texts)):
            yield Bullets(about)


def _about(one: RoomDecision, texts: ComponentContent) -> Iterator[str]:
    review = format_date(one.review) if one.review is not None else ""
    for name, text in (
        ("why", flat(one.why)),
        ("review", review),
        ("doubt", flat(one.doubt)),
        ("outcome", flat(one.outcome)),
    ):
        if text:
            yield texts.word(f"minutes_{name}", text=text, date=text)


def _parked(hall: Hall, meeting: HomeworkMeeting) -> Iterator[Block]:
    texts = _words(hall)
    found = [
        one
        for one in hall.workshop.all(RoomParked)
        if one.text.strip() and (one.meeting == meeting.id or not one.handled)
    ]
    if not found:
        yield Paragraph(texts.word("minutes_no_parked"))
    else:
        yield Bullets(tuple(" · ".join(_matter(one, texts)) for one in found))


def _matter(one: RoomParked, texts: ComponentContent) -> Iterator[str]:
    yield f"{flat(one.text)} ({texts.word('minutes_handled')})" if one.handled else flat(one.text)
    if one.answer.strip():
        yield texts.word("minutes_answer", text=flat(one.answer))


def _tasks(hall: Hall) -> Iterator[Block]:
    texts = _words(hall)
    rows = tuple(
        (
            flat(one.task.title or one.task.text),
            hall.course.label("role", one.task.owner),
            format_date(one.task.due) if one.task.due is not None else "",
        )
        for one in actions(hall).common
    )
    head = tuple(texts.word(f"minutes_{name}") for name in ("task", "owner", "due"))
    yield Table(head, rows).without_empty_columns() if rows else Paragraph(texts.word("minutes_no_tasks"))


def _evaluation(hall: Hall, meeting: HomeworkMeeting) -> Iterator[Block]:
    texts, found = _words(hall), evaluation(hall, meeting.id)
    if found.hidden or not found.answers:
        return
    if found.few:
        yield Paragraph(texts.word("evaluation_few", least=LEAST))
        return
    note = texts.word("evaluation_note", n=found.answers, people=found.people)
    said = texts.word("evaluation_says", mean=format_number(found.mean, 1)) if found.mean is not None else ""
    yield Paragraph(" ".join(part for part in (said, f"({note})") if part))
    for name, words_ in (("keep", found.keep), ("change", found.change)):
        if words_:
            yield Paragraph(texts.word(f"evaluation_{name}"))
            yield Bullets(words_)
    for line in left_out(hall, found.unsaid):
        yield Paragraph(line)


def _next(hall: Hall, meeting: HomeworkMeeting) -> Iterator[Block]:
    texts = _words(hall)
    day = _day(hall, meeting)
    ids = {one.id: one for one in hall.workshop.all(HomeworkMeeting)}
    after = next((one for one in dated(hall.workshop) if one.day > day and one.id != meeting.id), None)
    if after is None:
        yield Paragraph(texts.word("minutes_no_next"))
        return
    found = ids[after.id]
    starts = minutes_of(found.starts)
    parts = [
        found.title.strip(),
        format_date(after.day, "full"),
        _of_day(starts) if starts is not None else "",
    ]
    yield Paragraph(" · ".join(part for part in (*parts, flat(found.venue)) if part))
