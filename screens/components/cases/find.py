"""The first step: look for cases as one types, filter them, read them, and write what one thinks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from facilitator.components.cases import READING, Case, CasesReading
from facilitator.components.cases.reading import read_by
from facilitator.components.cases.searching import FILTERS, LISTS, Wanted, counts, found
from facilitator.components.cases.sentences import sectors_of, where_of, year_of
from facilitator.components.cases.taking import taken
from facilitator.session import Changed
from screens.components.cases.page import CasePage
from screens.components.cases.parts import WordLine, key
from screens.components.cases.reader import ReaderStep
from screens.dialogs import ChoiceDialog
from screens.step_parts import muted
from screens.widgets.line_field import LineField
from screens.widgets.paint import Line, say
from screens.widgets.table import Column, LineTable, Row

READ, UNREAD, TAKEN = "●", "○", "✓"


class Look(LineField):
    """The search; arrow down and Enter go to the list, Escape empties it."""

    class Down(Message):
        """On to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "to_list", "to_list", display="↓"),
        key("escape", "empty", "look_anew"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to empty while nothing is looked for."""
        if action == "empty":
            return bool(self.value)
        return super().check_action(action, parameters)

    def watch_value(self, value: str) -> None:
        """Emptying is possible, or no longer."""
        if self.is_mounted and len(value) < 2:
            self.refresh_bindings()

    def action_to_list(self) -> None:
        """Down to the cases."""
        self.post_message(self.Down())

    def action_empty(self) -> None:
        """All the cases again."""
        self.value = ""


class CaseTable(LineTable):
    """The cases; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "open")]


class FindStep(ReaderStep):
    """Search, filters, list; the case beside it or in its place."""

    STEP = "find"
    ACTIVITY = READING
    PAGE = frozenset({"filter", "all_cases", "look"})

    SCOPED_CSS = False
    DEFAULT_CSS = """
    FindStep #look { max-width: 84; margin-bottom: 0; }
    FindStep #filters { margin-bottom: 1; }
    .-short FindStep #filters { margin-bottom: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(n), f"filter('{name}')", f"filter_{name}", show=False)
            for n, name in enumerate(FILTERS, 1)
        ),
        key("0", "all_cases", "all_cases", show=False),
        key("slash", "look", "look", show=False, display="/"),
        key("f", "finished", "finished"),
    ]

    def compose_page(self) -> ComposeResult:
        """Search and filters above, the cases, what stands in the way below."""
        yield Look(self.cases_screen.wanted.look, placeholder=self.w("look_for"), id="look")
        yield WordLine(most=3, id="filters")
        with Horizontal(id="both"):
            yield CaseTable(self._columns(), empty=self.w("found_none"), id="cases")
            yield CasePage(id="beside")
        yield Static(id="below", classes="below", markup=False)

    def main(self) -> Widget:
        """The search, or the list once one has been in it."""
        return self.query_one("#cases" if self.cases_screen.in_list and self._listed else "#look")

    def _columns(self) -> list[Column]:
        return [
            Column("title", self.w("column_case"), 30, 52, priority=99),
            Column("where", self.w("column_where"), 12, 24, priority=5),
            Column("level", self.w("column_level"), 6, 6, priority=3),
            Column("sector", self.w("column_sector"), 14, 30, priority=2),
            Column("year", self.w("column_year"), 7, 7, priority=4),
            Column("mine", self.w("column_mine"), 4, 6, priority=6),
        ]

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw filters and list again."""
        every = self.cases()
        wanted = self.cases_screen.wanted
        self.list_cases(found(every, self.course, wanted))
        mine = read_by(self.session, self.session.seat.writes_as)
        held = {take.case for take in taken(self.session)}
        rows = [self._row(case, mine, held) for case in self._listed]
        self.query_one("#cases", LineTable).set_columns(self._columns(), rows)
        self.place()
        self._show_filters(wanted)
        self.set_idle({"finished"} if self.for_workshop else ())
        self.put("#below", *self._below(len(every), len(mine)))
        super().show(changed)

    def _row(self, case: Case, mine: Mapping[str, CasesReading], held: set[str]) -> Row:
        reading = mine.get(case.ref)
        sign = (f"{READ} ", "$accent") if reading else (f"{UNREAD} ", "$text-muted")
        take = (f"{TAKEN} ", "bold $success") if case.ref in held else ""
        relevance = reading.relevance if reading else None
        own = str(relevance) if relevance else self.w("read_short") if reading else ""
        cells: dict[object, Line] = {
            "title": say(sign, take, case.title),
            "where": muted(where_of(case, self.course)),
            "level": muted(case.level),
            "sector": muted(sectors_of(case, self.course)),
            "year": muted(year_of(case, self.course, short=True)),
            "mine": own,
        }
        return Row(case.ref, cells)

    def _show_filters(self, wanted: Wanted) -> None:
        words = []
        for n, name in enumerate(FILTERS, 1):
            value = wanted.value(name)
            shown = self.course.label(LISTS[name], value) if value else self.w("filter_any")
            heading = self.w(f"filter_{name}")
            words.append((f"filter('{name}')", f"{n} {heading}: {shown}", bool(value)))
        if wanted.any:
            words.append(("all_cases", f"0 {self.w('filter_none')}", False))
        self.query_one("#filters", WordLine).set_words(words)

    def _below(self, every: int, mine: int) -> list[Line]:
        count = self.w("found", found=len(self._listed), n=every)
        lines: list[Line] = [say(count, (f"   {self.w('find_keys')}", "$text-muted"))]
        if self.for_workshop:
            lines.append(muted(self.w("find_workshop")))
            return lines
        done = self.desk.finished(READING)
        sentence = self.w("read_count", n=mine) if self.session.seat.writes_as else self.w("who_first")
        if (name := self.colleague()) and self.session.seat.writes_as:
            sentence = self.w("read_count_for", n=mine, name=name)
        if self.session.seat.writes_as in done:
            sentence = f"{sentence} {self.w('finished_reading')}"
        lines.append(muted(sentence))
        return lines

    # looking

    def on_input_changed(self, event: Input.Changed) -> None:
        """The list follows at once."""
        if event.input.id == "look" and event.value != self.cases_screen.wanted.look:
            event.stop()
            self.cases_screen.wanted = self.cases_screen.wanted.with_value("look", event.value)
            self.cases_screen.in_list = False
            self.show(None)
            self.table.action_edge(-1)

    def on_look_down(self, event: Look.Down) -> None:
        """From the search to the list."""
        event.stop()
        self._to_list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the search goes to the list too."""
        if event.input.id == "look":
            event.stop()
            self._to_list()

    def _to_list(self) -> None:
        if self._listed:
            self.cases_screen.in_list = True
            self.table.focus()

    def action_look(self) -> None:
        """Back to the search."""
        self.cases_screen.in_list = False
        self.query_one("#look").focus()

    def action_filter(self, name: str) -> None:
        """Choose one value of a filter; each says how many cases it leaves."""
        wanted = self.cases_screen.wanted
        made = counts(self.cases(), self.course, wanted, name)
        rows = [("", self.w("filter_any_long"), "")]
        rows += [
            (value, self.w("filter_value", value=self.course.label(LISTS[name], value), n=n), "")
            for value, n in made.items()
        ]
        dialog = ChoiceDialog(self.w(f"filter_{name}"), "", rows)

        def chosen(value: str | None) -> None:
            if value is not None:
                self.cases_screen.wanted = self.cases_screen.wanted.with_value(name, value)
                self.show(None)
                self._to_list()

        self.app.push_screen(dialog, chosen)

    def action_all_cases(self) -> None:
        """Take every filter and the search away."""
        self.cases_screen.wanted = Wanted()
        self.query_one("#look", Look).value = ""
        self.show(None)

    def action_finished(self) -> None:
        """Finished with reading, or not yet."""
        self.desk.toggle_finished(READING)
