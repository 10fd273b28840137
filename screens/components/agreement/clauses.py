"""The fourth step: the clauses and appendices, each with its status; Enter opens one with points, text and model wording."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.agreement.deck import Clause, blanks, clause_of, grouped
from facilitator.components.agreement.facts import facts
from facilitator.components.agreement.records import AgreementClause, AgreementForm, AgreementPoint
from facilitator.components.agreement.status import (
    IN_PLACE,
    IRRELEVANT,
    completeness,
    is_ready,
    lacking,
    must_have,
    next_status,
    status_of,
    ticked,
)
from facilitator.components.agreement.wording import body, clause_text, filled, outdated, record_of
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from facilitator.wording import flat
from screens.components.agreement.parts import PagedStep, WholeList, key
from screens.step_parts import muted, warning
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fit, say

SIGNS = {
    "missing": ("○", MUTED),
    "partial": ("◐", "$text-warning"),
    "in_place": ("●", "$text-success"),
    "irrelevant": ("–", MUTED),
}
TITLE = 36
"""Cells for the title of a clause in the list, where there is room."""
REST = 38
"""Cells that are kept for the status and what follows it."""


class ClausesStep(PagedStep):
    """The clauses under who, why, what, how and appendices."""

    STEP = "clauses"

    DEFAULT_CSS = """
    ClausesStep #model { color: $text-muted; padding-left: 2; }
    ClausesStep #standing { margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("s", "status", "status"),
        key("m", "model", "model"),
    ]

    # the list

    def show(self, changed: Changed | None) -> None:
        """The list with its statuses, and the open clause."""
        super().show(changed)
        self._tell()
        items: list[Item] = []
        known = facts(self.session, self.course)
        musts = {clause.id for clause in must_have(self.session, self.course)}
        for name, clauses in grouped(self.course):
            items.append(Item(("group", name), [say((name, "bold"))], disabled=True))
            items += [self._item(clause, known, clause.id in musts) for clause in clauses]
        self.lines.set_items(items)
        self._show_page()

    def _tell(self) -> None:
        found = completeness(self.session, self.course)
        missing = lacking(self.session, self.course)
        lines: list[Line] = [say(self.w("completeness", done=found.in_place, all=found.relevant))]
        if missing:
            names = ", ".join(clause.number for clause in missing)
            lines.append(warning(self.w("gate_open", n=len(missing), clauses=names)))
        elif is_ready(self.session, self.course):
            lines.append(say((f"● {self.w('ready_yes')}", "$text-success")))
        else:
            lines.append(say((f"● {self.w('gate_done')}", "$text-success")))
        self.put("#told", *lines, muted(self.w("clauses_keys")))

    def _item(self, clause: Clause, known: dict[str, str], must: bool) -> Item:
        status = status_of(self.session, clause)
        label = self.course.label("agreement_status", status)
        record = record_of(self.session, clause.id)
        tags = []
        if status != IRRELEVANT:
            tags.append(self.w("tag_own" if record.text.strip() else "tag_model"))
            open_ = len(blanks(self.course, body(self.session, self.course, clause, known)))
            tags += [self.w("tag_blanks", n=open_)] if open_ else []
        tags += [flat(record.responsible)] if record.responsible.strip() else []
        sign, style = SIGNS.get(status, ("○", MUTED))
        star = " *" if must else ""
        tail = " · ".join(tags)

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            wide = min(TITLE, max(14, width - REST))
            title = fit(f"{clause.number:>2} {clause.title}{star}", wide)
            return [say((f"{sign} ", style), title, " ", (fit(label, 13).plain, style), (tail, MUTED))]

        return Item(clause.id, lines, version=(clause.heading, status, label, tail, must))

    # one clause

    def _clause(self) -> Clause | None:
        return clause_of(self.course, self.here) if isinstance(self.here, str) else None

    def clause_with(self, record_id: int) -> str | None:
        """The id of the clause whose record this is."""
        found = (clause for _, clauses in grouped(self.course) for clause in clauses)
        return next((clause.id for clause in found if AgreementClause.key(clause.id) == record_id), None)

    def item_of(self, record: Record) -> str | None:
        """The clause of a record."""
        return self.clause_with(record.id) if isinstance(record, AgreementClause) else None

    def page(self, item: Hashable) -> Iterable[Widget]:
        """What to consider, the fields, and the model wording."""
        clause = clause_of(self.course, item) if isinstance(item, str) else None
        if clause is None:
            return
        yield self.heading(clause.heading)
        yield Static(say(str(clause.ask)), markup=False)
        yield Static(id="standing", markup=False)
        yield WholeList(head=[say((self.w("points_head"), MUTED))], choose_on_click=True, id="points")
        yield self.form(record_of(self.session, clause.id), ("status", "responsible", "text"))
        yield Static(say((self.w("model_head"), "bold")), markup=False)
        yield Static(id="model", markup=False)

    def _show_page(self) -> None:
        clause = self._clause()
        if self.opened is None or clause is None:
            return
        lines: list[Line] = []
        if clause in must_have(self.session, self.course):
            lines.append(muted(f"* {self.w('must_be')}"))
        kind = self.session.form(AgreementForm).kind
        if kind and kind not in clause.forms:
            lines.append(muted(self.w("clause_not_form")))
        if outdated(self.session, self.course, clause):
            lines.append(warning(self.w("outdated_line")))
        own = blanks(self.course, clause_text(self.session, clause.id))
        if own and status_of(self.session, clause) == IN_PLACE:
            lines.append(warning(self.w("gap_blank", clause=clause.heading, n=len(own), what=own[0])))
        self.put("#standing", *lines)
        done = ticked(self.session, clause)
        self.query_one("#points", LineList).set_items(
            [
                Item(point.id, [say(("[x] ", "$text-success") if point.id in done else "[ ] ", str(point))])
                for point in clause.points
            ]
        )
        self.query_one("#model", Static).update(Content(filled(self.session, self.course, clause)))

    # keys

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Tick a point of the open clause, or open a clause."""
        await super().on_line_list_chosen(event)
        if event.control.id == "points":
            event.stop()
            self._tick(str(event.key))

    def _tick(self, point: str) -> None:
        clause = self._clause()
        if clause is None:
            return
        record_id = AgreementPoint.key(clause.id, point)

        def make(now: Session) -> Iterable[Change]:
            old = now.get(AgreementPoint, record_id)
            done = old is None or not old.done
            return [Put(AgreementPoint(id=record_id, clause=clause.id, point=point, done=done))]

        self.edit(self.w("edit_point", clause=clause.heading), make)

    def action_status(self) -> None:
        """The next status of the clause."""
        clause = self._clause()
        if clause is None or not self.flush():
            return

        def make(now: Session) -> Iterable[Change]:
            return [
                Put(
                    record_of(now, clause.id).revise(
                        clause=clause.id, status=next_status(status_of(now, clause))
                    )
                )
            ]

        self.edit(self.w("edit_status", clause=clause.heading), make)

    def action_model(self) -> None:
        """Put the model wording in the team's own text while that is empty."""
        clause = self._clause()
        if clause is None or not self.flush():
            return
        if clause_text(self.session, clause.id):
            self.said(self.w("model_kept"))
            return

        def make(now: Session) -> Iterable[Change]:
            record = record_of(now, clause.id)
            wording = filled(now, self.course, clause)
            return [] if record.text.strip() else [Put(record.revise(clause=clause.id, text=wording))]

        if self.edit(self.w("edit_model", clause=clause.heading), make):
            self.said(self.w("model_taken"))
