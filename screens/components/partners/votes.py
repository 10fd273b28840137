"""The third step: dots given in silence and revealed together; ties are named as ties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.partners import DOTS, Candidate, Dot, Idea, PartnersSetup
from facilitator.components.partners.dots import budget, counted, dots_on, given_by, suggested
from facilitator.components.partners.ideas import rules
from facilitator.components.partners.sentences import name, rule_sentence, tie_sentences
from facilitator.decision.votes import Tally
from facilitator.people import Finished, Person
from facilitator.record import FORM_ID
from facilitator.session import Change, Changed, Delete, Put, Session
from facilitator.visibility import Activity, may_write
from screens.components.partners.parts import ActionWords, PartnersStep, key
from screens.step_parts import muted, warning
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say
from screens.widgets.table import Column, LineTable, Row

MINE, NOT_MINE = "●", "○"
TIED = 3
"""So many candidates that are equal are named; more are only counted."""


class DotsStep(PartnersStep):
    """One's own dots while people choose, the group's when they are shown."""

    STEP = "dots"
    ACTIVITY = DOTS
    LETTERS = frozenset({"dot", "finished", "setup"})

    DEFAULT_CSS = """
    DotsStep #candidates { height: 1fr; min-height: 5; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "dot", "dot"),
        key("f", "finished", "finished"),
        key("o", "setup", "dots_each"),
    ]

    def compose_page(self) -> ComposeResult:
        """How many dots are left, the candidates, what the dots say."""
        yield Static(id="left", classes="above", markup=False)
        yield LineTable([Column("name", "")], empty=self.w("dots_empty"), id="candidates")
        yield Static(id="result", classes="below", markup=False)
        yield ActionWords(id="keys", classes="keys")

    def main(self) -> Widget:
        """The candidates."""
        return self.table

    @property
    def table(self) -> LineTable:
        """The candidates."""
        return self.query_one("#candidates", LineTable)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw candidates and dots again."""
        super().show(changed)
        kinds = (Idea, Candidate, Dot, PartnersSetup, Activity, Finished, Person)
        if changed is not None and not changed.touches(*kinds):
            return
        found, votes = self.pool(), counted(self.session, self.viewer)
        self.set_idle(() if found.candidates else self.LETTERS)
        self.query_one("#keys", ActionWords).set_words(self.words_for("dot", "finished", "dots_each"))
        mine = given_by(self.session, self.session.seat.writes_as)
        listed = list(found.candidates)
        if votes is not None:
            listed.sort(key=lambda one: (-votes.dots.get(one.id, 0), one.position, one.id))
        self.table.set_columns(self._columns(votes), [self._row(one, mine, votes) for one in listed])
        self.put("#left", *(self._left(len(mine)) if listed else ()))
        self.put("#result", *(self._result(votes, len(listed)) if listed else ()))

    def _columns(self, votes: Tally | None) -> list[Column]:
        columns = [Column("name", self.w("head_candidate"), 20, 38)]
        if votes is not None:
            columns += [
                Column("rank", self.w("head_rank"), 4, 5, align="right", priority=9),
                Column("dots", self.w("head_dots"), 8, 16, priority=8),
            ]
        return [
            *columns,
            Column("sector", self.w("head_sector"), 10, 20, priority=3),
            Column("place", self.w("head_place"), 8, 22, priority=1),
        ]

    def _row(self, candidate: Candidate, mine: frozenset[int], votes: Tally | None) -> Row:
        has = candidate.id in mine
        sign = (f"{MINE} ", "bold $accent") if has else (f"{NOT_MINE} ", "$text-muted")
        cells: dict[object, Line] = {
            "name": say(sign, name(candidate, self.course)),
            "sector": muted(self.course.label("sector", candidate.sector)),
            "place": muted(self.course.label("geography", candidate.geography)),
        }
        if votes is not None:
            count = votes.dots.get(candidate.id, 0)
            tied = sum(rank == votes.ranks[candidate.id] for rank in votes.ranks.values()) > 1
            rank = f"{'=' if tied else ''}{votes.ranks[candidate.id]}" if count else ""
            cells["rank"] = rank
            cells["dots"] = say((MINE * min(count, 10), "$accent"), f" {count}" if count else "")
        return Row(candidate.id, cells)

    def _left(self, given: int) -> list[Line]:
        allowed = budget(self.session)
        dots = MINE * given + NOT_MINE * max(0, allowed - given)
        lines: list[Line] = []
        seat = self.session.seat
        if seat.writes_as is None:
            lines.append(warning(self.w("who_first")))
        else:
            name = self.colleague()
            left = self.w("dots_left_for" if name else "dots_left", given=given, n=allowed, name=name)
            lines.append(say(left, "  ", (dots, "$accent")))
            if name:
                lines.append(muted(self.w("answering_for", name=name)))
        if given > allowed:
            lines.append(warning(self.w("dots_over", n=given - allowed)))
        wanting = [rule for rule in rules(self.pool().candidates) if not rule.met]
        if wanting and self.activity().hidden:
            lines.append(
                say(("   ".join(rule_sentence(rule, self.course) for rule in wanting), "$text-warning"))
            )
        return lines

    def _result(self, votes: Tally | None, candidates: int) -> list[Line]:
        if votes is None:
            finished = self.desk.finished(DOTS)
            people = [person.id for person in self.session.people if not person.away]
            done = sum(person in finished for person in people)
            lines: list[Line] = [muted(self.w("dots_hidden", done=done, n=len(people)))]
            if self.session.seat.writes_as in finished:
                name = self.colleague()
                lines.append(muted(self.w("they_are_finished" if name else "you_are_finished", name=name)))
            return lines
        lines = [self.w("dots_voted", n=votes.voted, candidates=candidates)]
        lines += [
            muted(sentence) for sentence in tie_sentences(votes, self.pool(), self.course, most=TIED)[:2]
        ]
        if self.activity().locked:
            lines.append(muted(self.w("closed")))
        return lines

    # keys

    def action_dot(self) -> None:
        """Put one's dot on the candidate under the cursor, or take it back."""
        here, seat = self.table.cursor_key, self.session.seat
        if not isinstance(here, int):
            return
        person = seat.writes_as
        if person is None:
            self.desk.action_people()
            return
        if not may_write(self.viewer, person, self.activity()):
            self.tell(self.w("closed"))
            return
        mine = given_by(self.session, person)
        if here not in mine and len(mine) >= budget(self.session):
            self.tell(self.w("no_dots_left"))
            return
        dot = Dot(id=Dot.key(person, here), person=person, entered_by=seat.entered_by, candidate=here)

        def make(now: Session) -> Iterable[Change]:
            given = dots_on(now, person, here)
            return [Delete(Dot, one.id) for one in given] if given else [Put(dot)]

        self.edit(self.w("edit_dot"), make)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the candidate under the cursor."""
        event.stop()
        self.action_dot()

    def action_finished(self) -> None:
        """Finished with the dots, or not yet."""
        self.desk.toggle_finished(DOTS)

    async def action_setup(self) -> None:
        """How many dots each."""
        setup = self.session.get(PartnersSetup, FORM_ID) or PartnersSetup(id=FORM_ID)
        hint = Static(muted(self.w("dots_suggested", n=suggested(self.session))), classes="above")
        await self.open_details(self.w("setup_title"), hint, self.form(setup, ("dots",)))
