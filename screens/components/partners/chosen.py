"""The sixth step: at most five candidates, in order, each with a reason. The rest stay in the bank."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.partners import Candidate, Check, Dot, Idea, MatchAnswer, Shortlisted
from facilitator.components.partners.choosing import listed, remarks, shortlist, suggested_order
from facilitator.components.partners.dots import counted
from facilitator.components.partners.judging import judge
from facilitator.components.partners.records import CONTACTS_MOST, SHORTLIST_MOST
from facilitator.components.partners.sentences import light_word, name
from facilitator.record import Record
from facilitator.session import Change, Changed, Delete, Put, Session
from facilitator.visibility import Activity
from screens.components.partners.parts import ActionWords, PartnersStep, key
from screens.step_parts import muted, warning
from screens.widgets.form.rows import moved
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import Column, LineTable, Row

FIELDS = ("partner_known", "form", "form_known", "contact_path")


class ShortlistStep(PartnersStep):
    """One table: the shortlist on top, the bank under it."""

    STEP = "shortlist"
    LETTERS = frozenset({"choose", "move", "open"})

    DEFAULT_CSS = """
    ShortlistStep #list { height: 1fr; min-height: 6; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "choose", "choose"),
        key("shift+up", "move(-1)", "up", display="⇧↑"),
        key("shift+down", "move(1)", "down", display="⇧↓"),
        key("e", "open", "reason"),
    ]

    def compose_page(self) -> ComposeResult:
        """The table, and what is to be noticed."""
        yield LineTable([Column("name", "")], empty=self.w("shortlist_empty"), id="list")
        yield Static(id="remarks", classes="below", markup=False)
        yield ActionWords(id="keys", classes="keys")

    def main(self) -> Widget:
        """The table."""
        return self.table

    @property
    def table(self) -> LineTable:
        """Shortlist and bank."""
        return self.query_one("#list", LineTable)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw shortlist and bank again."""
        super().show(changed)
        kinds = (Idea, Candidate, Shortlisted, MatchAnswer, Check, Dot, Activity)
        if changed is not None and not changed.touches(*kinds):
            return
        found = self.pool()
        chosen = shortlist(self.session, found)
        self.set_idle(() if chosen else {"move", "open"} if found.candidates else self.LETTERS)
        self.query_one("#keys", ActionWords).set_words(self.words_for("choose", "up", "down", "reason"))
        ids = {candidate.id for candidate, _ in chosen}
        bank = [one for one in suggested_order(self.session, self.course, found) if one.id not in ids]
        rows: list[Row] = []
        if found.candidates:
            rows.append(
                self._head_row("chosen", self.w("head_shortlist", n=len(chosen), most=SHORTLIST_MOST))
            )
            rows += [self._row(one, place, n) for n, (one, place) in enumerate(chosen, 1)]
            if not chosen:
                rows.append(Row("none", {"name": muted(self.w("shortlist_none"))}, disabled=True))
            rows.append(Row("gap", {}, disabled=True))
            rows.append(self._head_row("bank", self.w("head_rest", n=len(bank))))
            rows += [self._row(one, None, 0) for one in bank]
        self.table.set_columns(self._columns(), rows)
        lines: list[Line] = [
            warning(self.w(remark.key, **remark.params)) for remark in remarks(self.session, self.course)[:3]
        ]
        if found.bank:
            lines.append(muted(self.w("bank_ideas", n=len(found.bank))))
        self.put("#remarks", *lines)

    def _columns(self) -> list[Column]:
        columns = [Column("name", self.w("head_candidate"), 20, 34)]
        if counted(self.session, self.viewer) is not None:
            columns.append(Column("dots", self.w("head_dots"), 7, 7, align="right", priority=4))
        return [
            *columns,
            Column("light", self.w("head_match"), 16, 18, priority=3),
            Column("reason", self.w("head_reason"), 12, 60, priority=2),
        ]

    def _head_row(self, row: str, words: str) -> Row:
        return Row(row, {"name": say((words, "bold $primary"))}, disabled=True)

    def _row(self, candidate: Candidate, place: Shortlisted | None, number: int) -> Row:
        votes = counted(self.session, self.viewer)
        found = judge(self.session, self.course, candidate)
        title: Line = name(candidate, self.course)
        if place is not None:
            sign = ("☎ " if number <= CONTACTS_MOST else "  ", "$accent")
            title = say((f"{number} ", "bold"), sign, name(candidate, self.course))
        reason = place.reason.strip() if place else ""
        return Row(
            candidate.id,
            {
                "name": title,
                "dots": str(votes.dots.get(candidate.id, 0)) if votes else "",
                "light": light_word(found, self.course, short=True),
                "reason": say((" ".join(reason.split()), MUTED))
                if reason or place is None
                else self._wanted(),
            },
        )

    def _wanted(self) -> Line:
        return say((f"! {self.w('reason_wanted')}", "$text-warning"))

    # choosing

    def _here(self) -> Candidate | None:
        cursor = self.table.cursor_key
        return self.session.get(Candidate, cursor) if isinstance(cursor, int) else None

    def _place_of(self, candidate: int) -> Shortlisted | None:
        chosen = shortlist(self.session, self.pool())
        return next((place for one, place in chosen if one.id == candidate), None)

    def action_choose(self) -> None:
        """Onto the shortlist, or back to the bank."""
        candidate = self._here()
        if candidate is None:
            return
        place = self._place_of(candidate.id)
        if place is None and len(shortlist(self.session, self.pool())) >= SHORTLIST_MOST:
            self.tell(self.w("shortlist_full", most=SHORTLIST_MOST))
            return
        title = name(candidate, self.course)
        label = self.w("edit_unlist" if place else "edit_list", name=title)

        def make(now: Session) -> Iterable[Change]:
            return [Delete(Shortlisted, place.id)] if place else [Put(listed(now, candidate.id))]

        self.edit(label, make)

    def action_move(self, by: int) -> None:
        """One place up or down."""
        candidate = self._here()
        place = self._place_of(candidate.id) if candidate else None
        if candidate is None or place is None:
            self.tell(self.w("move_what"))
            return
        rows = [one for _, one in shortlist(self.session, self.pool())]
        self.edit(
            self.w("edit_order", name=name(candidate, self.course)), lambda _: moved(rows, place.id, by)
        )

    async def action_open(self) -> None:
        """Why them? And what is known and new about it."""
        candidate = self._here()
        if candidate is None:
            return
        place = self._place_of(candidate.id)
        if place is None:
            self.tell(self.w("list_first"))
            return
        await self._open(candidate, place)

    async def _open(self, candidate: Candidate, place: Shortlisted) -> None:
        await self.open_details(
            name(candidate, self.course),
            self.form(place, ("reason",)),
            self.form(candidate, FIELDS),
        )

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - there is one text
        """Why a candidate is on the list."""
        candidate = self.session.get(Candidate, record.candidate) if isinstance(record, Shortlisted) else None
        if candidate is not None and isinstance(record, Shortlisted):
            self.table.move_to(candidate.id)
            await self._open(candidate, record)
        return False

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: a reason for one on the list; one in the bank goes onto the list."""
        event.stop()
        candidate = self._here()
        if candidate is not None and self._place_of(candidate.id) is not None:
            await self.action_open()
        else:
            self.action_choose()
