"""Where an agreement is possible, drawn for each issue: our side solid, what is only guessed of theirs dotted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from screens.widgets.paint import MUTED, Line, as_content, fit, fold, say

Place = Callable[[float], int]
"""The cell of a value."""

NARROWEST = 12
"""Cells below which a line is not drawn, only its sentence."""

SIGNS = {True: ("✓", "$text-success"), False: ("!", "$text-warning"), None: ("○", MUTED)}


@dataclass(frozen=True)
class Side:
    """What one side wants and where it stops, in the issue's unit; `dotted` where that is only believed."""

    name: str
    target: float | None
    limit: float | None
    dotted: bool = False
    style: str = "$primary"

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that are known."""
        return tuple(number for number in (self.target, self.limit) if number is not None)


@dataclass(frozen=True)
class Issue:
    """One issue: its name, what is to be said, both sides, and the zone (None: not known), with numbers as people read them.

    `exists` is None while the zone is unknown.
    """

    name: str
    said: str
    ours: Side
    theirs: Side
    zone: tuple[float, float] | None
    exists: bool | None
    zone_name: str
    labels: tuple[tuple[float, str], ...]


class ZoneMap(Widget):
    """The issues below each other, drawn to the width."""

    DEFAULT_CSS = """
    ZoneMap { height: auto; width: 1fr; max-width: 100; padding-left: 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._issues: tuple[Issue, ...] = ()

    def set_issues(self, issues: Sequence[Issue]) -> None:
        """Show these; equal ones change nothing."""
        if tuple(issues) != self._issues:
            self._issues = tuple(issues)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the issues take at this width."""
        return sum(len(issue_lines(issue, width)) for issue in self._issues)

    def render(self) -> RenderResult:
        """All lines."""
        lines = [line for issue in self._issues for line in issue_lines(issue, self.size.width)]
        return Content("\n").join([as_content(line) for line in lines])


def issue_lines(issue: Issue, width: int) -> list[Line]:
    """One issue: name, sentence, our line, theirs, the zone, the numbers, and a blank line."""
    sign, style = SIGNS[issue.exists]
    lines: list[Line] = [say((f"{sign} {fit(issue.name, max(1, width - 2)).plain.rstrip()}", "bold"))]
    lines += [say("  ", (part, style)) for part in fold(issue.said, max(1, width - 2))]
    numbers = (*issue.ours.numbers, *issue.theirs.numbers)
    names = [issue.ours.name, issue.theirs.name, issue.zone_name]
    head = max(map(cell_len, names)) + 2
    room = width - head - 3
    if len(set(numbers)) > 1 and room >= NARROWEST:
        low, high = min(numbers), max(numbers)

        def place(value: float) -> int:
            return round((value - low) / (high - low) * (room - 1))

        for side in (issue.ours, issue.theirs):
            if side.numbers:
                lines.append(
                    say("  ", (side.name.ljust(head), MUTED), (_line(side, place, room), side.style))
                )
        if issue.zone is not None:
            start, end = sorted(place(value) for value in issue.zone)
            fill = "·" if not issue.exists else "░" if issue.theirs.dotted else "█"
            bar = " " * start + fill * (end - start + 1)
            lines.append(say("  ", (issue.zone_name.ljust(head), MUTED), (bar, style)))
        lines.append(say("  ", " " * head, (_scale(issue.labels, place, room), MUTED)))
    return [*lines, ""]


def _line(side: Side, place: Place, room: int) -> str:
    cells = [" "] * room
    where = [place(value) for value in side.numbers]
    for n in range(min(where), max(where) + 1):
        cells[n] = "┄" if side.dotted else "━"
    if side.target is not None:
        cells[place(side.target)] = "○" if side.dotted else "●"
    if side.limit is not None:
        cells[place(side.limit)] = "┊" if side.dotted else "┃"
    return "".join(cells).rstrip()


def _scale(labels: Sequence[tuple[float, str]], place: Place, room: int) -> str:
    """The numbers under their places; one that finds no room is left out."""
    cells = [" "] * room
    for value, words in labels:
        width = len(words)
        start = max(0, min(place(value) - width // 2, room - width))
        around = cells[max(0, start - 1) : start + width + 1]
        if width <= room and all(cell == " " for cell in around):
            cells[start : start + width] = list(words)
    return "".join(cells).rstrip()
