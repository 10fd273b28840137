"""The cards of the board, and the one under the cursor in full with what looks like it: a suggestion, never more."""

from __future__ import annotations

from collections.abc import Hashable
from time import sleep

from textual import work
from textual.widgets import Static
from textual.worker import get_current_worker

from facilitator.component import Reader
from facilitator.components.partners import Candidate, Idea
from facilitator.components.partners.ideas import Pool, author, revealed, similar
from facilitator.components.partners.sentences import name, words_of
from facilitator.content import ComponentContent, Course
from facilitator.decision.similarity import Match
from facilitator.visibility import Viewer
from screens.step_parts import muted, text
from screens.widgets.board import Card, Group
from screens.widgets.paint import Line, say

AT_ONCE = 120
"""Up to so many texts are compared at once; more are compared beside the screen's own time."""

BREATH = 0.3
"""Seconds that the screen has for itself before many texts are compared beside it."""

Likeness = dict[int, tuple[Match, ...]]


def board_groups(reader: Reader, course: Course, viewer: Viewer, found: Pool) -> list[Group]:
    """The bank, empty until the ideas are revealed, and the candidates."""
    words = words_of(course)
    ideas = found.bank if revealed(reader, viewer) else ()
    bank = [Card(idea.id, idea.text, _idea_tag(reader, course, viewer, idea)) for idea in ideas]
    made = [Card(one.id, name(one, course), _candidate_tag(course, one, found)) for one in found.candidates]
    return [
        Group("bank", words.word("head_bank"), bank),
        Group("candidates", words.word("head_candidates"), made),
    ]


def without_work(found: Pool, *, shown: bool) -> set[str]:
    """The actions that wait for the ideas to be shown, or for cards to work on."""
    bank = len(found.bank) if shown else 0
    idle: set[str] = set() if shown else {"new"}
    if not bank:
        idle |= {"alone", "all_alone"}
    if not found.candidates:
        idle |= {"split", "place", "sector"}
    if bank + len(found.candidates) == 0:
        idle.add("open")
    if bank + len(found.candidates) < 2:
        idle |= {"merge", "alike"}
    return idle


def _idea_tag(reader: Reader, course: Course, viewer: Viewer, idea: Idea) -> str:
    parts = (author(reader, idea, viewer), course.label("sector", idea.sector))
    return " · ".join(part for part in parts if part)


def _candidate_tag(course: Course, candidate: Candidate, found: Pool) -> str:
    words = words_of(course)
    parts = [
        course.label("sector", candidate.sector) or f"! {words.word('no_sector_tag')}",
        course.label("geography", candidate.geography) or f"! {words.word('no_place_tag')}",
    ]
    count = len(found.ideas[candidate.id])
    return " · ".join([*parts, words.word("wordings", n=count)] if count > 1 else parts)


class Beside(Static):
    """Reads from the last pool that was shown to it."""

    def __init__(self, words: ComponentContent, course: Course, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._w = words
        self._course = course
        self._pool: Pool | None = None
        self._here: Hashable | None = None
        self._likeness: Likeness = {}
        self._compared: object = None

    def alike(self, card: Hashable | None) -> list[int]:
        """The cards most like this one, the likest first."""
        return [match.idea for match in self._likeness.get(card, ())] if isinstance(card, int) else []

    def compare(self, found: Pool) -> None:
        """Find out what looks alike, once for each state of the board."""
        self._pool = found
        texts = (found.bank, found.candidates)
        if texts == self._compared:
            return
        self._compared = texts
        if len(found.bank) + len(found.candidates) <= AT_ONCE:
            self._likeness = similar(found)
        else:
            self._compare_apart(found)

    @work(thread=True, exclusive=True, group="alike")
    def _compare_apart(self, found: Pool) -> None:
        """After a moment, so that the board is drawn first; a newer state of the board ends it."""
        sleep(BREATH)
        if get_current_worker().is_cancelled:
            return
        likeness = similar(found)
        self.app.call_from_thread(self._compare_done, likeness)

    def _compare_done(self, likeness: Likeness) -> None:
        self._likeness = likeness
        if self.is_mounted:
            self.look_at(self._here)

    def look_at(self, card: Hashable | None) -> None:
        """Show this card."""
        self._here = card
        lines = self._lines(card)
        self.display = bool(lines)
        self.update(text(*lines))

    def _lines(self, card: Hashable | None) -> list[Line]:
        found = self._pool
        if found is None or not isinstance(card, int):
            return []
        titles = {idea.id: idea.text for idea in found.bank}
        titles |= {one.id: name(one, self._course) for one in found.candidates}
        if card not in titles:
            return []
        lines: list[Line] = [say((titles[card], "bold"))]
        wordings = found.ideas.get(card, ())
        if len(wordings) > 1:
            quoted = " · ".join(self._w.word("quoted", words=idea.text) for idea in wordings)
            lines.append(muted(self._w.word("in_your_words", words=quoted)))
        ideas = (*wordings, *(one for one in found.bank if one.id == card))
        lines.extend(muted(" ".join(idea.note.split())) for idea in ideas if idea.note.strip())
        alike = [titles[other] for other in self.alike(card) if other in titles]
        if alike:
            lines.append(say((f"≈ {self._w.word('looks_like', names=' · '.join(alike))}", "$accent")))
        else:
            lines.append(muted(self._w.word("looks_like_none")))
        return lines
