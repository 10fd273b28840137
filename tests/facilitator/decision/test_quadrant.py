"""Traffic light, potential x readiness, influence x affected."""

from __future__ import annotations

import pytest

from facilitator.decision.quadrant import (
    Light,
    Quadrant,
    Stakeholder,
    axis,
    position,
    quadrant,
    stakeholder_type,
    traffic_light,
)


@pytest.mark.parametrize(
    ("total", "light"),
    [
        (None, None),
        (0.0, Light.RED),
        (35.0, Light.RED),
        (35.0 + 1e-12, Light.RED),
        (35.1, Light.YELLOW),
        (65.0, Light.YELLOW),
        (65.1, Light.GREEN),
        (100.0, Light.GREEN),
    ],
)
def test_traffic_light(total: float | None, light: Light | None) -> None:
    """Cuts of the course: red up to 35, yellow up to 65."""
    assert traffic_light(total) is light


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"p": 5, "r": 3}, Quadrant.OBVIOUS),
        ({"p": 3, "r": 2}, Quadrant.MATURE),
        ({"p": 2, "r": 5}, Quadrant.LEAVE),
        ({"p": 2}, Quadrant.LEAVE),
        ({"p": 5}, None),
        ({"r": 5}, None),
    ],
)
def test_quadrant(cells: dict[str, float], found: Quadrant | None) -> None:
    assert quadrant(position(cells, None, "p", "r")) is found


def test_position_weighs_inside_each_group() -> None:
    where = position({"a": 5, "b": 1, "c": 3}, {"a": 30, "b": 10, "c": 60}, "ab", "c")
    assert where.potential.total == pytest.approx(75)
    assert where.readiness.total == pytest.approx(50)
    assert quadrant(where, potential_cut=80) is Quadrant.LEAVE
    assert quadrant(where, readiness_cut=51) is Quadrant.MATURE
    with pytest.raises(ValueError, match="both groups"):
        position({}, None, "ab", "bc")


@pytest.mark.parametrize(
    ("influence", "affected", "kind"),
    [
        (3, 3, Stakeholder.RESOURCE_PERSON),
        (5, 2, Stakeholder.GREY_EMINENCE),
        (2, 5, Stakeholder.HOSTAGE),
        (2, 2, Stakeholder.EXTERNAL),
        (2.5, 3.5, Stakeholder.HOSTAGE),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_stakeholder(influence: float | None, affected: float | None, kind: Stakeholder | None) -> None:
    """The course: high means 3 or more."""
    assert stakeholder_type(influence, affected) is kind


def test_axis() -> None:
    found = axis([2, None, 5, 3])
    assert found is not None
    assert (found.n, found.median, found.low, found.high) == (3, 3.0, 2, 5)
    assert found.crosses()
    assert not found.crosses(2)
    assert axis([None]) is None
    with pytest.raises(ValueError, match=r"1\.\.5"):
        axis([0])
    with pytest.raises(ValueError, match=r"1\.\.5"):
        stakeholder_type(6, 1)
