"""A step in which a case can be opened, read, written about and sent on, with the same keys wherever it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.component import activity_of
from facilitator.components.cases import READING, Case, CasesReading
from facilitator.components.cases.reading import reading_of
from facilitator.components.clarify import Clarify
from facilitator.record import Record
from facilitator.session import Changed
from facilitator.visibility import may_write
from screens.components.cases.page import CasePage, case_lines
from screens.components.cases.parts import CasesStep, WordLine, key
from screens.step_parts import muted
from screens.widgets.form import RecordForm
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say

WIDE = 104
"""Columns from which the case under the cursor is shown beside the list."""


class ReaderStep(CasesStep):
    """`table()` is the list of cases; its keys are the cases' names."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    ReaderStep #both { height: 1fr; min-height: 4; layout: horizontal; }
    ReaderStep #cases { width: 1fr; height: 1fr; }
    ReaderStep #beside { width: 56; display: none; padding-left: 2; margin-left: 1; border-left: solid $surface-lighten-2; }
    ReaderStep.-beside #beside { display: block; }
    ReaderStep #reading { height: 1fr; }
    """

    BOTH = frozenset({"write", "take", "send", "finished"})
    MORE: ClassVar[tuple[str, ...]] = ()
    """Keys of the step's own that also work on the page of a case."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "turn(-1)", "previous", display="←"),
        key("right", "turn(1)", "next", display="→"),
        key("e", "write", "write"),
        key("t", "take", "take"),
        key("y", "send('services')", "to_services"),
        key("p", "send('partners')", "to_partners"),
    ]

    _listed: tuple[Case, ...] = ()
    _open: str | None = None
    _form_of: str | None = None
    _placed = False

    @property
    def table(self) -> LineList:
        """The list of cases."""
        return self.query_one("#cases", LineList)

    def on_resize(self) -> None:
        """On a wide screen the case stands beside the list."""
        self.set_class(self.size.width >= WIDE, "-beside")
        self._draw_beside()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turning pages is for the page of a case; the other keys need a case."""
        if action == "turn":
            return self._open is not None and self._reads and len(self._listed) > 1
        if action in {"write", "take", "send"} and (self.for_workshop or self.here() is None):
            return False
        return super().check_action(action, parameters)

    # which case

    def here(self) -> Case | None:
        """The case that is read, else the one under the cursor."""
        wanted = self._open
        if wanted is None:
            cursor = self.table.cursor_key if self.query("#cases") else None
            wanted = cursor if isinstance(cursor, str) else None
        return next((case for case in self._listed if case.ref == wanted), None)

    def list_cases(self, cases: Sequence[Case]) -> None:
        """These are the cases of the list now."""
        self._listed = tuple(cases)

    def place(self) -> None:
        """Once, when there are cases: begin at the one that one was at in another step."""
        if not self._placed and self.table.items:
            self._placed = True
            if self.cases_screen.at is not None:
                self.table.move_to(self.cases_screen.at)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the open case again, or the one beside the list."""
        super().show(changed)
        self._draw_beside()

    def _page(self, case: Case) -> list[Line]:
        return case_lines(case, self.session, self.course, self.viewer)

    def _draw_beside(self) -> None:
        case = self.here()
        for page in self.query(CasePage):
            if case is not None and page.is_attached and (page.id == "reading" or self.has_class("-beside")):
                page.show_case(case.ref, self._page(case))

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Another case."""
        event.stop()
        if isinstance(event.key, str):
            self.cases_screen.at = event.key
        self._draw_beside()
        self.refresh_bindings()

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the case under the cursor."""
        event.stop()
        if isinstance(event.key, str):
            self.cases_screen.in_list = True
            await self.chosen(event.key)

    async def chosen(self, ref: str) -> None:
        """A case was chosen in the list."""
        await self.open_case(ref)

    # opening

    async def open_case(self, ref: str) -> None:
        """Show the case in place of the list."""
        self._open = ref
        words = WordLine(most=2, id="page-keys")
        await self.open_details(CasePage(id="reading"), words, reads=True)
        words.set_words(self._page_words())

    def _page_words(self) -> list[tuple[str, str, bool]]:
        own = () if self.for_workshop else ("write", *self.MORE, "take", "to_services", "to_partners")
        return self.words_for("close", *own, "previous", "next")

    async def action_turn(self, by: int) -> None:
        """The next or the previous case of the list."""
        refs = [case.ref for case in self._listed]
        if self._open in refs:
            place = (refs.index(self._open) + by) % len(refs)
            self._open = refs[place]
            self.table.move_to(self._open)
            self.show(None)
            self.refresh_bindings()

    async def action_close_details(self) -> None:
        """From the form back to the case it is about, from the case back to the list."""
        if not self.flush():
            return
        if self._form_of is not None:
            ref, self._form_of = self._form_of, None
            if self._back_to_case:
                await self.open_case(ref)
                return
        self._open = None
        await super().action_close_details()

    _back_to_case = False

    # writing

    async def action_write(self) -> None:
        """Write what one thinks of the case."""
        case, seat = self.here(), self.session.seat
        if case is None:
            return
        if seat.writes_as is None:
            self.desk.action_people()
            return
        if not may_write(self.viewer, seat.writes_as, activity_of(self.session, READING)):
            self.tell(self.w("reading_closed"))
            return
        self._back_to_case = self._open is not None
        self._open, self._form_of = case.ref, case.ref
        blank = reading_of(self.session, seat.writes_as, case.ref)
        blank = blank.revise(entered_by=seat.entered_by)
        head = Vertical(Static(classes="above", id="form-head", markup=False), classes="head")
        form = RecordForm(self.session, blank, self.content_words, self.course)
        await self.open_details(head, VerticalScroll(form, can_focus=False))
        self.put("#form-head", *self._form_head(case, blank))
        form.focus_field()

    def _form_head(self, case: Case, reading: CasesReading) -> list[Line]:
        lines: list[Line] = [say((case.title, "bold $primary"))]
        if challenge := " ".join(self.session.form(Clarify).challenge.split()):
            lines.append(say((self.w("your_challenge"), "bold"), " ", challenge))
        if (name := self.colleague()) and reading.person != self.session.seat.person:
            lines.append(muted(self.w("answering_for", name=name)))
        return [*lines, muted(self.w("form_hint"))]

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - all stand in one form
        """One's own reading to write in; a colleague's, once it is shown, on the page of its case."""
        if not isinstance(record, CasesReading):
            return False
        self.table.move_to(record.case)
        mine = record.person == self.session.seat.writes_as
        if mine and may_write(self.viewer, record.person, activity_of(self.session, READING)):
            self._open = record.case
            await self.action_write()
            return False
        await self.open_case(record.case)
        return True

    # sending on

    def action_take(self) -> None:
        """Take the case along, or leave it."""
        case = self.here()
        if case is not None:
            self.take_or_leave(case.ref, case)

    def action_send(self, target: str) -> None:
        """Send the case on to another part of the course, or take that back."""
        case = self.here()
        if case is not None:
            self.send(target, case.ref, case)
