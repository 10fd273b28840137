"""An issue as people read it: its numbers with their unit, and what is known of the other side.

Our own numbers and our guess of theirs stand in the issue. What the other side itself has written comes in their place
only once both sides have said yes to comparing (`facilitator.components.negotiation.sheet`).
"""

from __future__ import annotations

from facilitator.component import Reader
from facilitator.components.negotiation.records import MAX, MIN, YES_NO, NegotiationIssue
from facilitator.decision.bargaining import Direction, past
from facilitator.i18n import Language, current, format_number

_SAID: dict[Language, tuple[str, str]] = {"da": ("nej", "ja"), "en": ("no", "yes")}


def issues(reader: Reader) -> tuple[NegotiationIssue, ...]:
    """The issues that have a name, in order."""
    return tuple(row for row in reader.all(NegotiationIssue) if row.name.strip())


def direction(issue: NegotiationIssue) -> Direction | None:
    """Whether we want much or little of it; None while nobody has said."""
    return {MAX: Direction.MAX, MIN: Direction.MIN}.get(issue.direction)


def amount(issue: NegotiationIssue, value: float) -> str:
    """A number of this issue with its unit: "12 hours a month"; yes or no where that is how it is measured."""
    if issue.measure == YES_NO:
        return _SAID[current()][bool(value)]
    unit = issue.unit.strip()
    return f"{format_number(value)} {unit}" if unit else format_number(value)


def short_amount(issue: NegotiationIssue, value: float) -> str:
    """The number without its unit."""
    return amount(issue, value) if issue.measure == YES_NO else format_number(value)


def beyond(issue: NegotiationIssue, value: float) -> bool:
    """Whether an offer goes further than we may promise without asking. Nothing written: nothing to go beyond."""
    way = direction(issue)
    return way is not None and issue.promise is not None and past(way, value, issue.promise)
