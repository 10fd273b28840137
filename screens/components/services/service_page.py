"""One service: everybody's answers to each criterion as dots, what each gives, and what the gates say."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services.depth import Depth
from facilitator.components.services.result import Result
from facilitator.components.services.sentences import (
    gate_lines,
    given_to,
    names_of,
    notes_on,
    place,
    points_of,
    steadiness,
)
from facilitator.decision.draws import Setting
from facilitator.decision.gates import Status
from facilitator.i18n import format_number, format_percent
from screens.components.services.page import Answers, Page
from screens.components.services.parts import muted, warning
from screens.widgets.dots import Dots, DotStrip
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say


class ServicePage(Page):
    """Opened with Enter on a service of another page."""

    NAME: ClassVar[str] = "service"

    service: int = 0

    def compose(self) -> ComposeResult:
        """Name and numbers, the dots, notes."""
        yield Static(id="service-head", classes="above", markup=False)
        yield Answers(id="answers-of-service")
        yield Static(id="service-notes", classes="below", markup=False)

    def main(self) -> Widget:
        """The dots."""
        return self.query_one("#answers-of-service")

    def cell(self) -> tuple[int, str] | None:
        """The criterion under the cursor."""
        found = self.query_one("#answers-of-service", DotStrip).cursor_key
        return (self.service, found) if isinstance(found, str) else None

    def draw(self, found: Result, depth: Depth | None) -> None:
        """The service's answers, or nothing if it is gone."""
        one = found.of(self.service)
        if one is None:
            self.tell("#service-head", self.w("service_gone"))
            self.query_one("#answers-of-service", DotStrip).set_dots([])
            return
        head = self.w("service_head", place=place(one), points=points_of(found)[self.service], n=one.people)
        self.tell(
            "#service-head", say((names_of(found, self.course)[self.service], "bold $primary")), muted(head)
        )
        rows: list[Dots] = []
        for criterion in found.criteria:
            mean = one.cells.get(criterion.id)
            agreed = found.agreed.get((self.service, criterion.id))
            parts = [] if mean is None else [self.w("mean", mean=format_number(mean, 1))]
            if criterion.id in one.value.parts:
                part = format_number(one.value.parts[criterion.id], 0)
                share = format_percent(found.shares[criterion.id])
                parts.append(self.w("gives", points=part, share=share))
            if agreed is not None:
                parts = [self.w("talk_agreed", value=agreed.value, reason=" ".join(agreed.reason.split()))]
            mark = "✓ " if agreed is not None else "! " if criterion.id in one.disputed else ""
            name = f"{mark}{criterion.name}"
            rows.append(
                Dots(criterion.id, name, given_to(found, self.service, criterion.id), " · ".join(parts))
            )
        self.query_one("#answers-of-service", DotStrip).set_dots(rows)
        notes: list[Line] = []
        if depth is not None and self.service in depth.percent[Setting.NEAR]:
            notes.append(
                muted(
                    self.w(
                        "steadiness", three=steadiness(depth, self.service, self.course), k=found.k, n=found.k
                    )
                )
            )
        notes += [warning(note) for note in notes_on(one, found, self.course)]
        begun = one.gate.status is Status.BLOCKED or any(gate.answer is not None for gate in one.gate.tasks)
        if begun:
            notes += [muted(line) for line in gate_lines(one.gate, self.course)]
        self.tell("#service-notes", *notes[: 8 if self.app.size.height >= 30 else 2])

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: settle it."""
        event.stop()
        self.post_message(self.SettleWanted())
