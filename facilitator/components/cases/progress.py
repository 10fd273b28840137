"""How far a library has come with the cases, in one remark."""

from __future__ import annotations

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.cases.base import own_cases
from facilitator.components.cases.reading import says as reading_says
from facilitator.components.cases.records import CasesDot, CasesReading
from facilitator.components.cases.taking import TARGETS, sent_to, taken
from facilitator.content import Course


def progress(reader: Reader, course: Course) -> Progress:  # noqa: ARG001 - the mould of every component
    """Done when something is taken along and one knows what: the line says it, or it is sent on."""
    takes = taken(reader)
    sent = {take.id for target in TARGETS for take in sent_to(reader, target)}
    clear = [take for take in takes if take.take.strip() or take.id in sent]
    if clear:
        done = len(clear) == len(takes)
        remark = Remark("progress_taken", {"n": len(takes), "sent": len(sent)})
        return Progress(State.DONE if done else State.STARTED, remark)
    if takes:
        return Progress(State.STARTED, Remark("progress_write", {"n": len(takes)}))
    if dots := {dot.person for dot in reader.all(CasesDot)}:
        return Progress(State.STARTED, Remark("progress_dots", {"n": len(dots)}))
    if read := {one.case for one in reader.all(CasesReading) if reading_says(one)}:
        return Progress(State.STARTED, Remark("progress_read", {"n": len(read)}))
    if own := own_cases(reader):
        return Progress(State.STARTED, Remark("progress_own", {"n": len(own)}))
    return Progress(State.EMPTY)
