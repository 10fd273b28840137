"""The fourth step: whose weights count, which criteria, and one's own weights while nobody sees the others'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer
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
from facilitator.session import Change, Changed, Put, Session
from facilitator.visibility import Activity, may_write
from screens.components.services.parts import ServicesStep, key, muted, warning
from screens.dialogs import ChoiceDialog
from screens.widgets.paint import Line, bar_cells, say
from screens.widgets.table import Column, LineTable, Row

OWN = "own"
BAR = 12
DIGITS = tuple("0123456789")
PAUSE = 0.8
"""Seconds without a digit after which the number that was typed is saved."""


class WeightsStep(ServicesStep):
    """One line a criterion: one's own answer, and the shares that count once they are shown."""

    STEP = "weights"
    ACTIVITY = WEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        key("v", "method", "method"),
        key("plus,right", "more(5)", "more", display="→"),
        key("minus,left", "more(-5)", "less", display="←"),
        key("shift+up", "move(-1)", "move_up"),
        key("shift+down", "move(1)", "move_down"),
        key("enter", "accept", "accept"),
        key("delete,backspace", "forget", "forget", show=False),
        key("k", "use", "use"),
        key("f", "finished", "finished"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._typed: tuple[str, str] | None = None
        self._timer: Timer | None = None

    def compose_page(self) -> ComposeResult:
        """The method above, the criteria, what to do below."""
        yield Static(id="method", classes="above", markup=False)
        yield LineTable(self._columns(), cell_cursor=False, choosable=False, id="criteria")
        yield Static(id="question", classes="below", markup=False)

    def _columns(self) -> list[Column]:
        how = method(self.session)
        own = [] if how in {"course", "none"} else [Column(OWN, self.w(f"head_{how}"), 10, 14, "right", 9)]
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

    @property
    def table(self) -> LineTable:
        """The criteria."""
        return self.query_one("#criteria", LineTable)

    @property
    def own_method(self) -> bool:
        """Whether people give weights of their own."""
        return method(self.session) in {"swing", "rank"}

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the criteria again."""
        super().show(changed)
        if changed is not None and not changed.touches(ServicesSetup, Weight, Activity, Finished):
            return
        in_use = weights_in_use(self.session, self.course, self.viewer)
        lines = [say((self.w("method_is", method=self.w(f"method_{method(self.session)}")), "bold"))]
        if self.own_method:
            done, here = finished_count(self.session, WEIGHTS)
            lines.append(muted(self.w("weights_who", done=done, n=here)))
            if in_use.source is Source.WAITING:
                lines.append(muted(self.w("weights_hidden")))
        self.put("#method", *lines)
        own = self._own()
        criteria = self._ordered(own)
        shown = {criterion.id for criterion in criteria}
        out = [criterion for criterion in self.course.criteria if criterion.id not in shown]
        rows = [self._row(criterion, own.get(criterion.id), in_use) for criterion in criteria]
        rows += [Row(one.id, {"name": muted(self.w("criterion_out", name=str(one.name)))}) for one in out]
        self.table.set_columns(self._columns(), rows)
        self._ask()
        self.refresh_bindings()

    def _own(self) -> dict[str, Weight]:
        person = self.session.seat.writes_as
        if person is None:
            return {}
        found = (self.session.get(Weight, Weight.key(person, one.id)) for one in self.course.criteria)
        return {weight.criterion: weight for weight in found if weight is not None}

    def _ordered(self, own: dict[str, Weight]) -> list[Criterion]:
        """The criteria in the course's order, or in one's own where people line them up."""
        criteria = list(criteria_in_use(self.session, self.course))
        if method(self.session) == "rank":
            ranks = {name: weight.rank for name, weight in own.items() if weight.rank is not None}
            criteria.sort(key=lambda one: ranks.get(one.id, len(criteria) + 1))
        return criteria

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
        if self._typed is not None and self._typed[0] == criterion:
            return say((f"{self._typed[1]}_", "bold $primary"))
        if method(self.session) == "rank":
            rank = weight.rank if weight is not None else None
            return say((str(rank), "bold")) if rank is not None else muted("·")
        swing = weight.swing if weight is not None else None
        return say((str(swing), "bold")) if swing is not None else muted("·")

    def _ask(self) -> None:
        criterion = self._here()
        lines: list[Line] = []
        if criterion is not None:
            anchors = criterion.anchors
            lines.append(say((str(criterion.question), "bold")))
            if method(self.session) == "swing":
                lines.append(muted(self.w("swing_from_to", low=str(anchors["1"]), high=str(anchors["5"]))))
        lines += self._todo()
        self.put("#question", *lines)

    def _todo(self) -> list[Line]:
        """What is to be done, or what is wrong with one's own weights."""
        if not self.own_method:
            return []
        person = self.session.seat.writes_as
        if person is None:
            return [warning(self.w("who_first"))]
        if not self._may_write():
            return [muted(self.w("closed"))]
        own = self._own()
        names = [criterion.id for criterion in criteria_in_use(self.session, self.course)]
        if method(self.session) == "rank":
            ranked = [name for name in names if name in own and own[name].rank is not None]
            return [] if len(ranked) == len(names) else [warning(self.w("rank_unsaved"))]
        given = {name: own[name].swing for name in names if name in own and own[name].swing is not None}
        if len(given) < len(names):
            return [muted(self.w("swing_missing", n=len(names) - len(given)))]
        if max(value or 0 for value in given.values()) != 100:
            return [warning(self.w("swing_no_100"))]
        if is_finished(self.session, person, WEIGHTS):
            return [muted(self.w("you_are_finished"))]
        return [muted(self.w("press_finished"))]

    def on_line_list_highlighted(self, event: LineTable.Highlighted) -> None:
        """Another criterion: what was typed for the last one is saved."""
        event.stop()
        self._keep_typed()
        self._ask()

    def _here(self) -> Criterion | None:
        cursor = self.table.cursor_key
        return next((one for one in self.course.criteria if one.id == cursor), None)

    def _in_use(self, criterion: Criterion) -> bool:
        return criterion in criteria_in_use(self.session, self.course)

    # giving weights

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Swing points and the order have keys of their own."""
        how = method(self.session)
        wanted = {
            "more": how == "swing",
            "forget": how == "swing",
            "move": how == "rank",
            "accept": how == "rank",
        }
        if not wanted.get(action, True) or (action == "finished" and not self.own_method):
            return False
        return super().check_action(action, parameters)

    def _may_write(self) -> bool:
        person = self.session.seat.writes_as
        return person is not None and may_write(self.viewer, person, self.activity())

    def _writer(self) -> int | None:
        """Who writes, if somebody sits here and it is not closed; else say what is the matter."""
        person = self.session.seat.writes_as
        if person is None:
            self.desk.action_people()
        elif not self._may_write():
            self.desk.app.say(self.w("closed"))
            return None
        return person

    def on_key(self, event: events.Key) -> None:
        """Digits make a number of up to 100; it is saved after a pause, on moving on and on leaving."""
        sign = event.character or ""
        if method(self.session) != "swing" or sign not in DIGITS:
            return
        event.stop()
        criterion = self._here()
        if criterion is None or not self._in_use(criterion) or self._writer() is None:
            return
        before = self._typed[1] if self._typed is not None and self._typed[0] == criterion.id else ""
        typed = before + sign if int(before + sign) <= 100 else sign
        self._typed = (criterion.id, str(int(typed)))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._keep_typed)
        self.show(None)

    def _keep_typed(self) -> bool:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._typed is None:
            return True
        (criterion, number), self._typed = self._typed, None
        if self._save({criterion: {"swing": int(number)}}):
            return True
        self._typed = (criterion, number)
        return False

    def flush(self) -> bool:
        """Save the number that is being typed, too."""
        return self._keep_typed() and super().flush()

    def _save(self, changes: dict[str, dict[str, int | None]]) -> bool:
        seat = self.session.seat
        person = seat.writes_as
        if person is None:
            return False

        def make(now: Session) -> Iterable[Change]:
            for criterion, fields in changes.items():
                known = Weight.key(person, criterion)
                old = now.get(Weight, known) or Weight(id=known, person=person, criterion=criterion)
                yield Put(old.revise(entered_by=seat.entered_by, **fields))

        return self.edit(self.w("edit_weight"), make)

    def action_more(self, by: int) -> None:
        """Five points more or less."""
        self._keep_typed()
        criterion = self._here()
        if criterion is None or not self._in_use(criterion) or self._writer() is None:
            return
        weight = self._own().get(criterion.id)
        now = weight.swing if weight is not None and weight.swing is not None else 0
        self._save({criterion.id: {"swing": min(100, max(0, now + by))}})

    def action_forget(self) -> None:
        """Take one's own answer back."""
        self._typed = None
        criterion = self._here()
        if criterion is not None and criterion.id in self._own() and self._writer() is not None:
            self._save({criterion.id: {"swing": None}})

    def action_move(self, by: int) -> None:
        """Move the criterion up or down in one's own order."""
        criterion = self._here()
        if criterion is None or not self._in_use(criterion) or self._writer() is None:
            return
        order = [one.id for one in self._ordered(self._own())]
        at = order.index(criterion.id)
        if 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
        self._save({name: {"rank": place} for place, name in enumerate(order, 1)})

    def action_accept(self) -> None:
        """Save the order as it stands."""
        if self._writer() is not None:
            order = [one.id for one in self._ordered(self._own())]
            self._save({name: {"rank": place} for place, name in enumerate(order, 1)})

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
        criterion = self._here()
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

    def action_finished(self) -> None:
        """Finished with the weights, or not yet."""
        self._keep_typed()
        self.desk.toggle_finished(WEIGHTS)
