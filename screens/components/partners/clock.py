"""The line with the shared clock, and words to click beside it."""

from __future__ import annotations

from time import time

from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.content import ComponentContent
from facilitator.countdown import running
from facilitator.visibility import Activity
from screens.components.partners.parts import ActionWords
from screens.widgets.countdown import Countdown, Words


def now_ms() -> int:
    """This moment, in milliseconds since 1970."""
    return int(time() * 1000)


class ClockLine(Horizontal):
    """The time that is left, the same on every laptop; start, pause and one minute more."""

    DEFAULT_CSS = """
    ClockLine { height: 1; }
    ClockLine > #clock { margin-right: 2; }
    """

    def __init__(self, words: ComponentContent) -> None:
        super().__init__(id="clock-line")
        self._w = words

    def compose(self) -> ComposeResult:
        """Time and words."""
        words = Words(
            paused=self._w.word("clock_paused"),
            near=self._w.word("clock_near"),
            over=self._w.word("clock_over"),
        )
        yield Countdown(words=words, id="clock")
        yield ActionWords(id="clock-words")

    def show(self, clock: Activity, minutes: int, *, letters: bool) -> None:
        """Draw the clock again; `letters` are shown where they work."""
        self.query_one("#clock", Countdown).show_time(clock.ends_at, clock.left)
        start = self._w.word("clock_resume") if clock.left else self._w.word("clock_start", n=minutes)
        words = {
            "clock": ("T", self._w.word("clock_pause") if running(clock, now_ms()) else start),
            "finished": ("F", self._w.word("key_finished").lower()),
            "deck": ("D", f"{self._w.word('key_deck').lower()} …"),
            "more": ("M", self._w.word("key_more").lower()),
        }
        shown = [(action, f"{sign} {word}" if letters else word) for action, (sign, word) in words.items()]
        self.query_one("#clock-words", ActionWords).set_words(shown)
