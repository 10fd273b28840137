"""The eighth step: what calls for a talk, and what becomes of the partnership."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.relations import RelationsDecision
from facilitator.components.relations.findings import Finding, Weight, started
from facilitator.record import FORM_ID
from facilitator.session import Changed
from screens.components.relations.parts import RelationsStep, WholeList, finding_line
from screens.step_parts import muted
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, fold, say

MOST = 12
"""So many findings are listed; the others stand in their steps."""


class DecisionStep(RelationsStep):
    """The findings of the other steps, each leading there, and the decision."""

    STEP = "decision"

    DEFAULT_CSS = """
    DecisionStep #basis { max-width: 84; }
    DecisionStep #basis-head { margin-bottom: 1; }
    DecisionStep RecordForm { margin: 1 0 0 2; }
    """

    def compose(self) -> ComposeResult:
        """Basis, remarks, decision."""
        yield Static(id="basis-head", classes="line", markup=False)
        yield WholeList(id="basis")
        yield RecordForm(
            self.session, RelationsDecision(id=FORM_ID), self.content_words, self.course, id="decision"
        )
        yield Static(id="remarks", classes="line", markup=False)

    def show(self, changed: Changed | None) -> None:
        """Basis, decision and remarks as the records say."""
        super().show(changed)
        self.remark()
        others = self._others()
        listed = self.query_one("#basis", WholeList)
        if not others and listed.has_focus:
            self.query_one(RecordForm).focus_field()
        listed.display = bool(others)
        listed.disabled = not others
        listed.set_items([self._item(n, one) for n, one in enumerate(others)])
        if others:
            self.put("#basis-head", muted(self.w("basis_head")))
        elif started(self.session, self.course):
            self.put("#basis-head", say((self.w("basis_clear"), "$text-success")))
        else:
            self.put("#basis-head", muted(self.w("basis_none")))

    def focus_first(self) -> None:
        """What stands open, where something does: the arrows move in it, Tab goes on to the decision."""
        listed = self.query_one("#basis", WholeList)
        if listed.display and listed.items:
            listed.focus(scroll_visible=False)
        else:
            self.query_one(RecordForm).focus_field()

    def _others(self) -> list[Finding]:
        """What stands open in the other steps, the red first."""
        order = list(Weight)
        found = [one for one in self.found() if one.step != self.STEP]
        return sorted(found, key=lambda one: order.index(one.weight))[:MOST]

    def _item(self, place: int, one: Finding) -> Item:
        step = str(self.content_words.step(one.step).title)
        line = finding_line(one, self.content_words)

        def draw(width: int, _selected: bool) -> list[Line]:
            style = line.spans[-1].style if line.spans else ""
            rows = fold(f"{line.plain} ({step})", width, 3)
            return [say((row, str(style))) for row in rows]

        return Item((place, one.remark.key), draw, version=(line.plain, step))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Go to the step where a finding can be put right."""
        event.stop()
        others = self._others()
        found = next((one for n, one in enumerate(others) if (n, one.remark.key) == event.key), None)
        if found is not None:
            steps = [view.STEP for view in self.desk.STEPS]
            self.desk.call_later(self.desk.go_to_step, steps.index(found.step))
