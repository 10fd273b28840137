"""The third step: the chain of whys, and the question that it leads to."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.clarify import Cause, Clarify, HowMightWe
from facilitator.components.clarify.findings import MOST_CAUSES, marked_cause
from facilitator.components.clarify.outcome import question_sentence, sentence
from facilitator.session import Change, Changed, Put, Session
from screens.components.clarify.parts import ClarifyStep, Remarks
from screens.widgets.form import RowAction, RowList
from screens.widgets.paint import MUTED, say

MARKS = {
    "clarify.mark_cause": ("cause", "edit_mark_cause"),
    "clarify.mark_question": ("question", "edit_mark_question"),
}
"""By action: the field that holds the marked row, and the name of the edit."""


class WhyStep(ClarifyStep):
    """Causes and questions; in each list one row is marked."""

    STEP = "why"

    DEFAULT_CSS = """
    WhyStep > #chosen { height: auto; max-width: 78; padding-left: 2; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """The chain, the questions, the chosen question in full."""
        yield RowList(
            self.session,
            Cause,
            self.content_words,
            self.course,
            make=lambda row_id, position: Cause(id=row_id, position=position),
            summary=self._cause,
            most=MOST_CAUSES,
            title=self.w("title_causes"),
            help=self.w("help_causes"),
            empty=self.w("empty_causes"),
            actions=[self._action("clarify.mark_cause", "key_mark")],
            id="causes",
        )
        yield Remarks(self.STEP, ("cause_missing", "cause_unmarked", "cause_many"))
        yield RowList(
            self.session,
            HowMightWe,
            self.content_words,
            self.course,
            make=lambda row_id, position: HowMightWe(id=row_id, position=position),
            summary=self._question,
            title=self.w("title_questions"),
            help=self.w("help_questions"),
            empty=self.w("empty_questions"),
            actions=[self._action("clarify.mark_question", "key_choose")],
            id="questions",
        )
        yield Remarks(self.STEP, ("question_missing", "question_unchosen"))
        yield Static("", id="chosen", markup=False)

    def _action(self, action_id: str, key: str) -> RowAction:
        return RowAction("m", self.w(key), action_id, self.w("tip_mark"))

    def _cause(self, row: Cause) -> str:
        text = " ".join(row.text.split())
        if not text:
            return ""
        marked = marked_cause(self.session)
        return self._row(text, marked=marked is not None and marked.id == row.id)

    def _question(self, row: HowMightWe) -> str:
        if not (row.verb + row.group + row.change).strip():
            return ""
        text = question_sentence(row.verb, row.group, row.change, self.course)
        return self._row(text, marked=row.id == self.session.form(Clarify).question)

    def _row(self, text: str, *, marked: bool) -> str:
        return self.w("row_chosen", text=text) if marked else f"○ {text}"

    def show(self, changed: Changed | None) -> None:
        """Both lists, the remarks, and the chosen question as a sentence."""
        super().show(changed)
        self.remark()
        chosen = sentence(self.session, self.course)
        line = say((self.w("chosen_question"), MUTED), "\n", (chosen, "bold")) if chosen else say()
        self.query_one("#chosen", Static).update(line)

    def on_row_list_acted(self, event: RowList.Acted) -> None:
        """Mark the row, or take its mark off."""
        event.stop()
        field, label = MARKS[event.action_id]

        def mark(now: Session) -> Iterable[Change]:
            form = now.form(Clarify)
            return [
                Put(form.revise(**{field: None if getattr(form, field) == event.row_id else event.row_id}))
            ]

        self.flush()
        self.edit(self.w(label), mark)
