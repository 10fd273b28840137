"""One to five, or don't know, with the words of the scale beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size

from facilitator.i18n import tr
from facilitator.record import clean
from screens.widgets.form.layout import Cell
from screens.widgets.form.picker import CHOSEN_STYLE, CURSOR_STYLE, Option, Picker
from screens.widgets.paint import MUTED, say

UNKNOWN = "?"
STEP = 5
"""Cells from one digit to the next."""
DRAWN = STEP * 6


class ScalePicker(Picker):
    """1 2 3 4 5 and ?. Digits choose; ?, 0 and Backspace mean don't know."""

    def __init__(self, options: Sequence[Option]) -> None:
        words = {option.value: option.label for option in options}
        super().__init__(
            (
                *(Option(str(n), words.get(str(n), "")) for n in range(1, 6)),
                Option(UNKNOWN, words.get(UNKNOWN, tr("don't know"))),
            )
        )

    def empty(self) -> Any:
        return None

    def chosen(self) -> tuple[str, ...]:
        return (UNKNOWN,) if self.value is None else (str(self.value),)

    def pick(self, option: Option) -> None:
        if option.value not in self.chosen():
            self.change(None if option.value == UNKNOWN else int(option.value))
        elif option.value != UNKNOWN:
            self.chosen_again()

    def digit(self, number: int) -> bool:
        if number > 5:
            return False
        self.go(5 if number == 0 else number - 1)
        value = number or None
        if value != self.value:
            self.change(value)
        return True

    def typed(self, event: events.Key) -> bool:
        """A question mark means don't know."""
        return self.digit(0) if event.character == UNKNOWN else super().typed(event)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """The question mark is an answer here."""
        return character == UNKNOWN or super().check_consume_key(key, character)

    def words(self, value: Any) -> str:
        shown = UNKNOWN if value is None else str(value)
        word = next((option.label for option in self.options if option.value == shown), "")
        return f"{shown} = {word}" if word else shown

    def remark(self) -> str:
        return super().remark() if self._again else ""

    # drawing: the digits, and their words beside them or on the next line

    def place(self, width: int) -> tuple[Cell, ...]:  # noqa: ARG002 - the digits always fit
        return tuple(Cell(n, n * STEP, 0, 3, (option.value,)) for n, option in enumerate(self.options))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return 1 if self._beside(width) else 2

    def _beside(self, width: int) -> bool:
        """Whether the words of the chosen and of the cursor fit beside the digits."""
        longest = sorted((cell_len(option.label) + 6 for option in self.options), reverse=True)
        return DRAWN + sum(longest[:2]) <= width

    def line(self, y: int) -> Content:
        beside = self._beside(self.content_size.width)
        if y:
            return self._said() if not beside else Content("")
        parts: list[str | Content] = []
        for n, option in enumerate(self.options):
            on = option.value in self.chosen()
            style = CURSOR_STYLE if self.has_focus and n == self.cursor else CHOSEN_STYLE if on else ""
            parts += [say((f"({option.value})" if on else f" {option.value} ", style)), " " * (STEP - 3)]
        return Content.assemble(*parts, self._said() if beside else "")

    def _said(self) -> Content:
        words = str(clean(self.words(self.value)))
        chosen = say((words if "=" in words else "", "" if self.value is not None else MUTED))
        option = self.options[self.cursor]
        if not self.has_focus or option.value in self.chosen() or not option.label:
            return chosen
        return Content.assemble(chosen, say((f"   ▸ {option.value} = {option.label}", MUTED)))
