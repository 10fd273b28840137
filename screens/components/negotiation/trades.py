"""The fourth step: what to give, what to ask for, and what goes with what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.negotiation import NegotiationIssue, NegotiationTrade
from facilitator.components.negotiation.issues import issues
from facilitator.components.negotiation.sentences import MISSING, trade_sentence
from facilitator.components.negotiation.trading import (
    TradeLine,
    gets,
    next_partner,
    partner_of,
    trade_lines,
    unpaired,
)
from facilitator.decision.bargaining import Trade
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from screens.components.negotiation.parts import DetailStep, Remarks, WholeTable, key
from screens.step_parts import muted
from screens.widgets.form import RecordForm
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say
from screens.widgets.table import Column, Row

STYLES = {Trade.GIVE: "$text-success", Trade.ASK: "$primary", Trade.DISCUSS: ""}
SIGNS = {Trade.GIVE: "→", Trade.ASK: "←", Trade.DISCUSS: "↔"}


class TradesStep(DetailStep):
    """The trade table; b pairs a give with a get, Enter writes how it is said."""

    STEP = "trades"

    BINDINGS: ClassVar[list[BindingType]] = [key("b", "pair", "pair")]

    def compose_page(self) -> ComposeResult:
        """The table, the words of the trade under the cursor, remarks, keys."""
        yield WholeTable([Column("name", "")], empty=self.w("empty_trades"), id="table")
        yield Static("", id="pair", classes="said", markup=False)
        yield Remarks(self.STEP)
        yield Static(self.w("keys_trades"), classes="keys", markup=False)

    def main(self) -> Widget:
        """The table."""
        return self.query_one("#table")

    @property
    def table(self) -> WholeTable:
        """The trade table."""
        return self.query_one("#table", WholeTable)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pairing needs a give under the cursor."""
        if action == "pair":
            return self.opened is None and self._here() is not None
        return super().check_action(action, parameters)

    def show(self, changed: Changed | None) -> None:
        """Table and pair as the records say."""
        super().show(changed)
        lines = trade_lines(self.session)
        columns = [
            Column("name", self.w("column_issue"), 14, 30),
            Column("ours", self.w("head_ours"), 5, 5, align="right", priority=3),
            Column("theirs", self.w("head_theirs"), 5, 8, align="right", priority=3),
            Column("value", self.w("head_value"), 7, 8, align="right", priority=4),
            Column("what", self.w("head_what"), 20, 46, priority=5),
        ]
        alone = {issue.id for issue in unpaired(self.session)}
        self.table.set_columns(columns, [self._row(line, alone=line.issue.id in alone) for line in lines])
        self._show_pair()
        self.refresh_bindings()

    def _row(self, line: TradeLine, *, alone: bool) -> Row:
        said = trade_sentence(self.session, line, self.course)
        what: Line = muted(said)
        if line.kind is not None:
            style = "$text-warning" if alone else STYLES[line.kind]
            what = say((f"{'!' if alone else SIGNS[line.kind]} {said}", style))
        return Row(
            line.issue.id,
            {
                "name": line.issue.name.strip(),
                "ours": MISSING if line.ours is None else str(line.ours),
                "theirs": MISSING if line.theirs is None else f"{line.theirs}{'*' if line.guessed else ''}",
                "value": "" if line.value is None else f"{line.value:+d}" if line.value else "0",
                "what": what,
            },
        )

    def _show_pair(self) -> None:
        here = self._here()
        found = None if here is None else self.session.get(NegotiationTrade, NegotiationTrade.key(here.id))
        get = None if here is None else partner_of(self.session, here.id)
        lines: list[Line] = []
        if any(line.guessed for line in trade_lines(self.session)):
            lines.append(muted(self.w("star_guess")))
        if here is not None and get is not None:
            lines.append(say((self.w("pair_line", give=here.name.strip(), get=get.name.strip()), "bold")))
        if found is not None and found.words.strip():
            lines.append(self.w("quoted", words=found.words.strip()))
        self.put("#pair", *lines)

    def _here(self) -> NegotiationIssue | None:
        """The issue under the cursor, if it may be given."""
        for line in trade_lines(self.session):
            if line.issue.id == self.table.cursor_key and line.kind in {Trade.GIVE, Trade.DISCUSS}:
                return line.issue
        return None

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Another issue."""
        event.stop()
        self._show_pair()
        self.refresh_bindings()

    def action_pair(self) -> None:
        """What we get for it: the next that is possible, at last nothing."""
        here = self._here()
        if here is None:
            return
        if not gets(trade_lines(self.session)):
            self.desk.app.say(self.w("nothing_to_get"))
            return
        give = here.id
        names = {issue.id: issue.name.strip() for issue in issues(self.session)}

        def pair(now: Session) -> Iterable[Change]:
            record_id = NegotiationTrade.key(give)
            found = now.get(NegotiationTrade, record_id) or NegotiationTrade(id=record_id, give=give)
            return [Put(found.revise(get=next_partner(now, give)))]

        self.edit(self.w("edit_pair", name=names.get(give, "")), pair)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Write how the trade is said."""
        event.stop()
        await self._open()

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """How a trade is said stands on the page of what is given."""
        found = self.session.get(NegotiationTrade, record_id) if kind is NegotiationTrade else None
        if found is not None and self.opened != found.give:
            if self.opened is not None:
                await self.action_close_details()
            self.table.move_to(found.give)
            await self._open()
        return await super().open_record(kind, record_id, field)

    async def _open(self) -> None:
        here = self._here()
        if here is None:
            self.desk.app.say(self.w("only_gives"))
            return
        record_id = NegotiationTrade.key(here.id)
        blank = NegotiationTrade(id=record_id, give=here.id)
        get = partner_of(self.session, here.id)
        title = (
            here.name.strip()
            if get is None
            else self.w("pair_line", give=here.name.strip(), get=get.name.strip())
        )
        await self.open_details(
            here.id, title, RecordForm(self.session, blank, self.content_words, self.course)
        )
