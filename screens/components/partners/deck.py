"""The course's deck "Who else could …" in a window: look for a kind of partner and take it as an idea of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from facilitator.components.partners import Idea
from facilitator.components.partners.ideas import deck_entry, from_deck, own
from facilitator.content import PartnerIdea
from facilitator.session import Change, Delete, Put, Session
from facilitator.visibility import Viewer
from screens.components.partners.parts import key
from screens.house import WORD, Dialog, plain
from screens.step_parts import muted, text
from screens.widgets.items import Item
from screens.widgets.line_field import LineField
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say, shorten

if TYPE_CHECKING:
    from screens.base import ComponentScreen


class DeckDialog(Dialog[None]):
    """Each take is an edit of its own, saved at once; Escape goes back to writing."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    DEFAULT_CSS = """
    DeckDialog > #dialog { height: 100%; max-height: 46; width: 96; }
    DeckDialog #deck { height: 1fr; margin-top: 1; }
    DeckDialog LineField { margin-top: 1; }
    DeckDialog.-short > #dialog { padding: 0 1; }
    DeckDialog.-short .title, DeckDialog.-short #deck, DeckDialog.-short LineField { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "take", "take"),
        Binding("down", "to_deck", show=False),
    ]

    def __init__(self, desk: ComponentScreen, card: str) -> None:
        super().__init__()
        self._desk = desk
        self._card = card
        self._look = ""

    def binding_text(self, text: str) -> str:
        """Our own words for our own keys."""
        if text.startswith(WORD):
            return self._desk.content_words.word(text.removeprefix(WORD))
        return super().binding_text(text)

    def _w(self, word: str, **params: object) -> str:
        return self._desk.content_words.word(word, **params)

    def compose(self) -> ComposeResult:
        """Title, search, the kinds of partners by category."""
        with Vertical(id="dialog"):
            yield Static(plain(self._w("deck_title")), classes="title")
            yield Static(id="deck-hint", markup=False)
            yield LineField(placeholder=self._w("deck_search"), id="deck-search")
            yield LineList(id="deck", choose_on_click=True, empty=self._w("deck_none"))

    def on_mount(self) -> None:
        """Begin among the kinds of partners."""
        self._show()
        self.query_one("#deck").focus()

    def _taken(self, now: Session | None = None) -> dict[str, Idea]:
        session = now or self._desk.session
        return {idea.deck: idea for idea in own(session, Viewer.at(session.seat)) if idea.deck}

    def _show(self) -> None:
        taken = self._taken()
        items: list[Item] = []
        deck = self._desk.course.partners
        for category in deck.categories:
            found = [
                entry for entry in deck.partners if entry.category == category.id and self._wanted(entry)
            ]
            if found:
                head = ("", say((str(category.name), "bold")))
                items.append(Item(f"category:{category.id}", head, disabled=True))
            items.extend(self._item(entry, entry.id in taken) for entry in found)
        self.query_one("#deck", LineList).set_items(items)
        hint = text(self._w("deck_count", n=len(taken)), muted(self._w("deck_hint")))
        self.query_one("#deck-hint", Static).update(hint)

    def _wanted(self, entry: PartnerIdea) -> bool:
        words = f"{entry.name.da} {entry.name.en} {entry.needs}".casefold()
        return all(part in words for part in self._look.casefold().split())

    def _item(self, entry: PartnerIdea, taken: bool) -> Item:
        def draw(width: int, selected: bool) -> list[Line]:
            mark = say(("[x] ", "bold $success")) if taken else say("[ ] ")
            sector = self._desk.course.label("sector", entry.sector)
            name = shorten(say(mark, str(entry.name), (f"  {sector}", f"not bold {MUTED}")), width)
            if not selected:
                return [name]
            needs = fold(str(entry.needs), max(1, width - 4), 2)
            return [name, *(say("    ", (line, f"not bold {MUTED}")) for line in needs)]

        return Item(entry.id, draw, version=(taken, str(entry.name)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the kinds that hold every word that is typed."""
        event.stop()
        self._look = event.value
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the search to what it found."""
        event.stop()
        self.action_to_deck()

    def action_to_deck(self) -> None:
        """Down from the search into the deck."""
        self.query_one("#deck").focus()

    def action_take(self) -> None:
        """Take the kind of partner under the cursor, or give it back."""
        cursor = self.query_one("#deck", LineList).cursor_key
        if isinstance(cursor, str):
            self._toggle(cursor)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter or a click does the same as Space."""
        event.stop()
        self._toggle(str(event.key))

    def _toggle(self, deck: str) -> None:
        entry = deck_entry(self._desk.course, deck)
        if entry is None:
            return
        before = self._taken().get(deck)
        if before is not None and before.merged_into is not None:
            self._desk.app.say(self._w("not_removed"))
            return
        label = self._w("edit_remove" if before else "edit_add", name=str(entry.name))
        idea = self._idea(entry)

        def make(_: Session) -> Iterable[Change]:
            return [Delete(Idea, before.id)] if before else [Put(idea)]

        if self._desk.edit(label, make):
            self._show()

    def _idea(self, entry: PartnerIdea) -> Idea:
        seat = self._desk.session.seat
        blank = Idea(
            id=self._desk.session.new_id(),
            person=seat.writes_as or 0,
            entered_by=seat.entered_by,
            card=self._card,
        )
        return from_deck(blank, entry)
