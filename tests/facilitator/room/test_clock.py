"""The room's clock against what machines do: clocks that are set, laptops that sleep, programs that are started again."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda import Room
from facilitator.room.clock import LATE, SILENT, Reading, RoomClock, attended

HOUR = 3_600_000
NOON = 1_800_000_000_000


@dataclass
class Machine:
    """A computer: its wall clock can be set, its steady one cannot."""

    name: str = "boot-1"
    wall: int = NOON
    steady: int = 5_000

    def __call__(self) -> Reading:
        return Reading(self.wall, self.steady, self.name)

    def wait(self, ms: int) -> None:
        self.wall += ms
        self.steady += ms

    def set_clock(self, by: int) -> None:
        self.wall += by


def marked(clock: RoomClock) -> Room:
    return Room(meeting=1, begun_at=0).revise(**clock.mark())


def test_setting_the_clock_does_not_move_the_countdown_here_or_in_a_program_started_later() -> None:
    machine = Machine()
    control = RoomClock(machine)
    ends_at = control.now() + 600_000
    machine.wait(60_000)
    machine.set_clock(HOUR)
    assert ends_at - control.now() == 540_000
    room = marked(control)
    machine.wait(1_000)
    wall = RoomClock(machine)
    wall.hear(room, fresh=False)
    assert ends_at - wall.now() == 539_000


def test_a_program_that_was_killed_comes_back_with_the_timer_right_though_the_clock_was_set_meanwhile() -> (
    None
):
    machine = Machine()
    room = marked(RoomClock(machine))
    machine.wait(30_000)
    machine.set_clock(-2 * HOUR)
    again = RoomClock(machine)
    again.hear(room, fresh=False)
    assert again.now() == NOON + 30_000


def test_time_goes_on_while_the_laptop_sleeps() -> None:
    machine = Machine()
    clock = RoomClock(machine)
    machine.wait(25 * 60_000)
    assert clock.now() == NOON + 25 * 60_000


@given(apart=st.integers(-3 * HOUR, 3 * HOUR), ways=st.lists(st.integers(0, 1400), min_size=1, max_size=6))
def test_another_machine_learns_the_rooms_time_from_the_news(apart: int, ways: list[int]) -> None:
    """However far its own clock is off, it is never ahead of the room and never further behind than the news took."""
    here, there = Machine("a"), Machine("b", wall=NOON + apart)
    control, wall = RoomClock(here), RoomClock(there)
    for way in ways:
        room = marked(control)
        here.wait(way)
        there.wait(way)
        wall.hear(room, fresh=True)
    behind = control.now() - wall.now()
    if abs(apart) > 2 * LATE:
        assert 0 <= behind <= max(ways)
    else:
        assert abs(behind) <= 2 * LATE + max(ways)


def test_after_the_clock_of_the_other_machine_is_set_the_room_is_followed_again() -> None:
    here, there = Machine("a"), Machine("b", wall=NOON - HOUR)
    control, wall = RoomClock(here), RoomClock(there)
    wall.hear(marked(control), fresh=True)
    assert wall.now() == control.now()
    here.set_clock(-HOUR)
    restarted = RoomClock(Machine("c", wall=here.wall))
    wall.hear(marked(restarted), fresh=True)
    assert wall.now() == restarted.now()


def test_an_old_mark_of_another_machine_tells_nothing() -> None:
    here, there = Machine("a", wall=NOON - HOUR), Machine("b")
    wall = RoomClock(there)
    room = marked(RoomClock(here))
    wall.hear(room, fresh=False)
    assert wall.now() == NOON
    assert wall.is_of_another(room)
    assert wall.others == 0
    wall.hear(room, fresh=True)
    assert wall.others == 1
    assert not RoomClock(here).is_of_another(room)


def test_nobody_runs_the_meeting_when_it_has_ended_or_the_mark_is_old() -> None:
    machine = Machine()
    clock = RoomClock(machine)
    room = marked(clock)
    assert attended(room, clock.now())
    assert not attended(room.revise(ended_at=1), clock.now())
    machine.wait(SILENT)
    assert not attended(room, clock.now())
