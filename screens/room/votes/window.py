"""The base of the facilitator's windows on one vote."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from facilitator.agenda import RoomStep
from facilitator.content import ComponentContent
from facilitator.errors import EditRejected, FacilitatorError
from facilitator.room import votes
from facilitator.room.votes import Election
from facilitator.room.words import words
from facilitator.session import Change, Changed, Session
from screens.house import WORD, Dialog
from screens.room.following import Following

R = TypeVar("R")


class VoteDialog(Dialog[R]):
    """A window on the vote of one step, in a room that is followed for writing. `show` draws it again after every change."""

    def __init__(self, following: Following, step_id: int) -> None:
        super().__init__()
        self.following, self.step_id = following, step_id
        self.texts: ComponentContent = words(following.course, "votes")
        self._ends: list[Callable[[], None]] = []

    def on_mount(self) -> None:
        """Follow the room."""
        for session in filter(None, (self.following.workshop, *self.following.tables)):
            self._ends.append(session.subscribe(self._heard))

    def on_unmount(self) -> None:
        """Let go of it."""
        for end in self._ends:
            end()

    def _heard(self, _changed: Changed) -> None:
        self.call_next(self.show)

    def show(self) -> None:
        """Draw again what the files say."""

    def w(self, key: str, **params: object) -> str:
        """A sentence of the words on votes."""
        return self.texts.word(key, **params)

    def binding_text(self, text: str) -> str:
        """Descriptions that begin with `word:` are the words on votes."""
        return self.w(text.removeprefix(WORD)) if text.startswith(WORD) else super().binding_text(text)

    def help_text(self) -> str:
        """What the windows on votes are for."""
        return self.w("help_windows")

    @property
    def vote(self) -> Election | None:
        """The vote, as long as there is one."""
        workshop = self.following.workshop
        step = workshop.get(RoomStep, self.step_id) if workshop is not None else None
        return votes.election(workshop, step) if workshop is not None and step is not None else None

    def edit(self, make: Callable[[Session], Iterable[Change]]) -> bool:
        """One edit of the workshop's own file; an error is shown."""
        session = self.following.workshop
        if session is None:
            return False
        try:
            session.edit(self.w("label_options"), make)
        except EditRejected:
            self.app.say(self.w("closed"))
            return False
        except FacilitatorError as error:
            self.app.show_error(error, retry=lambda: self.edit(make))
            return False
        self.show()
        return True
