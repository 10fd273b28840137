"""The third step: the chain of whys, and the question that it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from facilitator.components.clarify import Cause, Clarify, HowMightWe
from facilitator.components.clarify.findings import MOST_CAUSES, filled_causes, filled_questions, marked_cause
from facilitator.components.clarify.outcome import question_sentence, sentence
from facilitator.session import Change, Changed, Put, Session
from screens.components.clarify.parts import ClarifyStep, Remarks
from screens.widgets.form import RowList
from screens.widgets.paint import MUTED, say

MARKS = {"causes": ("cause", "edit_mark_cause"), "questions": ("question", "edit_mark_question")}
"""By list: the field that holds the marked row, and the name of the edit."""


class MarkWord(Static):
    """A word to click that marks the row under the cursor of the list above."""

    DEFAULT_CSS = """
    MarkWord { width: auto; color: $text-muted; margin: 0 0 0 3; offset-y: -1; }
    MarkWord:hover { color: $primary; text-style: bold; }
    """

    def __init__(self, rows: str, text: str) -> None:
        super().__init__(f"[m {text}]", markup=False)
        self._rows = rows

    def on_click(self, event: events.Click) -> None:
        """The same as the key in that list."""
        event.stop()
        step = self.parent
        if isinstance(step, WhyStep):
            step.mark(step.query_one(f"#{self._rows}", RowList))


class WhyStep(ClarifyStep):
    """Causes and questions; in each list one row is marked."""

    STEP = "why"

    DEFAULT_CSS = """
    WhyStep > #chosen { height: auto; max-width: 78; padding-left: 2; margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mark", "word:key_mark", id="clarify.mark", tooltip="word:tip_mark"),
    ]

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
            id="causes",
        )
        yield MarkWord("causes", self.w("word_mark_cause"))
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
            id="questions",
        )
        yield MarkWord("questions", self.w("word_mark_question"))
        yield Remarks(self.STEP, ("question_missing", "question_unchosen"))
        yield Static("", id="chosen", markup=False)

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
        for word, found in zip(self.query(MarkWord), (filled_causes, filled_questions), strict=True):
            word.display = bool(found(self.session))
        chosen = sentence(self.session, self.course)
        line = say((self.w("chosen_question"), MUTED), "\n", (chosen, "bold")) if chosen else say()
        self.query_one("#chosen", Static).update(line)

    def _list(self) -> RowList | None:
        """The list in which the cursor stands."""
        return next((rows for rows in self.query(RowList) if rows.has_focus_within), None)

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark off."""
        self.mark(self._list())

    def mark(self, rows: RowList | None) -> None:
        """Mark the row on which the cursor of this list stands, or take its mark off."""
        if rows is None or rows.cursor is None:
            self.app.notify(self.w("mark_where"), markup=False)
            return
        field, label = MARKS[rows.id or ""]
        row_id = rows.cursor

        def mark(now: Session) -> Iterable[Change]:
            form = now.form(Clarify)
            return [Put(form.revise(**{field: None if getattr(form, field) == row_id else row_id}))]

        self.flush()
        self.edit(self.w(label), mark)
