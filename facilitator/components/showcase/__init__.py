"""The showcase: a library's finished project on one page, and what the libraries say about each other's.

Nothing is shown to the other libraries before `Showcase.shared` is ticked. In the workshop's own file there is no project:
the facilitator finds everybody's gallery there. Others use `page(reader, course)`.
"""

from __future__ import annotations

from facilitator.component import Component, Progress, Reader, Remark, State
from facilitator.components.showcase.page import (
    Page,
    Received,
    Section,
    begun,
    given,
    page,
    received,
    unsent,
)
from facilitator.components.showcase.records import FEEDBACK_KINDS, KINDS, Showcase, ShowcaseFeedback
from facilitator.components.showcase.report import report
from facilitator.components.showcase.sources import CARRIES
from facilitator.content import Course
from facilitator.web import web_address

__all__ = [
    "COMPONENT",
    "FEEDBACK_KINDS",
    "Page",
    "Received",
    "Section",
    "Showcase",
    "ShowcaseFeedback",
    "begun",
    "given",
    "page",
    "progress",
    "received",
    "report",
    "unsent",
]


def progress(reader: Reader, course: Course) -> Progress:
    """Done once nothing is missing from the page, whether or not it is shown to others: that is the library's choice."""
    waiting = unsent(reader)
    if not begun(reader):
        return (
            Progress(State.STARTED, Remark("remark_unsent", {"n": len(waiting)}))
            if waiting
            else Progress(State.EMPTY)
        )
    found = page(reader, course)
    if found.recording and web_address(found.recording) is None:
        return Progress(State.ATTENTION, Remark("remark_recording"))
    if found.missing:
        return Progress(State.STARTED, Remark("remark_missing", {"n": len(found.missing)}))
    if waiting:
        return Progress(State.STARTED, Remark("remark_unsent", {"n": len(waiting)}))
    return Progress(State.DONE, Remark("remark_shared" if found.shared else "remark_own"))


COMPONENT = Component(
    id="showcase",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("clarify", "services", "partners", "negotiation", "agreement", "relations"),
    carries=CARRIES,
    shared=True,
    places={Showcase.KIND: "pitch", ShowcaseFeedback.KIND: "feedback"},
)
