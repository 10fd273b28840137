"""A meeting's times: what is planned adds up, the delay is real, and catching up saves what it says and touches nothing past."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda import Happening, RoomEvent, RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import load_course
from facilitator.people import Seat
from facilitator.room import catching, running, schedule
from facilitator.room.catching import BREAK, Proposal, Way
from facilitator.session import Session
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder

COURSE = load_course()
START = round(datetime(2026, 12, 8, 9, 30, tzinfo=UTC).timestamp() * 1000)
STEPS = st.lists(
    st.builds(
        RoomStep,
        minutes=st.none() | st.integers(0, 90),
        least=st.none() | st.integers(0, 90),
        method=st.sampled_from(("", "alone", BREAK, "evaluation")),
        skipped=st.booleans(),
    ),
    max_size=12,
).map(lambda rows: [step.revise(id=n, position=float(n), meeting=1) for n, step in enumerate(rows, 1)])


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9.30", 570),
        ("9:30", 570),
        ("kl. 9", 540),
        ("0930", 570),
        ("930", 570),
        (" 13 ", 780),
        ("9.30-15", 570),
        ("kl. 9.30.", 570),
        ("at 9", 540),
        ("24.00", None),
        ("9.75", None),
        ("morgen", None),
        ("", None),
        ("3 x 9", None),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    assert schedule.minutes_of(text) == minutes
    assert schedule.minutes_of(schedule.tidy(text)) == minutes
    assert not schedule.tidy(text).startswith("kl")


@given(STEPS, st.none() | st.integers(15, 720), st.sampled_from(("", "9.30", "23:50")))
def test_the_plan_adds_up(steps: list[RoomStep], room: int | None, starts: str) -> None:
    plan = schedule.plan_of(HomeworkMeeting(id=1, minutes=room, starts=starts), steps)
    assert [one.step for one in plan.steps] == steps
    assert plan.total == sum(step.minutes or 0 for step in steps if not step.skipped)
    assert plan.spare == (None if room is None else room - plan.total)
    ends = [one.offset + schedule.length(one.step) for one in plan.steps]
    assert [one.offset for one in plan.steps] == [0, *ends][: len(steps)]
    assert (plan.ends is None) is (starts == "")


@given(STEPS, st.integers(1, 200))
def test_shortening_never_goes_below_the_least_and_saves_what_it_says(
    steps: list[RoomStep], wanted: int
) -> None:
    before = {step.id: step for step in steps}
    found = catching.shortened(steps, wanted)
    assert found.saves <= wanted
    assert found.saves == sum(schedule.length(before[step]) - minutes for step, minutes in found.minutes)
    for step, minutes in found.minutes:
        assert not before[step].skipped
        assert catching.shortest(before[step]) <= minutes < schedule.length(before[step])
        assert before[step].method != BREAK or minutes >= catching.SHORTEST_BREAK
    if found.saves < wanted:
        floors = sum(catching.shortest(step) for step in steps if not step.skipped)
        assert found.saves == sum(map(schedule.length, steps)) - floors, "nothing is left to give"
    for one in catching.left_out(steps, wanted):
        assert one.saves == sum(schedule.length(before[step]) for step in one.skipped) > 0
        assert not {before[step].method for step in one.skipped} & {BREAK, "evaluation"}


class Run:
    """A meeting of five steps of 20 minutes from 9.30, whose time the test moves."""

    def __init__(self, folder: Path) -> None:
        WorkshopFolder.create(folder, "Prøve")
        self.session = Session.open(folder / WORKSHOP_FILE, Seat(facilitator=True))
        self.at = START
        meeting = HomeworkMeeting(id=1, title="Møde", day=date(2026, 12, 8), starts="9.30", minutes=120)
        methods = ("alone", "table", BREAK, "vote", "evaluation")
        self.session.put(
            "",
            meeting,
            *(
                RoomStep(id=n, position=float(n), meeting=1, minutes=20, method=method)
                for n, method in enumerate(methods, 1)
            ),
        )

    def act(self, act: object, *given: object, **named: object) -> None:
        self.session.edit("", lambda now: act(now, COURSE, *given, self.at, {}, **named))  # type: ignore[operator]

    def go(self, minutes: float, step: int | None = None) -> None:
        self.at += round(minutes * schedule.MINUTE)
        if step is not None:
            self.act(running.enter, step)

    @property
    def pace(self) -> schedule.Pace:
        found = schedule.pace(self.session, COURSE, self.at, UTC)
        assert found is not None
        return found

    @property
    def minutes(self) -> dict[int, int]:
        return {step.id: schedule.length(step) for step in self.session.all(RoomStep)}

    def clear(self) -> bool:
        return self.pace.behind == 0 and catching.proposals(self.pace) == ()


def test_behind_and_ahead_are_measured_from_the_planned_start_and_each_way_to_catch_up_takes_the_delay_away(
    tmp_path: Path,
) -> None:
    run = Run(tmp_path / "w")
    assert schedule.pace(run.session, COURSE, START) is None
    run.go(5)
    run.act(running.begin, 1)
    assert run.pace.behind == 5, "begun five minutes late"
    assert [one.start for one in run.pace.steps[1:3]] == [
        START + 25 * schedule.MINUTE,
        START + 45 * schedule.MINUTE,
    ]
    run.go(9, 2)
    assert run.pace.behind == -6, "the first step took nine minutes"
    run.go(36)
    assert (run.pace.behind, run.pace.over) == (10, 0)
    before = run.minutes
    proposals = catching.proposals(run.pace)
    assert [one.way for one in proposals] == [Way.SHORTEN, Way.LEAVE_OUT, Way.LATER]
    assert [one.saves for one in proposals] == [10, 20, 10]
    for proposal in proposals:
        run.act(catching.replan, proposal)
        after = run.minutes
        assert [after[step] for step in (1, 2)] == [before[step] for step in (1, 2)], "what is past stays"
        won = sum(before.values()) - sum(after.values())
        assert won == (0 if proposal.way is Way.LATER else proposal.saves)
        assert run.pace.behind == (-10 if proposal.way is Way.LEAVE_OUT else 0)
        assert run.session.all(RoomEvent)[-1].what is Happening.REPLANNED
        assert run.session.undo() is not None
        assert (run.minutes, run.pace.behind) == (before, 10)
    run.act(catching.replan, proposals[0])
    assert run.clear()
    run.go(6)
    assert run.pace.behind == 6
    run.act(catching.replan, Proposal(Way.SHORTEN, 30, minutes=((1, 1), (2, 1), (99, 1))))
    assert run.pace.behind == 6, "a proposal that has nothing left to change changes nothing"
    run.act(running.skip, 4)
    assert run.pace.behind < 0
    run.act(running.skip, 4, skipped=False)
    assert run.pace.behind == 6
    run.act(running.end)
    assert run.pace.ends_at == run.at
    run.session.close()


def test_a_step_that_was_only_begun_is_still_expected_and_more_time_moves_the_rest(tmp_path: Path) -> None:
    run = Run(tmp_path / "w")
    meeting = run.session.all(HomeworkMeeting)[0]
    run.session.put("", meeting.revise(minutes=90))
    run.act(running.begin, 1)
    assert run.pace.agreed_at == START + 90 * schedule.MINUTE, (
        "the meeting's length, not the sum of its steps"
    )
    run.go(20, 2)
    run.go(20, 3)
    run.go(1, 2)
    assert [one.done for one in run.pace.steps] == [True, False, False, False, False]
    assert run.pace.behind == 0, "a minute of the third step is used, and nineteen are left of it"
    run.go(1, 4)
    assert [one.done for one in run.pace.steps] == [True, True, False, False, False], "passed by is not done"
    assert run.pace.behind == -18
    run.act(running.start_timer)
    run.act(running.add_time, seconds=300)
    assert run.pace.behind == -13
    run.go(0, 5)
    run.go(61)
    assert (run.pace.behind, run.pace.over) == (3, 13)
    later = catching.proposals(run.pace)[-1]
    run.act(catching.replan, later)
    assert (run.pace.behind, run.pace.over, run.pace.agreed_at) == (0, 0, run.pace.ends_at)
    run.session.close()


def test_a_rehearsal_the_evening_before_is_not_a_day_behind(tmp_path: Path) -> None:
    run = Run(tmp_path / "w")
    run.at = START - 14 * 60 * schedule.MINUTE
    run.act(running.begin, 1)
    assert run.pace.behind == 0
    run.go(0, 4)
    assert [one.past for one in run.pace.steps] == [True, True, True, False, False]
    assert run.pace.behind == -60, "steps that were passed by are not waited for"
    run.session.close()
