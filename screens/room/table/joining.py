"""An open library's place in the room: the workshop's file followed from here, and what that does to the library's screens."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.people import Finished
from facilitator.room import applying
from facilitator.room.ahead import may_open, place_of
from facilitator.room.catching_up import is_late
from facilitator.room.clock import OFTEN
from facilitator.room.finishing import finished_in
from facilitator.room.state import Standing, activity_of_step
from facilitator.room.tables import evaluated, on_page
from facilitator.room.words import words
from facilitator.session import Put
from screens import opening
from screens.room.following import LOOK_SECONDS, Following

if TYPE_CHECKING:
    from facilitator.agenda import RoomStep
    from facilitator.content import Course
    from facilitator.session import Session
    from screens.app import FacilitatorApp


ON = "on"
"""The offer of whoever wants to go on to what the others do, once nothing else is asked."""


PATIENCE = OFTEN / 1000 + 5
"""How long one waits for the mark of a meeting that nobody seems to run, before whoever comes is not met any more; seconds."""


class Seated(Following):
    """The room as one open library sees it. Only the workshop's own file is opened, for reading."""

    def __init__(self, app: FacilitatorApp, session: Session, folder: Path, course: Course) -> None:
        super().__init__(app, folder, course, self._news, runs=False, tables=False)
        self.session = session
        self.content_words = words(course, "table")
        self.offer = ""
        self._first = True
        self._until: float | None = None

    def w(self, key: str, **params: object) -> str:
        """A sentence of the participants' side."""
        return self.content_words.word(key, **params)

    # news

    def _news(self) -> None:
        from screens.opened import OpenLibraryScreen

        if self._first:
            self._meet()
        for screen in self.app.screen_stack:
            if isinstance(screen, OpenLibraryScreen) and screen.session is self.session:
                screen.show_room()

    def _meet(self) -> None:
        """Decide once how whoever has opened the library is met.

        A meeting whose mark looks old may be run on a computer with another clock: the next mark tells.
        """
        here, now = self.standing(), monotonic()
        if self._until is None:
            self._until = now + PATIENCE
        in_time = now <= self._until
        if in_time and here is not None and here.running and not here.attended:
            return
        self._first = False
        self.offer = self._greeting() if in_time else ""

    def _greeting(self) -> str:
        """How somebody who opens the library during a meeting is met: where they were, or with what they have missed."""
        here = self.standing()
        if here is None or not here.attended or self.session.seat.facilitator:
            return ""
        if self._remembered(here):
            return "return"
        return "late" if is_late(here) else ""

    # where one was: a restarted program goes there again

    def remember(self, place: str) -> None:
        """While a meeting runs, keep on this computer where one works in it."""
        here = self.standing()
        if here is None or not here.attended or self.session.seat.facilitator:
            return
        library, kept = self.session.store.library_id, f"{here.room.meeting}/{place}"
        if self.app.settings.rooms.get(library) != kept:
            self.app.remember(rooms={**self.app.settings.rooms, library: kept})

    def _remembered(self, here: Standing) -> str:
        meeting, _, place = self.app.settings.rooms.get(self.session.store.library_id, "").partition("/")
        return place if place and meeting == str(here.room.meeting) else ""

    def greet(self) -> None:
        """Meet whoever has just opened the library; called by its overview while that is what they see."""
        from screens.opened import OpenLibraryScreen

        offer, self.offer = self.offer, ""
        here = self.standing()
        if here is None or not offer:
            return
        if offer == "late":
            from screens.room.table.late import LatePage

            self.app.push_screen(LatePage(self))
            return
        if offer == ON:
            screen = self.app.screen
            if isinstance(screen, OpenLibraryScreen):
                screen.action_room()
            return
        kept = self._remembered(here)
        part, _, place = kept.partition(".")
        if part in self.course.components and may_open(here, part, place):
            about = here.step.question if here.step is not None and here.step.place == kept else ""
            opening.go_component(self.app, self.session, part, place, about=about)
            self.app.say(self.w("returned"))

    # rules

    def refusal(self, component: str | None, place: str | None) -> str:
        """Why this part of the course is not open now; "" when it is."""
        here = self.standing()
        if here is None or self.session.seat.facilitator or may_open(here, component, place):
            return ""
        return self.w("kept", title=here.step.title.strip() if here.step else "")

    def governs(self, activity: str) -> bool:
        """Whether the meeting that is on shows and locks this activity; "services." asks for any of the component's."""
        here = self.standing()
        if here is None or not here.attended or here.room.meeting is None or self.workshop is None:
            return False
        found = applying.wanted(self.workshop, self.course, here.room.meeting)
        names = {one.name for one in found}
        return activity in names or (
            activity.endswith(".") and any(name.startswith(activity) for name in names)
        )

    # the present step

    def has_page(self) -> bool:
        """Whether the meeting's page has something to say: a meeting is on, or one that is over can be evaluated."""
        here = self.standing()
        return here is not None and (here.attended or evaluated(here) is not None)

    def elsewhere(self, place: str) -> bool:
        """Whether the present step is worked at in another place of the course than this one ("component.step")."""
        here = self.standing()
        if here is None or not here.attended or here.step is None or on_page(here.step):
            return False
        return bool(here.step.place) and here.step.place != place

    def finished(self, step: RoomStep) -> bool:
        """Whether whoever writes here is finished with this step."""
        return self.session.seat.writes_as in self.marks(step)

    def marks(self, step: RoomStep) -> frozenset[int]:
        """The people of this library who are finished with this step."""
        if self.workshop is None:
            return frozenset()
        return finished_in(self.session, self.workshop, step, self.course)

    def go_to_step(self) -> None:
        """Open the place where the present step is worked at."""
        here = self.standing()
        if here is None or here.step is None or not here.step.place:
            return
        part, place = place_of(here.step)
        if part in self.course.components:
            opening.go_component(self.app, self.session, part, place or None, about=here.step.question)

    def toggle_finished(self, step: RoomStep) -> list[Put]:
        """Turn one's own mark of this step on or off."""
        seat = self.session.seat
        if seat.writes_as is None:
            return []
        activity = activity_of_step(step, self.course)
        mark = Finished(
            id=Finished.key(seat.writes_as, activity),
            person=seat.writes_as,
            entered_by=seat.entered_by,
            activity=activity,
            done=not self.finished(step),
        )
        return [Put(mark)]


def join(app: FacilitatorApp, session: Session) -> None:
    """Follow the room that an open library is in, if it lies in a workshop; the files are read off the screen's time."""
    from facilitator.workshop import find_workshop, is_shared

    if session not in app.sessions or session in app.rooms or app.course is None or is_shared(session):
        return
    folder = find_workshop(session.store.path)
    if folder is None:
        return
    try:
        room = app.rooms[session] = Seated(app, session, folder.path, app.course)
    except FacilitatorError as error:
        app.show_error(error)
        return
    app.run_worker(_open(room), group="rooms")


async def _open(room: Seated) -> None:
    """Open the room; a workshop's file that cannot be read now is looked for again for as long as the library is open."""
    while not room.closed:
        with contextlib.suppress(FacilitatorError):
            await room.open()
            return
        await asyncio.sleep(LOOK_SECONDS)


def leave(app: FacilitatorApp, session: Session) -> None:
    """Let go of the room with the library."""
    room = app.rooms.pop(session, None)
    if room is not None:
        room.close()
