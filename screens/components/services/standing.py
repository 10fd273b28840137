"""More pages of the result: each one's own order, and the map of what is worth it and what one is ready for."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services.depth import Depth
from facilitator.components.services.hunches import hunch_of
from facilitator.components.services.result import Result
from facilitator.components.services.sentences import (
    names_of,
    place,
    shared_order_sentence,
)
from facilitator.people import Person
from screens.components.services.page import Page
from screens.components.services.parts import key, muted
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say
from screens.widgets.scatter import Plane, Point, ScatterMap
from screens.widgets.table import Column, LineTable, Row

FAR = 3
"""Places away from the group's order from which a person's own place is marked; more in a long list."""


class Orders(LineTable):
    """A table whose Enter shows the answers about a service."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "answers")]


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
            lines.append(muted(self.w("decisive", n=len(depth.decisive))))
        far = max(FAR, len(found.placed) // 5)
        lines.append(muted(self.w("people_lead", far=far)))
        own = hunch_of(self.session, self.step.viewer.person)
        names = names_of(found, self.course)
        if found.hunchers:
            lines.append(muted(self.w("hunch_lead")))
        if own:
            order = " · ".join(f"{n} {names.get(service, '')}" for n, service in enumerate(own, 1))
            lines.append(self.w("hunch_own", order=order))
        self.tell("#people-lead", *lines)
        columns = [
            Column("name", self.w("head_service"), 16, 36),
            Column("group", self.w("head_group_place"), 7, 9, "right", 99),
        ]
        if found.hunchers:
            columns.append(Column("hunch", self.w("head_hunch"), 7, 9, "right", 98))
        for n, one in enumerate(found.people):
            person = self.session.get(Person, one.person) if one.person is not None else None
            name = person.name if person is not None else self.w("participant", number=n + 1)
            columns.append(Column(n, name, 6, 12, "right", 50 - n))
        rows: list[Row] = []
        for placed in found.placed:
            service = placed.service.id
            cells: dict[object, Line] = {"name": names[service], "group": say((place(placed), "bold"))}
            if found.hunchers:
                count = found.hunches.get(service, 0)
                cells["hunch"] = self.w("hunch_cell", n=count, of=found.hunchers) if count else muted("·")
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
        easy = self.w("map_easy")
        plane = Plane(
            self.w("readiness"), self.w("potential"), (mature, obvious, leave, easy), 0, 100, 50, 50
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
