"""Who sees and writes what: the whole table of phases, viewers and owners."""

from __future__ import annotations

import pytest

from facilitator.people import Seat
from facilitator.visibility import Activity, Phase, Sight, Viewer, may_write, sight, sight_of_others

ME, COLLEAGUE = 11, 22
VIEWERS = {
    "me": Viewer(person=ME),
    "colleague": Viewer(person=COLLEAGUE),
    "facilitator": Viewer(facilitator=True),
    "report": Viewer(outside=True),
    "report of mine": Viewer(person=ME, outside=True),
    "nobody": Viewer(),
}
H, A, N = Sight.HIDDEN, Sight.NAMELESS, Sight.NAMED
TABLE = [
    # phase, names, {viewer: sight of my input}
    (
        Phase.WRITING,
        True,
        {"me": N, "colleague": H, "facilitator": H, "report": H, "report of mine": H, "nobody": H},
    ),
    (
        Phase.WRITING,
        False,
        {"me": N, "colleague": H, "facilitator": H, "report": H, "report of mine": H, "nobody": H},
    ),
    (
        Phase.REVEALED,
        True,
        {"me": N, "colleague": N, "facilitator": N, "report": A, "report of mine": A, "nobody": N},
    ),
    (
        Phase.REVEALED,
        False,
        {"me": N, "colleague": A, "facilitator": A, "report": A, "report of mine": A, "nobody": A},
    ),
    (
        Phase.CLOSED,
        True,
        {"me": N, "colleague": N, "facilitator": N, "report": A, "report of mine": A, "nobody": N},
    ),
    (
        Phase.CLOSED,
        False,
        {"me": N, "colleague": A, "facilitator": A, "report": A, "report of mine": A, "nobody": A},
    ),
]


@pytest.mark.parametrize(("phase", "names", "expected"), TABLE)
def test_sight(phase: Phase, names: bool, expected: dict[str, Sight]) -> None:
    activity = Activity(name="x", phase=phase, names=names)
    assert {name: sight(viewer, ME, activity) for name, viewer in VIEWERS.items()} == expected


@pytest.mark.parametrize(("phase", "names", "expected"), TABLE)
def test_the_groups_result_is_seen_as_a_colleagues_input_is(
    phase: Phase, names: bool, expected: dict[str, Sight]
) -> None:
    activity = Activity(name="x", phase=phase, names=names)
    for name, viewer in VIEWERS.items():
        of_others = expected["colleague"] if name == "me" else expected[name]
        assert sight_of_others(viewer, activity) is of_others, name


@pytest.mark.parametrize("phase", list(Phase))
def test_only_ones_own_input_is_written_and_only_until_it_is_closed(phase: Phase) -> None:
    activity = Activity(name="x", phase=phase)
    may = {name for name, viewer in VIEWERS.items() if may_write(viewer, ME, activity)}
    assert may == (set() if phase in {Phase.FROZEN, Phase.CLOSED} else {"me"})


def test_answering_for_a_colleague_shows_and_marks_the_colleagues_input() -> None:
    seat = Seat(person=ME, answers_for=COLLEAGUE)
    assert Viewer.at(seat).person == COLLEAGUE
    assert (seat.writes_as, seat.entered_by) == (COLLEAGUE, ME)
    assert Seat(person=ME, answers_for=ME).entered_by is None
    assert Seat(answers_for=ME, facilitator=True).entered_by == 0
