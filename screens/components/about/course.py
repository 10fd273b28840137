"""What the course is for, what it takes, how it runs, and what it builds on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.about import AboutCourse, Reference
from facilitator.session import Changed
from screens.base import StepView
from screens.step_parts import muted
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.reading import Reading

SEEN = {"part": "◐", "none": "○"}


class CourseStep(StepView):
    """The description as one text."""

    STEP = "course"

    SCOPED_CSS = False
    DEFAULT_CSS = """
    CourseStep > #keys { height: 1; margin-top: 1; }
    .-short CourseStep > #keys { display: none; }
    """

    def compose(self) -> ComposeResult:
        """The text, and how to move in it."""
        yield Reading(id="description")
        yield Static(self.w("keys_scroll"), id="keys", classes="muted", markup=False)

    def show(self, changed: Changed | None) -> None:
        """Write the description; it changes only with the language."""
        super().show(changed)
        if changed is not None:
            return
        told = self.course.deck("about", AboutCourse)
        lines: list[Line] = []
        for section in told.sections:
            lines.append(say((str(section.title), "bold $primary")))
            for paragraph in section.paragraphs:
                lines += [str(paragraph), ""]
        if told.references:
            lines += [say((self.w("title_references"), "bold $primary")), ""]
        for reference in told.references:
            lines += self._reference(reference)
        self.query_one(Reading).show(lines[:-1])

    def _reference(self, one: Reference) -> list[Line]:
        seen = f"{SEEN[one.seen]} {self.w(f'seen_{one.seen}')}"
        lines: list[Line] = [
            say((str(one.name), "bold")),
            str(one.about),
            self.w("reference_used", text=str(one.used)),
            say((f"{seen}: ", "bold"), (str(one.seen_note), MUTED)),
        ]
        return [*lines, muted(one.link), ""] if one.link else [*lines, ""]
