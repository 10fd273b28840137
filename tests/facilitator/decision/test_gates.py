"""Gates before scores."""

from __future__ import annotations

import pytest

from facilitator.decision.gates import Answer, Gate, Status, combine, light_after_gates
from facilitator.decision.quadrant import Light

YES = Gate("lovlig", Answer.YES)
NO = Gate("ejer", Answer.NO, reason="ingen ejer")
UNCLEAR = Gate("adgang", Answer.UNCLEAR, task="spørg ledelsen")
OPEN_QUESTION = Gate("kerne", None)


@pytest.mark.parametrize(
    ("gates", "status", "reasons", "tasks"),
    [
        ((), Status.OPEN, (), ()),
        ((YES,), Status.OPEN, (), ()),
        ((YES, UNCLEAR, OPEN_QUESTION), Status.PENDING, (), (UNCLEAR, OPEN_QUESTION)),
        ((YES, NO, UNCLEAR), Status.BLOCKED, (NO,), (UNCLEAR,)),
    ],
)
def test_combine(
    gates: tuple[Gate, ...], status: Status, reasons: tuple[Gate, ...], tasks: tuple[Gate, ...]
) -> None:
    found = combine(gates)
    assert (found.status, found.reasons, found.tasks) == (status, reasons, tasks)


@pytest.mark.parametrize(
    ("light", "status", "after"),
    [
        (Light.GREEN, Status.BLOCKED, Light.RED),
        (None, Status.BLOCKED, Light.RED),
        (Light.GREEN, Status.PENDING, Light.YELLOW),
        (Light.RED, Status.PENDING, Light.RED),
        (Light.GREEN, Status.OPEN, Light.GREEN),
        (None, Status.PENDING, None),
    ],
)
def test_a_no_blocks_green_whatever_the_score(
    light: Light | None, status: Status, after: Light | None
) -> None:
    assert light_after_gates(light, status) is after
