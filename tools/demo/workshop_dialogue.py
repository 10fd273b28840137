"""The workshop's own file (made up): a question from the facilitator to every library."""

from __future__ import annotations

from tools.demo.desk import Desk
from tools.demo.dialogue_parts import own


def dialogue(desk: Desk, moment: str = "2026-11-21 10:30") -> None:
    """Two questions that nobody has answered yet."""
    desk.at(moment)
    own(
        desk,
        1.0,
        "Hvad kunne bibliotekerne på kurset gøre sammen?",
        "ranking",
        (
            "Dele aftaler og skabeloner\nBesøge hinandens partnere\nSøge en pulje sammen\nHave en fælles landsdækkende partner\n"
            "Mødes igen om et halvt år"
        ),
        "Måske får I mere ud af en partner om hjørnet end af et bibliotek i den anden ende af landet.",
    )
    own(desk, 2.0, "Hvad tager I med hjem fra kurset?", "open")
