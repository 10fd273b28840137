"""The hunch in a window: up to three services that one would choose before any points are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.component import activity_of
from facilitator.components.services import SCORES, Hunch, title
from facilitator.components.services.hunches import hunch_of, turned
from facilitator.components.services.picking import to_score
from facilitator.components.services.records import HUNCH_MOST
from facilitator.session import Change, Put, Session
from screens.components.services.parts import key, muted
from screens.house import WORD, Dialog, plain
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import say

if TYPE_CHECKING:
    from screens.base import ComponentScreen


class HunchDialog(Dialog[None]):
    """Space puts a service last in the hunch or takes it out; every press is saved at once."""

    DEFAULT_CSS = """
    HunchDialog #hunch { height: auto; max-height: 24; margin: 1 0; }
    .-short HunchDialog > #dialog { padding: 0 2; }
    .-short HunchDialog #hunch { max-height: 14; margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("space", "tick", "tick_hunch")]

    def __init__(self, desk: ComponentScreen, heading: str) -> None:
        super().__init__()
        self._desk = desk
        self._heading = heading

    def binding_text(self, text: str) -> str:
        """Our own words for our own keys."""
        if text.startswith(WORD):
            return self._desk.content_words.word(text.removeprefix(WORD))
        return super().binding_text(text)

    def _w(self, word: str, **params: object) -> str:
        return self._desk.content_words.word(word, **params)

    def compose(self) -> ComposeResult:
        """What it is, the services, the keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self._heading), classes="title")
            yield Static(plain(self._w("hunch_text")), id="dialog-text")
            yield LineList(id="hunch", choose_on_click=True)
            yield Static(muted(self._w("hunch_keys")))

    def on_mount(self) -> None:
        """Begin with the first service."""
        self._show()
        self.query_one("#hunch").focus()

    def _show(self) -> None:
        session, course = self._desk.session, self._desk.course
        named = hunch_of(session, session.seat.writes_as)
        items: list[Item] = []
        for service in to_score(session, course):
            place = f"[{named.index(service.id) + 1}] " if service.id in named else "[ ] "
            name = title(service, course) or self._w("unnamed")
            style = "bold $success" if service.id in named else ""
            items.append(Item(service.id, (say((place, style), name),)))
        self.query_one("#hunch", LineList).set_items(items)

    def action_tick(self) -> None:
        """Put the service in the hunch, or take it out."""
        service = self.query_one("#hunch", LineList).cursor_key
        if isinstance(service, int):
            self._turn(service)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter or a click does the same as Space."""
        event.stop()
        if isinstance(event.key, int):
            self._turn(event.key)

    def _turn(self, service: int) -> None:
        seat = self._desk.session.seat
        person = seat.writes_as
        if person is None:
            return
        held = hunch_of(self._desk.session, person)
        wanted = turned(held, service)
        if wanted == held:
            self._desk.app.say(self._w("hunch_full", most=HUNCH_MOST))
            return

        def make(now: Session) -> Iterable[Change]:
            if not activity_of(now, SCORES).hidden:
                return
            old = now.get(Hunch, Hunch.key(person)) or Hunch(id=Hunch.key(person), person=person)
            yield Put(old.revise(entered_by=seat.entered_by, services=wanted))

        if self._desk.edit(self._w("edit_hunch"), make):
            self._show()
