"""The seventh step: up to three services, each with a reason, in the order of preference."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services import (
    Chosen,
    GateAnswer,
    PassedOver,
    Score,
    Service,
    ServicesSetup,
    Settled,
    Weight,
    title,
)
from facilitator.components.services.choosing import choices, passed_over, remarks
from facilitator.components.services.picking import gates, in_play
from facilitator.components.services.records import CHOSEN_MOST
from facilitator.components.services.result import Placed, Result, result
from facilitator.components.services.sentences import place, points_of
from facilitator.decision.gates import Status
from facilitator.record import Record, between
from facilitator.session import Change, Changed, Delete, Put, Session
from facilitator.visibility import Activity
from screens.components.services.parts import ServicesStep, key, muted, warning
from screens.widgets.form.rows import moved
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

SHOWN = (Service, Chosen, PassedOver, GateAnswer, Activity, Score, Settled, ServicesSetup, Weight)
"""What the list is made of."""


class Candidates(LineList):
    """A list whose Enter writes why, or why not."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "explain")]


class ChooseStep(ServicesStep):
    """Chosen services first, then the others by their place; Space chooses, Enter writes why, or why not."""

    STEP = "choose"
    LETTERS: ClassVar[frozenset[str]] = frozenset({"choose_service", "move"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "choose_service", "choose"),
        key("shift+up", "move(-1)", "move_up"),
        key("shift+down", "move(1)", "move_down"),
    ]

    def compose_page(self) -> ComposeResult:
        """How many, the list, what to mend."""
        yield Static(id="how-many", classes="above", markup=False)
        yield Candidates(id="candidates", empty=self.w("choose_empty"))
        yield Static(id="mend", classes="below", markup=False)

    def main(self) -> Widget:
        """The list."""
        return self.board

    @property
    def board(self) -> LineList:
        """The services that may be chosen."""
        return self.query_one("#candidates", LineList)

    def show(self, changed: Changed | None) -> None:
        """Draw the list again."""
        super().show(changed)
        if changed is not None and not changed.touches(*SHOWN):
            return
        made = choices(self.session)
        found = result(self.session, self.course, self.viewer)
        said = gates(self.session, self.course)
        blocked = {service for service, gate in said.items() if gate.status is Status.BLOCKED}
        reached = points_of(found) if found is not None else {}
        why_not = passed_over(self.session)

        def item(service: Service, choice: Chosen | None) -> Item:
            one = found.of(service.id) if found is not None else None
            facts = self._facts(one, reached.get(service.id, ""), blocked=service.id in blocked)
            reason = choice.reason if choice is not None else why_not.get(service.id, "")
            return self._item(service, choice, facts, reason.strip(), blocked=service.id in blocked)

        items = [item(service, choice) for service, choice in made]
        chosen = {service.id for service, _ in made}
        others = [service for service in self._in_order(found) if service.id not in chosen]
        if items and others:
            items.append(Item("others", ("", say((self.w("others"), MUTED))), disabled=True))
        items += [item(service, None) for service in others]
        self.board.set_items(items)
        self.put("#how-many", *self._how_many(len(made), found, bool(items)))
        self.put(
            "#mend", *(warning(self.w(one.key, **one.params)) for one in remarks(self.session, self.course))
        )

    def _how_many(self, n: int, found: Result | None, some: bool) -> list[Line]:
        if not some:
            return []
        lines: list[Line] = [say((self.w("chosen_count", n=n, most=CHOSEN_MOST), "bold"))]
        lines.append(muted(self.w("choose_keys")))
        if found is None:
            lines.append(muted(self.w("choose_hidden")))
        return lines

    def _in_order(self, found: Result | None) -> list[Service]:
        if found is None:
            return list(in_play(self.session))
        return [one.service for one in (*found.placed, *found.unscored, *found.blocked)]

    def _item(
        self, service: Service, choice: Chosen | None, facts: str, reason: str, *, blocked: bool
    ) -> Item:
        mark = say(("[x] ", "bold $success")) if choice is not None else say("[ ] ")
        if blocked and choice is None:
            mark = say((" ✕  ", "bold $text-error"))
        name = title(service, self.course) or self.w("unnamed")

        def draw(width: int, selected: bool) -> list[Line]:
            lines: list[Line] = [
                say(mark, (name, "bold" if choice is not None else ""), (facts, f"not bold {MUTED}"))
            ]
            if choice is not None and not reason:
                return [*lines, say("    ", (f"! {self.w('reason_missing')}", "not bold $text-warning"))]
            if not reason:
                return lines
            words = reason if choice is not None else self.w("why_not", reason=reason)
            most = 6 if selected else 2
            style = "not bold" if choice is not None else f"not bold {MUTED}"
            return [*lines, *(say("    ", (line, style)) for line in fold(words, width - 6, most))]

        return Item(service.id, draw, version=(choice is not None, name, facts, reason, blocked))

    def _facts(self, one: Placed | None, reached: str, *, blocked: bool) -> str:
        if blocked:
            return f"  {self.w('note_blocked')}"
        if one is None or one.rank is None:
            return ""
        facts = [self.w("place_and_points", place=place(one), points=reached)]
        if one.quadrant is not None:
            facts.append(self.w(f"quadrant_{one.quadrant.value}"))
        return "  " + " · ".join(facts)

    # choosing

    def _here(self) -> Service | None:
        cursor = self.board.cursor_key
        return self.session.get(Service, cursor) if isinstance(cursor, int) else None

    def action_choose_service(self) -> None:
        """Choose the service, or leave it out again."""
        service = self._here()
        if service is None:
            return
        known = Chosen.key(service.id)
        name = title(service, self.course)
        if self.session.get(Chosen, known) is not None:
            self.edit(self.w("edit_unchoose", name=name), lambda _: [Delete(Chosen, known)])
            return
        if gates(self.session, self.course)[service.id].status is Status.BLOCKED:
            self.desk.app.say(self.w("blocked_choice", name=name))
            return
        if len(choices(self.session)) >= CHOSEN_MOST:
            self.desk.app.say(self.w("enough_choices", most=CHOSEN_MOST))
            return

        def make(now: Session) -> Iterable[Change]:
            rows = now.all(Chosen)
            position = between(rows[-1] if rows else None, None)
            return [Put(Chosen(id=known, service=service.id, position=position))]

        if self.edit(self.w("edit_choose", name=name), make):
            self.show(None)
            self.board.move_to(service.id)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the marked line: write why it is chosen, or why not."""
        event.stop()
        service = self._here()
        if service is None:
            return
        name = title(service, self.course)
        choice = self.session.get(Chosen, Chosen.key(service.id))
        if choice is not None:
            await self.open_form(choice, name)
            return
        known = PassedOver.key(service.id)
        blank = PassedOver(id=known, service=service.id)
        await self.open_form(self.session.get(PassedOver, known) or blank, name)

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - there is one text
        """Why a service is chosen, or why not."""
        if isinstance(record, Chosen | PassedOver):
            self.board.move_to(record.service)
            service = self.session.get(Service, record.service)
            await self.reopen(record, title(service, self.course) if service else self.w("unnamed"))
        return False

    def action_move(self, by: int) -> None:
        """Move a chosen service up or down in the order of preference."""
        service = self._here()
        if service is None:
            return
        known = Chosen.key(service.id)

        def make(now: Session) -> Iterable[Change]:
            return moved(now.all(Chosen), known, by)

        self.edit(self.w("edit_move"), make)
