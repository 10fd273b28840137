"""The sixth step: what the group's scores come to, page by page; hidden until the group shows them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from facilitator.component import activity_of
from facilitator.components.services import SCORES, Service, ServicesSetup, Settled, title
from facilitator.components.services.depth import Depth, Question, deepen, known, question
from facilitator.components.services.result import Result, result
from facilitator.components.services.scoring import finished_count, who_has_answered
from facilitator.components.services.sentences import given_to
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from screens.components.services.outcome import OrderPage, TalkPage
from screens.components.services.page import Page
from screens.components.services.page_bar import PageBar
from screens.components.services.parts import ServicesStep, key, muted
from screens.components.services.service_page import ServicePage
from screens.components.services.standing import PeoplePage, PositionPage
from screens.components.services.what_if import WhatIfPage
from screens.dialogs import ChoiceDialog
from screens.widgets.paint import MUTED, Line, say

MOST_AT_TOP = 5

PAGES: tuple[type[Page], ...] = (TalkPage, OrderPage, PeoplePage, PositionPage, WhatIfPage, ServicePage)


class Wall(Static, can_focus=True):
    """What is said while there is nothing to show; it takes the keys meanwhile."""


class ResultStep(ServicesStep):
    """Keeps the result and hands it to the pages; the slow part is worked out in a thread and told when it is there."""

    STEP = "result"
    ACTIVITY = SCORES
    LETTERS: ClassVar[frozenset[str]] = frozenset({"page", "settle", "top", "names"})

    DEFAULT_CSS = """
    ResultStep Page { height: 1fr; display: none; }
    ResultStep Page.-open { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "page('talk')", "page_talk", show=False),
        key("2", "page('order')", "page_order", show=False),
        key("3", "page('people')", "page_people", show=False),
        key("4", "page('position')", "page_position", show=False),
        key("5,h", "page('what_if')", "page_what_if", display="H"),
        key("g", "settle", "settle"),
        key("o", "top", "top", show=False),
        key("n", "names", "names", show=False),
    ]

    @dataclass
    class Deepened(Message):
        """The slow part has been worked out for this question."""

        asked: Question

    def __init__(self) -> None:
        super().__init__()
        self.found: Result | None = None
        self.depth: Depth | None = None
        self._asking: Question | None = None
        self._page = ""
        self._before = "order"

    def compose_page(self) -> ComposeResult:
        """The bar of pages, the pages, and what is said while the scores are hidden."""
        yield PageBar(id="pages")
        yield Wall(id="hidden", markup=False)
        for page in PAGES:
            yield page()

    @property
    def page(self) -> Page:
        """The open page."""
        return next(page for page in self.query(Page) if self._page == page.NAME)

    def main(self) -> Widget | None:
        """The open page's own widget."""
        ready = self.found is not None and bool(self.found.placed)
        return self.page.main() if ready else self.query_one(Wall)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Work out the result again and draw the open page."""
        super().show(changed)
        self.found = result(self.session, self.course, self.viewer)
        self._look_deeper()
        self._turn_if_needed()
        self._draw()

    def _draw(self) -> None:
        found = self.found
        open_page = found is not None and bool(found.placed)
        for page in self.query(Page):
            page.set_class(open_page and self._page == page.NAME, "-open")
        bar = self.query_one("#pages", PageBar)
        bar.display = open_page
        if found is None or not found.placed:
            self.put("#hidden", *(self._waiting() if found is None else self._nothing()))
            return
        self.put("#hidden")
        bar.set_pages(self._page_names(found), self._page)
        self.page.draw(found, self.depth)

    def _page_names(self, found: Result) -> list[tuple[str, str]]:
        names = [(page.NAME, self.w(f"key_page_{page.NAME}")) for page in PAGES[:5]]
        return [("talk", f"{names[0][1]} ({len(found.talk)})"), *names[1:]]

    def _turn_if_needed(self) -> None:
        if self.found is None or not self.found.placed:
            return
        if not self._page:
            self._page = "talk" if self.found.talk else "order"

    def _waiting(self) -> list[Line]:
        done, here = finished_count(self.session, SCORES)
        lines: list[Line] = [
            say((self.w("hidden_title"), "bold")),
            muted(self.w("hidden_who", done=done, n=here)),
            "",
        ]
        for one in who_has_answered(self.session, self.course):
            sign = "●" if one.finished else "◐" if one.given else "○"
            word = self.w("who_finished" if one.finished else "who_given", given=one.given, n=one.asked)
            lines.append(say(f"{sign} {one.person.name or self.w('unnamed')}", (f"  {word}", MUTED)))
        names = self.w("names_on" if self.activity().names else "names_off")
        return [*lines, "", self.w("hidden_how"), muted(names)]

    def _nothing(self) -> list[Line]:
        return [say((self.w("nothing_title"), "bold")), muted(self.w("nothing_how"))]

    # the slow part

    def _look_deeper(self) -> None:
        self.depth = None
        if self.found is None or not self.found.placed:
            return
        asked = question(self.found)
        self.depth = known(asked)
        if self.depth is None and asked != self._asking:
            self._asking = asked
            self._deepen(self.found, asked)

    @work(thread=True, exclusive=True, group="depth")
    def _deepen(self, found: Result, asked: Question) -> None:
        worker = get_current_worker()
        if deepen(found, lambda: worker.is_cancelled) is not None and not worker.is_cancelled:
            self.post_message(self.Deepened(asked))

    def on_result_step_deepened(self, event: Deepened) -> None:
        """The slow part is there: say it, unless the scores have changed since."""
        event.stop()
        self._asking = None
        if self.found is not None and question(self.found) == event.asked:
            self.depth = known(event.asked)
            self._draw()

    # turning pages

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to turn or settle while the scores are hidden."""
        ready = self.found is not None and bool(self.found.placed)
        if action in {"page", "settle", "top"} and not ready:
            return False
        if action == "settle" and not (self._page and self.page.cell()):
            return False
        if action == "close_form" and self.form is None:
            return ready and self._page == ServicePage.NAME
        return super().check_action(action, parameters)

    def action_page(self, name: str) -> None:
        """Turn to a page."""
        if name != self._page:
            self._before = self._page if self._page != ServicePage.NAME else self._before
            self._page = name
        self._draw()
        self.focus_first()
        self.refresh_bindings()

    async def action_close_form(self) -> None:
        """Close the form; from one service's answers go back to the page before."""
        if self.form is None:
            self.action_page(self._before)
        else:
            await super().action_close_form()

    def action_top(self) -> None:
        """Choose how many services count as the top."""
        choices = [(str(n), self.w("top_choice", n=n), "") for n in range(1, MOST_AT_TOP + 1)]
        self.desk.app.push_screen(
            ChoiceDialog(self.w("top_title"), self.w("top_text"), choices), self._set_top
        )

    def _set_top(self, number: str | None) -> None:
        if number is not None:
            label = self.w("edit_top")
            self.edit(label, lambda now: [Put(now.form(ServicesSetup).revise(top=int(number)))])

    def action_names(self) -> None:
        """Names or no names at the reveal. Once points are shown without names, the group is asked first."""
        names = not self.activity().names
        if names and not self.activity().hidden:
            choices = [("", self.w("names_keep_off"), ""), ("on", self.w("names_turn_on"), "")]
            self.desk.app.push_screen(
                ChoiceDialog(self.w("names_title"), self.w("names_text"), choices), self._names_agreed
            )
        else:
            self._set_names(names=names)

    def _names_agreed(self, answer: str | None) -> None:
        if answer:
            self._set_names(names=True)

    def _set_names(self, *, names: bool) -> None:
        def make(now: Session) -> Iterable[Change]:
            yield Put(activity_of(now, SCORES).revise(names=names, name=SCORES))

        if self.edit(self.w("edit_names"), make):
            self.desk.app.say(self.w("names_on" if names else "names_off"))

    def on_page_bar_chosen(self, event: PageBar.Chosen) -> None:
        """A click on the bar."""
        event.stop()
        self.action_page(event.page)

    def on_page_service_wanted(self, event: Page.ServiceWanted) -> None:
        """Enter on a service: everybody's answers about it."""
        event.stop()
        self.query_one(ServicePage).service = event.service
        self.action_page(ServicePage.NAME)

    async def on_page_settle_wanted(self, event: Page.SettleWanted) -> None:
        """Enter on a disagreement."""
        event.stop()
        await self.action_settle()

    async def action_settle(self) -> None:
        """Write what the group agrees on for the cell under the cursor."""
        cell = self.page.cell()
        if cell is None or self.found is None or self.form is not None:
            return
        service, criterion = cell
        known_id = Settled.key(service, criterion)
        blank = Settled(id=known_id, service=service, criterion=criterion, by=self.session.seat.person)
        await self._settle(self.session.get(Settled, known_id) or blank)

    async def _settle(self, record: Settled) -> None:
        service = self.session.get(Service, record.service)
        head, lines = [title(service, self.course) if service is not None else self.w("unnamed")], []
        for asked in self.course.criteria:
            if asked.id == record.criterion:
                head.append(str(asked.name))
                lines = [
                    str(asked.question),
                    *(f"  {number} {words}" for number, words in asked.anchors.items()),
                ]
        values = given_to(self.found, record.service, record.criterion) if self.found is not None else ()
        if values:
            lines.append(self.w("settle_given", values=", ".join(map(str, values))))
        await self.reopen(record, " · ".join(head), above=lines)

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - all stand in one form
        """What the group agreed on for one service and criterion."""
        if isinstance(record, Settled):
            await self._settle(record)
        return False
