"""What the others say about the project, and what the library has written to them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from facilitator.components.showcase import Received, Showcase, ShowcaseFeedback, given, received
from facilitator.i18n import current, relative_day
from facilitator.record import Record
from facilitator.session import Changed, Delete
from screens.components.showcase.parts import key
from screens.components.showcase.writing import WritingStep
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say
from screens.widgets.reading import WholeList

SIGNS = {"good": "+", "question": "?", "contact": "☎"}


class FeedbackStep(WritingStep):
    """Two lists: received, to read; given, to change, send, take back or remove."""

    STEP = "feedback"
    PLACES = ("lists",)

    SCOPED_CSS = False
    DEFAULT_CSS = """
    FeedbackStep #lists { scrollbar-size-vertical: 1; }
    FeedbackStep #lists > Static { height: auto; max-width: 80; }
    FeedbackStep #lists > LineList { max-width: 84; margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("delete,x", "remove", "remove", display="Del")]

    def compose_places(self) -> ComposeResult:
        """Both lists on one page."""
        with VerticalScroll(id="lists", classes="place", can_focus=False):
            yield Static(self.w("title_received"), classes="field", markup=False)
            yield WholeList(choosable=False, id="received")
            yield Static(self.w("title_given"), classes="field", markup=False)
            yield WholeList(empty=self.w("empty_given"), id="given")
            yield Static(self.w("keys_feedback"), id="keys", classes="muted", markup=False)

    @property
    def given(self) -> LineList:
        """What the library has written."""
        return self.query_one("#given", LineList)

    @property
    def received(self) -> LineList:
        """What the others have sent."""
        return self.query_one("#received", LineList)

    _was_given = False

    def focus_place(self) -> None:
        """Back to one's own list from there; else what the others say, if they say anything."""
        to_given = self.given.items if self._was_given else not self.received.items
        (self.given if to_given else self.received).focus(scroll_visible=False)

    def show(self, changed: Changed | None) -> None:
        """Both lists as the files say now."""
        super().show(changed)
        others = [(one.store.library_id, one) for one in self.desk.neighbours.libraries]
        found = received(self.session.store.library_id, others)
        nothing = self.w("no_project" if self.for_workshop else "received_none")
        if not self.for_workshop and not self.session.form(Showcase).shared:
            nothing = f"{nothing} {self.w('received_unshared')}"
        if nothing != self.received.empty:
            self.received.empty = nothing
            self.received.renew()
        self.received.set_items([self._heard(one) for one in found])
        self.given.set_items([self._told(row) for row in given(self.session)])
        self.query_one("#keys", Static).display = bool(self.given.items)

    def _heard(self, one: Received) -> Item:
        label = self.course.label("showcase_feedback", one.kind)
        when = relative_day(one.when.astimezone().date()) if one.when else ""
        foot = " · ".join(part for part in (one.library or self.w("unnamed"), when) if part)
        head = f"{SIGNS.get(one.kind, '·')} {label}"

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            drawn: list[Line] = [say((head, "bold"), (f"  {foot}", MUTED))]
            for paragraph in one.text.splitlines():
                drawn += [f"  {line}" for line in fold(paragraph, width - 2)]
            return [*drawn, ""]

        return Item(one.key, lines, version=(one, head, foot, current()))

    def _told(self, row: ShowcaseFeedback) -> Item:
        words = self.feedback_line(row)
        return Item(row.id, lambda width, _selected: fold(words, width, 3), version=words)

    # doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something is removed from one's own list only."""
        if action == "remove":
            return self.place != self.WRITING and bool(self.query("#given")) and self.given.has_focus
        return super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """The keys follow the list in which the cursor is."""
        self.refresh_bindings()

    def _row(self, cursor: Hashable) -> ShowcaseFeedback | None:
        return self.session.get(ShowcaseFeedback, cursor) if isinstance(cursor, int) else None

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open one's own feedback."""
        event.stop()
        row = self._row(event.key)
        if row is not None:
            self._was_given = True
            await self.write(row, self.library_of(row))

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Open the form of one's own feedback."""
        row = self._row(record_id) if kind is ShowcaseFeedback else None
        if row is None:
            return False
        if self.place == self.WRITING:
            await self.action_close()
        self._was_given = True
        self.given.move_to(row.id)
        await self.write(row, self.library_of(row))
        return self.focus_record(kind, record_id, field)

    def action_remove(self) -> None:
        """Remove one's own feedback; the other library no longer sees it."""
        row = self._row(self.given.cursor_key)
        if row is None:
            return
        label = self.w("edit_remove", library=self.library_of(row))
        if self.edit(label, lambda _: [Delete(ShowcaseFeedback, row.id)]):
            self.desk.app.say(self.w("removed"))
