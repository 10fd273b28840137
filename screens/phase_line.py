"""The project's progress line: every phase as a sign, the one the project is in with its name, and all names where they fit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from facilitator.component import State
from facilitator.phases import PhaseState, current
from screens.panels import SIGNS, state_word
from screens.widgets.paint import MUTED, SIGN, say, shorten

STYLES = {
    State.EMPTY: MUTED,
    State.STARTED: "$primary",
    State.DONE: "$text-success",
    State.ATTENTION: "$text-warning",
}
JOINT = " ─ "
TIGHT = "─"


def phase_lines(line: Sequence[PhaseState], width: int) -> list[Content]:
    """The line drawn to a width: one row with all names, two rows with all names, or signs and a row of words.

    No row is wider than `width`; nothing for an empty line.
    """
    if not line or width < 1:
        return []
    named = [_named(one) for one in line]
    whole = say((JOINT, MUTED)).join(named)
    if whole.cell_length <= width:
        return [whole]
    for split in sorted(range(1, len(named)), key=lambda n: abs(2 * n - len(named))):
        rows = [say((JOINT, MUTED)).join(part) for part in (named[:split], named[split:])]
        if all(row.cell_length <= width for row in rows):
            return rows
    return [_signs(line, width), _words(tuple(line), width)]


def _named(one: PhaseState) -> Content:
    """A phase with its sign and name; the present one also with its number and the word for its state."""
    label = str(one.phase.label)
    if one.here:
        text = f"{SIGN} {SIGNS[one.state]} {one.number} {label}, {state_word(one.state)}"
        return say((text, f"bold {STYLES[one.state]}" if one.state is State.ATTENTION else "bold $primary"))
    return say((f"{SIGNS[one.state]} {label}", STYLES[one.state]))


def _signs(line: Sequence[PhaseState], width: int) -> Content:
    """A sign for each phase, with the name of the present one in its place if there is room for it."""
    forms = [_joined(line, joint, label=label) for joint in (TIGHT, "") for label in (True, False)]
    return next((drawn for drawn in forms if drawn.cell_length <= width), shorten(forms[-1], width))


def _joined(line: Sequence[PhaseState], joint: str, *, label: bool) -> Content:
    return say((joint, MUTED)).join(
        [
            say(
                (
                    f"{SIGN}{SIGNS[one.state]}{f' {one.number} {one.phase.label} ' if label else ''}",
                    "bold $primary",
                )
            )
            if one.here
            else say((SIGNS[one.state], STYLES[one.state]))
            for one in line
        ]
    )


def _words(line: tuple[PhaseState, ...], width: int) -> Content:
    """The present phase in words, with the one before and the one after it where they fit."""
    here = current(line)
    at = here.number - 1
    around = [here]
    drawn = _in_words(around, here)
    for more in (line[max(0, at - 1) : at + 1], line[max(0, at - 1) : at + 2]):
        wider = _in_words(list(more), here)
        if wider.cell_length <= width:
            drawn = wider
    return shorten(drawn, width)


def _in_words(phases: Sequence[PhaseState], here: PhaseState) -> Content:
    parts = []
    for one in phases:
        text = f"{SIGNS[one.state]} {one.number} {one.phase.label}: {state_word(one.state)}"
        parts.append(say((f"{SIGN} {text}", "bold $primary") if one is here else (text, STYLES[one.state])))
    return Content("   ").join(parts)


class PhaseLine(Widget):
    """Draws itself to the width that it has, in one or two rows."""

    DEFAULT_CSS = """
    PhaseLine { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._line: tuple[PhaseState, ...] = ()

    def set_phases(self, line: Sequence[PhaseState]) -> None:
        """Show these phases; the same ones change nothing."""
        if tuple(line) != self._line:
            self._line = tuple(line)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One row or two."""
        return len(phase_lines(self._line, width))

    def render(self) -> Content:
        """The line."""
        return Content("\n").join(phase_lines(self._line, self.size.width))
