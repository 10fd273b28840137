"""The third step: what must be agreed upon, and under it where an agreement is possible."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.negotiation import NegotiationIssue
from facilitator.components.negotiation.deck import deck
from facilitator.components.negotiation.issues import amount, issues, short_amount
from facilitator.components.negotiation.sentences import zone_sentence
from facilitator.components.negotiation.sheet import theirs
from facilitator.components.negotiation.trading import zone_of
from facilitator.session import Changed
from screens.components.negotiation.parts import NegotiationStep, Remarks
from screens.components.negotiation.zones import Issue, Side, ZoneMap
from screens.step_parts import muted
from screens.widgets.paint import Line, say

FIELDS = (
    "name",
    "measure",
    "unit",
    "direction",
    "target",
    "limit",
    "promise",
    "weight",
    "criterion",
    "their_target",
    "their_limit",
    "their_weight",
)


class IssuesStep(NegotiationStep):
    """The issues, and their zones."""

    STEP = "issues"

    def compose(self) -> ComposeResult:
        """Rows, remarks, drawings, ideas for yardsticks."""
        yield self.rows(
            NegotiationIssue,
            lambda row_id, position: NegotiationIssue(id=row_id, position=position),
            self._summary,
            "issues",
            fields=FIELDS,
            help=self.w("help_issues"),
        )
        yield Remarks(self.STEP)
        yield Static("", id="zone-head", classes="said", markup=False)
        yield ZoneMap(id="zones")
        yield Static("", id="yardsticks", classes="said", markup=False)

    def _summary(self, row: NegotiationIssue) -> str:
        name = " ".join(row.name.split())
        if not name:
            return ""
        said = [name]
        if row.target is not None and row.limit is not None:
            said.append(f"{short_amount(row, row.target)} → {amount(row, row.limit)}")
        found = zone_of(self.session, row)
        if found is not None:
            said.append(self.w("row_zone") if found.exists else f"! {self.w('row_no_zone')}")
        return " · ".join(said)

    def show(self, changed: Changed | None) -> None:
        """Rows, remarks and drawings as the records say."""
        super().show(changed)
        found = issues(self.session)
        lines: list[Line] = (
            [say((self.w("title_zones"), "bold")), muted(self.w("legend_zones"))] if found else []
        )
        self.put("#zone-head", *lines)
        self.query_one(ZoneMap).set_issues([self._drawn(issue) for issue in found])
        examples = [f"· {one.text}" for one in deck(self.course).criteria]
        self.put("#yardsticks", say((self.w("title_yardsticks"), "bold")), *map(muted, examples))

    def _drawn(self, issue: NegotiationIssue) -> Issue:
        other, found = theirs(self.session, issue), zone_of(self.session, issue)
        guessed = other.guessed("target" if other.limit is None else "limit")
        they = self.w("side_theirs")
        numbers = (issue.limit, other.limit, issue.target, other.target)
        return Issue(
            issue.name.strip(),
            zone_sentence(self.session, issue, self.course),
            Side(self.w("side_ours"), issue.target, issue.limit),
            Side(
                f"{they} {self.w('zone_guess')}" if guessed else they,
                other.target,
                other.limit,
                dotted=guessed,
                style="$secondary",
            ),
            None if found is None else (found.low, found.high),
            None if found is None else found.exists,
            self.w("side_gap") if found is not None and not found.exists else self.w("side_zone"),
            tuple((float(value), short_amount(issue, value)) for value in numbers if value is not None),
        )
