"""The fifth step: the group decides what it takes along from the cases it likes best, and sends it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.cases import Case, CasesReading, CasesTake, taken
from facilitator.components.cases.reading import Votes, counted, readings, relevance, something_hidden
from facilitator.components.cases.sentences import relevance_of, targets_of
from facilitator.components.cases.taking import lost, ranked
from facilitator.record import Record
from facilitator.session import Changed
from screens.components.cases.page import CasePage, others_lines
from screens.components.cases.parts import WordLine, key
from screens.components.cases.reader import ReaderStep
from screens.step_parts import muted
from screens.widgets.form import RecordForm
from screens.widgets.paint import Line, say
from screens.widgets.table import Column, LineTable, Row


class TakeTable(LineTable):
    """The cases; Enter opens what the group takes along."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "open_take")]


class TakeStep(ReaderStep):
    """The cases that people care about, the best first, each taken along or not."""

    STEP = "take"
    PAGE = frozenset({"read"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "take", "take_along"),
        key("l", "read", "read"),
    ]

    _lost: tuple[CasesTake, ...] = ()

    def compose_page(self) -> ComposeResult:
        """What is taken, the cases, the keys."""
        yield Static(id="counts", classes="above", markup=False)
        with Horizontal(id="both"):
            yield TakeTable(self._columns(), empty=self.w("take_empty"), id="cases")
            yield CasePage(id="beside")
        yield WordLine(most=2, id="keys")

    def main(self) -> Widget:
        """The cases."""
        return self.table

    def _columns(self) -> list[Column]:
        return [
            Column("title", self.w("column_case"), 30, 50, priority=99),
            Column("dots", self.w("column_dots"), 7, 8, priority=6),
            Column("relevance", self.w("column_relevance"), 12, 16, priority=4),
            Column("sent", self.w("column_sent"), 11, 22, priority=8),
            Column("take", self.w("column_take"), 16, 50, priority=5),
        ]

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the list again."""
        every = self.cases()
        self.list_cases(ranked(self.session, self.viewer, every))
        self._lost = lost(self.session, every)
        votes = counted(self.session, self.viewer, every)
        seen = readings(self.session, self.viewer)
        rows = [self._row(case, votes, seen.get(case.ref, ())) for case in self._listed]
        rows += [self._lost_row(take) for take in self._lost]
        if self.for_workshop:
            self.list_cases(())
            self._lost, rows = (), []
        self.query_one("#cases", LineTable).set_columns(self._columns(), rows)
        self.set_idle(() if rows else {"take", "send", "read", "write"})
        self.place()
        names = ("take_along", "read", "to_services", "to_partners") if rows else ()
        words = self.words_for(*names)
        self.query_one("#keys", WordLine).set_words(words)
        self.put("#counts", *self._counts(bool(rows)))
        super().show(changed)

    def _row(self, case: Case, votes: Votes | None, seen: Sequence[CasesReading]) -> Row:
        take = self.session.get(CasesTake, CasesTake.key(case.ref))
        mark = say(("[x] ", "bold $success")) if take else say("[ ] ")
        count = votes.dots.get(case.ref, 0) if votes else 0
        cells: dict[object, Line] = {
            "title": say(mark, case.title),
            "dots": say(("●", "$accent"), f" {count}") if count else "",
            "relevance": relevance_of(relevance(seen), self.course),
            "sent": self._sent(take),
            "take": muted(" ".join(take.take.split())) if take else "",
        }
        return Row(case.ref, cells)

    def _lost_row(self, take: CasesTake) -> Row:
        cells: dict[object, Line] = {
            "title": say(("[x] ", "bold $success"), (f"{self.w('take_lost')} ", "$text-muted"), take.title),
            "sent": self._sent(take),
            "take": muted(" ".join(take.take.split())),
        }
        return Row(take.case, cells)

    def _sent(self, take: CasesTake | None) -> Line:
        where = targets_of(take, self.course) if take else ""
        return say(("→ ", "bold $success"), where) if where else ""

    def _counts(self, listed: bool) -> list[Line]:
        if self.for_workshop:
            return [muted(self.w("take_workshop"))]
        if not listed:
            return []
        takes = taken(self.session)
        lines: list[Line] = [self.w("take_count" if takes else "take_none", n=len(takes))]
        if something_hidden(self.session, self.viewer):
            lines.append(muted(self.w("take_hidden")))
        if silent := sum(not take.take.strip() for take in takes):
            lines.append(muted(self.w("take_silent", n=silent)))
        return lines

    # keys

    def _ref(self) -> str | None:
        case = self.here()
        if case is not None:
            return case.ref
        cursor = self.table.cursor_key
        return cursor if isinstance(cursor, str) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A case that nobody shares any more can still be sent on or left, but not read."""
        if action == "write" and not self.in_details:
            return False
        if action in {"take", "send"} and self.here() is None and self._ref() is not None:
            return not self.in_details and not self.for_workshop
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        """Take the case along, or leave it."""
        if (ref := self._ref()) is not None:
            self.take_or_leave(ref, self.here())

    def action_send(self, target: str) -> None:
        """Send it on to another part, or take that back."""
        if (ref := self._ref()) is not None:
            self.send(target, ref, self.here())

    async def action_read(self) -> None:
        """Read the whole case."""
        case = self.here()
        if case is not None:
            await self.open_case(case.ref)

    async def bring_up(self, record: Record, field: str | None) -> bool:
        """What the group takes along from a case."""
        if isinstance(record, CasesTake):
            self.table.move_to(record.case)
            await self.chosen(record.case)
            return False
        return await super().bring_up(record, field)

    async def chosen(self, ref: str) -> None:
        """Enter, or a click on the case under the cursor: write together what is taken along."""
        if self.session.get(CasesTake, CasesTake.key(ref)) is None:
            case = self.here()
            if case is None or not self.edit(self.w("edit_take", title=case.title), self._taking(case)):
                return
        take = self.session.get(CasesTake, CasesTake.key(ref))
        if take is None:
            return
        self._open = self._form_of = ref
        self._back_to_case = False
        lines: list[Line] = [say((take.title, "bold $primary"))]
        lines += others_lines(ref, self.session, self.course, self.viewer)
        lines.append(muted(self.w("form_hint")))
        head = Static(classes="above", id="form-head", markup=False)
        form = RecordForm(self.session, take, self.content_words, self.course)
        await self.open_details(VerticalScroll(head, form, can_focus=False))
        self.put("#form-head", *lines)
        form.focus_field()
