"""The third step: yes, no or unclear to each gate for each service, before anybody gives a score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services import GateAnswer, Service, title
from facilitator.components.services.picking import gate_records, gates, in_play
from facilitator.decision.gates import GateResult, Status
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from screens.components.services.parts import ServicesStep, key, muted, warning
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import Column, LineTable, Row

ANSWERS = {"j": "yes", "y": "yes", "n": "no", "u": "unclear", "?": "unclear"}
SIGNS = {"yes": ("✓", "$text-success"), "no": ("✕", "bold $text-error"), "unclear": ("?", "$text-warning")}

FIELDS = {"no": "reason", "unclear": "task"}
"""What is written about each answer that needs words."""

SILENT = "!"
"""Stands in place of the sign while those words are missing."""


def is_silent(record: GateAnswer | None) -> bool:
    """Whether the answer needs words that nobody has written yet."""
    field = FIELDS.get(record.answer, "") if record is not None else ""
    return bool(field) and not str(getattr(record, field)).strip()


class GateTable(LineTable):
    """A table whose Enter writes about the cell."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "write_why")]


class GatesStep(ServicesStep):
    """The questions above, services by questions below; a letter answers and goes on, Enter writes why or what to find out."""

    STEP = "gates"
    LETTERS: ClassVar[frozenset[str]] = frozenset({"clear", "answer"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,y", "answer('j')", "yes", display="J"),
        key("n", "answer('n')", "no"),
        key("u", "answer('u')", "unclear"),
        key("delete,backspace", "clear", "clear", show=False),
    ]

    def compose_page(self) -> ComposeResult:
        """Questions, table, and what the cell under the cursor says."""
        yield Static(id="questions", classes="above", markup=False)
        yield GateTable(
            self._columns(), cell_cursor=True, takes="jynuJYNU?", empty=self.w("gates_empty"), id="gates"
        )
        yield Static(id="cell", classes="below", markup=False)

    def _columns(self) -> list[Column]:
        numbered = [Column(gate.id, str(number), 12, 13) for number, gate in enumerate(self.course.gates, 1)]
        return [Column("name", self.w("head_service"), 16, 44), *numbered]

    def main(self) -> Widget:
        """The table."""
        return self.table

    @property
    def table(self) -> LineTable:
        """Services by gates."""
        return self.query_one("#gates", LineTable)

    def show(self, changed: Changed | None) -> None:
        """Draw the answers again."""
        super().show(changed)
        if changed is None or changed.touches(Service, GateAnswer):
            answered = gate_records(self.session)
            said = gates(self.session, self.course)
            rows = [self._row(service, answered, said[service.id]) for service in in_play(self.session)]
            self.table.set_columns(self._columns(), rows)
        self._tell()

    def _row(self, service: Service, answered: dict[tuple[int, str], GateAnswer], said: GateResult) -> Row:
        name = title(service, self.course) or self.w("unnamed")
        blocked = said.status is Status.BLOCKED
        cells: dict[object, Line] = {
            "name": say(("✕ ", "bold $text-error") if blocked else "", (name, MUTED if blocked else ""))
        }
        for gate in self.course.gates:
            record = answered.get((service.id, gate.id))
            answer = record.answer if record is not None else ""
            sign, style = SIGNS.get(answer, ("·", MUTED))
            word = self.course.label("gate", answer).lower() if answer else ""
            cells[gate.id] = say((f"{SILENT if is_silent(record) else sign} {word}", style))
        return Row(service.id, cells)

    # the cell under the cursor

    def _cell(self) -> tuple[Service, str] | None:
        row, column = self.table.cursor_key, self.table.cursor_column
        service = self.session.get(Service, row) if isinstance(row, int) else None
        return (service, str(column)) if service is not None and column is not None else None

    def _record(self, service: Service, gate: str) -> GateAnswer:
        known = GateAnswer.key(service.id, gate)
        return self.session.get(GateAnswer, known) or GateAnswer(id=known, service=service.id, gate=gate)

    def _tell(self) -> None:
        cell = self._cell()
        lines: list[Line] = []
        for number, gate in enumerate(self.course.gates, 1):
            here = cell is not None and gate.id == cell[1]
            lines.append(say((f"{number} {gate.question}", "bold $primary" if here else MUTED)))
        if self.tiny and cell is not None:
            lines = [line for line, gate in zip(lines, self.course.gates, strict=True) if gate.id == cell[1]]
        self.put("#questions", *lines)
        if cell is None:
            self.put("#cell", *([muted(self.w("gates_keys"))] if self.table.items else []))
            return
        service, gate_id = cell
        gate = next(found for found in self.course.gates if found.id == gate_id)
        record = self._record(service, gate_id)
        below: list[Line] = [muted(str(gate.help))] if gate.help else []
        if record.answer == "no":
            below.append(
                say(self.w("gate_reason", reason=record.reason.strip()))
                if record.reason.strip()
                else warning(self.w("gate_reason_missing"))
            )
        elif record.answer == "unclear":
            below.append(
                say(self.w("gate_task", task=record.task.strip()))
                if record.task.strip()
                else warning(self.w("gate_task_missing"))
            )
        elif silent := self._silent():
            below.append(warning(self.w("gates_silent", n=silent)))
        self.put("#cell", *below, muted(self.w("gates_keys")))

    def _silent(self) -> int:
        """How many answers lack the words that they need."""
        shown = {service.id for service in in_play(self.session)}
        return sum(record.service in shown and is_silent(record) for record in self.session.all(GateAnswer))

    def on_line_table_cell_highlighted(self, event: LineTable.CellHighlighted) -> None:
        """Tell about the cell."""
        event.stop()
        self._tell()

    def on_line_table_typed(self, event: LineTable.Typed) -> None:
        """A letter answers."""
        event.stop()
        self.action_answer(event.character.lower())

    def action_answer(self, letter: str) -> None:
        """Answer the gate under the cursor and go on, whatever the answer; the words can be written at any time."""
        cell = self._cell()
        if cell is not None and self._save(cell, ANSWERS[letter]):
            self._go_on()

    def action_clear(self) -> None:
        """Take the answer away; what was written stays."""
        cell = self._cell()
        if cell is not None and self._record(*cell).answer:
            self._save(cell, "")

    def _save(self, cell: tuple[Service, str], answer: str) -> bool:
        service, gate = cell
        known = GateAnswer.key(service.id, gate)

        def make(now: Session) -> Iterable[Change]:
            old = now.get(GateAnswer, known) or GateAnswer(id=known, service=service.id, gate=gate)
            return [Put(old.revise(answer=answer))]

        return self.edit(self.w("edit_gate", name=title(service, self.course)), make)

    def _go_on(self) -> None:
        """To the next gate, or to the first gate of the next service."""
        names = [gate.id for gate in self.course.gates]
        cell = self._cell()
        assert cell is not None
        at = names.index(cell[1])
        if at + 1 < len(names):
            self.table.action_aside(1)
            return
        before = self.table.cursor_key
        self.table.action_step(1)
        if self.table.cursor_key != before:
            self.table.move_to_cell(self.table.cursor_key, names[0])

    async def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Enter: write why, or what must be found out."""
        event.stop()
        cell = self._cell()
        if cell is None:
            return
        record = self._record(*cell)
        field = FIELDS.get(record.answer)
        if field is None:
            self.desk.app.say(self.w("gate_yes_is_enough" if record.answer else "gate_answer_first"))
            return
        await self.open_form(record, self._heading(record), (field, "answer"))

    def _heading(self, record: GateAnswer) -> str:
        """The service and the question that an answer is about, as far as they are still there."""
        service = self.session.get(Service, record.service)
        asked = [str(gate.question) for gate in self.course.gates if gate.id == record.gate]
        return " · ".join([*([title(service, self.course)] if service is not None else []), *asked])

    async def bring_up(self, record: Record, field: str | None) -> bool:
        """What is written about an answer, also where another answer has been given since."""
        if isinstance(record, GateAnswer):
            self.table.move_to_cell(record.service, record.gate)
            words = field or FIELDS.get(record.answer, "reason")
            await self.reopen(record, self._heading(record), (words, "answer"))
        return False
