"""The fourth step: whose weights count, which criteria, and one's own weights while nobody sees the others'."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services import WEIGHTS, ServicesSetup, Weight
from facilitator.components.services.records import METHODS
from facilitator.components.services.scoring import (
    InUse,
    Source,
    criteria_in_use,
    finished_count,
    is_finished,
    method,
    weights_in_use,
)
from facilitator.content import Criterion
from facilitator.i18n import format_percent
from facilitator.people import Finished
from facilitator.session import Changed, Put
from facilitator.visibility import Activity
from screens.components.services.own_weights import OwnWeights
from screens.components.services.parts import key, muted, warning
from screens.dialogs import ChoiceDialog
from screens.widgets.paint import Line, bar_cells, say
from screens.widgets.table import Column, LineTable, Row

OWN = "own"
BAR = 12


class WeightsStep(OwnWeights):
    """One line a criterion: one's own answer, and the shares that count once they are shown."""

    STEP = "weights"

    BINDINGS: ClassVar[list[BindingType]] = [
        key("v", "method", "method"),
        key("k", "use", "use"),
    ]

    def compose_page(self) -> ComposeResult:
        """The method above, the criteria, what to do below."""
        yield Static(id="method", classes="above", markup=False)
        yield LineTable(self._columns(), cell_cursor=False, choosable=False, id="criteria")
        yield Static(id="question", classes="below", markup=False)

    def _columns(self) -> list[Column]:
        how = method(self.session)
        own = (
            []
            if how in {"course", "none"}
            else [Column(OWN, self.own_word(f"head_{how}"), 10, 14, "right", 9)]
        )
        shown = weights_in_use(self.session, self.course, self.viewer).source is Source.GROUP
        return [
            Column("name", self.w("head_criterion"), 20, 34),
            *own,
            Column("share", self.w("head_weight"), 6, 8, "right", 8),
            Column("bar", "", BAR, BAR, priority=2),
            *([Column("spread", self.w("head_spread"), 17, 24, priority=3)] if shown else []),
        ]

    def main(self) -> Widget:
        """The criteria."""
        return self.table

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the criteria again."""
        super().show(changed)
        if changed is not None and not changed.touches(ServicesSetup, Weight, Activity, Finished):
            return
        in_use = weights_in_use(self.session, self.course, self.viewer)
        self.put("#method", *self._what_counts(in_use))
        own = self.own()
        criteria = self.ordered(own)
        shown = {criterion.id for criterion in criteria}
        out = [criterion for criterion in self.course.criteria if criterion.id not in shown]
        rows = [self._row(criterion, own.get(criterion.id), in_use) for criterion in criteria]
        rows += [Row(one.id, {"name": muted(self.w("criterion_out", name=str(one.name)))}) for one in out]
        self.table.set_columns(self._columns(), rows)
        self._ask()
        self.refresh_bindings()

    def _what_counts(self, in_use: InUse) -> list[Line]:
        """Whose weights count now, and what F9 does about it."""
        name = self.w(f"method_{method(self.session)}")
        small = name[:1].lower() + name[1:]
        if not self.own_method:
            return [say((self.w("method_is", method=small), "bold"))]
        done, here = finished_count(self.session, WEIGHTS)
        if in_use.source is Source.GROUP:
            closed = self.activity().locked
            return [
                say((self.w("method_shown", n=in_use.people), "bold")),
                muted(self.w("weights_closed" if closed else "weights_open")),
            ]
        if self.activity().hidden:
            return [
                say((self.w("method_waiting"), "bold")),
                muted(self.w("weights_who", done=done, n=here)),
            ]
        return [say((self.w("method_unanswered"), "bold"))]

    def _row(self, criterion: Criterion, own: Weight | None, in_use: InUse) -> Row:
        share = in_use.shares.get(criterion.id, 0.0)
        spread = in_use.spread.get(criterion.id)
        between = ""
        if spread is not None and in_use.people > 1:
            between = self.w("spread", low=format_percent(spread.low), high=format_percent(spread.high))
        cells: dict[object, Line] = {
            "name": str(criterion.name),
            "share": say((format_percent(share), "bold")),
            "bar": say((bar_cells(share / max(in_use.shares.values()), BAR), "$primary")),
            "spread": muted(between),
            OWN: self._own_text(criterion.id, own),
        }
        return Row(criterion.id, cells)

    def _own_text(self, criterion: str, weight: Weight | None) -> Line:
        if self.typed is not None and self.typed[0] == criterion:
            return say((f"{self.typed[1]}_", "bold $primary"))
        if method(self.session) == "rank":
            rank = weight.rank if weight is not None else None
            return say((str(rank), "bold")) if rank is not None else muted("·")
        swing = weight.swing if weight is not None else None
        return say((str(swing), "bold")) if swing is not None else muted("·")

    def _ask(self) -> None:
        criterion = self.criterion_here()
        lines: list[Line] = []
        if criterion is not None:
            anchors = criterion.anchors
            swing = method(self.session) == "swing"
            if not swing or self.app.size.height >= 30:
                lines.append(say((str(criterion.question), "bold")))
            if swing:
                lines.append(muted(self.w("swing_from_to", low=str(anchors["1"]), high=str(anchors["5"]))))
        lines += self._todo()
        self.put("#question", *lines)

    def _todo(self) -> list[Line]:
        """What is to be done, or what is wrong with one's own weights."""
        if not self.own_method:
            return [muted(self.w("weights_keys"))]
        person = self.session.seat.writes_as
        if person is None:
            return [warning(self.w("who_first"))]
        if not self.can_write():
            return [muted(self.w("closed"))]
        return [*self._missing(person), muted(self.w(f"{method(self.session)}_keys"))]

    def _missing(self, person: int) -> list[Line]:
        own = self.own()
        names = [criterion.id for criterion in criteria_in_use(self.session, self.course)]
        if method(self.session) == "rank":
            ranked = [name for name in names if name in own and own[name].rank is not None]
            if len(ranked) < len(names):
                return [warning(self.w("rank_unsaved"))]
            return [muted(self._finished_words(person))]
        given = {name: own[name].swing for name in names if name in own and own[name].swing is not None}
        if len(given) < len(names):
            return [muted(self.w("swing_missing", n=len(names) - len(given)))]
        if max(value or 0 for value in given.values()) != 100:
            return [warning(self.w("swing_no_100"))]
        return [muted(self._finished_words(person))]

    def _finished_words(self, person: int) -> str:
        finished = is_finished(self.session, person, WEIGHTS)
        return self.own_word("you_are_finished" if finished else "press_finished")

    def on_line_list_highlighted(self, event: LineTable.Highlighted) -> None:
        """Another criterion: what was typed for the last one is saved."""
        event.stop()
        self.keep_typed()
        self._ask()

    # what the group decides

    def action_method(self) -> None:
        """Choose whose weights count."""
        choices = [(name, self.w(f"method_{name}"), self.w(f"method_{name}_tip")) for name in METHODS]
        self.app.push_screen(
            ChoiceDialog(self.w("method_title"), self.w("method_text"), choices), self._set_method
        )

    def _set_method(self, name: str | None) -> None:
        if name is not None:
            label = self.w("edit_method")
            self.edit(label, lambda now: [Put(now.form(ServicesSetup).revise(method=name))])

    def action_use(self) -> None:
        """Take the criterion out, or in again; two must stay."""
        criterion = self.criterion_here()
        if criterion is None:
            return
        kept = [one.id for one in criteria_in_use(self.session, self.course)]
        if criterion.id in kept and len(kept) <= 2:
            self.desk.app.say(self.w("two_must_stay"))
            return
        wanted = {criterion.id} ^ set(kept)
        names = tuple(one.id for one in self.course.criteria if one.id in wanted)
        every = len(names) == len(self.course.criteria)
        setup = () if every else names
        self.edit(self.w("edit_criteria"), lambda now: [Put(now.form(ServicesSetup).revise(criteria=setup))])
