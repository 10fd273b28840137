"""The phases of a partnership: where the project is, as the program sees it or as the team says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.about import About, Phases
from facilitator.i18n import current as language
from facilitator.i18n import format_list
from facilitator.phases import PhaseState, current, phases
from facilitator.session import Changed, Put, Session
from screens.components.about.parts import AboutStep
from screens.panels import SIGNS, state_word
from screens.phase_line import STYLES, PhaseLine
from screens.step_parts import keys_of
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

key = keys_of("about")

TALL = 38
"""Rows from which the meaning of every phase is shown; below that only that of the one under the cursor."""


class PhasesStep(AboutStep):
    """The line, and every phase with its meaning and the libraries that are there."""

    STEP = "phases"

    SCOPED_CSS = False
    DEFAULT_CSS = """
    PhasesStep > PhaseLine { margin-bottom: 1; }
    PhasesStep > #phases { height: 1fr; min-height: 4; max-width: 100; }
    PhasesStep > .foot { height: auto; max-width: 100; color: $text-muted; margin-top: 1; }
    .-short PhasesStep > #source { display: none; }
    .-short PhasesStep > .foot { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("h", "here", "here")]

    def __init__(self) -> None:
        super().__init__()
        self._begun = False
        self._measured: dict[int, tuple[int, tuple[PhaseState, ...]]] = {}

    def compose(self) -> ComposeResult:
        """The line, the list, the keys and where the phases come from."""
        if not self.for_workshop:
            yield PhaseLine(id="line")
        yield LineList(id="phases", choosable=not self.for_workshop)
        if not self.for_workshop:
            yield Static(self.w("keys_phases"), id="keys", classes="foot", markup=False)
        source = str(self.course.deck("phases", Phases).source)
        yield Static(source, id="source", classes="foot", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A workshop has no project of its own to be somewhere."""
        if action == "here":
            return not self.for_workshop
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """A high window shows every meaning."""
        if self.is_mounted and self._begun:
            self.show(None)

    def show(self, changed: Changed | None) -> None:
        """The project's line, and who is where."""
        super().show(changed)
        line = self._line_of(self.session)
        tall = self.app.size.height >= TALL
        if not self.for_workshop:
            self.query_one(PhaseLine).set_phases(line)
        where: dict[str, list[str]] = {}
        for other in self.others:
            where.setdefault(current(self._line_of(other)).phase.id, []).append(self.name_of(other))
        listed = self.query_one("#phases", LineList)
        listed.set_items([self._item(one, where.get(one.phase.id, []), tall=tall) for one in line])
        if not self._begun:
            self._begun = True
            listed.move_to(current(line).phase.id)

    def _line_of(self, session: Session) -> tuple[PhaseState, ...]:
        """A library's phases, worked out again only when its file is another."""
        known = self._measured.get(id(session))
        if known is None or known[0] != session.store.generation:
            known = (session.store.generation, phases(session, self.course))
            self._measured[id(session)] = known
        return known[1]

    def _item(self, one: PhaseState, libraries: Sequence[str], *, tall: bool) -> Item:
        label = f"{one.number:>2} {one.phase.label}"
        here = one.here and not self.for_workshop
        state = self.w("phase_said", state=state_word(one.state)) if one.said else state_word(one.state)

        def lines(width: int, selected: bool) -> Sequence[Line]:
            drawn: list[Line] = []
            if self.for_workshop:
                drawn.append(say((label, "bold")))
            else:
                mark = f" · {self.w('we_are_here')}" if here else ""
                style = "bold $primary" if here else STYLES[one.state]
                drawn.append(
                    say((f"{SIGNS[one.state]} {label}", style), (f"  {state}", MUTED), (mark, "bold"))
                )
            if tall or selected:
                drawn += [say((f"     {text}", MUTED)) for text in fold(str(one.phase.meaning), width - 5, 3)]
            if libraries:
                names = self.w("others_here", libraries=format_list(libraries))
                drawn += [f"     {text}" for text in fold(names, width - 5, 2)]
            return drawn

        return Item(one.phase.id, lines, version=(one, tuple(libraries), tall, language()))

    def action_here(self) -> None:
        """Set the mark on the phase under the cursor, or take it away from there."""
        chosen = self.query_one("#phases", LineList).cursor_key
        found = next((one for one in self._line_of(self.session) if one.phase.id == chosen), None)
        if found is None or self.for_workshop:
            return
        gone = self.session.form(About).phase == found.phase.id
        label = self.w("edit_not_here") if gone else self.w("edit_here", phase=str(found.phase.label))
        phase = "" if gone else found.phase.id
        if self.edit(label, lambda now: [Put(now.form(About).revise(phase=phase))]):
            said = self.w("here_gone") if gone else self.w("here_set", phase=str(found.phase.label))
            self.desk.app.say(said)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the phase under the cursor."""
        event.stop()
        self.action_here()
