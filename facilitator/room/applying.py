"""Carrying the room's rules into the libraries' files: each gets a copy of the activities of the steps that were entered.

A library's file stays complete in itself: what is revealed or locked in the room is so in its own file, also after the
meeting and away from the workshop. Only the process that runs the meeting writes these copies, and writing them again
changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.agenda import OWN, Happening, RoomEvent, RoomRun
from facilitator.component import Reader
from facilitator.content import Course
from facilitator.edits import Put
from facilitator.room.state import activity_of_step, steps_of
from facilitator.session import Session
from facilitator.visibility import Activity, Phase

LATELY = 12 * 3_600_000
"""A meeting that ended less than this ago may have ended without every library being told; milliseconds."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the room says of one activity.

    `firm`: the facilitator has locked, opened or hidden it herself at this meeting, so that it holds also where a library
    has shown and locked it. `named`: she has turned the names on or off herself. `over`: its meeting has ended.
    """

    activity: Activity
    firm: bool = False
    named: bool = False
    over: bool = False

    @property
    def name(self) -> str:
        """The activity's name."""
        return self.activity.name


def wanted(workshop: Reader, course: Course, meeting: int) -> tuple[Order, ...]:
    """What the room says of the steps of this meeting that have been entered, and of one that ended a while ago."""
    ended = {event.meeting: event.at for event in workshop.all(RoomEvent) if event.what is Happening.ENDED}
    begun = {event.meeting: event.at for event in workshop.all(RoomEvent) if event.what is Happening.BEGUN}
    last = max((*ended.values(), *begun.values()), default=0)
    orders: dict[str, Order] = {}
    for one, at in ended.items():
        if at >= begun.get(one, 0) and (one == meeting or last - at < LATELY):
            orders |= {order.name: order for order in _orders(workshop, course, one, over=True)}
    if meeting not in ended or begun.get(meeting, 0) > ended[meeting]:
        orders |= {order.name: order for order in _orders(workshop, course, meeting, over=False)}
    return tuple(orders.values())


def _orders(workshop: Reader, course: Course, meeting: int, *, over: bool) -> list[Order]:
    entered = {run.step for run in workshop.all(RoomRun) if run.begun_at is not None}
    steps = {step.id: activity_of_step(step, course) for step in steps_of(workshop, meeting)}
    firm: set[str] = set()
    named: set[str] = set()
    for event in workshop.all(RoomEvent):
        name = steps.get(event.step or 0) if event.meeting == meeting else None
        if name is None:
            continue
        if event.what in {Happening.OPENED, Happening.FROZEN, Happening.LOCKED}:
            firm.add(name)
        elif event.what is Happening.NAMED:
            named.add(name)
    names = dict.fromkeys(name for step, name in steps.items() if step in entered)
    found = [workshop.get(Activity, Activity.key(name)) for name in names]
    return [Order(one, one.name in firm, one.name in named, over) for one in found if one is not None]


def differing(library: Reader, orders: tuple[Order, ...]) -> tuple[Activity, ...]:
    """The copies that are otherwise in this library. Its own countdown is left alone, and what it has finished, shown and
    locked, stays so unless the facilitator has said otherwise.
    """
    changed = []
    for order in orders:
        mine = library.get(Activity, order.activity.id)
        copy = _copy(order, mine)
        if copy is not None and copy != mine:
            changed.append(copy)
    return tuple(changed)


def _copy(order: Order, mine: Activity | None) -> Activity | None:
    room = order.activity
    if mine is None:
        return None if order.over and not room.name.startswith(OWN) else room.revise(ends_at=None, left=None)
    phase, names = room.phase, room.names
    if not room.name.startswith(OWN):
        if (
            order.over
            and not (order.firm and mine.locked)
            and (mine.write, mine.see) == (room.write, room.see)
        ):
            return None
        if mine.phase is Phase.CLOSED and not order.firm:
            phase = mine.phase
        if not order.named:
            names = room.names and mine.names
    return room.revise(phase=phase, names=names, ends_at=mine.ends_at, left=mine.left)


def apply(library: Session, orders: tuple[Order, ...]) -> bool:
    """Write the copies into one library's file; whether anything was written.

    Raises:
        StoreError: the file cannot be written now; it is to be tried again.
    """
    if not differing(library, orders):
        return False
    library.edit("", lambda now: [Put(copy) for copy in differing(now, orders)])
    return True
