"""How far a library has come with its negotiation, in one remark."""

from __future__ import annotations

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.negotiation.findings import findings, started
from facilitator.components.negotiation.issues import issues
from facilitator.components.negotiation.outcome import has_met, is_settled
from facilitator.content import Course

BLOCKING = ("batna_missing", "trade_unpaired", "issue_wrong", "ladder_faulty")
"""What needs attention before the meeting; one of these is named in the course map, the first that applies."""


def progress(reader: Reader, course: Course) -> Progress:
    """Done once they have met and the record tells how each issue ended and what comes next."""
    if not started(reader):
        return Progress(State.EMPTY)
    found = findings(reader, course)
    keys = {one.remark.key for one in found}
    named = issues(reader)
    if has_met(reader):
        agreed = sum(is_settled(issue) for issue in named)
        remark = Remark("remark_settled", {"done": agreed, "all": len(named)})
        if "record_past_limit" in keys:
            return Progress(State.ATTENTION, Remark("remark_past_limit"))
        over = agreed == len(named) and "record_next" not in keys
        return Progress(State.DONE if over else State.STARTED, remark)
    if named:
        for key in BLOCKING:
            if key in keys:
                return Progress(State.ATTENTION, Remark(f"remark_{key}"))
    return Progress(State.STARTED, Remark("remark_issues", {"n": len(named)}))
