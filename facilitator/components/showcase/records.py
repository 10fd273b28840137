"""What a library writes about its finished project, and what it tells the other libraries about theirs."""

from __future__ import annotations

from typing import Annotated, ClassVar

from facilitator.record import Choice, Hidden, Line, LongText, Record, Row, Tick

FEEDBACK_KINDS = ("good", "question", "contact")
"""The three kinds of feedback, in the order of their keys."""


class Showcase(Record):
    """The library's own page. A text that is empty here is shown as it stands in the part it comes from.

    `recording` is the web address of the recorded presentation; `shared` lets the other libraries see the page.
    """

    KIND: ClassVar[str] = "showcase"
    SINGLE: ClassVar[bool] = True

    title: Annotated[str, Line(limit=80)] = ""
    elevator: Annotated[str, LongText(limit=200, rows=2)] = ""
    recording: Annotated[str, Line(limit=300)] = ""
    shared: Annotated[bool, Tick()] = False
    challenge: Annotated[str, LongText(limit=400, rows=3)] = ""
    audience: Annotated[str, LongText(limit=300, rows=2)] = ""
    goal: Annotated[str, LongText(limit=400, rows=3)] = ""
    services: Annotated[str, LongText(limit=300, rows=2)] = ""
    partners: Annotated[str, LongText(limit=300, rows=2)] = ""
    give_get: Annotated[str, LongText(limit=600, rows=4)] = ""
    agreed: Annotated[str, LongText(limit=600, rows=4)] = ""
    value: Annotated[str, LongText(limit=600, rows=4)] = ""
    next_step: Annotated[str, LongText(limit=300, rows=2)] = ""


class ShowcaseFeedback(Row):
    """What this library says about another's project; kept in the file of the one who says it.

    `target` is the other library's id, `target_name` what it was called when this was written. Only what is marked as
    `sent` is shown over there, under the library's name and never under a person's.
    """

    KIND: ClassVar[str] = "showcase_feedback"

    target: Annotated[str, Hidden()] = ""
    target_name: Annotated[str, Hidden()] = ""
    kind: Annotated[str, Choice(choices="showcase_feedback")] = ""
    text: Annotated[str, LongText(limit=280, rows=3)] = ""
    sent: Annotated[bool, Tick()] = False


KINDS: tuple[type[Record], ...] = (Showcase, ShowcaseFeedback)
