"""How the tie of a vote was settled: by a decision, as lots and words are, or by a run-off among the tied options."""

from __future__ import annotations

from facilitator.agenda import Happening, RoomDecision, RoomEvent, RoomOption, RoomStep
from facilitator.component import Reader

TAKEN_FROM = "option"
"""What the source of a run-off's options begins with."""


def settled(workshop: Reader, step: RoomStep) -> RoomDecision | RoomStep | None:
    """What settled the tie of this vote, the latest where there are several; None while it is open.

    A decision counts until the vote is opened again, and a run-off as long as its step is not skipped.
    """
    opened = max(
        (
            event.at
            for event in workshop.all(RoomEvent)
            if event.step == step.id and event.what is Happening.OPENED
        ),
        default=0,
    )
    decisions = (one for one in workshop.all(RoomDecision) if one.settles == step.id and one.text.strip())
    found = max((one for one in decisions if one.at >= opened), key=lambda one: one.at, default=None)
    return found or _run_off(workshop, step)


def _run_off(workshop: Reader, step: RoomStep) -> RoomStep | None:
    options = workshop.all(RoomOption)
    sources = {f"{TAKEN_FROM}.{one.id}" for one in options if one.step == step.id}
    steps = {one.step for one in options if one.source in sources}
    return next((one for one in workshop.all(RoomStep) if one.id in steps and not one.skipped), None)
