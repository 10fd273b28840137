"""What the steps of the negotiation share: remarks, lists at full height, a page that gives way to details, and keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.negotiation.findings import Finding, findings
from facilitator.components.negotiation.sentences import finding_text
from facilitator.content import Course
from facilitator.record import Row
from facilitator.session import Changed, Session
from screens.base import StepView
from screens.step_parts import keys_of, text
from screens.widgets.form import RowList
from screens.widgets.form.editor import reveal
from screens.widgets.items import ItemView
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import LineTable

key = keys_of("negotiation")
"""Bindings of this component."""

WARNING = "$text-warning"


def finding_line(finding: Finding, course: Course) -> Content:
    """A finding with its sign."""
    said = finding_text(finding, course)
    return say((f"! {said}", WARNING)) if finding.serious else say((f"? {said}", MUTED))


class Remarks(Static):
    """What is missing or doubtful in one step, of all `keys` or only some; nothing takes no room."""

    DEFAULT_CSS = """
    Remarks { width: 1fr; max-width: 78; height: auto; padding: 0 0 0 2; margin-bottom: 1; }
    Remarks.-silent { display: none; }
    """

    def __init__(self, step: str, keys: Collection[str] = ()) -> None:
        super().__init__("", markup=False, classes="-silent")
        self._step, self._keys = step, frozenset(keys)

    def tell(self, session: Session, course: Course) -> None:
        """Draw again what there is to remark."""
        found = [one for one in findings(session, course) if one.step == self._step]
        lines = [finding_line(one, course) for one in found if not self._keys or one.remark.key in self._keys]
        self.set_class(not lines, "-silent")
        self.update(Content("\n").join(lines))


class Whole(ItemView):
    """A list at its full height: the page around it scrolls along with the cursor, and has the only scrollbar."""

    DEFAULT_CSS = """
    Whole { height: auto; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that these lines are seen."""
        if self.has_focus:
            reveal(self, head + top, height)


class WholeList(Whole, LineList):
    """A list of lines at its full height."""


class WholeTable(Whole, LineTable):
    """A table at its full height."""


class OwnRows(RowList):
    """A list that opens only rows that belong to it, where two lists hold rows of the same kind."""

    async def open(self, row_id: int) -> bool:
        """Open the form of a row of this list."""
        if not any(row.id == row_id for row in self.rows()):
            return False
        return await super().open(row_id)


class NegotiationStep(StepView):
    """A step with its remarks kept up to date."""

    DEFAULT_CSS = """
    NegotiationStep LineList { max-width: 100; }
    NegotiationStep .said { height: auto; width: 1fr; max-width: 100; padding-left: 2; margin-bottom: 1; }
    NegotiationStep .heading { height: auto; width: 1fr; max-width: 78; text-style: bold; }
    NegotiationStep .keys { height: auto; width: 1fr; max-width: 100; color: $text-muted; padding-left: 2; }
    .-short NegotiationStep .keys { display: none; }
    """

    def rows(
        self,
        kind: type[Row],
        make: Callable[[int, float], Row],
        summary: Callable[..., str],
        name: str,
        *,
        fields: Collection[str] | None = None,
        help: str = "",
    ) -> RowList:
        """A list whose title, empty text and id follow from its name."""
        return RowList(
            self.session,
            kind,
            self.content_words,
            self.course,
            make=make,
            summary=summary,
            fields=None if fields is None else tuple(fields),
            title=self.w(f"title_{name}"),
            help=help,
            empty=self.w(f"empty_{name}"),
            id=name,
        )

    def show(self, changed: Changed | None) -> None:
        """Forms, rows and remarks as the records say."""
        super().show(changed)
        for remarks in self.query(Remarks):
            remarks.tell(self.session, self.course)

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the step; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))


class DetailStep(NegotiationStep):
    """A step with a page. `open_details` lets the work on one thing take its place until Escape."""

    DEFAULT_CSS = """
    DetailStep > .page, DetailStep > #details { height: auto; width: 1fr; }
    DetailStep > #details { display: none; }
    DetailStep.-details > .page { display: none; }
    DetailStep.-details > #details { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_details", "back")]

    opened: Hashable = None
    """What the details are about; None while there are none."""

    @dataclass
    class Closed(Message):
        """The details were closed."""

    def compose(self) -> ComposeResult:
        """The page, and the place of the details."""
        with Vertical(classes="page"):
            yield from self.compose_page()
        yield Vertical(id="details")

    def compose_page(self) -> ComposeResult:
        """The step's own widgets."""
        yield from ()

    def main(self) -> Widget | None:
        """The widget that takes the keys while no details are open."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Closing needs open details."""
        return (
            self.opened is not None if action == "close_details" else super().check_action(action, parameters)
        )

    def focus_first(self) -> None:
        """What can be written in the details, if they are open, else what the page is about."""
        if self.opened is not None:
            for widget in self.query("#details *"):
                if widget.focusable:
                    widget.focus(scroll_visible=False)
                    return
        if (main := self.main()) is not None:
            main.focus(scroll_visible=False)

    async def open_details(self, about: Hashable, title: str, *widgets: Widget) -> None:
        """Show these in place of the page."""
        if self.opened is not None:
            return
        self.opened = about
        place = self.query_one("#details", Vertical)
        await place.remove_children()
        await place.mount(
            Static(title, classes="heading", markup=False),
            Static(self.w("details_hint"), classes="said muted", markup=False),
            *widgets,
        )
        self.add_class("-details")
        self.scroll_home(animate=False)
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    async def action_close_details(self) -> None:
        """Save and go back to the page; the details stay if something in them cannot be saved."""
        if not self.flush():
            return
        self.opened = None
        self.remove_class("-details")
        await self.query_one("#details", Vertical).remove_children()
        self.show(None)
        self.focus_first()
        self.refresh_bindings()
