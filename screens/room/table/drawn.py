"""What was drawn by lot, as one table is told it: its own groups and its place in the speaking order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from facilitator.i18n import format_list
from facilitator.room.plenary.groups import groups_now
from facilitator.room.plenary.order import ORDER, drawn
from facilitator.room.state import Standing

if TYPE_CHECKING:
    from screens.room.table.joining import Seated


def drawn_lines(room: Seated, here: Standing) -> list[str]:
    """One line for each group in which somebody of this library sits, and one for the speaking order.

    People of one's own library are named; of the others it is said how many there are.
    """
    workshop, session = room.workshop, room.session
    meeting = here.room.meeting
    if workshop is None or meeting is None:
        return []
    own = session.store.library_id
    names = {person.id: person.name or room.w("unnamed") for person in session.people}
    lines = []
    for group in groups_now(workshop, meeting):
        ours = [names[person] for library, person in group.people if library == own and person in names]
        if not ours:
            continue
        others = sum(Counter(library for library, _ in group.people if library != own).values())
        key = "group_with" if others else "group"
        lines.append(room.w(key, name=group.number, people=format_list(ours), n=others))
    order = drawn(workshop, meeting, ORDER)
    if order is not None and own in order.libraries:
        lines.append(room.w("order_own", n=order.libraries.index(own) + 1, all=len(order.libraries)))
    return lines
