"""A hundred per cent to divide between some options, now and as wanted: a table to type in."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from facilitator.components.dialogue.questions import Option
from facilitator.components.dialogue.records import Moment
from facilitator.content import ComponentContent
from facilitator.decision.polls import WHOLE, missing
from facilitator.i18n import format_percent
from screens.components.dialogue.parts import key
from screens.widgets.form.editor import reveal
from screens.widgets.paint import MUTED, Line, bar_cells, say
from screens.widgets.table import Column, LineTable, Row

STEP = 5
TOTAL = "total"
BAR = 12
NUMBER = 6

Shares = Mapping[Moment, Mapping[str, int | None]]


class ShareTable(LineTable):
    """The options below each other, now and wanted side by side, and what is still missing to a hundred."""

    DEFAULT_CSS = """
    ShareTable { height: auto; overflow-y: hidden; max-width: 90; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("plus", f"more({STEP})", "more", show=False, display="+"),
        key("minus", f"more(-{STEP})", "less", show=False, display="-"),
        key("r", "rest", "rest"),
        key("backspace,delete", "clear", "clear", show=False),
    ]

    @dataclass
    class Given(Message):
        """A share was typed."""

        moment: Moment
        option: str
        percent: int | None

    def __init__(self, options: Sequence[Option], words: ComponentContent, *, id: str) -> None:
        self._words = words
        self._options = tuple(options)
        self._shares: Shares = {}
        self._typing: tuple[Hashable, Hashable] | None = None
        columns = [Column("option", "", 14, 34, priority=3)]
        columns += [Column(moment, self._title(moment), 8, BAR + NUMBER + 2, priority=2) for moment in Moment]
        super().__init__(columns, cell_cursor=True, id=id)

    def _title(self, moment: Moment) -> str:
        return self._words.word(f"moment_{moment}")

    def set_shares(self, shares: Shares) -> None:
        """Show these shares."""
        self._shares = shares
        rows = [
            Row(option.id, {"option": option.label, **{m: self._cell(shares[m][option.id]) for m in Moment}})
            for option in self._options
        ]
        left: dict[Hashable, Line] = {moment: self._left(shares[moment]) for moment in Moment}
        rows.append(Row(TOTAL, {"option": self._words.word("total"), **left}, disabled=True))
        self.set_rows(rows)

    def on_resize(self) -> None:
        """The bars are as long as their columns."""
        if self._shares:
            self.set_shares(self._shares)

    @property
    def _room(self) -> int:
        """Cells for a bar beside its number."""
        columns = [wide for n, wide in self.widths(self.text_width).items() if n]
        return max(0, min(BAR, min(columns, default=0) - NUMBER))

    def _cell(self, percent: int | None) -> Line:
        if percent is None:
            return say(("·", MUTED))
        bar = bar_cells(percent / WHOLE, self._room)
        return say(format_percent(percent / WHOLE).rjust(NUMBER - 1), " ", (bar, "$primary"))

    def _left(self, shares: Mapping[str, int | None]) -> Line:
        if all(share is None for share in shares.values()):
            return say((self._words.word("nothing_yet"), MUTED))
        left = missing(shares)
        if not left:
            return say(("● ", "$text-success"), (format_percent(1.0), "$text-success"))
        sentence = self._words.word(
            "left" if left > 0 else "too_much", percent=format_percent(abs(left) / WHOLE)
        )
        return say((f"! {sentence}", "$text-warning"))

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that the cursor is seen."""
        if self.has_focus:
            reveal(self, head + top, height)

    # typing

    @property
    def _spot(self) -> tuple[Moment, str] | None:
        column, row = self.cursor_column, self.cursor_key
        return (column, row) if isinstance(column, Moment) and isinstance(row, str) else None

    def _now(self) -> int | None:
        spot = self._spot
        return self._shares[spot[0]][spot[1]] if spot else None

    def _give(self, percent: int | None) -> None:
        if (spot := self._spot) is not None:
            self.post_message(self.Given(*spot, percent))

    def on_line_table_typed(self, event: LineTable.Typed) -> None:
        """Digits one after another make one number; a number over a hundred begins anew."""
        event.stop()
        here = (event.row, event.column)
        typed = int(event.character)
        if self._typing == here:
            longer = (self._now() or 0) * 10 + typed
            typed = longer if longer <= WHOLE else typed
        self._typing = here
        self._give(typed)

    def on_line_table_cell_highlighted(self, event: LineTable.CellHighlighted) -> None:
        """Another cell: the next digit begins a number."""
        event.stop()
        self._typing = None

    def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Enter, or another click, gives ten more; after a hundred it begins at nothing."""
        event.stop()
        self._typing = None
        now = self._now() or 0
        self._give(0 if now >= WHOLE else min(WHOLE, now + 2 * STEP))

    def action_more(self, by: int) -> None:
        """A little more or less."""
        self._typing = None
        self._give(min(WHOLE, max(0, (self._now() or 0) + by)))

    def action_rest(self) -> None:
        """What is missing to a hundred goes here."""
        self._typing = None
        if (spot := self._spot) is not None:
            self._give(min(WHOLE, max(0, (self._now() or 0) + missing(self._shares[spot[0]]))))

    def action_clear(self) -> None:
        """Nothing said here."""
        self._typing = None
        self._give(None)
