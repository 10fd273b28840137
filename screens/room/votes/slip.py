"""The options of a ballot with what one has given: dots, a yes, a mark or a place, by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from facilitator.agenda import Voting
from facilitator.i18n import N_
from screens.widgets.items import Item
from screens.widgets.keys import About, hidden
from screens.widgets.paint import MUTED, Line, fold, say
from screens.widgets.reading import WholeList

GIVEN, NOT_GIVEN = "●", "○"
MARKS = (1, 2, 3, 4, 5)
DIGITS = tuple(range(1, 10))
LARGEST_ROW = 5
"""So many dots are drawn one by one; more are a number."""

_MARK, _MARK_TIP = N_("Give a mark"), N_("Give 1 to 5 and go to the next line; 0 removes the mark")
_PLACE, _PLACE_TIP = N_("Place"), N_("Put it at this place; 0 takes it out of the order")
_DOTS, _DOTS_TIP = N_("Dots"), N_("Give so many dots; 0 takes them back")


def _digits(action: str, name: str, text: str, tip: str, last: int) -> list[BindingType]:
    first = Binding("1", f"{action}(1)", text, key_display=f"1-{last}", id=f"ballot.{name}_1", tooltip=tip)
    rest = [
        hidden(str(n), f"{action}({n})", f"ballot.{name}_{n}", text, tip) for n in (*range(2, last + 1), 0)
    ]
    return [first, *rest]


class Slip(WholeList):
    """One line for each option. It only tells what was asked for; whoever mounts it decides and shows it again."""

    QUIET = True

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("enter", "choose", "list.choose", N_("Choose"), N_("Choose where the cursor is")),
        Binding(
            "plus",
            "more(1)",
            N_("One more"),
            key_display="+",
            id="ballot.more",
            tooltip=N_("Give it one more dot"),
        ),
        Binding(
            "minus",
            "more(-1)",
            N_("One back"),
            key_display="−",
            id="ballot.less",
            tooltip=N_("Take one dot back"),
        ),
        Binding(
            "space",
            "switch",
            N_("On or off"),
            id="ballot.switch",
            tooltip=N_("Give it to this one, or take it back"),
        ),
        *_digits("mark", "mark", _MARK, _MARK_TIP, 5),
        *_digits("place", "place", _PLACE, _PLACE_TIP, 9),
        *_digits("dots", "dots", _DOTS, _DOTS_TIP, 9),
        Binding(
            "shift+up,alt+up",
            "shift(-1)",
            N_("Higher"),
            id="ballot.higher",
            tooltip=N_("Move it one place up"),
        ),
        Binding(
            "shift+down,alt+down",
            "shift(1)",
            N_("Lower"),
            id="ballot.lower",
            tooltip=N_("Move it one place down"),
        ),
        Binding(
            "delete",
            "withdraw",
            N_("Take back"),
            id="ballot.withdraw",
            tooltip=N_("Take back the whole vote"),
        ),
    ]

    class Asked(About):
        """Somebody wants to give this option this value; 0 takes it back."""

        def __init__(self, control: Slip, key: Hashable, value: int) -> None:
            super().__init__(control, key)
            self.value = value

    class Withdrawn(About):
        """Somebody wants to take back everything."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        super().__init__(empty=empty, choose_on_click=True, id=id)
        self.rule = Voting.DOTS
        self.locked = False
        self._most = 1
        self._names: Mapping[int, str] = {}
        self._values: Mapping[int, int] = {}

    def set_slip(
        self, rule: Voting, names: Mapping[int, str], values: Mapping[int, int], most: int, *, locked: bool
    ) -> None:
        """Show these options with what was given; equal ones change nothing."""
        changed = (rule, locked, most) != (self.rule, self.locked, self._most)
        self.rule, self.locked, self._most = rule, locked, most
        self._names, self._values = dict(names), dict(values)
        order = list(names)
        if rule is Voting.RANKING:
            order.sort(key=lambda one: values.get(one, len(names) + 1))
        self.set_items(
            [Item(one, (), version=(names[one], values.get(one, 0), rule, most, locked)) for one in order]
        )
        if changed:
            self.refresh_bindings()

    @property
    def option(self) -> int:
        """The option under the cursor; 0 without any."""
        key = self.cursor_key
        return key if isinstance(key, int) else 0

    def value(self, option: int) -> int:
        """What was given to this option."""
        return self._values.get(option, 0)

    # drawing

    @property
    def _several(self) -> bool:
        return self.rule is Voting.DOTS and self._most > 1

    def _block(self, value: int) -> Content:
        """What stands before the option, equally wide for all."""
        strong = "bold $primary"
        if self.rule is Voting.RATING:
            marks = [(f"[{mark}]", strong) if mark == value else (f" {mark} ", MUTED) for mark in MARKS]
            return say(*marks, " ")
        if self.rule is Voting.RANKING:
            return say((f"{value}.".rjust(3), strong), " ") if value else say(("  –", MUTED), " ")
        if not self._several:
            return say((f"[{GIVEN if value else ' '}]", strong if value else MUTED), " ")
        room = min(self._most, LARGEST_ROW)
        dots = (
            GIVEN * value + NOT_GIVEN * (room - value)
            if self._most <= LARGEST_ROW
            else f"{GIVEN}×{value}".ljust(4)
        )
        return say(("[−]", MUTED), " ", (dots, strong if value else MUTED), " ", ("[+]", MUTED), " ")

    def draw_item(self, index: int, width: int, selected: bool) -> Sequence[Line]:
        """The block and the option's words, folded beside it."""
        option = int(str(self._items[index].key))
        value = self.value(option)
        block = self._block(value)
        first, *rest = fold(self._names[option], max(8, width - block.cell_length)) or [""]
        style = "bold" if value or selected else ""
        indent = " " * block.cell_length
        return [say(block, (first, style)), *(say(indent, (line, style)) for line in rest)]

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys of this way of voting, and none once it is locked."""
        own = {
            "more": self._several,
            "dots": self._several,
            "switch": self.rule is not Voting.RATING and not self._several,
            "choose": self.rule is not Voting.RATING,
            "mark": self.rule is Voting.RATING,
            "place": self.rule is Voting.RANKING,
            "shift": self.rule is Voting.RANKING,
            "withdraw": bool(self._values),
        }
        if action in own:
            return own[action] and not self.locked and self._at >= 0
        return super().check_action(action, parameters)

    def _ask(self, value: int) -> None:
        if self.option:
            self.post_message(self.Asked(self, self.option, value))

    def action_more(self, by: int) -> None:
        """A dot more or less."""
        self._ask(max(0, self.value(self.option) + by))

    def action_switch(self) -> None:
        """On or off; in a ranking at the end or out."""
        given = self.value(self.option)
        self._ask(0 if given else len(self._values) + 1 if self.rule is Voting.RANKING else 1)

    def action_choose(self) -> None:
        """Enter and a click do what the space bar does; where there may be several dots they give one more."""
        if self._several:
            self.action_more(1)
        elif self.rule is not Voting.RATING:
            self.action_switch()

    def action_mark(self, mark: int) -> None:
        """A mark, and on to the next line."""
        self._ask(mark)
        self.action_step(1)

    def action_place(self, place: int) -> None:
        """A place; one beyond the next free place is the next free one."""
        given = self.value(self.option)
        self._ask(min(place, len(self._values) + (0 if given else 1)))

    def action_dots(self, dots: int) -> None:
        """So many dots."""
        self._ask(dots)

    def action_shift(self, by: int) -> None:
        """One place up or down; what is not placed comes in at the end, and the last goes out below."""
        given = self.value(self.option)
        if not given:
            if by < 0:
                self._ask(len(self._values) + 1)
        elif by > 0 and given == len(self._values):
            self._ask(0)
        elif given + by >= 1:
            self._ask(given + by)

    def action_withdraw(self) -> None:
        """Everything back."""
        self.post_message(self.Withdrawn(self, self.cursor_key))

    # mouse

    def on_click(self, event: events.Click) -> None:
        """A click on a mark gives it, on the minus takes a dot back; anywhere else it is like the space bar."""
        event.prevent_default()
        spot = self.row_at(event)
        if spot is None or self.locked:
            return
        index, line, cell = spot
        self._go(index)
        if self.rule is Voting.RATING:
            mark = cell // 3 + 1
            if not line and mark in MARKS:
                self._ask(0 if self.value(self.option) == mark else mark)
        elif self._several and not line and cell < 3:
            self.action_more(-1)
        else:
            self.action_choose()
