"""The fourth step: which goals the activities serve, and when they take place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.strategy import StrategyActivity, StrategyAim, StrategyCycle
from facilitator.components.strategy.cycle import QUARTERS
from facilitator.components.strategy.goals import Target, aim, aims, filled_activities, targets
from facilitator.session import Change, Changed, Delete, Put, Session
from facilitator.wording import flat
from screens.components.strategy.parts import Remarks, StrategyStep, key
from screens.widgets.form import RowList
from screens.widgets.paint import MUTED, Line, fold, say
from screens.widgets.table import Column, LineTable, Row

ON, OFF = say(("✓", "bold $text-success")), say(("·", MUTED))
BESIDE = 8
"""Lines of the step that a table leaves to what stands around it."""


class MarkTable(LineTable):
    """A table whose cells are turned on and off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "choose", "mark"),
        key("enter", "choose", "mark_too", show=False),
    ]


class ActivitiesStep(StrategyStep):
    """Activities by goals, activities by quarters, and what else fills the year."""

    STEP = "activities"

    def compose(self) -> ComposeResult:
        """Goals, quarters, other events."""
        yield Static(self.w("title_aims"), classes="section", markup=False)
        yield Static(self.w("mark_keys"), classes="told muted", markup=False)
        yield MarkTable([], cell_cursor=True, takes="", empty=self.w("aims_empty"), id="aims")
        yield Static("", id="legend", classes="told", markup=False)
        yield Remarks(("gap_no_goals", "gap_loose", "gap_idle"))
        yield Static(self.w("title_cycle"), classes="section", markup=False)
        yield MarkTable([], cell_cursor=True, takes="", empty=self.w("cycle_empty"), id="cycle")
        yield Remarks(("gap_cycle",))
        yield RowList(
            self.session,
            StrategyCycle,
            self.content_words,
            self.course,
            make=lambda row_id, position: StrategyCycle(id=row_id, position=position),
            summary=self._event,
            belongs=lambda row: row.activity is None,
            title=self.w("title_events"),
            empty=self.w("empty_events"),
            id="events",
        )

    def _event(self, row: StrategyCycle) -> str:
        if not row.text.strip():
            return ""
        quarter = self.course.label("strategy_quarter", row.quarter)
        return f"{quarter or self.w('date_missing')}: {flat(row.text)}"

    def on_resize(self) -> None:
        """The tables take what room there is."""
        for table in self.query(MarkTable):
            self.fit(table, BESIDE)

    def show(self, changed: Changed | None) -> None:
        """Both tables, the legend, the events and the remarks as the records say."""
        super().show(changed)
        activities = filled_activities(self.session)
        goals = targets(self.session, self.content_words)
        self._show_aims(activities, goals)
        self._show_cycle(activities)
        self.put("#legend", *self._legend(goals))
        self.remark()
        self.on_resize()

    def _show_aims(self, activities: tuple[StrategyActivity, ...], goals: tuple[Target, ...]) -> None:
        tied = aims(self.session, self.content_words)
        table = self.query_one("#aims", MarkTable)
        rows = []
        for activity in activities:
            mine = {(source, goal) for one, source, goal in tied if one == activity.id}
            cells: dict[Hashable, Line] = {"name": self._called(activity, loose=not mine)}
            for goal in goals:
                cells[goal.source, goal.id] = ON if (goal.source, goal.id) in mine else OFF
            rows.append(Row(activity.id, cells))
        head = Column("name", self.w("column_activity"), 20, 60)
        columns = [head, *(Column((goal.source, goal.id), goal.code, 4, 5, "center") for goal in goals)]
        table.set_columns(columns, rows)

    def _called(self, activity: StrategyActivity, *, loose: bool) -> Line:
        if not loose:
            return flat(activity.name)
        return say((f"! {self.w('loose_end')}: ", "$text-warning"), flat(activity.name))

    def _show_cycle(self, activities: tuple[StrategyActivity, ...]) -> None:
        planned = {(row.activity, row.quarter) for row in self.session.all(StrategyCycle)}
        rows = [
            Row(
                activity.id,
                {
                    "name": flat(activity.name),
                    **{quarter: ON if (activity.id, quarter) in planned else OFF for quarter in QUARTERS},
                },
            )
            for activity in activities
        ]
        columns = [
            Column("name", self.w("column_activity"), 20, 60),
            *(Column(quarter, self.w("quarter_short", n=quarter), 6, 8, "center") for quarter in QUARTERS),
        ]
        self.query_one("#cycle", MarkTable).set_columns(columns, rows)

    def _legend(self, goals: tuple[Target, ...]) -> list[Line]:
        lines: list[Line] = []
        for goal in goals:
            first, *more = fold(goal.name, 68, 2) or [""]
            lines.append(say((f"{goal.code:<4}", "bold"), first))
            lines += [say(f"    {line}") for line in more]
        return lines

    def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Turn a cell on or off."""
        event.stop()
        activity, column = event.row, event.column
        if not isinstance(activity, int):
            return
        if event.control.id == "cycle":
            self.edit(self.w("edit_cycle"), lambda now: self._quarter(now, activity, str(column)))
            return
        goal = next(
            (one for one in targets(self.session, self.content_words) if (one.source, one.id) == column), None
        )
        if goal is not None:
            self.edit(self.w("edit_aim"), lambda now: self._aim(now, activity, goal))

    @staticmethod
    def _aim(now: Session, activity: int, goal: Target) -> Iterable[Change]:
        tie = aim(activity, goal)
        return [Delete(StrategyAim, tie.id)] if now.get(StrategyAim, tie.id) else [Put(tie)]

    @staticmethod
    def _quarter(now: Session, activity: int, quarter: str) -> Iterable[Change]:
        key_of = StrategyCycle.key(activity, quarter)
        if now.get(StrategyCycle, key_of):
            return [Delete(StrategyCycle, key_of)]
        return [Put(StrategyCycle(id=key_of, activity=activity, quarter=quarter))]
