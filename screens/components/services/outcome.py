"""The pages of the result: what to talk about, the order, each one's own order, and the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services.depth import Depth
from facilitator.components.services.result import Result
from facilitator.components.services.sentences import (
    criterion_name,
    names_of,
    notes_on,
    points_of,
    share_of_weightings,
    shared_order_sentence,
    steadiness,
    talk_question,
    tie_sentences,
    weight_sentences,
    weight_source,
)
from facilitator.content import Course
from facilitator.decision.draws import Setting
from facilitator.people import Person
from screens.base import StepView
from screens.components.services.parts import key, muted, text, warning
from screens.widgets.bars import Ranked, RankingBars, legend
from screens.widgets.dots import Dots, DotStrip
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say
from screens.widgets.scatter import Plane, Point, ScatterMap
from screens.widgets.table import Column, LineTable, Row

if TYPE_CHECKING:
    from facilitator.session import Session

FAR = 3
"""Places away from the group's order from which a person's own place is marked; more in a long list."""


class Page(Vertical):
    """One page. `draw` shows a result; `depth` is None while it is being worked out."""

    NAME: ClassVar[str] = ""

    @dataclass
    class ServiceWanted(Message, namespace="page"):
        """Show everybody's answers about this service."""

        service: int

    class SettleWanted(Message, namespace="page"):
        """Write what the group agrees on for the cell under the cursor."""

    @property
    def step(self) -> StepView:
        """The step that the page belongs to."""
        return next(node for node in self.ancestors if isinstance(node, StepView))

    @property
    def course(self) -> Course:
        """The course's content."""
        return self.step.course

    @property
    def session(self) -> Session:
        """The open library."""
        return self.step.session

    def w(self, word: str, **params: object) -> str:
        """A sentence of the component."""
        return self.step.w(word, **params)

    def main(self) -> Widget:
        """The widget that takes the keys."""
        raise NotImplementedError

    def draw(self, found: Result, depth: Depth | None) -> None:
        """Show this result."""
        raise NotImplementedError

    def cell(self) -> tuple[int, str] | None:
        """The service and criterion under the cursor, where the group may settle something."""
        return None

    def tell(self, selector: str, *lines: Line) -> None:
        """Write lines into a text; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))


class Answers(DotStrip):
    """Dots whose Enter settles what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "settle")]


class TalkPage(Page):
    """What people disagree about, the most important first, as nameless dots."""

    NAME = "talk"

    def compose(self) -> ComposeResult:
        """A line of what it is, and the dots."""
        yield Static(id="talk-lead", classes="above", markup=False)
        yield Answers(id="talk", empty=self.w("talk_empty"))

    def main(self) -> Widget:
        """The dots."""
        return self.query_one("#talk")

    def cell(self) -> tuple[int, str] | None:
        """The cell of the line under the cursor."""
        found = self.query_one("#talk", DotStrip).cursor_key
        return found if isinstance(found, tuple) else None

    def draw(self, found: Result, depth: Depth | None) -> None:
        """Open disagreements first, then what has been agreed."""
        names = names_of(found, self.course)
        rows: list[Dots] = []
        for item in found.talk:
            cell = item.cell
            where = (cell.service, cell.criterion)
            remark = talk_question(item, self.course)
            if depth is not None and where in depth.movable:
                remark += " " + self.w("talk_moves", k=found.k, n=found.k)
            name = f"{names[cell.service]} · {criterion_name(found.criteria, cell.criterion)}"
            rows.append(Dots(where, name, given(found, *where), remark))
        for where, one in found.agreed.items():
            if where[0] in names:
                name = f"✓ {names[where[0]]} · {criterion_name(found.criteria, where[1])}"
                remark = self.w("talk_agreed", value=one.value, reason=" ".join(one.reason.split()))
                rows.append(Dots(where, name, given(found, *where), remark))
        lead = self.w("talk_lead", n=len(found.talk)) if found.talk else ""
        self.tell("#talk-lead", *([muted(lead)] if lead else []))
        self.query_one("#talk", DotStrip).set_dots(rows)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: settle it."""
        event.stop()
        self.post_message(self.SettleWanted())


class Ranking(RankingBars):
    """Bars whose Enter shows the answers about a service."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "answers")]


class Orders(LineTable):
    """A table whose Enter shows the answers about a service."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "answers")]


class OrderPage(Page):
    """The services best first, each total made of its parts, and how steady the place is."""

    NAME = "order"

    def compose(self) -> ComposeResult:
        """What the patterns mean, the bars, and sentences about the order."""
        yield Static(id="legend", classes="above", markup=False)
        yield Ranking(id="ranking")
        yield Static(id="order-notes", classes="below", markup=False)

    def main(self) -> Widget:
        """The bars."""
        return self.query_one("#ranking")

    def draw(self, found: Result, depth: Depth | None) -> None:
        """Bars, legend and sentences."""
        self._found, self._depth = found, depth
        names = [str(criterion.name) for criterion in found.criteria]
        self.query_one("#legend", Static).update(text(*legend(names, max(30, self.step.size.width - 2))))
        self.query_one("#ranking", RankingBars).set_ranking(self._ranked(found, depth))
        self._standing = self._standing_notes(found, depth)
        self._notes()

    def _ranked(self, found: Result, depth: Depth | None) -> list[Ranked]:
        names, reached = names_of(found, self.course), points_of(found)
        bars: list[Ranked] = []
        for one in found.placed:
            service = one.service.id
            remarks = [self.w(f"quadrant_{one.quadrant.value}")] if one.quadrant is not None else []
            if depth is None:
                remarks.append(self.w("working_it_out"))
            else:
                remarks.append(share_of_weightings(depth, service, found, self.course, Setting.NEAR))
            bars.append(
                Ranked(
                    key=service,
                    name=names[service],
                    total=one.value.total or 0.0,
                    parts=tuple(one.value.parts.get(criterion.id, 0.0) for criterion in found.criteria),
                    remark=" · ".join(part for part in remarks if part),
                    warning="; ".join(notes_on(one, found, self.course)),
                    rank=one.rank,
                    value=reached[service],
                )
            )
        return bars

    def _standing_notes(self, found: Result, depth: Depth | None) -> list[Line]:
        """What is so whichever service the cursor stands on; on a low screen only the ties."""
        lines: list[Line] = [warning(sentence) for sentence in tie_sentences(found, self.course)]
        if self.app.size.height < 30:
            return lines
        if depth is not None:
            lines += weight_sentences(depth, found, self.course)
        lines.append(muted(weight_source(found, self.course)))
        names = names_of(found, self.course)
        if found.unscored:
            left = ", ".join(names[one.service.id] for one in found.unscored)
            lines.append(muted(self.w("report_unscored", names=left)))
        lines += [muted(f"✕ {names[one.service.id]}: {self.w('note_blocked')}") for one in found.blocked]
        return lines

    def _notes(self) -> None:
        found, depth = self._found, self._depth
        lines: list[Line] = []
        cursor = self.query_one("#ranking", RankingBars).cursor_key
        if depth is not None and isinstance(cursor, int) and cursor in depth.percent[Setting.NEAR]:
            lines.append(
                muted(
                    self.w("steadiness", three=steadiness(depth, cursor, self.course), k=found.k, n=found.k)
                )
            )
        self.tell("#order-notes", *lines, *self._standing)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """The three settings of the service under the cursor."""
        event.stop()
        if hasattr(self, "_found"):
            self._notes()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: everybody's answers about the service."""
        event.stop()
        if isinstance(event.key, int):
            self.post_message(self.ServiceWanted(event.key))


class PeoplePage(Page):
    """Each one's own order beside the group's."""

    NAME = "people"

    def compose(self) -> ComposeResult:
        """How alike the orders are, and the table."""
        yield Static(id="people-lead", classes="above", markup=False)
        yield Orders([Column("name", "")], id="orders")

    def main(self) -> Widget:
        """The table."""
        return self.query_one("#orders")

    def draw(self, found: Result, depth: Depth | None) -> None:
        """A column for each person; what is far from the group's place is marked."""
        lines: list[Line] = [shared_order_sentence(found, self.course) or muted(self.w("people_one"))]
        if depth is not None and depth.decisive:
            lines.append(muted(self.w("decisive", n=len(depth.decisive), k=found.k)))
        far = max(FAR, len(found.placed) // 5)
        lines.append(muted(self.w("people_lead", far=far)))
        self.tell("#people-lead", *lines)
        columns = [
            Column("name", self.w("head_service"), 16, 36),
            Column("group", self.w("head_group_place"), 7, 9, "right", 99),
        ]
        for n, one in enumerate(found.people):
            person = self.session.get(Person, one.person) if one.person is not None else None
            name = person.name if person is not None else self.w("participant", number=n + 1)
            columns.append(Column(n, name, 6, 12, "right", 50 - n))
        names = names_of(found, self.course)
        rows: list[Row] = []
        for placed in found.placed:
            service = placed.service.id
            cells: dict[object, Line] = {"name": names[service], "group": say((str(placed.rank), "bold"))}
            for n, one in enumerate(found.people):
                rank = one.ranks.get(service)
                apart = rank is not None and placed.rank is not None and abs(rank - placed.rank) >= far
                cells[n] = (
                    say((f"{'!' if apart else ''}{rank}", "bold $text-warning" if apart else ""))
                    if rank
                    else muted("·")
                )
            rows.append(Row(service, cells))
        self.query_one("#orders", LineTable).set_columns(columns, rows)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: everybody's answers about the service."""
        event.stop()
        if isinstance(event.key, int):
            self.post_message(self.ServiceWanted(event.key))


class Places(ScatterMap):
    """A map whose Enter shows the answers about a service."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "answers")]


class PositionPage(Page):
    """Worth it against ready for it."""

    NAME = "position"

    def compose(self) -> ComposeResult:
        """The map."""
        yield Places(id="map-of-services", empty=self.w("map_empty"))
        yield Static(id="map-notes", classes="below", markup=False)

    def main(self) -> Widget:
        """The map."""
        return self.query_one("#map-of-services")

    def draw(self, found: Result, depth: Depth | None) -> None:  # noqa: ARG002 - the map needs no depth
        """A number for each service that has both coordinates."""
        names = names_of(found, self.course)
        mature, obvious, leave = (self.w(f"quadrant_{name}") for name in ("mature", "obvious", "leave"))
        plane = Plane(
            self.w("readiness"), self.w("potential"), (mature, obvious, leave, leave), 0, 100, 50, 50
        )
        shown = [
            Point(one.service.id, names[one.service.id], one.where.readiness.total, one.where.potential.total)
            for one in found.placed
            if one.where.readiness.total is not None and one.where.potential.total is not None
        ]
        self.query_one("#map-of-services", ScatterMap).set_points(shown, plane)
        missing = len(found.placed) - len(shown)
        lines: list[Line] = [muted(self.w("map_lead"))]
        self.tell("#map-notes", *lines, *([muted(self.w("map_missing", n=missing))] if missing else []))

    def on_scatter_map_chosen(self, event: ScatterMap.Chosen) -> None:
        """Enter: everybody's answers about the service."""
        event.stop()
        if isinstance(event.key, int):
            self.post_message(self.ServiceWanted(event.key))


def given(found: Result, service: int, criterion: str) -> tuple[int, ...]:
    """What people gave one cell, lowest first, so that nobody can be told from the place."""
    return tuple(
        sorted(score for key, score in found.given.items() if key[1] == service and key[2] == criterion)
    )
