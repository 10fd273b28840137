"""Ways to catch up when a meeting is behind: shorter steps, steps left out, or a later end. Nothing past is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from facilitator.agenda import EVALUATE, Happening, RoomEvent, RoomStep
from facilitator.component import Reader
from facilitator.content import Course
from facilitator.edits import Change, Put
from facilitator.room.schedule import LONGER, Pace, length, steps_done
from facilitator.room.state import standing
from facilitator.store import new_id

BREAK: Final = "break"
"""The method of a break."""

KEPT: Final = (BREAK, EVALUATE)
"""Steps of these methods are not proposed to be left out."""

PERCENT: Final = 60
"""A step that does not say how short it may be keeps so many per cent of its minutes, rounded up."""

SHORTEST_BREAK: Final = 5

MOST: Final = 3
"""So many proposals to leave something out."""


class Way(StrEnum):
    """How time is won."""

    SHORTEN = "shorten"
    LEAVE_OUT = "leave_out"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to catch up: the minutes it `saves` (for a later end: adds), and what becomes of which step.

    `minutes` are the new lengths by step id; `skipped` are the ids of the steps left out.
    """

    way: Way
    saves: int
    minutes: tuple[tuple[int, int], ...] = ()
    skipped: tuple[int, ...] = ()


def shortest(step: RoomStep) -> int:
    """The minutes below which a step is not to be cut."""
    planned = length(step)
    floor = step.least if step.least is not None else -(-planned * PERCENT // 100)
    return min(planned, max(floor, SHORTEST_BREAK) if step.method == BREAK else floor)


def shortened(steps: Sequence[RoomStep], wanted: int) -> Proposal:
    """Each step gives in proportion to what it can spare, until the wanted minutes are won or nothing is left to give."""
    spare = {step.id: length(step) - shortest(step) for step in steps if not step.skipped}
    total = sum(spare.values())
    saves = max(0, min(wanted, total))
    if not saves:
        return Proposal(Way.SHORTEN, 0)
    cuts = {step: saves * most // total for step, most in spare.items()}
    # What rounding has left over goes where the largest parts of a minute were lost.
    rest = sorted(spare, key=lambda step: (-(saves * spare[step] % total), step))
    for step in rest[: saves - sum(cuts.values())]:
        cuts[step] += 1
    changed = tuple((step.id, length(step) - cuts[step.id]) for step in steps if cuts.get(step.id))
    return Proposal(Way.SHORTEN, saves, minutes=changed)


def left_out(steps: Sequence[RoomStep], wanted: int) -> tuple[Proposal, ...]:
    """The steps that would do it alone, the shortest first; where none does, the longest together until it is enough."""
    able = [step for step in steps if length(step) and step.method not in KEPT]
    alone = sorted((step for step in able if length(step) >= wanted), key=length)
    if alone:
        return tuple(Proposal(Way.LEAVE_OUT, length(step), skipped=(step.id,)) for step in alone[:MOST])
    found: list[RoomStep] = []
    for step in sorted(able, key=length, reverse=True):
        if sum(map(length, found)) >= wanted:
            break
        found.append(step)
    if not found:
        return ()
    ids = tuple(step.id for step in able if step in found)
    return (Proposal(Way.LEAVE_OUT, sum(map(length, found)), skipped=ids),)


def proposals(here: Pace) -> tuple[Proposal, ...]:
    """What the facilitator may choose between; nothing while the meeting is not behind."""
    wanted = here.behind
    if wanted <= 0:
        return ()
    short = shortened(here.coming, wanted)
    return (
        *((short,) if short.saves else ()),
        *left_out(here.coming, wanted),
        Proposal(Way.LATER, wanted),
    )


def replan(
    reader: Reader, course: Course, proposal: Proposal, at: int, mark: Mapping[str, Any]
) -> list[Change]:
    """The edit that a proposal means, with what happened for the minutes.

    A step that is on, done or removed meanwhile is left as it is.
    """
    here = standing(reader, course, at)
    after = here.steps[1 + next((n for n, one in enumerate(here.steps) if one == here.step), -1) :]
    done = steps_done(reader, here)
    coming = {step.id: step for step in after if not step.skipped and step.id not in done}
    changes: list[Change] = []
    saved = proposal.saves if proposal.way is Way.LATER else 0
    for step, minutes in proposal.minutes:
        if step in coming and minutes < length(coming[step]):
            saved += length(coming[step]) - minutes
            changes.append(Put(coming[step].revise(minutes=minutes)))
    for step in proposal.skipped:
        if step in coming:
            changes += [Put(coming[step].revise(skipped=True)), _event(here.room.meeting, at, step)]
    if not changes and proposal.way is not Way.LATER:
        return []
    note = f"{LONGER}{saved}" if proposal.way is Way.LATER else str(saved)
    return [*changes, Put(here.room.revise(**mark)), _event(here.room.meeting, at, None, note)]


def _event(meeting: int | None, at: int, step: int | None, note: str = "") -> Put:
    what = Happening.SKIPPED if step is not None else Happening.REPLANNED
    return Put(RoomEvent(id=new_id(), meeting=meeting or 0, at=at, what=what, step=step, note=note))
