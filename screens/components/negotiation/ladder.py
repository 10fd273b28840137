"""The fifth step: for each issue, the steps of giving way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.negotiation import Negotiation, NegotiationIssue, NegotiationStep
from facilitator.components.negotiation.issues import amount, issues
from facilitator.components.negotiation.records import YES_NO
from facilitator.components.negotiation.sentences import said_amount
from facilitator.components.negotiation.trading import Ladder, ladder_of, suggested_steps
from facilitator.i18n import format_list
from facilitator.record import Record, between
from facilitator.session import Change, Changed, Put, Session
from screens.components.negotiation.parts import DetailStep, OwnRows, Remarks, WholeList, key
from screens.step_parts import muted, warning
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say


class LadderStep(DetailStep):
    """The issues with their steps; Enter opens the steps of one."""

    STEP = "ladder"

    BINDINGS: ClassVar[list[BindingType]] = [key("f", "suggest", "suggest")]

    def compose_page(self) -> ComposeResult:
        """The issues, remarks, keys."""
        yield WholeList(empty=self.w("empty_ladder"), id="issues")
        yield Remarks(self.STEP)
        yield Static(self.w("keys_ladder"), classes="keys", markup=False)

    def main(self) -> Widget:
        """The issues."""
        return self.query_one("#issues")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Steps are suggested where there are none yet, and numbers to go by."""
        if action == "suggest":
            here = self._here()
            return (
                here is not None and bool(suggested_steps(here)) and not ladder_of(self.session, here).steps
            )
        return super().check_action(action, parameters)

    def _here(self) -> NegotiationIssue | None:
        board = self.query_one("#issues", LineList)
        wanted = self.opened if self.opened is not None else board.cursor_key
        return next((issue for issue in issues(self.session) if issue.id == wanted), None)

    def show(self, changed: Changed | None) -> None:
        """Issues and open steps as the records say."""
        super().show(changed)
        items = [self._item(issue) for issue in issues(self.session) if issue.measure != YES_NO]
        self.query_one("#issues", LineList).set_items(items)
        here = self._here()
        if self.opened is not None and here is not None and self.query("#from-to"):
            self.put("#from-to", *self._from_to(here))
            self.put("#faults", *self._faults(ladder_of(self.session, here)))
        self.refresh_bindings()

    # the list

    def _item(self, issue: NegotiationIssue) -> Item:
        found = ladder_of(self.session, issue)
        wrong = sum(fault is not None for fault in found.faults)
        if not found.steps:
            state = say((f"○ {self.w('steps_none')}", MUTED))
        elif wrong:
            state = say((f"! {self.w('steps_wrong', n=wrong)}", "$text-warning"))
        else:
            state = say((f"● {self.w('steps', n=len(found.steps))}", "$text-success"))
        path = " → ".join(
            said_amount(issue, value)
            for value in (issue.target, *(step.value for step in found.steps))
            if value is not None
        )

        def lines(width: int, _selected: bool) -> list[Line]:
            name = say((fold(issue.name.strip(), max(1, width), 1)[0], "bold"))
            return [
                name,
                say("  ", state),
                *(muted(f"  {part}") for part in fold(path, max(1, width - 2), 2)),
                "",
            ]

        return Item(issue.id, lines, version=(issue.name, state.plain, path))

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the steps of an issue."""
        event.stop()
        await self._open()

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """The steps of an issue lie on its page."""
        row = self.session.get(NegotiationStep, record_id) if kind is NegotiationStep else None
        if row is not None and self.opened != row.issue:
            if self.opened is not None:
                await self.action_close_details()
            self.query_one("#issues", LineList).move_to(row.issue)
            await self._open()
        return await super().open_record(kind, record_id, field)

    async def _open(self) -> None:
        here = self._here()
        if here is None:
            return
        issue = here.id
        rows = OwnRows(
            self.session,
            NegotiationStep,
            self.content_words,
            self.course,
            make=lambda row_id, position: NegotiationStep(id=row_id, position=position, issue=issue),
            summary=self._summary,
            belongs=lambda row: row.issue == issue,
            title=self.w("title_steps"),
            empty=self.w("empty_steps"),
            id="steps",
        )
        await self.open_details(
            issue,
            here.name.strip(),
            Static("", id="from-to", classes="said", markup=False),
            rows,
            Static("", id="faults", classes="said", markup=False),
        )

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Another issue."""
        event.stop()
        self.refresh_bindings()

    # one issue

    def _from_to(self, issue: NegotiationIssue) -> list[Line]:
        said = self.w(
            "from_to", start=said_amount(issue, issue.target), limit=said_amount(issue, issue.limit)
        )
        lines: list[Line] = [said]
        if issue.promise is not None:
            lines.append(muted(self.w("promise_to", amount=amount(issue, issue.promise))))
        if issue.target is None or not issue.direction:
            lines.append(warning(self.w("ladder_unjudged")))
        return lines

    def _faults(self, found: Ladder) -> list[Line]:
        lines: list[Line] = [
            warning(self.w("step_fault", n_step=n, fault=self.w(f"fault_{fault.value}")))
            for n, fault in enumerate(found.faults, 1)
            if fault is not None
        ]
        who = self.session.form(Negotiation).approver.strip() or self.w("your_manager")
        reserved = [str(n) for n, beyond in enumerate(found.reserved, 1) if beyond]
        gifts = [str(n) for n, step in enumerate(found.steps, 1) if not step.if_you.strip()]
        if reserved:
            lines.append(muted(f"? {self.w('step_reserved', steps=format_list(reserved), who=who)}"))
        if gifts:
            lines.append(muted(f"? {self.w('step_gift', steps=format_list(gifts))}"))
        return lines

    def _summary(self, row: NegotiationStep) -> str:
        issue = next((one for one in issues(self.session) if one.id == row.issue), None)
        if issue is None or row.value is None:
            return self._if_then(row)
        found = ladder_of(self.session, issue)
        place = next((n for n, step in enumerate(found.steps) if step.id == row.id), None)
        bad = "! " if place is not None and found.faults[place] is not None else ""
        said = f"{bad}{amount(issue, row.value)}"
        tail = self._if_then(row)
        return f"{said} · {tail}" if tail else said

    def _if_then(self, row: NegotiationStep) -> str:
        if not (row.if_you.strip() or row.then_we.strip()):
            return ""
        return self.w("if_then", if_you=row.if_you.strip() or "…", then_we=row.then_we.strip() or "…")

    def action_suggest(self) -> None:
        """Three steps, each smaller than the one before."""
        here = self._here()
        if here is None:
            return
        ids = [self.session.new_id() for _ in suggested_steps(here)]
        issue = here.id

        def suggest(now: Session) -> Iterable[Change]:
            found = now.get(NegotiationIssue, issue)
            if found is None or ladder_of(now, found).steps:
                return []
            rows = now.all(NegotiationStep)
            first = between(rows[-1] if rows else None, None)
            return [
                Put(NegotiationStep(id=row_id, position=first + n, issue=issue, value=value))
                for n, (row_id, value) in enumerate(zip(ids, suggested_steps(found), strict=False))
            ]

        self.edit(self.w("edit_suggest", name=here.name.strip()), suggest)
