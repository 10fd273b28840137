"""The last step: the suggestion, the team's own decision, what to test, and the closing round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.components.clarify import Assumption, Clarify
from facilitator.components.clarify.findings import Finding
from facilitator.components.clarify.outcome import (
    ASSUMPTIONS_WANTED,
    Status,
    Suggestion,
    differs,
    outcome,
    suggestions,
)
from facilitator.i18n import format_date
from facilitator.record import FORM_ID, between
from facilitator.session import Change, Changed, Put, Session
from screens.base import ComponentScreen
from screens.components.clarify.parts import ClarifyStep, WholeList, finding_text
from screens.widgets.form import RecordForm, RowList
from screens.widgets.form.editor import bring
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

SIGNS = {
    Status.GO: ("●", "$text-success"),
    Status.ELABORATE: ("◐", "$text-warning"),
    Status.PARK: ("■", "$text-error"),
}
FIELDS = {
    "alone_missing": "alone",
    "alone_other": "alone",
    "alone_reason_missing": "alone_reason",
    "scope_missing": "scope_in",
    "owner_missing": "owner_role",
    "owner_hours_missing": "owner_hours",
}
"""The field that mends a finding of the frame."""

ROUND = ("round_1", "round_2", "round_3", "round_4", "round_5", "round_6")


class ResultStep(ClarifyStep):
    """Suggestion with its reasons, decision, assumptions, and the round that ends it."""

    STEP = "result"

    DEFAULT_CSS = """
    ResultStep > Static { height: auto; max-width: 78; }
    ResultStep > .field { margin-top: 0; }
    ResultStep > #suggested.-alone { margin-bottom: 1; }
    ResultStep > #differs.-silent { display: none; }
    ResultStep > #reasons, ResultStep > #offered { margin-bottom: 1; }
    ResultStep > #differs { padding-left: 2; margin-bottom: 1; }
    ResultStep > #round { margin-bottom: 1; color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """From the suggestion down to the round."""
        form = Clarify(id=FORM_ID)
        yield Static("", id="suggested", markup=False)
        yield WholeList(id="reasons")
        yield RecordForm(
            self.session,
            form,
            self.content_words,
            self.course,
            fields=("status", "status_reason"),
            id="decision",
        )
        yield Static("", id="differs", markup=False)
        yield WholeList(id="offered", choose_on_click=True)
        yield RowList(
            self.session,
            Assumption,
            self.content_words,
            self.course,
            make=lambda row_id, position: Assumption(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_assumptions"),
            help=self.w("help_assumptions", n=ASSUMPTIONS_WANTED),
            empty=self.w("empty_assumptions"),
            id="assumptions",
        )
        yield Static(self.w("title_round"), classes="field", markup=False)
        yield Static("\n".join(f"· {self.w(key)}" for key in ROUND), id="round", markup=False)
        yield RecordForm(
            self.session, form, self.content_words, self.course, fields=("closing",), id="closing"
        )

    def _summary(self, row: Assumption) -> str:
        when = "" if row.due is None else format_date(row.due, "medium")
        return " · ".join(part for part in (" ".join(row.text.split()), row.who.strip(), when) if part)

    def show(self, changed: Changed | None) -> None:
        """Everything as the records say."""
        super().show(changed)
        found = outcome(self.session, self.course)
        self.query_one("#suggested", Static).update(self._suggested(found.status))
        reasons = self.query_one("#reasons", LineList)
        self._put(
            reasons,
            [
                self._reason(n, finding, finding_text(finding, self.content_words))
                for n, finding in enumerate(found.reasons)
            ],
        )
        reasons.set_head([say((self.w("reasons_head"), MUTED))])
        self.query_one("#suggested").set_class(not found.reasons, "-alone")
        text = self._differs(found.status)
        line = self.query_one("#differs", Static)
        line.set_class(not text, "-silent")
        line.update(text)
        offered = self.query_one("#offered", LineList)
        offered.set_head([say((self.w("offered_head"), MUTED))])
        self._put(
            offered, [Item(s.source, fold(s.text, 72, 2)) for s in suggestions(self.session, self.course)]
        )

    def _put(self, board: LineList, items: list[Item]) -> None:
        if not items and board.has_focus:
            if board.id == "offered":
                taken = self.query_one("#assumptions", RowList)
                self.screen.set_focus(taken.query("RowLines").first(), scroll_visible=False)
                self.call_after_refresh(bring, taken)
            else:
                self.query_one("#decision", RecordForm).focus_field()
        board.display, board.disabled = bool(items), not items
        board.set_items(items)

    def _suggested(self, status: Status | None) -> Content:
        if status is None:
            return say((self.w("suggested_none"), MUTED))
        sign, style = SIGNS[status]
        label = self.course.label("verdict", status)
        return say((self.w("suggested"), MUTED), " ", (f"{sign} {label}", f"bold {style}"))

    def _reason(self, number: int, finding: Finding, text: str) -> Item:
        where = str(self.content_words.step(finding.step).title)

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            first, *more = fold(f"! {where}: {text}", width, 3) or [""]
            head = min(len(first), len(where) + 3)
            return [say((first[:head], MUTED), first[head:]), *(f"  {line}" for line in more)]

        return Item((number, finding.step, finding.remark.key), lines, version=(where, text))

    def _differs(self, suggested: Status | None) -> Content:
        if not differs(self.session, self.course) or suggested is None:
            return say()
        label = self.course.label("verdict", suggested)
        if self.session.form(Clarify).status_reason.strip():
            return say((self.w("differs", decision=label), MUTED))
        return say((f"! {self.w('differs_reason', decision=label)}", "$text-warning"))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Go to the step where a reason is mended, or take a suggested assumption."""
        event.stop()
        if event.control.id == "reasons" and isinstance(event.key, tuple):
            # Handed to the screen: a step cannot await its own removal.
            self.desk.call_later(self._mend, self.desk, event.key[1], event.key[2])
            return
        found = next((s for s in suggestions(self.session, self.course) if s.source == event.key), None)
        if found is not None:
            self._take(found)

    @staticmethod
    async def _mend(desk: ComponentScreen, step: str, remark: str) -> None:
        """Open the step of a reason, at its field where it is about one."""
        await desk.go_to_step([view.STEP for view in desk.STEPS].index(step))
        if remark in FIELDS and desk.ready:
            await desk.step_view.open_record(Clarify, FORM_ID, FIELDS[remark])

    def _take(self, suggestion: Suggestion) -> None:
        row_id = self.session.new_id()

        def take(now: Session) -> Iterable[Change]:
            rows = now.all(Assumption)
            if any(row.source == suggestion.source for row in rows):
                return []
            position = between(rows[-1] if rows else None, None)
            return [
                Put(Assumption(id=row_id, position=position, text=suggestion.text, source=suggestion.source))
            ]

        self.edit(self.w("edit_take_assumption"), take)
