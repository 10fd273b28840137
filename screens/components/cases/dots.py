"""The fourth step: dots given in silence and shown together, at most two on one case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.cases import DOTS, Case, CasesDot, CasesReading, CasesSetup
from facilitator.components.cases.reading import Votes, budget, counted, given_by, next_dots, read_by
from facilitator.components.cases.sentences import where_of
from facilitator.record import FORM_ID
from facilitator.session import Change, Changed, Delete, Put, Session
from facilitator.visibility import may_write
from screens.components.cases.find import CaseTable
from screens.components.cases.page import CasePage
from screens.components.cases.parts import WordLine, key
from screens.components.cases.reader import ReaderStep
from screens.step_parts import muted, warning
from screens.widgets.form import RecordForm
from screens.widgets.paint import Line, say
from screens.widgets.table import Column, LineTable, Row

MINE, NOT_MINE = "●", "○"
MOST_DRAWN = 13


class DotsStep(ReaderStep):
    """One's own dots while people choose, the group's when they are shown."""

    STEP = "dots"
    ACTIVITY = DOTS
    PAGE = frozenset({"setup"})
    BOTH = frozenset({"write", "take", "send", "finished", "dot"})
    MORE = ("dot",)

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "dot", "dot"),
        key("f", "finished", "finished"),
        key("o", "setup", "dots_each"),
    ]

    def compose_page(self) -> ComposeResult:
        """How many dots are left, the cases, what the dots say."""
        yield Static(id="left", classes="above", markup=False)
        with Horizontal(id="both"):
            yield CaseTable(self._columns(None), empty=self.w("found_none"), id="cases")
            yield CasePage(id="beside")
        yield Static(id="result", classes="below", markup=False)
        yield WordLine(id="keys")

    def main(self) -> Widget:
        """The cases."""
        return self.table

    def _columns(self, votes: Votes | None) -> list[Column]:
        columns = [Column("title", self.w("column_case"), 30, 56, priority=99)]
        if votes is not None:
            columns += [
                Column("rank", self.w("column_rank"), 5, 6, align="right", priority=9),
                Column("dots", self.w("column_dots"), 8, 17, priority=8),
            ]
        return [
            *columns,
            Column("where", self.w("column_where"), 12, 24, priority=3),
            Column("mine", self.w("column_mine"), 4, 6, priority=5),
        ]

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw cases and dots again."""
        listed = list(self.cases())
        votes = counted(self.session, self.viewer, listed)
        if votes is not None:
            listed.sort(key=lambda case: -votes.dots[case.ref])
        self.list_cases(listed)
        mine = given_by(self.session, self.session.seat.writes_as, listed)
        self.set_idle({"dot", "finished", "setup"} if self.for_workshop else ())
        readings = read_by(self.session, self.session.seat.writes_as)
        rows = [self._row(case, mine.get(case.ref, 0), readings.get(case.ref), votes) for case in listed]
        self.query_one("#cases", LineTable).set_columns(self._columns(votes), rows)
        self.place()
        self.query_one("#keys", WordLine).set_words(self.words_for("dot", "finished", "dots_each"))
        self.put("#left", *self._left(sum(mine.values())))
        self.put("#result", *self._result(votes))
        super().show(changed)

    def _row(self, case: Case, given: int, reading: CasesReading | None, votes: Votes | None) -> Row:
        sign = (f"{MINE * given:<2} ", "bold $accent") if given else (f"{NOT_MINE}  ", "$text-muted")
        own = str(reading.relevance or self.w("read_short")) if reading else ""
        cells: dict[object, Line] = {
            "title": say(sign, case.title),
            "where": muted(where_of(case, self.course)),
            "mine": own,
        }
        if votes is not None and (count := votes.dots[case.ref]):
            tied = sum(rank == votes.ranks[case.ref] for rank in votes.ranks.values()) > 1
            cells["rank"] = f"{'=' if tied else ''}{votes.ranks[case.ref]}"
            cells["dots"] = say(f"{count:>2} ", (MINE * min(count, MOST_DRAWN), "$accent"))
        return Row(case.ref, cells)

    def _left(self, given: int) -> list[Line]:
        if self.for_workshop:
            return [muted(self.w("dots_workshop"))]
        allowed, seat = budget(self.session), self.session.seat
        if seat.writes_as is None:
            return [warning(self.w("who_first"))]
        drawn = MINE * min(given, allowed) + NOT_MINE * max(0, allowed - given)
        name = self.colleague()
        left = self.w("dots_left_for" if name else "dots_left", given=given, n=allowed, name=name)
        lines: list[Line] = [say(left, "  ", (drawn, "$accent"))]
        if given > allowed:
            lines.append(warning(self.w("dots_over", n=given - allowed)))
        return lines

    def _result(self, votes: Votes | None) -> list[Line]:
        if self.for_workshop:
            return []
        if votes is None:
            finished = self.desk.finished(DOTS)
            people = [person.id for person in self.session.people if not person.away]
            done = sum(person in finished for person in people)
            lines: list[Line] = [muted(self.w("dots_hidden", done=done, n=len(people)))]
            if self.session.seat.writes_as in finished:
                lines.append(muted(self.w("finished_dots")))
            return lines
        closed = [muted(self.w("dots_closed"))] if self.activity().locked else []
        return [self.w("dots_voted", n=votes.voted), *closed]

    # keys

    def action_dot(self) -> None:
        """One dot, two dots, none: on the case under the cursor."""
        case, seat = self.here(), self.session.seat
        if case is None:
            return
        person = seat.writes_as
        if person is None:
            self.desk.action_people()
            return
        if not may_write(self.viewer, person, self.activity()):
            self.tell(self.w("dots_closed"))
            return
        mine = given_by(self.session, person, self._listed)
        wanted = next_dots(mine, case.ref, budget(self.session))
        if wanted is None:
            self.tell(self.w("dots_none_left"))
            return
        ref = case.ref

        def make(_: Session) -> Iterable[Change]:
            key_of = CasesDot.key(person, ref)
            if not wanted:
                return [Delete(CasesDot, key_of)]
            return [
                Put(CasesDot(id=key_of, person=person, entered_by=seat.entered_by, case=ref, dots=wanted))
            ]

        if self.edit(self.w("edit_dot"), make):
            self.show(None)

    def action_finished(self) -> None:
        """Finished with the dots, or not yet."""
        self.desk.toggle_finished(DOTS)

    async def action_setup(self) -> None:
        """How many dots each person has."""
        setup = self.session.get(CasesSetup, FORM_ID) or CasesSetup(id=FORM_ID)
        head = Static(self.w("setup_title"), classes="title above", markup=False)
        await self.open_details(head, RecordForm(self.session, setup, self.content_words, self.course))
