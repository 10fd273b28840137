"""The course's deck of services in a window: look for a card, tick it, and it is on the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.components.services import Chosen, Service
from facilitator.components.services.picking import from_deck, idea_of, picked
from facilitator.components.services.prefill import pointed_at
from facilitator.components.services.searching import fits
from facilitator.content import ServiceIdea
from facilitator.record import between
from facilitator.session import Change, Delete, Put, Session
from facilitator.visibility import Viewer
from screens.components.services.parts import key, muted, text
from screens.house import WORD, Dialog, plain
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say, shorten

if TYPE_CHECKING:
    from screens.base import ComponentScreen


MOST_LOOKED_FOR = 80


class Cards(LineList):
    """The cards; Enter takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "take", show=False)]


class DeckDialog(Dialog[None]):
    """Letters search at once, Space or Enter takes; each card is an edit of its own, Escape goes back to the list."""

    DEFAULT_CSS = """
    DeckDialog > #dialog { height: 100%; max-height: 48; width: 90; }
    DeckDialog #deck-title { margin-bottom: 0; }
    DeckDialog #deck-look { margin: 1 0; }
    DeckDialog #deck { height: 1fr; }
    DeckDialog #deck-card { height: auto; margin-top: 1; }
    .-short DeckDialog > #dialog { padding: 0 2; }
    .-short DeckDialog #deck-look { margin: 0; }
    .-short DeckDialog #deck-card { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick"),
        key("backspace", "shorter", "shorter", show=False),
        key("delete", "look_anew", "look_anew", show=False),
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
        """Title, keys, what one looks for, the cards by group, the marked card in full."""
        with Vertical(id="dialog"):
            yield Static(plain(self._w("deck_title")), classes="title", id="deck-title")
            yield Static(id="deck-hint", markup=False)
            yield Static(id="deck-look", markup=False)
            yield Cards(id="deck", choose_on_click=True, empty=self._w("deck_none"))
            yield Static(id="deck-card", markup=False)

    @property
    def _cards(self) -> LineList:
        return self.query_one("#deck", LineList)

    def on_mount(self) -> None:
        """Begin among the cards."""
        self._show()
        self._cards.focus()

    def _show(self) -> None:
        taken = picked(self._desk.session)
        items: list[Item] = []
        services = self._desk.course.services
        wished = pointed_at(self._desk.session, Viewer.at(self._desk.session.seat))
        for group in sorted(services.groups, key=lambda one: -wished.get(one.id, 0)):
            found = [idea for idea in services.services if idea.group == group.id and fits(idea, self._look)]
            if found:
                heading = say((str(group.name), "bold"), self._wish(wished.get(group.id, 0)))
                lines = ("", heading) if items and self.app.size.height >= 30 else (heading,)
                items.append(Item(f"group:{group.id}", lines, disabled=True))
            items.extend(self._item(idea, idea.id in taken) for idea in found)
        self._cards.set_items(items)
        self.query_one("#deck-hint", Static).update(
            text(self._w("deck_count", n=len(taken)), muted(self._w("deck_hint")))
        )
        look = say((self._look, "bold"), "_") if self._look else muted(self._w("deck_search"))
        self.query_one("#deck-look", Static).update(say(f"{self._w('deck_look')} ", look))
        self._show_card()

    def _show_card(self) -> None:
        """The marked card in full, as the list may have to cut it short."""
        idea = idea_of(self._desk.course, str(self._cards.cursor_key))
        place = self.query_one("#deck-card", Static)
        place.display = idea is not None
        if idea is not None:
            place.update(text(say((str(idea.name), "bold $primary")), str(idea.hint or "")))

    def _wish(self, people: int) -> str:
        return f"  ★ {self._w('deck_wished', n=people)}" if people else ""

    def _item(self, idea: ServiceIdea, taken: bool) -> Item:
        def draw(width: int, _: bool) -> list[Line]:
            mark = say(("[x] ", "bold $success")) if taken else say("[ ] ")
            hint = f"  {idea.hint}" if idea.hint else ""
            return [shorten(say(mark, str(idea.name), (hint, f"not bold {MUTED}")), width)]

        return Item(idea.id, draw, version=(taken, str(idea.name)))

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Another card."""
        event.stop()
        self._show_card()

    # looking

    def _look_for(self, look: str) -> None:
        """Show the cards that hold every word of it, the first one marked."""
        self._look = look
        self._show()
        self._cards.action_edge(-1)

    def on_key(self, event: events.Key) -> None:
        """A letter belongs to the search, wherever one is, and so does a space between two words."""
        between = event.key == "space" and bool(self._look) and not self._look.endswith(" ")
        if event.is_printable and event.character and (event.character != " " or between):
            event.stop()
            event.prevent_default()
            self._look_for(self._look + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is looked for."""
        event.stop()
        self._look_for(f"{self._look} {' '.join(event.text.split())}".strip()[:MOST_LOOKED_FOR])

    def action_shorter(self) -> None:
        """One letter less."""
        self._look_for(self._look[:-1])

    def action_look_anew(self) -> None:
        """All the cards again."""
        self._look_for("")

    # taking

    def action_tick(self) -> None:
        """Take the card, or put it back."""
        cursor = self._cards.cursor_key
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
