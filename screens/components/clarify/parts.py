"""What several steps of the project clarification share: the remarks of a step, and records that are made."""

from __future__ import annotations

from collections.abc import Collection

from textual.content import Content
from textual.widgets import Static

from facilitator.component import State
from facilitator.components.clarify.findings import Finding, Level, findings
from facilitator.components.clarify.outcome import step_states
from facilitator.content import ComponentContent, Course
from facilitator.session import Session
from screens.base import StepView
from screens.widgets.form.editor import reveal
from screens.widgets.items import ItemView
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, say

SIGNS = {Level.GATE: "!", Level.YELLOW: "!", Level.NOTE: "?"}
STYLES = {Level.GATE: "$text-warning", Level.YELLOW: "$text-warning", Level.NOTE: MUTED}


def finding_text(finding: Finding, words: ComponentContent) -> str:
    """The sentence of a finding."""
    return words.word(finding.remark.key, **finding.remark.params)


def finding_line(finding: Finding, words: ComponentContent) -> Content:
    """A finding with its sign."""
    return say((f"{SIGNS[finding.level]} {finding_text(finding, words)}", STYLES[finding.level]))


class Remarks(Static):
    """What is missing or doubtful in one step, of all `keys` or only some; nothing while the step is empty."""

    DEFAULT_CSS = """
    Remarks { width: 1fr; max-width: 78; height: auto; padding: 0 0 0 2; margin-bottom: 1; }
    Remarks.-silent { display: none; }
    """

    def __init__(self, step: str, keys: Collection[str] = ()) -> None:
        super().__init__("", markup=False, classes="-silent")
        self._step, self._keys = step, frozenset(keys)

    def tell(self, session: Session, course: Course) -> None:
        """Draw again what there is to remark."""
        found: list[Finding] = []
        if step_states(session, course)[self._step] is not State.EMPTY:
            found = [one for one in findings(session, course) if one.step == self._step]
        words = course.words("clarify")
        lines = [finding_line(one, words) for one in found if not self._keys or one.remark.key in self._keys]
        self.set_class(not lines, "-silent")
        self.update(Content("\n").join(lines))


class Whole(ItemView):
    """A list at its full height: the page around it scrolls along with the cursor, and has the only scrollbar."""

    DEFAULT_CSS = """
    Whole { height: auto; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that these lines are seen."""
        if self.has_focus:
            reveal(self, head + top, height)


class WholeList(Whole, LineList):
    """A list of lines at its full height."""


class ClarifyStep(StepView):
    """A step of the project clarification, with its remarks kept up to date."""

    DEFAULT_CSS = """
    ClarifyStep LineList { max-width: 80; }
    """

    def remark(self) -> None:
        """Draw the remarks again."""
        for remarks in self.query(Remarks):
            remarks.tell(self.session, self.course)
