"""Counting hands in the room: a number for each option, or for each mark, and for how many voted by hand."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.agenda import Voting, activity_name
from facilitator.component import activity_of
from facilitator.decision.elections import MARKS
from facilitator.i18n import N_
from facilitator.room import casting, votes
from screens.house import plain
from screens.room.votes.window import VoteDialog
from screens.widgets.keys import About, hidden
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import MUTED, Line, fit, say

MOST = 999
MOST_ROWS = 13
NUMBER = 4


class Counters(LineList):
    """One line for each number; digits type it, + and − count. It only tells what was asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "plus,space",
            "count(1)",
            N_("One more"),
            key_display="+",
            id="hands.more",
            tooltip=N_("One hand more"),
        ),
        Binding(
            "minus",
            "count(-1)",
            N_("One back"),
            key_display="−",
            id="hands.less",
            tooltip=N_("One hand less"),
        ),
        Binding(
            "0", "digit(0)", N_("Number"), key_display="0-9", id="hands.0", tooltip=N_("Type the number")
        ),
        *(
            hidden(str(n), f"digit({n})", f"hands.{n}", N_("Number"), N_("Type the number"))
            for n in range(1, 10)
        ),
        Binding("backspace,delete", "erase", N_("Erase"), id="hands.erase", tooltip=N_("Erase the number")),
    ]

    class Counted(About):
        """The line of this key is to have this number."""

        def __init__(self, control: Counters, key: Hashable, number: int) -> None:
            super().__init__(control, key)
            self.number = number

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        super().__init__(choosable=False, empty=empty, id=id)
        self._numbers: Mapping[Hashable, int] = {}
        self._typed: Hashable | None = None

    def set_numbers(self, rows: Sequence[tuple[Hashable, str]], numbers: Mapping[Hashable, int]) -> None:
        """Show these rows with their numbers; a row without a number is a heading."""
        self._numbers = dict(numbers)
        self.set_items(
            [
                Item(key, (self._line(key, words),), disabled=key not in numbers, version=numbers.get(key))
                for key, words in rows
            ]
        )

    def _line(self, key: Hashable, words: str) -> Line:
        if key not in self._numbers:
            return say((words, "bold"))
        number = self._numbers[key]
        shown = fit(str(number) if number else "–", NUMBER, "right")
        return say(shown, "  ", words) if number else say((shown.plain, MUTED), "  ", words)

    def _tell(self, number: int) -> None:
        key = self.cursor_key
        if key in self._numbers:
            self._numbers = {**self._numbers, key: min(max(number, 0), MOST)}
            self.post_message(self.Counted(self, key, self._numbers[key]))

    def _number(self) -> int:
        return self._numbers.get(self.cursor_key, 0)

    def action_count(self, by: int) -> None:
        """One hand more or less."""
        self._typed = None
        self._tell(self._number() + by)

    def action_digit(self, digit: int) -> None:
        """The first digit on a line begins a new number."""
        key = self.cursor_key
        number = 10 * self._number() + digit if self._typed == key else digit
        self._typed = key
        self._tell(number if number <= MOST else digit)

    def action_erase(self) -> None:
        """No hands."""
        self._typed = None
        self._tell(0)

    def _go(self, index: int) -> None:
        self._typed = None
        super()._go(index)


class HandsDialog(VoteDialog[None]):
    """The hands for every option; every key is saved at once in the workshop's file."""

    def compose(self) -> ComposeResult:
        """Title, what to do, the numbers, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self.w("hands_title")), classes="title")
            yield Static(plain(self.w("hands_says")), classes="muted")
            yield Static("")
            yield Counters(id="hands", empty=self.w("no_options"))
            yield Static("")
            yield Static(id="hands-said", classes="warning", markup=False)
            yield Static(plain(self.w("keys_hands")), classes="muted")

    def on_mount(self) -> None:
        """Count at once."""
        self.show()
        self.query_one(Counters).focus()

    def show(self) -> None:
        """The numbers as they are now."""
        vote, workshop = self.vote, self.following.workshop
        if vote is None or workshop is None or not self.query(Counters):
            return
        counted = votes.hands_of(workshop, vote.step)
        rows: list[tuple[Hashable, str]] = [((0, 0), self.w("hands_people"))]
        numbers: dict[Hashable, int] = {(0, 0): counted.people}
        for option, name in vote.names.items():
            given = counted.given.get(option, {})
            if vote.rule is not Voting.RATING:
                rows.append(((option, 0), name))
                numbers[option, 0] = given.get(1, 0)
                continue
            rows.append((option, name))
            for mark in MARKS:
                rows.append(((option, mark), self.w("hands_mark", n=mark)))
                numbers[option, mark] = given.get(mark, 0)
        counters = self.query_one(Counters)
        counters.styles.height = max(1, min(MOST_ROWS, len(rows)))
        counters.set_numbers(rows, numbers)
        said = ""
        if activity_of(workshop, activity_name(vote.step.id)).refuses(facilitator=True):
            said = self.w("closed_hands")
        elif (least := votes.raised(workshop, vote)) > counted.people:
            said = self.w("hands_least", n=least)
        self.query_one("#hands-said", Static).update(plain(f"! {said}" if said else ""))

    def on_counters_counted(self, event: Counters.Counted) -> None:
        """Save the number."""
        event.stop()
        vote = self.vote
        if vote is not None and isinstance(event.key, tuple):
            option, mark = event.key
            self.edit(lambda now: casting.raise_hands(now, vote, option, event.number, mark))
