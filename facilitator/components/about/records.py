"""What the workshop tells about itself, what libraries put on the notice board, and where a library says that it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from facilitator.record import Date, Hidden, Line, LongText, Record, Row, Tick


class About(Record):
    """Where the library says that it is: `phase` is the id of one of the course's phases ("" = not said)."""

    KIND: ClassVar[str] = "about"
    SINGLE: ClassVar[bool] = True

    phase: Annotated[str, Hidden()] = ""


class AboutConsultant(Row):
    """Somebody who runs the course and how to reach them; stands in the workshop's own file only."""

    KIND: ClassVar[str] = "about_consultant"

    name: Annotated[str, Line(limit=60, personal=True)] = ""
    role: Annotated[str, Line(limit=80)] = ""
    email: Annotated[str, Line(limit=120, personal=True)] = ""
    phone: Annotated[str, Line(limit=40, personal=True)] = ""
    hours: Annotated[str, Line(limit=140)] = ""


class AboutEvent(Row):
    """A meeting or another thing that is coming; stands in the workshop's own file only."""

    KIND: ClassVar[str] = "about_event"

    title: Annotated[str, Line(limit=100)] = ""
    day: Annotated[date | None, Date()] = None
    time: Annotated[str, Line(limit=40)] = ""
    place: Annotated[str, Line(limit=140)] = ""
    link: Annotated[str, Line(limit=300)] = ""
    note: Annotated[str, LongText(limit=300, rows=2)] = ""


class AboutNotice(Row):
    """A notice on the board, in the file of the one who writes it. Only what is `posted` is seen by the others."""

    KIND: ClassVar[str] = "about_notice"

    title: Annotated[str, Line(limit=80)] = ""
    text: Annotated[str, LongText(limit=600, rows=4)] = ""
    posted: Annotated[bool, Tick()] = False


KINDS: tuple[type[Record], ...] = (About, AboutConsultant, AboutEvent, AboutNotice)
