"""Who sees and writes what: the whole table of phases, viewers and owners."""

from __future__ import annotations

import itertools

import pytest

from facilitator.people import Seat
from facilitator.visibility import (
    Activity,
    Phase,
    See,
    Sight,
    Viewer,
    Write,
    may_write,
    sight,
    sight_of_others,
)

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


EVERY = [
    Activity(name="x", phase=phase, names=names, see=see, write=write)
    for phase, names, see, write in itertools.product(Phase, (True, False), See, Write)
]


def named(activity: Activity) -> str:
    return "-".join([activity.phase, "names" if activity.names else "nameless", activity.see, activity.write])


@pytest.mark.parametrize("activity", EVERY, ids=named)
def test_the_whole_table(activity: Activity) -> None:
    """All 48 states of an activity by all viewers: what is seen and who may write, said again in other words."""
    shown = activity.phase in {"revealed", "closed"} and activity.see == "answers"
    for name, viewer in VIEWERS.items():
        outside = name.startswith("report")
        seen = sight(viewer, ME, activity)
        if name == "me":
            assert seen is N, "one's own is always seen"
        elif not shown:
            assert seen is H, name
        else:
            assert seen is (N if activity.names and not outside else A), name
        of_others = sight_of_others(viewer, activity)
        assert of_others is (H if not shown else N if activity.names and not outside else A), name
        open_ = activity.phase in {"writing", "revealed"}
        mine = name == "me" and open_ and activity.write == "everybody"
        assert may_write(viewer, ME, activity) is mine, name
    at_her_seat = Viewer.at(Seat(answers_for=ME, facilitator=True))
    hers = activity.phase in {"writing", "revealed"} and activity.write != "nobody"
    assert may_write(at_her_seat, ME, activity) is hers, "the facilitator writes for those without a device"
    assert not may_write(at_her_seat, COLLEAGUE, activity)


def test_answering_for_a_colleague_shows_and_marks_the_colleagues_input() -> None:
    seat = Seat(person=ME, answers_for=COLLEAGUE)
    assert Viewer.at(seat).person == COLLEAGUE
    assert (seat.writes_as, seat.entered_by) == (COLLEAGUE, ME)
    assert Seat(person=ME, answers_for=ME).entered_by is None
    assert Seat(answers_for=ME, facilitator=True).entered_by == 0
