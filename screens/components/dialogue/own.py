"""The third step: questions that the library, or the facilitator for everybody, adds."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.dialogue import DialogueQuestion, QuestionKind
from facilitator.components.dialogue.questions import NEEDS_OPTIONS, kind_of, lines
from screens.base import StepView
from screens.widgets.form import RecordForm, RowList

ASKED = ("text", "kind", "options", "beside", "counter")


class OwnStep(StepView):
    """The rows of one's own file."""

    STEP: ClassVar[str] = "own"

    DEFAULT_CSS = """
    OwnStep > #whom { height: auto; max-width: 78; color: $text-muted; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Who gets the questions, and the questions."""
        yield Static(self.w("own_workshop" if self.for_workshop else "own_library"), id="whom", markup=False)
        yield RowList(
            self.session,
            DialogueQuestion,
            self.content_words,
            self.course,
            make=self._new,
            summary=self._summary,
            belongs=lambda row: not row.adopted,
            fields=(*ASKED, "ready") if self.for_workshop else ASKED,
            title=self.w("own_title"),
            empty=self.w("own_empty"),
            id="own-questions",
        )

    def _new(self, row_id: int, position: float) -> DialogueQuestion:
        """What the facilitator begins is her draft until she says that it is ready."""
        return DialogueQuestion(
            id=row_id, position=position, kind=QuestionKind.SCALE, ready=not self.for_workshop
        )

    def _summary(self, row: DialogueQuestion) -> str:
        text = " ".join(row.text.split()) or self.w("own_unwritten")
        kind = kind_of(row.kind)
        if kind in NEEDS_OPTIONS and len(lines(row.options)) < 2:
            return f"! {self.w('options_two')}: {text}"
        if self.for_workshop:
            text = self.w("own_ready" if row.ready else "own_draft", text=text)
        return f"{text}   ({self.course.label('dialogue_kind', kind)})"

    def on_record_form_saved(self, event: RecordForm.Saved) -> None:  # noqa: ARG002
        """What is missing in a row may have come."""
        self.query_one(RowList).refresh_from_session()
