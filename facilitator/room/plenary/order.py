"""The speaking order: the libraries drawn by lot. Whoever began last time does not begin again."""

from __future__ import annotations

from facilitator.agenda import RoomDraw
from facilitator.component import Reader
from facilitator.decision.lots import draw_order
from facilitator.room.hall import Hall
from facilitator.room.plenary.tables import meant

ORDER = "order"
"""What a draw of the speaking order is called; it is also the name of its view on the wall."""


def drawn(reader: Reader, meeting: int, what: str) -> RoomDraw | None:
    """What has been drawn of this kind at a meeting."""
    return reader.get(RoomDraw, RoomDraw.key(meeting, what))


def earlier(reader: Reader, meeting: int, what: str) -> tuple[RoomDraw, ...]:
    """What has been drawn of this kind at other meetings, the newest first."""
    found = (draw for draw in reader.all(RoomDraw) if draw.what == what and draw.meeting != meeting)
    return tuple(sorted(found, key=lambda draw: -draw.at))


def began_last(hall: Hall) -> str:
    """The library that spoke first at the meeting before; "" when nothing was drawn then."""
    return next((one.libraries[0] for one in earlier(hall.workshop, meant(hall), ORDER) if one.libraries), "")


def draw(hall: Hall, seed: int) -> RoomDraw:
    """A new speaking order of the libraries in the room; drawing again replaces the former."""
    meeting = meant(hall)
    order = draw_order([table.key for table in hall.tables], seed, began_last(hall))
    return RoomDraw(
        id=RoomDraw.key(meeting, ORDER), meeting=meeting, what=ORDER, seed=seed, libraries=order, at=hall.now
    )


def speaking_order(hall: Hall) -> tuple[str, ...]:
    """The order in use: as drawn, without libraries that have gone, those that came later last."""
    found = drawn(hall.workshop, meant(hall), ORDER)
    if found is None:
        return ()
    here = [table.key for table in hall.tables]
    order = [key for key in found.libraries if key in here]
    return (*order, *(key for key in here if key not in order))
