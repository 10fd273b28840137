"""The other side's own sheet: hidden until both sides have said yes, and then in place of our guess.

Whoever asks goes through `compared`, which looks at the two yeses alone; the search also asks `sight` with `PARTNER` as the
owner and `conceals`. While the laptop is handed over, the partner's own page reads `sheet` and `answer` directly.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.component import Reader, activity_of
from facilitator.components.negotiation.issues import issues
from facilitator.components.negotiation.records import (
    COMPARE,
    PARTNER,
    NegotiationAnswer,
    NegotiationIssue,
    NegotiationSheet,
)
from facilitator.record import Record
from facilitator.visibility import Phase


@dataclass(frozen=True, slots=True)
class Theirs:
    """The other side's numbers on one issue. `known` are the fields that they wrote themselves; the rest is our guess."""

    target: int | None
    limit: int | None
    weight: int | None
    known: frozenset[str] = frozenset()

    def guessed(self, field: str) -> bool:
        """Whether this number is only what we believe."""
        return getattr(self, field) is not None and field not in self.known


def sheet(reader: Reader) -> NegotiationSheet:
    """The sheet as it is written, whoever may see it: for the partner's own page."""
    key = NegotiationSheet.key()
    return reader.get(NegotiationSheet, key) or NegotiationSheet(id=key, person=PARTNER)


def answer(reader: Reader, issue: int) -> NegotiationAnswer:
    """What stands about an issue, whoever may see it: for the partner's own page."""
    key = NegotiationAnswer.key(issue)
    return reader.get(NegotiationAnswer, key) or NegotiationAnswer(id=key, person=PARTNER, issue=issue)


def compared(reader: Reader) -> bool:
    """Whether both sides have said yes, so that the sheet may be seen."""
    said = sheet(reader)
    return said.yes_ours and said.yes_theirs


def say_yes(reader: Reader, *, ours: bool | None = None, theirs: bool | None = None) -> tuple[Record, ...]:
    """What to save when one side says yes or takes its yes back (None: as it was). Both yeses show the sheet.

    The phase of the activity only lets the search find it. It follows from the yeses, so that two laptops on which each side
    said yes apart agree once their files are merged.
    """
    said = sheet(reader)
    said = said.revise(
        yes_ours=said.yes_ours if ours is None else ours,
        yes_theirs=said.yes_theirs if theirs is None else theirs,
    )
    both = said.yes_ours and said.yes_theirs
    activity = activity_of(reader, COMPARE)
    return said, activity.revise(phase=Phase.REVEALED if both else Phase.WRITING)


def has_answered(found: NegotiationAnswer) -> bool:
    """Whether the other side has said anything about this issue."""
    numbers = (found.target, found.limit, found.weight)
    return any(number is not None for number in numbers) or bool(found.note.strip())


def answered(reader: Reader) -> int:
    """On how many of the issues the other side has answered. Not what: that stays hidden."""
    return sum(has_answered(answer(reader, issue.id)) for issue in issues(reader))


def begun(reader: Reader) -> bool:
    """Whether the other side has written anything."""
    said = sheet(reader)
    return bool((said.role + said.interests + said.batna).strip()) or answered(reader) > 0


def theirs(reader: Reader, issue: NegotiationIssue) -> Theirs:
    """What we go by on this issue: their own numbers where they may be seen, else our guess."""
    own = answer(reader, issue.id) if compared(reader) else None
    if own is None:
        return Theirs(issue.their_target, issue.their_limit, issue.their_weight)
    said = {"target": own.target, "limit": own.limit, "weight": own.weight}
    return Theirs(
        issue.their_target if own.target is None else own.target,
        issue.their_limit if own.limit is None else own.limit,
        issue.their_weight if own.weight is None else own.weight,
        known=frozenset(name for name, number in said.items() if number is not None),
    )
