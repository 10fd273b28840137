"""A window that finds what the library has written, while one types."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from facilitator.content import Course
from facilitator.i18n import N_, tr, trn
from facilitator.search import Found, everything_written, fold_text, matching
from facilitator.session import Session
from facilitator.visibility import Viewer
from facilitator.workshop import parts
from screens.house import Dialog, plain
from screens.widgets.line_field import LineField
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import MUTED, Line, fold, say

MOST = 200
"""Hits that are drawn; whoever finds more types more."""


class SearchDialog(Dialog[Found]):
    """Type a word; the arrows choose a hit, Enter opens its step. Gives the hit, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", N_("Down"), id="search.down", show=False, priority=True),
        Binding("up", "move(-1)", N_("Up"), id="search.up", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    SearchDialog > #dialog { width: 96; height: 100%; }
    SearchDialog LineList { height: 1fr; }
    SearchDialog #search-count { height: 1; }
    """

    def __init__(self, session: Session, course: Course) -> None:
        super().__init__()
        self._course = course
        self._texts = everything_written(session, course, Viewer.at(session.seat), parts(session, course))
        self._hits: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        """The field, how many were found, the hits."""
        with Vertical(id="dialog"):
            yield Static(plain(tr("Find in everything you have written")), classes="title")
            yield LineField(id="search-line", placeholder=tr("Type a word or several"))
            yield Static(id="search-count", classes="muted", markup=False)
            yield LineList(id="hits", choose_on_click=True)
            yield Static(plain(tr("↑ ↓ chooses · Enter opens · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#search-line").focus()
        self._find("")

    def help_text(self) -> str:
        """What is searched."""
        return tr(
            "The search looks through every text of your library in all parts of the course, but not through what colleagues "
            "have not revealed yet. Several words must all be there, in any order."
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while one types."""
        event.stop()
        self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the hit under the cursor."""
        event.stop()
        self._open()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """A click on a hit."""
        event.stop()
        self._open()

    def action_move(self, by: int) -> None:
        """The next or the previous hit; the cursor of the field stays."""
        self.query_one("#hits", LineList).action_step(by)

    def _open(self) -> None:
        key = self.query_one("#hits", LineList).cursor_key
        if isinstance(key, int) and key < len(self._hits):
            self.dismiss(self._hits[key])

    def _find(self, wanted: str) -> None:
        self._hits = matching(self._texts, wanted)
        if not wanted.strip():
            count = trn("{n} text to search in.", "{n} texts to search in.", len(self._texts))
        elif not self._hits:
            count = tr("Nothing found. Try a shorter word.")
        else:
            count = trn("{n} place", "{n} places", len(self._hits))
        self.query_one("#search-count", Static).update(count)
        words = fold_text(wanted).split()
        hits = self.query_one("#hits", LineList)
        hits.set_items([self._item(n, hit, words) for n, hit in enumerate(self._hits[:MOST])])
        hits.action_edge(-1)

    def _item(self, number: int, hit: Found, words: list[str]) -> Item:
        content = self._course.words(hit.component)
        where = f"{content.number} {content.title}".strip()
        if hit.step:
            where += f" · {content.step(hit.step).title}"
        if hit.person:
            where += f" · {hit.person}"

        def draw(width: int, _: bool) -> list[Line]:
            head = say((hit.label, "bold"), ("  " + where, MUTED))
            rows = fold(around(hit.text, words, 2 * width), max(10, width - 2), 2)
            return [head, *(say("  ", row) for row in rows)]

        return Item(number, draw, version=(hit.component, hit.id, hit.label, hit.text, tuple(words)))


def around(text: str, words: list[str], room: int) -> str:
    """The part of a long text in which the first of the words stands."""
    flat = " ".join(text.split())
    at = min((place for word in words if (place := flat.casefold().find(word)) >= 0), default=0)
    start = max(0, at - room // 3)
    return ("…" if start else "") + flat[start:]
