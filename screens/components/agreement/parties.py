"""The second and third step: who the parties are, and what each brings and gains."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.app import ComposeResult
from textual.widget import Widget

from facilitator.components.agreement import AgreementParty, parties
from facilitator.components.agreement.document import sort_label
from facilitator.components.agreement.records import CONTRIBUTIONS
from facilitator.record import Record
from facilitator.session import Changed
from facilitator.wording import flat
from screens.components.agreement.parts import AgreementStep, Gaps, PagedStep
from screens.step_parts import muted, warning
from screens.widgets.form import RowList
from screens.widgets.items import Item
from screens.widgets.paint import MUTED, Line, fold, say

WHO = ("name", "cvr", "address", "contact", "signer", "purpose")
WHAT = ("gives", "gets", *CONTRIBUTIONS)


class PartiesStep(AgreementStep):
    """The parties as rows."""

    STEP = "parties"

    def compose_work(self) -> ComposeResult:
        """The rows, and what is missing."""
        yield RowList(
            self.session,
            AgreementParty,
            self.content_words,
            self.course,
            make=lambda row_id, position: AgreementParty(id=row_id, position=position),
            summary=self._summary,
            fields=WHO,
            title=self.w("title_parties"),
            help=self.w("help_parties"),
            empty=self.w("empty_parties"),
            id="parties",
        )
        yield Gaps()

    def _summary(self, row: AgreementParty) -> str:
        signs = self.w("party_signs", role=flat(row.signer)) if row.signer.strip() else ""
        return " · ".join(part for part in (flat(row.name), flat(row.cvr), signs) if part)


class ContributionsStep(PagedStep):
    """The parties with what they give and gain; Enter opens one."""

    STEP = "contributions"

    def page(self, item: Hashable) -> Iterable[Widget]:
        """The fields of a party."""
        party = self.session.get(AgreementParty, item) if isinstance(item, int) else None
        if party is not None:
            yield self.heading(flat(party.name))
            yield self.form(party, WHAT)

    def item_of(self, record: Record) -> Hashable | None:
        """The party itself."""
        return record.id if isinstance(record, AgreementParty) else None

    def show(self, changed: Changed | None) -> None:
        """The parties in order."""
        super().show(changed)
        self.lines.empty = self.w("empty_contributions")
        self.lines.set_items([self._item(party) for party in parties(self.session)])
        self.put("#told", *([muted(self.w("contributions_keys"))] if self.lines.items else []))

    def _item(self, party: AgreementParty) -> Item:
        gives = [
            f"{sort_label(self.content_words, name)}: {flat(getattr(party, name))}"
            for name in CONTRIBUTIONS
            if getattr(party, name).strip()
        ]
        given = " · ".join([*([flat(party.gives)] if party.gives.strip() else []), *gives])
        gets = flat(party.gets)

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            room = max(10, width - 2)
            found: list[Line] = [say((flat(party.name), "bold"))]
            if given:
                found += [say("  ", line) for line in fold(self.w("gives_line", what=given), room, 3)]
            else:
                found.append(say("  ", warning(self.w("gives_nothing"))))
            if gets:
                found += [say("  ", (line, MUTED)) for line in fold(self.w("gets_line", what=gets), room, 2)]
            else:
                found.append(say("  ", warning(self.w("gets_nothing"))))
            return [*found, ""]

        return Item(party.id, lines, version=(party.name, given, gets))
