"""About the course: what it is, who runs it, who takes part, what is coming, the notice board and the phases.

Everything here may be read at any time; nothing has to be filled in.
"""

from __future__ import annotations

from facilitator.component import Component, Progress, Reader, Remark, State
from facilitator.components.about.board import (
    Calendar,
    Event,
    Posted,
    board,
    calendar,
    consultants,
    drafts,
)
from facilitator.components.about.decks import (
    DECKS,
    AboutCourse,
    AboutSection,
    Phase,
    Phases,
    Reference,
)
from facilitator.components.about.records import KINDS, About, AboutConsultant, AboutEvent, AboutNotice
from facilitator.components.about.report import report
from facilitator.content import Course

__all__ = [
    "COMPONENT",
    "About",
    "AboutConsultant",
    "AboutCourse",
    "AboutEvent",
    "AboutNotice",
    "AboutSection",
    "Calendar",
    "Event",
    "Phase",
    "Phases",
    "Posted",
    "Reference",
    "board",
    "calendar",
    "consultants",
    "drafts",
    "progress",
    "report",
]


def progress(reader: Reader, _course: Course) -> Progress:
    """There is nothing to do here, so it is done from the start; a notice that is not put up yet is under way."""
    if waiting := drafts(reader):
        return Progress(State.STARTED, Remark("remark_drafts", {"n": len(waiting)}))
    return Progress(State.DONE, Remark("remark_read"))


COMPONENT = Component(
    id="about",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("homework",),
    places={
        AboutConsultant.KIND: "people",
        AboutEvent.KIND: "events",
        AboutNotice.KIND: "board",
    },
    decks=DECKS,
    shared=True,
)
