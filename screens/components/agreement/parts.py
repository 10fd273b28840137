"""What the steps of the agreement share: the line that says "draft", the gaps of a step, and a list that gives way to a page."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.agreement.status import gaps
from facilitator.record import Record
from facilitator.session import Changed
from screens.base import StepView
from screens.step_parts import keys_of, text, warning
from screens.widgets.form import RecordForm
from screens.widgets.form.editor import reveal
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say

__all__ = ["AgreementStep", "Gaps", "PagedStep", "Sheet", "WholeList", "key"]

TINY = 12
"""With fewer lines only the list is shown."""

key = keys_of("agreement")
"""Bindings of this component."""


class Gaps(Static):
    """What stands in the way in one step; nothing takes no room."""

    DEFAULT_CSS = """
    Gaps { height: auto; width: 1fr; max-width: 78; padding-left: 2; margin-bottom: 1; }
    Gaps.-silent { display: none; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="-silent")

    def tell(self, sentences: Sequence[str]) -> None:
        """Show these sentences."""
        self.set_class(not sentences, "-silent")
        self.update(Content("\n").join([warning(sentence) for sentence in sentences]))


class WholeList(LineList):
    """A list at its full height: the page around it scrolls along with the cursor."""

    DEFAULT_CSS = """
    WholeList { height: auto; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that these lines are seen."""
        if self.has_focus:
            reveal(self, head + top, height)


class Sheet(VerticalScroll, can_focus=True):
    """A page to read: arrows and page keys turn it."""

    DEFAULT_CSS = """
    Sheet { padding: 0 2; scrollbar-size-vertical: 1; }
    Sheet:focus { background: $surface; }
    """


class AgreementStep(StepView):
    """A step of the agreement: it says on top that this is a draft and no legal advice."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    AgreementStep > #draft { dock: top; height: 1; width: 1fr; color: $text-warning; margin-bottom: 1; }
    AgreementStep .-silent { display: none; }
    AgreementStep .told { height: auto; width: 1fr; max-width: 78; }
    .-short AgreementStep > #draft { margin-bottom: 0; }
    """

    def compose(self) -> ComposeResult:
        """The remark, and under it the step's own work."""
        yield Static(text(warning(self.w("disclaimer"))), id="draft", markup=False)
        yield from self.compose_work()

    def compose_work(self) -> ComposeResult:
        """The step's own widgets."""
        yield from ()

    def show(self, changed: Changed | None) -> None:
        """Forms, rows and what stands in the way."""
        super().show(changed)
        found = [gap for gap in gaps(self.session, self.course) if gap.step == self.STEP]
        for place in self.query(Gaps):
            place.tell([self.w(gap.remark.key, **gap.remark.params) for gap in found])

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the step; none hides it."""
        for place in self.query(selector).results(Static):
            place.set_class(not lines, "-silent")
            place.update(text(*lines))


class PagedStep(AgreementStep):
    """A list; Enter lets the page of one item take its place until Escape. `open_page` makes the page."""

    DEFAULT_CSS = """
    PagedStep { overflow: hidden hidden; }
    PagedStep > .page { height: 1fr; min-height: 4; }
    PagedStep > .page > LineList { height: 1fr; max-width: 110; }
    PagedStep > .page > .told { max-width: 110; margin-bottom: 1; }
    PagedStep > #details { height: 1fr; display: none; scrollbar-size-vertical: 1; }
    PagedStep.-details > .page { display: none; }
    PagedStep.-details > #details { display: block; }
    PagedStep #details > Static { height: auto; width: 1fr; max-width: 78; }
    PagedStep #details > .gap { margin-bottom: 1; }
    PagedStep #details > WholeList { max-width: 80; margin-bottom: 1; }
    PagedStep #details > .title { margin: 0; }
    PagedStep #details > .hint { margin-bottom: 1; }
    .-short PagedStep > .page > .told { margin-bottom: 0; }
    .-short PagedStep #details > .hint { display: none; }
    PagedStep.-tiny > .page > .told { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_page", "close")]

    opened: Hashable | None = None
    """The key of the item whose page is open."""

    def compose_work(self) -> ComposeResult:
        """The list under a few lines, and the place of the page."""
        with Vertical(classes="page"):
            yield Static(classes="told", id="told", markup=False)
            yield LineList(choose_on_click=False, id="list")
        yield VerticalScroll(id="details", can_focus=False)

    def on_resize(self) -> None:
        """In a very low window the list gets all lines."""
        self.set_class(self.size.height < TINY, "-tiny")

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one("#list", LineList)

    @property
    def here(self) -> Hashable | None:
        """The key that the step's keys are about: of the open page, else under the cursor."""
        return self.opened if self.opened is not None else self.lines.cursor_key

    def page(self, item: Hashable) -> Iterable[Widget]:
        """The widgets of the page of this item; none if it cannot be opened."""
        raise NotImplementedError

    def item_of(self, record: Record) -> Hashable | None:  # noqa: ARG002 - steps look at it
        """The item on whose page a record stands."""
        return None

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Open the page that the record stands on, so that its field is there to be written in."""
        record = self.session.get(kind, record_id)
        if record is not None and (item := self.item_of(record)) is not None:
            self.lines.move_to(item)
            await self.open_page(item)
        return await super().open_record(kind, record_id, field)

    def form(self, record: Record, fields: Sequence[str]) -> RecordForm:
        """A form for some fields of a record."""
        return RecordForm(self.session, record, self.content_words, self.course, fields=fields)

    def heading(self, title: str) -> Static:
        """The title of a page."""
        return Static(say((title, "bold $primary")), classes="title", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an open page can be closed."""
        return self.opened is not None if action == "close_page" else super().check_action(action, parameters)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter or a second click in the list opens the page."""
        if event.control.id == "list":
            event.stop()
            await self.open_page(event.key)

    async def open_page(self, item: Hashable) -> bool:
        """Show the page of an item in place of the list; False if there is none or what is open cannot be saved."""
        widgets = list(self.page(item))
        if not widgets or not self.flush():
            return False
        place = self.query_one("#details", VerticalScroll)
        await place.remove_children()
        hint = Static(self.w("form_hint"), classes="hint muted", markup=False)
        await place.mount(*widgets[:1], hint, *widgets[1:])
        place.scroll_home(animate=False)
        self.opened = item
        self.add_class("-details")
        self.show(None)
        self.desk.show_news(None)
        self.focus_first()
        self.refresh_bindings()
        return True

    async def action_close_page(self) -> None:
        """Save and go back to the list; the page stays if something in it cannot be saved."""
        if not self.flush():
            return
        item, self.opened = self.opened, None
        self.remove_class("-details")
        await self.query_one("#details", VerticalScroll).remove_children()
        self.show(None)
        self.lines.move_to(item)
        self.focus_first()
        self.refresh_bindings()

    def focus_first(self) -> None:
        """The first field of the open page, else the list."""
        for widget in self.query("#details *") if self.opened is not None else ():
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return
        self.lines.focus(scroll_visible=False)

    def said(self, sentence: str) -> None:
        """One short sentence to the person, in place of the one before."""
        self.app.clear_notifications()
        self.desk.app.say(sentence)
