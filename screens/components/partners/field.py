"""The field in which ideas are typed. What stands in it is a draft on disk until Enter makes it an idea."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer

from facilitator.components.partners import Draft
from facilitator.people import Seat
from facilitator.session import Session
from screens.components.partners.parts import key
from screens.widgets.line_field import LineField

PAUSE = 0.4
"""Seconds without a key after which what stands in the field is kept as a draft."""


class IdeaField(LineField):
    """Belongs to one person's draft at a time; the page keys turn the cards, down goes to the list."""

    class Pause(Message):
        """Something was typed, and then nothing for a moment."""

    class Down(Message):
        """On to the list under the field."""

    @dataclass
    class Card(Message):
        """Another card to think with."""

        by: int

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pagedown", "card(1)", "next_card", display="PgDn"),
        key("pageup", "card(-1)", "previous_card", show=False, display="PgUp"),
        key("down", "to_list", "to_list", display="↓"),
    ]

    _person: int | None = None
    _base = ""
    _before = ""
    _timer: Timer | None = None

    def show_draft(self, session: Session, *, mine: bool) -> None:
        """The draft of whoever writes here, when that or the draft itself has changed under the field."""
        person = session.seat.writes_as
        draft = session.get(Draft, Draft.key(person)) if person is not None else None
        saved = draft.text if draft else ""
        if person != self._person:
            unclaimed = self.value if self._person is None else ""
            self._person, self._base = person, saved
            if saved or not unclaimed.strip():
                self._write(saved)
            else:
                self.post_message(self.Pause())
        elif saved != self._base and (mine or self.value == self._base):
            self._base = saved
            self._write(saved)

    def _write(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)

    def draft(self, seat: Seat) -> Draft | None:
        """What is to be saved now, or None when it is on disk already or nobody writes here."""
        self._stop()
        person = seat.writes_as
        if self.value == self._base or person is None or person != self._person:
            return None
        self._before, self._base = self._base, self.value
        return Draft(id=Draft.key(person), person=person, entered_by=seat.entered_by, text=self.value)

    def kept(self, done: bool, text: str) -> bool:
        """Whether the draft was saved; if not, it is tried again later."""
        if not done and self._base == text:
            self._base = self._before
        return done

    def begin_anew(self) -> None:
        """The draft has become an idea."""
        self._stop()
        self._base = ""
        self._write("")

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def watch_value(self, value: str) -> None:
        """Keep what is typed after a short pause."""
        self._stop()
        if self.is_mounted and value != self._base:
            self._timer = self.set_timer(PAUSE, lambda: self.post_message(self.Pause()))

    def action_card(self, by: int) -> None:
        """Another card."""
        self.post_message(self.Card(by))

    def action_to_list(self) -> None:
        """Down to the ideas."""
        self.post_message(self.Down())
