"""The prompt card that one person thinks with."""

from __future__ import annotations

from textual.widgets import Static

from facilitator.components.partners.ideas import first_card, prompt_cards
from facilitator.content import ComponentContent, Course, PromptCard
from facilitator.session import Session
from screens.step_parts import muted, text
from screens.widgets.paint import MUTED, Line, say


class PromptView(Static):
    """A question to think with. Everybody begins at another card of the pile and turns them alone."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    PromptView {
        height: auto; width: 1fr; max-width: 100; background: $surface; padding: 1 2; margin: 1 0;
    }
    PromptView.-none { display: none; }
    .-short PromptView { padding: 0 2; margin: 0; }
    """

    def __init__(self, course: Course, words: ComponentContent) -> None:
        super().__init__(id="card", markup=False)
        self._course = course
        self._w = words
        self._cards = prompt_cards(course)
        self._at: int | None = None

    @property
    def card(self) -> PromptCard | None:
        """The card on top."""
        return self._cards[self._at or 0] if self._cards else None

    @property
    def card_id(self) -> str:
        """Its id, "" where there are no cards."""
        return self.card.id if self.card else ""

    def show(self, session: Session) -> None:
        """Draw the card; the first time it is the one at which this person's pile begins."""
        if self._at is None:
            self._at = first_card(session, self._course, session.seat.writes_as)
        self._draw()

    def turn(self, by: int) -> None:
        """The next card, or the one before."""
        if self._cards:
            self._at = ((self._at or 0) + by) % len(self._cards)
            self._draw()

    def _draw(self) -> None:
        card = self.card
        if card is None:
            self.add_class("-none")
            return
        lines: list[Line] = [say((str(card.text), "bold"))]
        if card.follow_up:
            lines.append(muted(str(card.follow_up)))
        where = self._w.word("card_where", number=(self._at or 0) + 1, n=len(self._cards))
        lines.append(say((where, f"italic {MUTED}")))
        self.update(text(*lines))
