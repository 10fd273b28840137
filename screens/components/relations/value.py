"""The first step: the value board, four types of value by four beneficiaries."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.relations import RelationsValue, board
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from facilitator.wording import flat
from screens.components.relations.parts import DetailsStep, key
from screens.step_parts import muted
from screens.widgets.form import RecordForm
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import Column, LineTable, Row

FIELDS = ("text", "strength", "evidence", "proof")


class Board(LineTable):
    """The board at its full height; Enter writes in a cell."""

    DEFAULT_CSS = """
    Board { height: auto; max-width: 140; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "write")]


class ValueStep(DetailsStep):
    """The board, what stands in the cell under the cursor, and what is missing."""

    STEP = "value"

    DEFAULT_CSS = """
    ValueStep #cell { margin-top: 1; max-width: 84; }
    ValueStep #remarks { margin-top: 1; margin-bottom: 0; }
    """

    def compose_page(self) -> ComposeResult:
        """Board, cell, remarks, keys."""
        yield Board([Column("type", "")], cell_cursor=True, takes="0123", id="board")
        yield Static(id="remarks", classes="line", markup=False)
        yield Static(id="cell", classes="line", markup=False)
        yield Static(self.w("value_keys"), id="keys", classes="line", markup=False)

    def main(self) -> Widget:
        """The board."""
        return self.table

    @property
    def table(self) -> Board:
        """The board."""
        return self.query_one("#board", Board)

    def show(self, changed: Changed | None) -> None:
        """Draw the board again."""
        super().show(changed)
        cells = board.cells(self.session, self.course)
        empty = board.partner_empty(cells)
        first = not self.table.columns[1:]
        columns = [
            Column("type", self.w("head_type"), 14, 16),
            *(
                Column(beneficiary, self.course.label(board.BENEFICIARIES, beneficiary), 11, 28)
                for beneficiary in board.beneficiaries(self.course)
            ),
        ]
        rows = [
            Row(value_type, self._row(value_type, cells, partner_empty=empty))
            for value_type in board.types(self.course)
        ]
        self.table.set_columns(columns, rows)
        if first:
            self.table.move_to_cell("transferred", board.PARTNER_COLUMN)
        self.remark()
        if not cells:
            self.put("#remarks", say((self.w("value_empty"), "$primary")))
        self._show_cell()

    def _row(
        self, value_type: str, cells: Mapping[board.Cell, RelationsValue], *, partner_empty: bool
    ) -> dict[Hashable, Line]:
        row: dict[Hashable, Line] = {"type": self.course.label(board.TYPES, value_type)}
        for beneficiary in board.beneficiaries(self.course):
            record = cells.get((value_type, beneficiary))
            if record is not None:
                row[beneficiary] = _cell(record)
            elif partner_empty and beneficiary == board.PARTNER_COLUMN:
                row[beneficiary] = say((self.w("cell_empty"), "$text-error"))
            else:
                row[beneficiary] = muted("·")
        return row

    def _here(self) -> RelationsValue | None:
        """The record of the cell under the cursor, an empty one where nothing stands."""
        value_type, beneficiary = self.table.cursor_key, self.table.cursor_column
        if not isinstance(value_type, str) or not isinstance(beneficiary, str):
            return None
        blank = board.blank(value_type, beneficiary)
        found = self.session.get(RelationsValue, blank.id) or blank
        return found.revise(value_type=value_type, beneficiary=beneficiary)

    def _title(self, record: RelationsValue) -> str:
        return board.cell_name(record, self.course)

    def _hint(self, record: RelationsValue) -> str:
        found = self.course.choices.get(board.TYPES, {}).get(record.value_type)
        return str(found.hint) if found is not None and found.hint is not None else ""

    def _show_cell(self) -> None:
        record = self._here()
        if record is None:
            self.put("#cell")
            return
        lines: list[Line] = [say((self._title(record), "bold $primary")), muted(self._hint(record))]
        if not board.written(record):
            who = self.course.label(board.BENEFICIARIES, record.beneficiary)
            lines.append(self.w("cell_ask", who=who))
        else:
            if record.text.strip():
                lines.append(flat(record.text))
            facts = [
                self.w("cell_strength", strength=self.course.label("relations_strength", record.strength))
            ]
            proof = flat(record.proof) or self.course.label("relations_evidence", record.evidence)
            facts += [self.w("cell_proof", proof=proof)] if proof else []
            lines.append(muted(" · ".join(facts if record.strength else facts[1:])))
        self.put("#cell", *lines)

    # doing

    def on_line_table_cell_highlighted(self, event: LineTable.CellHighlighted) -> None:
        """The text of another cell."""
        event.stop()
        self._show_cell()

    def on_line_table_typed(self, event: LineTable.Typed) -> None:
        """A digit gives the strength."""
        event.stop()
        record = self._here()
        if record is None:
            return
        key_of, strength = record.id, event.character

        def make(now: Session) -> Iterable[Change]:
            newest = now.get(RelationsValue, key_of) or record
            changes = {"value_type": record.value_type, "beneficiary": record.beneficiary}
            return [Put(newest.revise(strength=strength, **changes))]

        self.edit(self.w("edit_strength"), make)

    async def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Enter, or a click on the cell under the cursor: write in it."""
        event.stop()
        await self._open()

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """A cell of the board opens."""
        found = self.session.get(RelationsValue, record_id) if kind is RelationsValue else None
        if found is not None:
            if self.in_details:
                await self.action_close_details()
            self.table.move_to_cell(found.value_type, found.beneficiary)
            await self._open()
        return await super().open_record(kind, record_id, field)

    async def _open(self) -> None:
        record = self._here()
        if record is not None:
            form = RecordForm(self.session, record, self.content_words, self.course, fields=FIELDS)
            await self.open_details(self._title(record), form, note=self._hint(record))


def _cell(record: RelationsValue) -> Content:
    strength = board.strength(record)
    dots = "?  " if strength is None else "●" * strength + "○" * (3 - strength)
    proof = "✓" if board.proven(record) else " "
    return say((dots, "bold $primary"), (proof, "$text-success"), " ", (flat(record.text), MUTED))
