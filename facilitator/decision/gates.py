"""Yes/no gates that stand before any score.

Source: the course's rules ("a hard no blocks green whatever the score; show the gate's reason") and 3.3 ("any
nej: not eligible; uafklaret: yellow with task").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from facilitator.decision.quadrant import Light


class Answer(StrEnum):
    """The answer to a gate; an unanswered gate counts as UNCLEAR."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Status(StrEnum):
    """OPEN: all yes. PENDING: something to clear up. BLOCKED: at least one no."""

    OPEN = "open"
    PENDING = "pending"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: ``reason`` says why a no blocks, ``task`` what to do about an unclear answer."""

    id: str
    answer: Answer | None
    reason: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class GateResult:
    """The status, the gates answered no (``reasons``) and the unclear ones (``tasks``), in the order given.

    ``tasks`` are listed also when blocked.
    """

    status: Status
    reasons: tuple[Gate, ...]
    tasks: tuple[Gate, ...]


def combine(gates: Iterable[Gate]) -> GateResult:
    """Any no: BLOCKED; otherwise anything unclear or unanswered: PENDING; otherwise OPEN.

    Without gates the status is OPEN.

    """
    listed = tuple(gates)
    reasons = tuple(gate for gate in listed if gate.answer is Answer.NO)
    tasks = tuple(gate for gate in listed if gate.answer in (None, Answer.UNCLEAR))
    status = Status.BLOCKED if reasons else Status.PENDING if tasks else Status.OPEN
    return GateResult(status, reasons, tasks)


def light_after_gates(light: Light | None, status: Status) -> Light | None:
    """The light once the gates are heard: BLOCKED is red, PENDING at best yellow.

    A blocked service is red even without a total; ``None`` otherwise stays ``None``.
    """
    if status is Status.BLOCKED:
        return Light.RED
    if status is Status.PENDING and light is Light.GREEN:
        return Light.YELLOW
    return light
