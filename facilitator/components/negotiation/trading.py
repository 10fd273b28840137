"""What to give and what to ask for, which give goes with which get, and the steps of giving way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.negotiation.issues import beyond, direction, issues
from facilitator.components.negotiation.records import NegotiationIssue, NegotiationStep, NegotiationTrade
from facilitator.components.negotiation.sheet import theirs
from facilitator.decision.bargaining import (
    Fault,
    Trade,
    Zone,
    ladder,
    suggest_ladder,
    trade,
    trade_value,
    zone,
)


@dataclass(frozen=True, slots=True)
class TradeLine:
    """One issue of the trade table; `kind` and `value` are None while either weight is missing."""

    issue: NegotiationIssue
    ours: int | None
    theirs: int | None
    guessed: bool
    kind: Trade | None
    value: int | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps on one issue with what is wrong with each, and whether each needs somebody's approval."""

    issue: NegotiationIssue
    steps: tuple[NegotiationStep, ...]
    faults: tuple[Fault | None, ...]
    reserved: tuple[bool, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(self.faults)


def zone_of(reader: Reader, issue: NegotiationIssue) -> Zone | None:
    """The zone of an issue; None while a direction or a limit is missing."""
    way, other = direction(issue), theirs(reader, issue).limit
    if way is None or issue.limit is None or other is None:
        return None
    return zone(way, issue.limit, other)


def trade_lines(reader: Reader) -> tuple[TradeLine, ...]:
    """Every issue: what to give first, the most valuable on top, then what to talk about, then what to ask for."""
    found = [_line(reader, issue) for issue in issues(reader)]
    found.sort(key=lambda line: -9 if line.value is None else line.value, reverse=True)
    return tuple(found)


def _line(reader: Reader, issue: NegotiationIssue) -> TradeLine:
    other = theirs(reader, issue)
    ours, guessed = issue.weight, other.guessed("weight")
    if ours is None or other.weight is None:
        return TradeLine(issue, ours, other.weight, guessed, None, None)
    kind, value = trade(ours, other.weight), trade_value(ours, other.weight)
    return TradeLine(issue, ours, other.weight, guessed, kind, value)


def gets(lines: Sequence[TradeLine]) -> tuple[NegotiationIssue, ...]:
    """What may be asked for in return: what matters more to us first, then what is to be talked about."""
    ask = [line.issue for line in reversed(lines) if line.kind is Trade.ASK]
    return (*ask, *(line.issue for line in lines if line.kind is Trade.DISCUSS))


def partner_of(reader: Reader, give: int) -> NegotiationIssue | None:
    """The issue that is got for giving this one, if they are paired and both still exist."""
    found = reader.get(NegotiationTrade, NegotiationTrade.key(give))
    if found is None or found.get is None or found.get == give:
        return None
    return next((issue for issue in issues(reader) if issue.id == found.get), None)


def next_partner(reader: Reader, give: int) -> int | None:
    """What this give is paired with next when one goes through the possible ones; None: with nothing."""
    possible = [issue.id for issue in gets(trade_lines(reader)) if issue.id != give]
    now = partner_of(reader, give)
    if now is None:
        return possible[0] if possible else None
    place = possible.index(now.id) + 1 if now.id in possible else len(possible)
    return possible[place] if place < len(possible) else None


def unpaired(reader: Reader) -> tuple[NegotiationIssue, ...]:
    """What we would give without getting anything in return."""
    return tuple(
        line.issue
        for line in trade_lines(reader)
        if line.kind is Trade.GIVE and partner_of(reader, line.issue.id) is None
    )


def shared_gets(reader: Reader) -> tuple[NegotiationIssue, ...]:
    """What is to pay for more than one thing that we give."""
    lines = trade_lines(reader)
    paid = Counter(get.id for line in lines if (get := _paid_with(reader, line)) is not None)
    return tuple(line.issue for line in lines if paid[line.issue.id] > 1)


def _paid_with(reader: Reader, line: TradeLine) -> NegotiationIssue | None:
    """What we get for a line of the table that we may give."""
    return partner_of(reader, line.issue.id) if line.kind in {Trade.GIVE, Trade.DISCUSS} else None


def steps_of(reader: Reader, issue: int) -> tuple[NegotiationStep, ...]:
    """The steps on an issue that have a value, in order."""
    return tuple(row for row in reader.all(NegotiationStep) if row.issue == issue and row.value is not None)


def ladder_of(reader: Reader, issue: NegotiationIssue) -> Ladder:
    """The concessions on an issue, judged as far as its direction and target are known."""
    steps = steps_of(reader, issue.id)
    way = direction(issue)
    values = [float(step.value) for step in steps if step.value is not None]
    faults: tuple[Fault | None, ...] = (None,) * len(values)
    if way is not None and issue.target is not None:
        faults = ladder(way, issue.target, issue.limit, values)
    return Ladder(issue, steps, faults, tuple(beyond(issue, value) for value in values))


def suggested_steps(issue: NegotiationIssue) -> tuple[int, ...]:
    """Whole values for a ladder, each step smaller than the one before; none where target and limit are too close."""
    if direction(issue) is None or issue.target is None or issue.limit is None:
        return ()
    way = direction(issue)
    assert way is not None
    found = tuple(round(value) for value in suggest_ladder(issue.target, issue.limit))
    kept: list[int] = []
    for value in found:
        if not any(ladder(way, issue.target, issue.limit, [*kept, value])):
            kept.append(value)
    return tuple(kept)
