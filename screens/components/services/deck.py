"""The course's deck of services in a window: look for a card, tick it, and it is on the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from facilitator.components.services import Chosen, Service
from facilitator.components.services.picking import from_deck, idea_of, picked
from facilitator.components.services.prefill import pointed_at
from facilitator.content import ServiceIdea
from facilitator.record import between
from facilitator.session import Change, Delete, Put, Session
from facilitator.visibility import Viewer
from screens.components.services.parts import key, muted, text
from screens.house import WORD, Dialog, plain
from screens.widgets.items import Item
from screens.widgets.line_field import LineField
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say, shorten

if TYPE_CHECKING:
    from screens.base import ComponentScreen


class DeckDialog(Dialog[None]):
    """Each tick is an edit of its own, saved at once; Escape goes back to the list."""

    DEFAULT_CSS = """
    DeckDialog > #dialog { height: 100%; max-height: 44; width: 90; }
    DeckDialog #deck { height: 1fr; margin-top: 1; }
    DeckDialog LineField { margin-top: 1; }
    .-short DeckDialog > #dialog { padding: 0 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick"),
        Binding("down", "to_deck", show=False),
    ]

    def __init__(self, desk: ComponentScreen) -> None:
        super().__init__()
        self._desk = desk
        self._look = ""

    def binding_text(self, text: str) -> str:
        """Our own words for our own keys."""
        if text.startswith(WORD):
            return self._desk.content_words.word(text.removeprefix(WORD))
        return super().binding_text(text)

    def _w(self, word: str, **params: object) -> str:
        return self._desk.content_words.word(word, **params)

    def compose(self) -> ComposeResult:
        """Title, search, the cards by group."""
        with Vertical(id="dialog"):
            yield Static(plain(self._w("deck_title")), classes="title")
            yield Static(id="deck-hint", markup=False)
            yield LineField(placeholder=self._w("deck_search"), id="deck-search")
            yield LineList(id="deck", choose_on_click=True, empty=self._w("deck_none"))

    def on_mount(self) -> None:
        """Begin among the cards."""
        self._show()
        self.query_one("#deck").focus()

    def _show(self) -> None:
        taken = picked(self._desk.session)
        items: list[Item] = []
        services = self._desk.course.services
        wished = pointed_at(self._desk.session, Viewer.at(self._desk.session.seat))
        for group in sorted(services.groups, key=lambda one: -wished.get(one.id, 0)):
            found = [idea for idea in services.services if idea.group == group.id and self._wanted(idea)]
            if found:
                heading = say((str(group.name), "bold"), self._wish(wished.get(group.id, 0)))
                items.append(Item(f"group:{group.id}", ("", heading), disabled=True))
            items.extend(self._item(idea, idea.id in taken) for idea in found)
        self.query_one("#deck", LineList).set_items(items)
        hint = text(self._w("deck_count", n=len(taken)), muted(self._w("deck_hint")))
        self.query_one("#deck-hint", Static).update(hint)

    def _wish(self, people: int) -> str:
        return f"  ★ {self._w('deck_wished', n=people)}" if people else ""

    def _wanted(self, idea: ServiceIdea) -> bool:
        words = f"{idea.name.da} {idea.name.en} {idea.hint or ''}".casefold()
        return all(part in words for part in self._look.casefold().split())

    def _item(self, idea: ServiceIdea, taken: bool) -> Item:
        def draw(width: int, _: bool) -> list[Line]:
            mark = say(("[x] ", "bold $success")) if taken else say("[ ] ")
            hint = f"  {idea.hint}" if idea.hint else ""
            return [shorten(say(mark, str(idea.name), (hint, f"not bold {MUTED}")), width)]

        return Item(idea.id, draw, version=(taken, str(idea.name)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the cards that hold every word that is typed."""
        event.stop()
        self._look = event.value
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the search to what it found."""
        event.stop()
        self.action_to_deck()

    def action_to_deck(self) -> None:
        """Down from the search into the cards."""
        self.query_one("#deck").focus()

    def action_tick(self) -> None:
        """Take the card, or put it back."""
        cursor = self.query_one("#deck", LineList).cursor_key
        if isinstance(cursor, str):
            self._toggle(cursor)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter or a click does the same as Space."""
        event.stop()
        self._toggle(str(event.key))

    def _toggle(self, deck_id: str) -> None:
        idea = idea_of(self._desk.course, deck_id)
        if idea is None:
            return
        taken = deck_id in picked(self._desk.session)
        label = self._w("edit_remove" if taken else "edit_add", name=str(idea.name))
        if self._desk.edit(label, lambda now: _put_back(now, deck_id) if taken else _take(now, idea)):
            self._show()


def _take(now: Session, idea: ServiceIdea) -> Iterable[Change]:
    rows = now.all(Service)
    return [Put(from_deck(idea, between(rows[-1] if rows else None, None)))]


def _put_back(now: Session, deck_id: str) -> Iterable[Change]:
    for service in now.all(Service):
        if service.deck == deck_id:
            yield Delete(Service, service.id)
            if now.get(Chosen, Chosen.key(service.id)) is not None:
                yield Delete(Chosen, Chosen.key(service.id))
