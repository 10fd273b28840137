"""What if the weights were others? Tried out on the spot; nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services.depth import Depth
from facilitator.components.services.result import Result
from facilitator.components.services.sentences import names_of, weight_sentences
from facilitator.decision.critical import with_share
from facilitator.decision.ranking import competition_ranks
from facilitator.decision.value import totals, value
from facilitator.i18n import format_number, format_percent
from screens.components.services.page import Page
from screens.components.services.parts import key, muted, warning
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, bar_cells, fit, say
from screens.widgets.table import Column, LineTable, Row

STEP = 0.05


class WhatIfPage(Page):
    """Weights to turn up and down, and the order that follows."""

    NAME = "what_if"

    DEFAULT_CSS = """
    WhatIfPage #tried { height: auto; max-height: 50%; }
    WhatIfPage #new-order { height: 1fr; min-height: 3; margin-top: 1; }
    .-short WhatIfPage #new-order { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("plus,right", "turn(1)", "heavier", display="→"),
        key("minus,left", "turn(-1)", "lighter", display="←"),
        key("0,delete,backspace", "reset", "reset", display="0"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._tried: dict[str, float] | None = None
        self._found: Result | None = None
        self._depth: Depth | None = None

    def compose(self) -> ComposeResult:
        """What it is, the weights, the order."""
        yield Static(id="what-if-lead", classes="above", markup=False)
        yield LineTable([Column("name", "")], choosable=False, id="tried")
        yield LineList(choosable=False, id="new-order")

    def main(self) -> Widget:
        """The weights."""
        return self.query_one("#tried")

    def draw(self, found: Result, depth: Depth | None) -> None:
        """The weights tried and the order that they give."""
        if self._found is not None and set(self._found.shares) != set(found.shares):
            self._tried = None
        self._found, self._depth = found, depth
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        tried = self._tried or dict(found.shares)
        lead: list[Line] = [warning(self.w("what_if_lead")) if self._tried else muted(self.w("what_if_lead"))]
        sentences = weight_sentences(self._depth, found, self.course) if self._depth is not None else []
        most = 4 if self.app.size.height >= 30 else 1
        self.tell("#what-if-lead", *lead, *sentences[:most])
        columns = [
            Column("name", self.w("head_criterion"), 18, 34),
            Column("now", self.w("head_now"), 5, 8, "right", 5),
            Column("tried", self.w("head_tried"), 5, 8, "right", 9),
            Column("bar", "", 6, 24),
        ]
        top = max(tried.values())
        rows: list[Row] = []
        for criterion in found.criteria:
            share = tried[criterion.id]
            moved = abs(share - found.shares[criterion.id]) > 0.0005
            cells: dict[object, Line] = {
                "name": str(criterion.name),
                "now": muted(format_percent(found.shares[criterion.id])),
                "tried": say((format_percent(share), "bold $primary" if moved else "bold")),
                "bar": say((bar_cells(share / top if top else 0, 16), "$primary")),
            }
            rows.append(Row(criterion.id, cells))
        self.query_one("#tried", LineTable).set_columns(columns, rows)
        self._draw_order(found, tried)

    def _draw_order(self, found: Result, tried: Mapping[str, float]) -> None:
        criteria = [criterion.id for criterion in found.criteria]
        reached = totals({service: value(row, tried, criteria) for service, row in found.cells.items()})
        ranks = competition_ranks(reached)
        taken = list(ranks.values())
        before = {one.service.id: one.rank or 0 for one in found.placed}
        names = names_of(found, self.course)
        items: list[Item] = []
        for service in sorted(ranks, key=lambda one: (ranks[one], before[one])):
            rank = ranks[service]
            change = before[service] - rank
            sign = f"↑{change}" if change > 0 else f"↓{-change}" if change < 0 else "="
            style = "bold $text-success" if change > 0 else "bold $text-warning" if change < 0 else MUTED
            line = say(
                fit(f"{rank}=" if taken.count(rank) > 1 else str(rank), 4),
                fit(say((sign, style)), 5),
                fit(format_number(reached[service], 1), 6),
                names[service],
            )
            items.append(Item(service, (line,)))
        order = self.query_one("#new-order", LineList)
        order.set_head([say((self.w("head_new_order"), MUTED))])
        order.set_items(items)

    def action_turn(self, by: int) -> None:
        """Five percentage points more or less for the criterion under the cursor; the others keep their proportions."""
        cursor = self.query_one("#tried", LineTable).cursor_key
        if self._found is None or not isinstance(cursor, str):
            return
        names = [criterion.id for criterion in self._found.criteria]
        tried = self._tried or dict(self._found.shares)
        share = min(1.0, max(0.0, round(tried[cursor] + by * STEP, 4)))
        self._tried = with_share(tried, names, cursor, share)
        self._draw()

    def action_reset(self) -> None:
        """Back to the weights in use."""
        self._tried = None
        self._draw()
