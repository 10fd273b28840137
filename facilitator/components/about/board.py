"""The notice board, the coming events and the consultants, read from several files at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from facilitator.component import Reader
from facilitator.components.about.records import AboutConsultant, AboutEvent, AboutNotice
from facilitator.components.homework import HomeworkMeeting, meetings
from facilitator.people import Library
from facilitator.wording import flat

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Posted:
    """A notice as it hangs on the board: whose it is, and when it was last written (UTC).

    `course` says that it stands in the workshop's own file, `own` that it stands in the file that is open.
    """

    notice: AboutNotice
    library: str
    own: bool
    course: bool
    when: datetime | None

    @property
    def key(self) -> tuple[str, int]:
        """What tells it apart from every other notice on the board."""
        return self.library, self.notice.id


def written(notice: AboutNotice) -> bool:
    """Whether the notice says anything."""
    return bool((notice.title + notice.text).strip())


def drafts(reader: Reader) -> tuple[AboutNotice, ...]:
    """Notices that have been written and not put up."""
    return tuple(one for one in reader.all(AboutNotice) if written(one) and not one.posted)


def board(own: Reader, workshop: Reader | None, others: Iterable[Reader]) -> tuple[Posted, ...]:
    """Every notice that hangs on the board, the newest first: one's own, the course's and the other libraries'.

    `own` may be the workshop itself; then `workshop` is None.
    """
    sources: list[tuple[Reader, bool]] = [(own, True)]
    sources += [(workshop, False)] if workshop is not None else []
    sources += [(other, False) for other in others]
    found = [
        Posted(
            one, reader.form(Library).name, mine, reader is workshop, reader.changed_at(AboutNotice, one.id)
        )
        for reader, mine in sources
        for one in reader.all(AboutNotice)
        if one.posted and written(one)
    ]
    return tuple(sorted(found, key=lambda one: (one.when or LONG_AGO, one.notice.id), reverse=True))


def consultants(reader: Reader | None) -> tuple[AboutConsultant, ...]:
    """The consultants who have a name or a way to be reached; none without a workshop."""
    rows = reader.all(AboutConsultant) if reader is not None else ()
    return tuple(one for one in rows if (one.name + one.role + one.email + one.phone).strip())


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the calendar. A `meeting` stands with the tasks between meetings, and has only a title and a day."""

    key: tuple[str, int]
    title: str
    day: date | None
    time: str = ""
    place: str = ""
    link: str = ""
    note: str = ""
    meeting: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is coming, the nearest first and what has no date last, and what is past, the latest first."""

    coming: tuple[Event, ...] = ()
    past: tuple[Event, ...] = ()


def calendar(reader: Reader | None, today: date) -> Calendar:
    """The workshop's events, and its meetings on days on which nothing else stands; nothing without a workshop."""
    if reader is None:
        return Calendar()
    found = [
        Event(
            (row.KIND, row.id),
            flat(row.title),
            row.day,
            flat(row.time),
            flat(row.place),
            row.link.strip(),
            row.note.strip(),
        )
        for row in reader.all(AboutEvent)
        if row.title.strip() or row.day is not None
    ]
    days = {event.day for event in found}
    found += [
        Event((HomeworkMeeting.KIND, one.id), one.title, one.day, meeting=True)
        for one in meetings(reader)
        if one.day not in days
    ]
    coming = [one for one in found if one.day is None or one.day >= today]
    past = [one for one in found if one.day is not None and one.day < today]
    coming.sort(key=lambda one: (one.day is None, one.day or date.min, one.time, one.title))
    past.sort(key=lambda one: (one.day or date.min, one.time, one.title), reverse=True)
    return Calendar(tuple(coming), tuple(past))
