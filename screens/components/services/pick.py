"""The first step: which services to look at, and the quick sorting into keep, maybe and drop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services import Chosen, Service, title
from facilitator.components.services.picking import counts, group_name, sorted_as
from facilitator.record import Record, between
from facilitator.session import Change, Changed, Delete, Put, Session
from screens.components.services.deck import DeckDialog
from screens.components.services.parts import ServicesStep, key, muted, warning
from screens.dialogs import LineDialog
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import Column, LineTable, Row

SIGNS = {"keep": "●", "maybe": "◐", "drop": "○", "": "·"}


class Openable(LineTable):
    """A table whose Enter opens what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "open")]


class PickStep(ServicesStep):
    """The list of services; the deck and a service's form open over it."""

    STEP = "pick"
    LETTERS: ClassVar[frozenset[str]] = frozenset({"deck", "new", "sort", "remove", "open"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "deck", "deck"),
        key("n", "new", "new"),
        key("t,k", "sort('keep')", "keep", display="T"),
        key("m", "sort('maybe')", "maybe"),
        key("l,d", "sort('drop')", "drop", display="L"),
        key("e", "open", "open", show=False),
        key("delete", "remove", "remove"),
    ]

    def compose_page(self) -> ComposeResult:
        """Counts above, the list, what to notice below."""
        yield Static(id="counts", classes="above", markup=False)
        yield Openable(self._columns(), empty=self.w("pick_empty"), id="services")
        yield Static(id="notice", classes="below", markup=False)

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.w("head_service"), 18, 44, priority=99),
            Column("sorted", self.w("head_sorted"), 12, 14, priority=9),
            Column("group", self.w("head_group"), 20, 28, priority=2),
            Column("partner", self.w("head_partner"), 18, 28, priority=1),
        ]

    def main(self) -> Widget:
        """The list."""
        return self.table

    @property
    def table(self) -> LineTable:
        """The list of services."""
        return self.query_one("#services", LineTable)

    def show(self, changed: Changed | None) -> None:
        """Draw the list and its counts again."""
        super().show(changed)
        if changed is not None and not changed.touches(Service):
            return
        listed = self.session.all(Service)
        self.table.set_columns(self._columns(), [self._row(service) for service in listed])
        found = counts(self.session)
        if not listed:
            self.put("#counts")
        else:
            self.put("#counts", self._counted())
        notice: list[Line] = []
        if found.too_many:
            notice.append(warning(self.w("pick_too_many", n=found.all - found.drop)))
        elif found.unsorted:
            notice.append(muted(self.w("pick_sort", n=found.unsorted)))
        elif listed:
            notice.append(muted(self.w("pick_done", n=found.all - found.drop)))
        if listed:
            notice.append(muted(self.w("pick_keys")))
        self.put("#notice", *notice)

    def _counted(self) -> Line:
        found = counts(self.session)
        parts = [self.w("pick_count", n=found.all)]
        for name, number in (("keep", found.keep), ("maybe", found.maybe), ("drop", found.drop)):
            parts.append(f"{SIGNS[name]} {number} {self.course.label('triage', name).lower()}")
        return " · ".join(parts)

    def _row(self, service: Service) -> Row:
        where = sorted_as(service)
        style = MUTED if where == "drop" else ""
        word = self.course.label("triage", where).lower() if where else self.w("unsorted")
        name = title(service, self.course) or self.w("unnamed")
        cells: dict[object, Line] = {
            "name": say((name, style)),
            "sorted": say((f"{SIGNS[where]} {word}", style)),
            "group": say((group_name(service.group, self.course), MUTED)),
            "partner": say((service.current_partner, MUTED)),
        }
        return Row(service.id, cells)

    def _here(self) -> Service | None:
        cursor = self.table.cursor_key
        return self.session.get(Service, cursor) if isinstance(cursor, int) else None

    # what people do

    def action_sort(self, triage: str) -> None:
        """Sort the service under the cursor and go on to the next; the same key again takes it back."""
        service = self._here()
        if service is None:
            return
        wanted = "" if sorted_as(service) == triage else triage
        label = self.w("edit_sort", name=title(service, self.course))
        if self.edit(label, lambda now: _revised(now, service.id, triage=wanted)) and wanted:
            self.table.action_step(1)

    def action_deck(self) -> None:
        """Open the course's deck."""
        self.app.push_screen(DeckDialog(self.desk), lambda _: self.show(None))

    def action_new(self) -> None:
        """Write a service of one's own: its name first."""
        dialog = LineDialog(self.w("new_title"), self.w("new_text"))
        self.app.push_screen(dialog, self._add)

    async def _add(self, name: str | None) -> None:
        if not name:
            return
        service_id = self.session.new_id()

        def make(now: Session) -> Iterable[Change]:
            rows = now.all(Service)
            position = between(rows[-1] if rows else None, None)
            return [Put(Service(id=service_id, position=position, name=name))]

        if self.edit(self.w("edit_add", name=name), make):
            self.show(None)
            self.table.move_to(service_id)

    def action_remove(self) -> None:
        """Take the service off the list, and out of the choice. What people have scored stays in the file."""
        service = self._here()
        if service is None:
            return
        name = title(service, self.course)

        def make(now: Session) -> Iterable[Change]:
            yield Delete(Service, service.id)
            if now.get(Chosen, Chosen.key(service.id)) is not None:
                yield Delete(Chosen, Chosen.key(service.id))

        if self.edit(self.w("edit_remove", name=name), make):
            self.desk.app.say(self.w("removed", name=name))

    async def action_open(self) -> None:
        """Open the service's form."""
        service = self._here()
        if service is not None:
            await self.open_form(service, title(service, self.course))

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - all stand in one form
        """The form of a service."""
        if isinstance(record, Service):
            self.table.move_to(record.id)
            await self.reopen(record, title(record, self.course))
        return False

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the line under the cursor."""
        event.stop()
        await self.action_open()


def _revised(now: Session, service_id: int, **changes: object) -> Iterable[Change]:
    service = now.get(Service, service_id)
    return [] if service is None else [Put(service.revise(**changes))]
