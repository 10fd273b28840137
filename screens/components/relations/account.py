"""The second step: what each party has given and got in each period, and how the balance feels."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.relations import RelationsAccount, RelationsParty, RelationsPeriod, account
from facilitator.components.relations.account import Standing
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import PARTNER
from facilitator.i18n import format_date
from facilitator.record import Record, between
from facilitator.session import Change, Changed, Put, Session
from facilitator.wording import flat
from screens.components.relations.parts import DetailsStep, key
from screens.step_parts import muted
from screens.widgets.form import RecordForm, RowList
from screens.widgets.paint import MUTED, Line, as_content, say
from screens.widgets.table import Column, LineTable, Row

ACCOUNT = ("contribution", "benefit", "balance")
Spot = tuple[int, int]
"""Period and party."""


class Accounts(LineTable):
    """The account at its full height; the page around it scrolls."""

    DEFAULT_CSS = """
    Accounts { height: auto; max-height: 100%; min-height: 4; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "write")]


class AccountStep(DetailsStep):
    """A heading for each period, a line for each party, and what to talk about."""

    STEP = "account"
    LETTERS = frozenset({"period", "parties"})

    DEFAULT_CSS = """
    AccountStep > .page { height: 1fr; min-height: 8; }
    AccountStep #accounts { max-height: 50%; }
    AccountStep #remarks { max-height: 8; margin: 1 0 0 0; }
    AccountStep #entry { max-width: 84; margin-top: 1; }
    .-short AccountStep #entry { max-height: 5; margin-top: 0; }
    .-short AccountStep #remarks { max-height: 3; margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "period", "period"),
        key("p", "parties", "parties"),
    ]

    def compose_page(self) -> ComposeResult:
        """Accounts, remarks, keys."""
        yield Accounts([Column("party", "")], id="accounts")
        yield Static(id="entry", classes="line", markup=False)
        yield Static(id="remarks", classes="line", markup=False)
        yield Static(self.w("account_keys"), id="keys", classes="line", markup=False)

    def main(self) -> Widget:
        """The account."""
        return self.accounts

    @property
    def accounts(self) -> Accounts:
        """The table."""
        return self.query_one("#accounts", Accounts)

    def show(self, changed: Changed | None) -> None:
        """Draw the account again."""
        super().show(changed)
        rows: list[Row] = []
        found = account.standings(self.session, self.course)
        for one in found:
            rows.append(self._heading(one))
            rows += [
                Row((one.period.id, party.id), self._cells(party, entry)) for party, entry in one.accounts
            ]
        self.accounts.set_columns(self._columns(rows), rows)
        self.remark()
        if not any(one.written for one in found):
            self.put("#remarks", say((self.w("account_empty"), "$primary")))
        self._show_entry()

    def _columns(self, rows: list[Row]) -> list[Column]:
        """Parties and balances take what they need; what was given and got shares the rest of the width."""
        lines = [row for row in rows if not row.disabled]

        def longest(name: str, least: int, most: int) -> int:
            return min(most, max([least, *(cell_len(as_content(row.cells[name]).plain) for row in lines)]))

        party, balance = longest("party", 10, 26), longest("balance", 12, 24)
        return [
            Column("party", self.w("column_party"), 10, party, priority=3),
            Column("contribution", self.w("column_contribution"), 10, 70, priority=1),
            Column("benefit", self.w("column_benefit"), 10, 70, priority=1),
            Column("balance", self.w("column_balance"), 12, balance, priority=3),
        ]

    def _show_entry(self) -> None:
        """The whole texts of the party under the cursor."""
        here = self.accounts.cursor_key
        entry = (
            account.entry(self.session, *here) if isinstance(here, tuple) and here[0] != "period" else None
        )
        if entry is None:
            self.put("#entry")
            return
        said = (("column_contribution", entry.contribution), ("column_benefit", entry.benefit))
        lines = [say((f"{self.w(word)}: ", "bold"), flat(words)) for word, words in said if words.strip()]
        self.put("#entry", *lines)

    def on_line_list_highlighted(self, event: LineTable.Highlighted) -> None:
        """The texts of another party."""
        event.stop()
        self._show_entry()

    def _heading(self, one: Standing) -> Row:
        name = account.period_name(one.period, self.course)
        until = f"  – {format_date(one.period.until)}" if one.period.until is not None else ""
        talk = f"   ! {self.w('talk')}" if one.balance.talk else ""
        head = say((name, "bold $primary"), (until, MUTED), (talk, "$text-warning"))
        return Row(("period", one.period.id), {"party": head}, disabled=True)

    def _cells(self, party: RelationsParty, entry: RelationsAccount | None) -> dict[Hashable, Line]:
        name = account.party_name(party, self.course)
        felt = account.felt(entry)
        label = self.course.label("relations_balance", str(felt)) if felt is not None else self.w("not_asked")
        cuts = deck(self.course).cuts
        strong = felt is not None and abs(felt) >= cuts.balance_extreme
        balance = say(("! ", "bold $text-warning"), (label, "$text-warning")) if strong else label
        return {
            "party": f"  {name}",
            "contribution": flat(entry.contribution) if entry else "",
            "benefit": flat(entry.benefit) if entry else "",
            "balance": balance if felt is not None else muted(label),
        }

    # doing

    async def on_line_list_chosen(self, event: LineTable.Chosen) -> None:
        """Enter on a party: its account of the period, and the period's own name and end."""
        event.stop()
        if not isinstance(event.key, tuple) or event.key[0] == "period":
            return
        await self._open(*event.key)

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """A party's account of a period, with the period; or the list of the parties."""
        found = self.session.get(kind, record_id)
        if self.in_details and found is not None:
            await self.action_close_details()
        match found:
            case RelationsAccount(period=period, party=party):
                await self._open(period, party)
            case RelationsPeriod():
                await self._open(found.id, account.parties(self.session, self.course)[0].id)
            case RelationsParty():
                await self.action_parties()
        return await super().open_record(kind, record_id, field)

    async def _open(self, period_id: int, party_id: int) -> None:
        period = next((p for p in account.periods(self.session, self.course) if p.id == period_id), None)
        party = next((p for p in account.parties(self.session, self.course) if p.id == party_id), None)
        if period is None or party is None:
            return
        title = self.w(
            "account_of",
            party=account.party_name(party, self.course),
            period=account.period_name(period, self.course),
        )
        await self.open_details(
            title,
            RecordForm(
                self.session,
                account.blank(period_id, party_id),
                self.content_words,
                self.course,
                fields=ACCOUNT,
                id="account",
            ),
            Static(self.w("title_period"), classes="title", markup=False),
            RecordForm(self.session, period, self.content_words, self.course, id="period"),
        )

    async def action_period(self) -> None:
        """A new period at the end; the first one that is there from the start is named before another is made."""
        made: list[RelationsPeriod] = []

        def make(now: Session) -> Iterable[Change]:
            periods = account.periods(now, self.course)
            unwritten = now.get(RelationsPeriod, periods[0].id) is None
            if unwritten and not any(one.written for one in account.standings(now, self.course)):
                made[:] = [RelationsPeriod(id=RelationsPeriod.first(), position=1.0)]
                return [Put(made[0])]
            rows = now.all(RelationsPeriod)
            changes: list[Change] = [Put(periods[0])] if unwritten else []
            last = rows[-1] if rows else RelationsPeriod(id=RelationsPeriod.first(), position=1.0)
            made[:] = [RelationsPeriod(id=now.new_id(), position=between(last, None))]
            return [*changes, Put(made[0])]

        if self.edit(self.w("edit_period"), make):
            form = RecordForm(self.session, made[0], self.content_words, self.course, id="period")
            await self.open_details(self.w("title_new_period"), form)

    async def action_parties(self) -> None:
        """The parties as a list of their own; the two that are there from the start are written down first."""

        def make(now: Session) -> Iterable[Change]:
            known = {one.id for one in now.all(RelationsParty)}
            return [Put(one) for one in account.parties(now, self.course) if one.id not in known]

        if not self.edit(self.w("edit_parties"), make):
            return
        rows = RowList(
            self.session,
            RelationsParty,
            self.content_words,
            self.course,
            make=lambda row_id, position: RelationsParty(id=row_id, position=position, side=PARTNER),
            summary=self._party,
            title=self.w("title_parties"),
            help=self.w("help_parties"),
            empty=self.w("empty_parties"),
            id="parties",
        )
        await self.open_details(self.w("title_parties"), rows)

    def _party(self, row: RelationsParty) -> str:
        side = self.course.label("relations_side", row.side)
        return f"{flat(row.name)} ({side})" if row.name.strip() and side else flat(row.name)
