"""Which control view runs the meeting, where several computers have one open.

Whoever opens a second one on another computer first waits for the next mark of the first, so that the room's clock is the
same on both, and is then asked before anything is taken over.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from facilitator.room.clock import OFTEN, SILENT
from screens.room.base import RoomScreen
from screens.room.control.asking import AskLine, Question

LISTENS = OFTEN / 1000 + 5
"""How long one waits for another computer's mark, in seconds."""

FORGOTTEN = 500 * SILENT
"""A mark so much older, by whatever clock, is of a meeting that nobody runs; milliseconds."""


class LeadingScreen(RoomScreen):
    """Whether this control view runs the meeting; until it does it changes nothing by itself."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.leads = True
        self._listens_until: float | None = None
        self._heard_others = 0

    def tell(self, text: str) -> None:
        """What the last act did; it stays until the next one."""

    def take_over(self) -> None:
        """Run the meeting from here: say so in the room's record."""

    def listen(self) -> None:
        """Where a meeting runs that another computer has marked, wait for its next mark before doing anything."""
        following, here = self.following, self.standing
        if (
            following is None
            or here is None
            or not here.running
            or not following.clock.is_of_another(here.room)
        ):
            return
        if abs(here.now - here.room.at) < FORGOTTEN:
            self.leads, self._listens_until = False, monotonic() + LISTENS
            self.tell(self.w("listens"))

    def look_who_leads(self) -> None:
        """Take in what is known by now: another computer has written, or has not written for as long as it takes."""
        following, here = self.following, self.standing
        if following is None or here is None:
            return
        other = following.clock.others > self._heard_others
        if not here.running:
            self.leads, self._listens_until = True, None
        elif other and (self.leads or self._listens_until is not None):
            self.leads, self._listens_until = False, None
            self.tell(self.w("elsewhere"))
            self._ask(self.lead)
        elif self._listens_until is not None and monotonic() > self._listens_until:
            self.tell("")
            self.lead()

    def lead(self) -> None:
        """Run the meeting from here from now on."""
        self.leads, self._listens_until = True, None
        self.take_over()
        if self.following is not None:
            self._heard_others = self.following.clock.others

    def may_act(self, again: Callable[[], object]) -> bool:
        """Whether an act may be done here; where another computer runs the meeting it is asked about, and then done."""
        if self._listens_until is not None:
            self.tell(self.w("listens"))
        elif not self.leads:

            def then() -> None:
                self.lead()
                again()

            self._ask(then)
        return self.leads

    def _ask(self, then: Callable[[], object]) -> None:
        self.query_one(AskLine).ask(Question(self.w("ask_take_over"), then))
