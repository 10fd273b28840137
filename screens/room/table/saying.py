"""What the meeting's page says: who sees what, what one can do here, and what comes next."""

from __future__ import annotations

from facilitator.room.state import Standing
from facilitator.room.tables import gathers, on_page, phase_word
from screens.room.table.joining import Seated
from screens.widgets.items import Item
from screens.widgets.paint import MUTED, Line, say

KEPT = "\N{NO-BREAK SPACE}"
"""A name and its mark stay together on a line."""


def phase_lines(room: Seated, here: Standing) -> list[Line]:
    """Who sees and who writes what now, and who of one's own table is finished."""
    step, session = here.step, room.session
    if step is None or not gathers(step, room.course):
        return []
    locked = here.activity.refuses(facilitator=session.seat.facilitator)
    sign = "■" if locked else "○" if here.activity.hidden else "●"
    colour = "$text-warning" if locked else "$secondary"
    lines: list[Line] = [say((f"{sign} {room.w(phase_word(here.activity))}", colour))]
    people = [person for person in session.people if not person.away]
    if len(people) > 1:
        marks = room.marks(step)
        names = [
            f"{'●' if one.id in marks else '○'} {one.name or room.w('unnamed')}".replace(" ", KEPT)
            for one in people
        ]
        lines.append(say((room.w("others", people="  ".join(names)), MUTED)))
    return lines


def what_next(room: Seated, here: Standing) -> str:
    """The step after this one."""
    after = here.following
    if after is None:
        return room.w("last")
    if after.minutes is None:
        return room.w("next_untimed", title=after.title.strip())
    return room.w("next", title=after.title.strip(), minutes=room.w("minutes", n=after.minutes))


def _item(key: str, words: str, tip: str = "") -> Item:
    tips: list[Line] = [say((f"  {tip}", f"not bold {MUTED}"))] if tip else []
    return Item(key, (words, *tips))


def choices(room: Seated, here: Standing) -> list[Item]:
    """What one can do on the page, the likely first."""
    step, seat = (here.step if here.attended else None), room.session.seat
    found: list[Item] = []
    if step is not None and step.place and not on_page(step):
        found.append(_item("work", room.w("work"), room.w("work_tip")))
    if seat.writes_as is None and not seat.facilitator:
        found.append(_item("who", room.w("who"), room.w("who_tip")))
    elif step is not None and seat.writes_as is not None and gathers(step, room.course):
        done, owner = room.finished(step), room.session.person(seat.writes_as)
        mine = seat.entered_by is None or owner is None
        words = room.w("finished") if mine else room.w("finished_for", name=owner.name if owner else "")
        tip = room.w("finished_on" if done else "finished_off")
        found.append(_item("finished", f"{'●' if done else '○'} {words}", tip))
    if here.attended and here.number >= 2:
        found.append(_item("so_far", room.w("so_far"), room.w("so_far_tip")))
    found.append(_item("back", room.w("back")))
    return found
