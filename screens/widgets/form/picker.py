"""Options drawn by one widget: arrows move, space or Enter chooses, letters jump, the mouse does both."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from facilitator.i18n import N_, tr
from facilitator.record import clean
from screens.widgets.form.editor import Editor, reveal
from screens.widgets.form.layout import SIGN, Cell, height_of, lay_out
from screens.widgets.paint import fit_text, say, to_strip

JUMP_SECONDS = 1.0
"""Letters typed within this time of each other belong to one word."""

CURSOR_STYLE = "bold $foreground on $primary 30%"
CHOSEN_STYLE = "bold $primary"


@dataclass(frozen=True, slots=True)
class Option:
    """One possibility: what is saved, its words, and a hint about it."""

    value: str
    label: str
    hint: str = ""


class Picker(Editor, Widget, can_focus=True):
    """Base of the pickers. A subclass says which sign stands before an option and what choosing one does."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Picker {
        height: auto; width: 1fr; padding: 0 0 0 1; border-left: outer $background; color: $foreground;
        &:focus { border-left: outer $primary; background: $surface; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter",
            "choose",
            N_("Choose"),
            id="form.choose",
            tooltip=N_("Choose the option under the cursor"),
        ),
        Binding("right", "step(1)", N_("Next option"), id="form.next", show=False),
        Binding("left", "step(-1)", N_("Previous option"), id="form.previous", show=False),
        Binding("down", "line(1)", N_("Option below"), id="form.down", show=False),
        Binding("up", "line(-1)", N_("Option above"), id="form.up", show=False),
        Binding("home", "edge(0)", N_("First option"), id="form.first", show=False),
        Binding("end", "edge(-1)", N_("Last option"), id="form.last", show=False),
        Binding(
            "backspace,delete",
            "clear",
            N_("Clear"),
            id="form.clear",
            show=False,
            tooltip=N_("Take the answer back"),
        ),
    ]

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._known = tuple(options)
        self.options = self._known
        self.value: Any = self.empty()
        self.cursor = 0
        self._typed, self._typed_at = "", 0.0
        self._again = False
        self._cells: tuple[Cell, ...] = ()
        self._cells_for = (-1, self.options)
        self.settle()

    # what a kind of picker decides

    def empty(self) -> Any:
        """The value when nothing is chosen."""
        return ""

    def chosen(self) -> tuple[str, ...]:
        """The values that are chosen now."""
        return (self.value,) if self.value else ()

    def sign(self, option: Option) -> str:
        """The four cells before an option."""
        return "(●) " if option.value in self.chosen() else "( ) "

    def pick(self, option: Option) -> None:
        """Choose this option; one that is chosen stays so."""
        if option.value in self.chosen():
            self.chosen_again()
        else:
            self.change(option.value)

    def chosen_again(self) -> None:
        """Choosing what is chosen changes nothing; the remark says how to take the answer back."""
        self._again = True
        self.post_message(self.Moved())

    def digit(self, number: int) -> bool:  # noqa: ARG002 - most pickers have no use for digits
        """A digit was typed; whether it meant something."""
        return False

    # the editor

    def raw(self) -> Hashable:
        return self.value  # type: ignore[no-any-return]

    def show(self, value: Any) -> None:
        self.value = value
        self.settle()
        self._admit()
        if not self.has_focus:
            self._stand_on_chosen()
        self.refresh()

    def change(self, value: Any) -> None:
        """Take the person's new value and say so."""
        self.value = value
        self._again = False
        self.refresh()
        self.post_message(self.Picked())

    def words(self, value: Any) -> str:
        known = {option.value: option.label for option in self.options}
        values = value if isinstance(value, (list, tuple)) else (value,) if value else ()
        return ", ".join(known.get(str(item), str(item)) for item in values)

    def remark(self) -> str:
        """The hint of what is chosen; with its name, that of another option while the cursor stands on it."""
        if self._again:
            return tr("Already chosen. Delete takes the answer back.")
        if self.has_focus and self.options:
            here = self.options[self.cursor]
            if here.hint and here.value not in self.chosen():
                return f"{here.label}: {here.hint}"
        return next((option.hint for option in self.options if option.value in self.chosen()), "")

    def _admit(self) -> None:
        """Show chosen values that the course does not know as options of their own."""
        known = {option.value for option in self._known}
        odd = tuple(Option(value, str(clean(value))) for value in self.chosen() if value not in known)
        if self.options != self._known + odd:
            self.options = self._known + odd
            self.cursor = min(self.cursor, max(0, len(self.options) - 1))
            self.refresh(layout=True)

    def _stand_on_chosen(self) -> None:
        chosen = self.chosen()
        self.cursor = next((i for i, option in enumerate(self.options) if option.value in chosen), 0)

    # drawing

    def place(self, width: int) -> tuple[Cell, ...]:
        """Where the options stand in this width."""
        return lay_out([option.label for option in self.options], width)

    def cells(self, width: int = 0) -> tuple[Cell, ...]:
        """Where the options stand now."""
        wanted = (width or self.content_size.width, self.options)
        if wanted != self._cells_for:
            self._cells, self._cells_for = self.place(wanted[0]), wanted
        return self._cells

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return max(1, height_of(self.place(width)))

    def line(self, y: int) -> Content:
        """What stands on a line."""
        parts: list[str | Content] = []
        x = 0
        for cell in self.cells():
            if cell.y <= y < cell.y + len(cell.lines):
                parts += [" " * (cell.x - x), self._draw(cell, y - cell.y)]
                x = cell.x + cell.width
        if not self.options and not y:
            return say((tr("There is nothing to choose from."), "$text-muted"))
        return Content.assemble(*parts)

    def _draw(self, cell: Cell, row: int) -> Content:
        option = self.options[cell.index]
        text = (self.sign(option) if not row else " " * SIGN) + cell.lines[row]
        style = CHOSEN_STYLE if option.value in self.chosen() else ""
        if self.has_focus and cell.index == self.cursor:
            style, text = CURSOR_STYLE, fit_text(text, cell.width)
        return say((fit_text(text, cell.width), style))

    def render_line(self, y: int) -> Strip:
        return to_strip(self.app, self.line(y), self.visual_style, self.content_size.width)

    # moving and choosing

    def go(self, index: int) -> None:
        """Put the cursor on an option."""
        if not self.options:
            return
        self._again = False
        self.cursor = max(0, min(index, len(self.options) - 1))
        self.refresh()
        for cell in self.cells():
            if cell.index == self.cursor:
                reveal(self, cell.y, len(cell.lines))
        self.post_message(self.Moved())

    def action_step(self, step: int) -> None:
        self.go(self.cursor + step)

    def action_line(self, step: int) -> None:
        """To the option on the line above or below that is nearest; along the line when there is only one."""
        cells = self.cells()
        here = next((cell for cell in cells if cell.index == self.cursor), None)
        if here is None:
            return
        if all(cell.y == here.y for cell in cells):
            self.go(self.cursor + step)
            return
        there = [cell for cell in cells if (cell.y - here.y) * step > 0]
        if there:
            self.go(min(there, key=lambda cell: (abs(cell.y - here.y), abs(cell.x - here.x))).index)

    def action_edge(self, index: int) -> None:
        self.go(index if index >= 0 else len(self.options) - 1)

    def action_choose(self) -> None:
        if self.options:
            self.pick(self.options[self.cursor])

    def action_clear(self) -> None:
        if self.value != self.empty():
            self.change(self.empty())

    def typed(self, event: events.Key) -> bool:
        """Letters jump; digits mean what the kind of picker says."""
        sign = event.character or ""
        if sign.isdigit() and sign.isascii():
            return self.digit(int(sign))
        if sign.isalpha() and len(sign) == 1:
            self._jump(sign.casefold())
            return True
        return False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:  # noqa: ARG002
        """Letters belong to the picker."""
        return character is not None and character.isalpha()

    def _jump(self, letter: str) -> None:
        now = monotonic()
        going_on = now - self._typed_at < JUMP_SECONDS
        self._typed, self._typed_at = (self._typed if going_on else "") + letter, now
        for typed, start in ((self._typed, self.cursor), (letter, self.cursor + 1)):
            if len(typed) == 1 and start == self.cursor:
                start += 1  # noqa: PLW2901 - a letter on its own looks beyond the cursor
            for n in range(len(self.options)):
                index = (start + n) % len(self.options)
                if self.options[index].label.casefold().startswith(typed):
                    self._typed = typed
                    self.go(index)
                    return

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        for cell in self.cells():
            if cell.covers(at.x, at.y):
                event.stop()
                self.go(cell.index)
                self.action_choose()
                return

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self._typed, self._again = "", False
        self.refresh()
