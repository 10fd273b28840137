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
from facilitator.visibility import Activity

LATELY = 12 * 3_600_000
"""A meeting that ended less than this ago may have ended without every library being told; milliseconds."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the room says of one activity.

    While the meeting runs it holds as it stands. `over`: the meeting has ended; then it only frees what the meeting itself
    had locked (`locked`: the facilitator locked, froze or opened it there) or kept from people.
    """

    activity: Activity
    locked: bool = False
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
    locked: set[str] = set()
    for event in workshop.all(RoomEvent):
        name = steps.get(event.step or 0) if event.meeting == meeting else None
        if name is not None and event.what in {Happening.OPENED, Happening.FROZEN, Happening.LOCKED}:
            locked.add(name)
    names = dict.fromkeys(name for step, name in steps.items() if step in entered)
    found = [workshop.get(Activity, Activity.key(name)) for name in names]
    return [Order(one, one.name in locked, over) for one in found if one is not None]


def differing(library: Reader, orders: tuple[Order, ...]) -> tuple[Activity, ...]:
    """The copies that are otherwise in this library; its own countdown of an activity is left alone."""
    changed = []
    for order in orders:
        mine = library.get(Activity, order.activity.id)
        if not order.over or _bound(order, mine):
            clock = {"ends_at": mine.ends_at if mine else None, "left": mine.left if mine else None}
            copy = order.activity.revise(**clock)
            if copy != mine:
                changed.append(copy)
    return tuple(changed)


def _bound(order: Order, mine: Activity | None) -> bool:
    """Whether a library is still bound by what a meeting that is over had said, or has not heard how its votes ended."""
    if order.name.startswith(OWN):
        return True
    if mine is None:
        return False
    kept = (mine.write, mine.see) != (order.activity.write, order.activity.see)
    return kept or (order.locked and mine.locked)


def apply(library: Session, orders: tuple[Order, ...]) -> bool:
    """Write the copies into one library's file; whether anything was written.

    Raises:
        StoreError: the file cannot be written now; it is to be tried again.
    """
    if not differing(library, orders):
        return False
    library.edit("", lambda now: [Put(copy) for copy in differing(now, orders)])
    return True
