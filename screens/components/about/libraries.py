"""Which libraries take part, and how far each has come."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.component import State
from facilitator.phases import PhaseState, component_states, current, phases
from facilitator.session import Changed, Session
from screens.components.about.parts import AboutStep
from screens.panels import SIGNS, state_word
from screens.widgets.paint import MUTED, Line, as_content, bar_cells, say, widest
from screens.widgets.table import Column, LineTable, Row

BAR = 12
"""Cells of the bar."""


class LibrariesStep(AboutStep):
    """One row for each library."""

    STEP = "libraries"

    def __init__(self) -> None:
        super().__init__()
        self._measured: dict[int, tuple[int, dict[str, State], PhaseState]] = {}

    def compose(self) -> ComposeResult:
        """The table."""
        yield LineTable(
            [Column("library", "")], choosable=False, empty=self.w("none_libraries"), id="libraries"
        )

    def show(self, changed: Changed | None) -> None:
        """Every library as its file says now."""
        super().show(changed)
        rows = [Row(id(session), self._cells(session)) for session in self.libraries()]
        widths = {
            name: widest([as_content(row.cells[name]).plain for row in rows]) for name in ("library", "phase")
        }
        columns = [
            Column("library", self.w("column_library"), 16, min(34, max(16, widths["library"]))),
            Column("parts", self.w("column_parts"), 13, 14, priority=3),
            Column("phase", self.w("column_phase"), 14, min(40, max(14, widths["phase"])), priority=2),
            Column("bar", "", 6, BAR, priority=1),
        ]
        self.query_one(LineTable).set_columns(columns, rows)

    def _measure(self, session: Session) -> tuple[dict[str, State], PhaseState]:
        """States and phase, worked out again only when the file is another."""
        known = self._measured.get(id(session))
        if known is None or known[0] != session.store.generation:
            states = component_states(session, self.course)
            known = (session.store.generation, states, current(phases(session, self.course, states)))
            self._measured[id(session)] = known
        return known[1], known[2]

    def _cells(self, session: Session) -> dict[object, Line]:
        states, phase = self._measure(session)
        counted = [state for name, state in states.items() if name != self.desk.COMPONENT]
        done = sum(state is State.DONE for state in counted)
        where = f"{SIGNS[phase.state]} {phase.number} {phase.phase.label}"
        return {
            "library": say((self.name_of(session), "bold" if session is self.session else "")),
            "parts": self.w("parts_done", done=done, all=len(counted)),
            "bar": say((bar_cells(done / max(1, len(counted)), BAR), "$primary")),
            "phase": say(where, (f"  {state_word(phase.state)}", MUTED)),
        }
