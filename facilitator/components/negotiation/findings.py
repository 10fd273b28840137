"""What is missing or doubtful in a negotiation: each a sentence, and the step where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.component import Reader, Remark
from facilitator.components.negotiation.issues import direction, issues
from facilitator.components.negotiation.meeting import interests
from facilitator.components.negotiation.outcome import has_met, is_reserved, is_settled
from facilitator.components.negotiation.records import (
    OURS,
    THEIRS,
    Negotiation,
    NegotiationInterest,
    NegotiationIssue,
    NegotiationNext,
    NegotiationQuestion,
)
from facilitator.components.negotiation.trading import ladder_of, shared_gets, unpaired, zone_of
from facilitator.content import Course
from facilitator.decision.bargaining import past
from facilitator.i18n import format_list

WEAK, STRONG = 2, 4
"""A best alternative of this strength or less is weak, of this or more strong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; `serious` ones are warnings, the others make people think."""

    remark: Remark
    step: str
    serious: bool = True


def started(reader: Reader) -> bool:
    """Whether the team has written anything here."""
    return (
        reader.form(Negotiation).revise(round=1) != Negotiation()
        or any(row.text.strip() for row in reader.all(NegotiationInterest))
        or bool(issues(reader))
        or any(row.text.strip() for row in reader.all(NegotiationQuestion))
    )


def findings(reader: Reader, course: Course) -> tuple[Finding, ...]:
    """Everything missing or doubtful, by step; nothing before anything has been written."""
    if not started(reader):
        return ()
    return (
        *_interests(reader),
        *_alternatives(reader, course),
        *_issues(reader),
        *_trades(reader),
        *_ladders(reader),
        *_meeting(reader),
        *_record(reader),
    )


def _warn(key: str, step: str, **params: object) -> Finding:
    return Finding(Remark(key, params), step)


def _note(key: str, step: str, **params: object) -> Finding:
    return Finding(Remark(key, params), step, serious=False)


def _names(found: tuple[NegotiationIssue, ...]) -> str:
    return format_list([issue.name.strip() for issue in found])


def _interests(reader: Reader) -> Iterator[Finding]:
    ours, theirs = interests(reader, OURS), interests(reader, THEIRS)
    if not ours:
        yield _warn("interest_none_ours", "interests")
    if not theirs:
        yield _warn("interest_none_theirs", "interests")
    if silent := sum(row.assumed and not row.ask.strip() for row in theirs):
        yield _note("interest_ask", "interests", n=silent)
    if ours and theirs and not any(row.relation == "shared" for row in (*ours, *theirs)):
        yield _note("interest_no_shared", "interests")


def _alternatives(reader: Reader, course: Course) -> Iterator[Finding]:
    form = reader.form(Negotiation)
    if not form.batna_ours.strip():
        yield _warn("batna_missing", "batna")
    elif form.batna_ours_strength is None:
        yield _note("batna_strength", "batna")
    if not form.batna_theirs.strip():
        yield _note("batna_theirs_missing", "batna")
    ours, theirs = form.batna_ours_strength, form.batna_theirs_strength
    if ours is not None and theirs is not None and ours <= WEAK and theirs >= STRONG:
        strength = course.label("negotiation_strength", str(ours)).lower()
        yield _note("batna_weak", "batna", strength=strength)
    if not form.mandate.strip() and all(issue.promise is None for issue in issues(reader)):
        yield _warn("mandate_missing", "batna")
    if not form.approver.strip():
        yield _note("approver_missing", "batna")


def _issues(reader: Reader) -> Iterator[Finding]:
    found = issues(reader)
    if not found:
        yield _warn("issue_none", "issues")
    if without := tuple(issue for issue in found if direction(issue) is None or issue.limit is None):
        yield _note("issue_numbers", "issues", n=len(without), names=_names(without))
    if wrong := tuple(issue for issue in found if _target_past_limit(issue)):
        yield _warn("issue_wrong", "issues", n=len(wrong), names=_names(wrong))
    if apart := tuple(issue for issue in found if (z := zone_of(reader, issue)) is not None and not z.exists):
        yield _warn("issue_no_zone", "issues", n=len(apart), names=_names(apart))
    if without := tuple(issue for issue in found if not issue.criterion.strip()):
        yield _note("issue_criterion", "issues", n=len(without), names=_names(without))


def _target_past_limit(issue: NegotiationIssue) -> bool:
    way = direction(issue)
    return (
        way is not None
        and issue.target is not None
        and issue.limit is not None
        and past(way, issue.target, issue.limit)
    )


def _trades(reader: Reader) -> Iterator[Finding]:
    if alone := unpaired(reader):
        yield _warn("trade_unpaired", "trades", n=len(alone), names=_names(alone))
    if shared := shared_gets(reader):
        yield _note("trade_shared", "trades", n=len(shared), names=_names(shared))


def _ladders(reader: Reader) -> Iterator[Finding]:
    ladders = tuple(ladder_of(reader, issue) for issue in issues(reader))
    if wrong := tuple(found.issue for found in ladders if not found.sound):
        yield _warn("ladder_faulty", "ladder", n=len(wrong), names=_names(wrong))
    if reserved := tuple(found.issue for found in ladders if any(found.reserved)):
        yield _note("ladder_reserved", "ladder", n=len(reserved), names=_names(reserved))


def _meeting(reader: Reader) -> Iterator[Finding]:
    form = reader.form(Negotiation)
    if not form.goal.strip():
        yield _note("meeting_goal", "meeting")
    if not any(row.text.strip() for row in reader.all(NegotiationQuestion)):
        yield _note("meeting_questions", "meeting")


def _record(reader: Reader) -> Iterator[Finding]:
    if not has_met(reader):
        return
    found = issues(reader)
    agreed = tuple(issue for issue in found if is_settled(issue))
    if beyond_limit := tuple(issue for issue in agreed if _settled_past_limit(issue)):
        yield _warn("record_past_limit", "record", n=len(beyond_limit), names=_names(beyond_limit))
    if reserved := tuple(issue for issue in agreed if is_reserved(issue)):
        who = reader.form(Negotiation).approver.strip()
        key = "record_reserved" if who else "record_reserved_by_whom"
        yield _note(key, "record", n=len(reserved), names=_names(reserved), who=who)
    if still := tuple(issue for issue in found if not is_settled(issue)):
        yield _note("record_open", "record", n=len(still), names=_names(still))
    if not any(row.text.strip() for row in reader.all(NegotiationNext)):
        yield _note("record_next", "record")


def _settled_past_limit(issue: NegotiationIssue) -> bool:
    way = direction(issue)
    return (
        way is not None
        and issue.settled is not None
        and issue.limit is not None
        and past(way, issue.settled, issue.limit)
    )
