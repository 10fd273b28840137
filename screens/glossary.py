"""The course's words explained: type to search, the arrows read, Escape closes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from facilitator.content import Course, Term
from facilitator.i18n import N_, current, sort_key, tr, trn
from facilitator.search import fold_text
from screens.house import Dialog, plain
from screens.widgets.items import Item
from screens.widgets.keys import hidden
from screens.widgets.line_field import LineField
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

LIST: list[BindingType] = [
    hidden("up", "list(-1)", "glossary.up", N_("Up"), N_("Go one line up")),
    hidden("down", "list(1)", "glossary.down", N_("Down"), N_("Go one line down")),
    hidden("pageup", "page(-1)", "glossary.page_up", N_("Page up"), N_("Go one page up")),
    hidden("pagedown", "page(1)", "glossary.page_down", N_("Page down"), N_("Go one page down")),
]


def other_words(term: Term) -> tuple[str, ...]:
    """Other forms of a term in the language in use."""
    return term.aliases.da if current() == "da" else term.aliases.en


def searched(terms: Iterable[Term], wanted: str) -> list[Term]:
    """The terms that have every word of `wanted`, in dictionary order; those whose own name begins with it come first.

    Looks at the term, its other forms and its meaning in the language in use. Nothing wanted gives all of them.
    """
    words = fold_text(wanted).split()
    start = " ".join(words)

    def place(term: Term) -> int | None:
        names = [fold_text(str(term.term)), *(fold_text(one) for one in other_words(term))]
        if any(name.startswith(start) for name in names):
            return 0
        if all(any(word in name for name in names) for word in words):
            return 1
        text = " ".join((*names, fold_text(str(term.meaning))))
        return 2 if all(word in text for word in words) else None

    found = [(rank, term) for term in terms if (rank := place(term)) is not None]
    return [term for _, term in sorted(found, key=lambda one: (one[0], sort_key(str(one[1].term))))]


class GlossaryDialog(Dialog[None]):
    """A field to search in and the words below it, each with its explanation. `initial` is searched for at once."""

    DEFAULT_CSS = """
    GlossaryDialog > #dialog { width: 92; height: 90%; }
    GlossaryDialog #count { height: 1; }
    GlossaryDialog #terms { height: 1fr; margin: 1 0; }
    .-short GlossaryDialog > #dialog { height: 100%; padding: 0 2; }
    .-short GlossaryDialog #terms { margin: 0; }
    .-short GlossaryDialog .title { margin-bottom: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *LIST,
        Binding(
            "enter", "read", N_("Read"), id="glossary.read", show=False, tooltip=N_("Go to the list of words")
        ),
    ]

    def __init__(self, course: Course, initial: str = "") -> None:
        super().__init__()
        self._course = course
        self._initial = initial

    def compose(self) -> ComposeResult:
        """Title, field, count, words, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(tr("Words of the course")), classes="title")
            yield LineField(self._initial, placeholder=tr("Type a word or several"), id="wanted")
            yield Static(id="count", classes="muted", markup=False)
            yield LineList(id="terms", choosable=False, empty=tr("Nothing found. Try a shorter word."))
            yield Static(plain(tr("Type to search · ↑ ↓ read · Esc closes")), classes="muted")

    def help_text(self) -> str:
        """What this window is for."""
        return tr(
            "Here the course's words are explained. Type some letters, and the list shows the words that have them in "
            "their name or their explanation."
        )

    def on_mount(self) -> None:
        """Everything, or what was asked for; type at once."""
        self._show(self._initial)
        self.query_one("#wanted").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as people type, and begin at the best word."""
        event.stop()
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the list."""
        event.stop()
        self.action_read()

    def _show(self, wanted: str) -> None:
        found = searched(self._course.terms, wanted)
        count = trn("{n} word", "{n} words", len(found))
        self.query_one("#count", Static).update(plain(count))
        listed = self.query_one("#terms", LineList)
        listed.set_items([self._item(term) for term in found])
        listed.action_edge(-1)

    @staticmethod
    def _item(term: Term) -> Item:
        name, meaning, others = str(term.term), str(term.meaning), ", ".join(other_words(term))

        def draw(width: int, selected: bool) -> Sequence[Line]:
            lines: list[Line] = [say((line, "bold")) for line in fold(name, width)]
            lines += [say("  ", (line, "not bold")) for line in fold(meaning, width - 2)]
            if selected and others:
                said = tr("Also: {words}", words=others)
                lines += [say("  ", (line, f"not bold {MUTED}")) for line in fold(said, width - 2)]
            return lines or [""]

        return Item(term.id, draw, version=(name, meaning, others))

    def on_key(self, event: events.Key) -> None:
        """A letter typed in the list goes to the field."""
        field = self.query_one("#wanted", LineField)
        if event.is_printable and event.character and not field.has_focus:
            event.stop()
            self.set_focus(field)
            field.insert_text_at_cursor(event.character)

    def action_list(self, step: int) -> None:
        """Go through the list while the cursor stays in the field."""
        self.query_one("#terms", LineList).action_step(step)

    def action_page(self, step: int) -> None:
        """Go through the list a page at a time."""
        self.query_one("#terms", LineList).action_leap(step)

    def action_read(self) -> None:
        """To the list."""
        if self.query_one("#terms", LineList).cursor_key is not None:
            self.query_one("#terms").focus()
