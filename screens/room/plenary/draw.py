"""Drawing lots: the speaking order and the mixed groups, with people's names for the facilitator only."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.agenda import RoomDraw
from facilitator.decision.lots import SIZES
from facilitator.errors import FacilitatorError
from facilitator.people import Person
from facilitator.room import running
from facilitator.room.hall import Hall
from facilitator.room.plenary import groups, order
from facilitator.room.plenary.tables import meant, names
from facilitator.room.words import words
from facilitator.session import Change, Put, Session
from screens.house import KEEP, WORD, Dialog, plain
from screens.room.following import Following
from screens.widgets.footer import HouseFooter
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

SEEDS = 2**31
"""Draws are made from a number below this."""


def _key(key: str, action: str, name: str, shown: str = "") -> Binding:
    return Binding(
        key,
        action,
        f"word:key_{name}",
        id=f"draw.{name}",
        tooltip=f"word:key_{name}_tip",
        key_display=shown or None,
    )


class DrawDialog(Dialog[None]):
    """What is drawn at this meeting, and keys to draw it again and to show it on the wall."""

    DEFAULT_CSS = """
    DrawDialog > #dialog { width: 84; }
    DrawDialog #drawn { height: auto; max-height: 60vh; }
    DrawDialog #said { height: auto; margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("o", "order", "order"),
        _key("g", "groups", "groups"),
        _key("v", "show", "show"),
        _key("minus", "size(-1)", "smaller", "−"),
        _key("plus", "size(1)", "larger", "+"),
    ]

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self._words = words(following.course, "plenary")
        found = self._drawn(groups.GROUPS)
        self._each = found.size if found is not None and found.size in SIZES else groups.SIZE

    def compose(self) -> ComposeResult:
        """Title, what the last key did, the draws; the keys at the bottom of the screen."""
        with Vertical(id="dialog"):
            yield Static(plain(self._words.word("draw_title")), classes="title")
            yield Static(plain(self._words.word("draw_lead")), id="said", classes="muted", markup=False)
            yield LineList(id="drawn", choose_on_click=True)
        yield HouseFooter(keep=KEEP)

    def on_mount(self) -> None:
        """Show what has been drawn before."""
        self._show()
        self.query_one("#drawn").focus()

    def binding_text(self, text: str) -> str:
        """Descriptions that begin with `word:` are the plenary's own words."""
        if text.startswith(WORD):
            return self._words.word(text.removeprefix(WORD))
        return super().binding_text(text)

    def help_text(self) -> str:
        """What this window is for."""
        return self._words.word("draw_help")

    # reading

    @property
    def _hall(self) -> Hall | None:
        return self._following.hall()

    def _drawn(self, what: str) -> RoomDraw | None:
        hall = self._hall
        return order.drawn(hall.workshop, meant(hall), what) if hall is not None else None

    # doing

    def _edit(self, make: Callable[[Session], Iterable[Change]], said: str) -> None:
        session = self._following.workshop
        if session is None:
            return
        try:
            session.edit("", make)
        except FacilitatorError as error:
            self.app.show_error(error)
            return
        self._show()
        self.query_one("#said", Static).update(plain(said))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """What comes next for this one: draw it, or show on the wall what has been drawn."""
        event.stop()
        what = str(event.key).partition(":")[0]
        if not self._is_drawn(what):
            self.action_order() if what == order.ORDER else self.action_groups()
        else:
            self.action_show()

    def _is_drawn(self, what: str) -> bool:
        """Whether there is a draw, of the size that is chosen now."""
        found = self._drawn(what)
        return found is not None and (what == order.ORDER or found.size == self._each)

    def action_order(self) -> None:
        """Draw the speaking order, or draw it again."""
        hall = self._hall
        if hall is None or not hall.tables:
            self.query_one("#said", Static).update(plain(self._words.word("draw_no_library")))
            return
        made = order.draw(hall, secrets.randbelow(SEEDS))
        first = names(hall)[made.libraries[0]]
        self._edit(lambda _: [Put(made)], self._words.word("drawn_order", who=first))
        self.query_one("#drawn", LineList).move_to(order.ORDER)

    def action_groups(self) -> None:
        """Make the groups, or make them again."""
        hall = self._hall
        if hall is None or not groups.people_here(hall):
            self.query_one("#said", Static).update(plain(self._words.word("draw_nobody")))
            return
        made = groups.draw(hall, self._each, secrets.randbelow(SEEDS))
        self._edit(lambda _: [Put(made)], self._words.word("drawn_groups"))
        self.query_one("#drawn", LineList).move_to(groups.GROUPS)

    def action_size(self, by: int) -> None:
        """Smaller or larger groups, for the next time that they are made."""
        if self._each + by in SIZES:
            self._each += by
            self._show()

    def action_show(self) -> None:
        """Show what the cursor stands on on the wall, or take it away again."""
        hall, key = self._hall, self.query_one("#drawn", LineList).cursor_key
        if hall is None or key is None:
            return
        what = str(key).partition(":")[0]
        off = hall.standing.room.wall == what
        text = self._words.word("off_wall") if off else self._on_wall(what)
        mark = self._following.clock.mark()
        self._edit(lambda now: running.show_on_wall(now, "" if off else what, mark), text)

    def _on_wall(self, what: str) -> str:
        return self._words.word("on_wall", what=self._following.course.label("room_wall", what))

    # drawing

    def _show(self) -> None:
        hall = self._hall
        if hall is not None:
            self.query_one("#drawn", LineList).set_items([*self._order(hall), *self._groups(hall)])

    def _head(self, hall: Hall, what: str, text: str, remark: str = "") -> Item:
        """What is drawn, whether the wall shows it, and below it what Enter and the letters do."""
        lit = hall.standing.room.wall == what
        mark = self._words.word("on_wall_sign") if lit else ""
        drawn = self._is_drawn(what)
        hint = self._words.word(f"draw_hint_{'lit' if drawn and lit else 'show' if drawn else 'make'}_{what}")
        title = say(
            (text, "bold"), ("   " + remark if remark else "", MUTED), ("   " + mark, "$text-success")
        )

        def draw(width: int, _: bool) -> list[Line]:
            return [title, *(say((row, MUTED)) for row in fold(hint, max(10, width)))]

        return Item(what, draw, version=(text, remark, mark, hint))

    def _order(self, hall: Hall) -> list[Item]:
        known = names(hall)
        found = order.speaking_order(hall)
        text = " · ".join(f"{place}. {known[key]}" for place, key in enumerate(found, 1))
        head = self._head(hall, order.ORDER, self._words.word("draw_order"))
        return [
            head,
            *([_folded(f"{order.ORDER}:all", "", text)] if text else []),
            Item("air", ("",), disabled=True),
        ]

    def _groups(self, hall: Hall) -> list[Item]:
        known, people = names(hall), groups.people_here(hall)
        found = self._drawn(groups.GROUPS)
        title = self._words.word("draw_groups", size=self._each)
        stale = found is not None and found.size != self._each
        remark = self._words.word("draw_drawn_size", size=found.size) if found is not None and stale else ""
        items = [self._head(hall, groups.GROUPS, title, remark)]
        for group in groups.read(found) if found is not None else ():
            texts = [f"{self._named(people[key])} ({known[key[0]]})" for key in group.people if key in people]
            items.append(_folded(f"{groups.GROUPS}:{group.number}", f"{group.number:>2}  ", ", ".join(texts)))
        late = [f"{self._named(people[key])} ({known[key[0]]})" for key in groups.without_group(hall)]
        if late:
            text = f"{self._words.word('draw_late')}: {', '.join(late)}"
            items.append(_folded(f"{groups.GROUPS}:late", "  ! ", text))
        return items

    def _named(self, person: Person) -> str:
        return person.name or self._words.word("draw_nameless")


def _folded(key: str, lead: str, text: str) -> Item:
    """A text in as many lines as it takes, the first one begun with `lead`."""

    def draw(width: int, _: bool) -> list[Line]:
        rows = fold(text, max(10, width - len(lead)))
        return [say((lead if n == 0 else " " * len(lead), "bold"), row) for n, row in enumerate(rows)]

    return Item(key, draw, version=(key, text))
