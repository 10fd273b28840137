"""The second step: the answers shown together, one quote and one decision for each question."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar, TypeGuard

from textual.binding import BindingType
from textual.widget import Widget

from facilitator.component import State
from facilitator.components.dialogue import DialogueOutcome, Question, notes, question_of, result
from facilitator.components.dialogue.counting import activity
from facilitator.components.dialogue.questions import outcome_of
from facilitator.record import Record
from facilitator.session import Change, Put, Session
from screens.components.dialogue.board import PLAIN, heading, note_items, paragraph, result_items
from screens.components.dialogue.parts import DialogueStep, WholeList, key
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line


class ResultStep(DialogueStep):
    """The result of one question, what people wrote, and under it the group's quote and decision."""

    STEP: ClassVar[str] = "result"

    DEFAULT_CSS = """
    ResultStep #dialogue-work > RecordForm { margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("n", "names", "names")]

    _named: str | None = None
    """The question whose words are shown with names, once somebody has asked for it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Names belong to an open question, where somebody's may be shown."""
        if action == "names":
            question = question_of(self.questions(), self._open) if self.is_mounted else None
            return question is not None and self._has_names(question)
        return super().check_action(action, parameters)

    def _has_names(self, question: Question) -> bool:
        """Whether somebody else's words may be shown with a name."""
        state = activity(self.session, question)
        return state.names and not state.hidden and bool(notes(self.session, question, self.viewer))

    def action_names(self) -> None:
        """Show who wrote what, or hide it again."""
        question = question_of(self.questions(), self._open)
        if question is not None:
            self._named = None if self._named == question.id else question.id
            self.fill(question)

    def line_of(self, question: Question) -> tuple[State, str]:
        """The decision, or how far the group is."""
        outcome = outcome_of(self.session, question.id)
        if outcome.decision.strip():
            return State.DONE, self.w("report_decision", text=" ".join(outcome.decision.split()))
        done, people = self.counted(question)
        shared = activity(self.session, question)
        phase = shared.phase
        state = State.EMPTY if shared.hidden and not outcome.quote.strip() else State.STARTED
        return state, f"{self.w('counted', done=done, n=people)} · {self.w(f'list_{phase}')}"

    def standing(self, question: Question) -> Sequence[Line]:
        """How many have answered, and whether it is shown."""
        return [self.phase_line(question)]

    def work(self, question: Question) -> Sequence[Widget]:
        """The result and the form."""
        return (
            WholeList(id="board"),
            RecordForm(
                self.session,
                DialogueOutcome.blank(question.id),
                self.content_words,
                self.course,
                id="outcome",
            ),
        )

    def fill(self, question: Question) -> None:
        """The result as the answers are now."""
        board = self.query_one("#board", LineList)
        board.set_items(self._items(question))

    def _items(self, question: Question) -> list[Item]:
        words = self.content_words
        found = result(self.session, self.course, question, self.viewer)
        if found is None:
            return [paragraph("hidden", self.w("hidden_until"), MUTED, disabled=False)]
        items = result_items(found, words)
        if question.counter:
            items.append(heading("counter", self.w("counter_title")))
            items.append(paragraph("counter_text", question.counter, disabled=False))
        written = notes(self.session, question, self.viewer)
        called = self._called if self._named == question.id and self._has_names(question) else nameless
        shown = note_items(question, written, words, called)
        if shown and self._has_names(question):
            hide = self._named == question.id
            shown.insert(2, paragraph(("notes", "names"), self.w("names_off" if hide else "names_on"), PLAIN))
        return [*items, *shown]

    def _called(self, person: int) -> str:
        found = self.session.person(person)
        return found.name.strip() if found else ""

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """The outcome's form, or somebody's words among the answers."""
        if await super().open_record(kind, record_id, field):
            return True
        boards = self.query("#board").results(LineList)
        return any(board.move_to(("note", record_id)) for board in boards)

    def pointed(self, listed: LineList, key: Hashable) -> None:
        """Only somebody's words can be taken as the quote."""
        listed.choosable = _is_note(key)
        self.refresh_bindings()

    async def chosen(self, key: Hashable) -> None:
        """Enter on somebody's words takes them as the quote."""
        question = question_of(self.questions(), self._open)
        if question is None or not _is_note(key):
            return
        written = notes(self.session, question, self.viewer)
        text = next((note.text for note in written if note.id == key[1]), "")
        self.flush()
        if text and outcome_of(self.session, question.id).quote.strip():
            self.tell(self.w("quote_there"))
        elif text:
            self._take(question.id, text)

    def _take(self, question: str, text: str) -> None:
        def make(now: Session) -> Iterable[Change]:
            old = outcome_of(now, question)
            return [] if old.quote.strip() else [Put(old.revise(quote=text))]

        if self.edit(self.w("edit_quote"), make):
            self.tell(self.w("quote_taken"))


def nameless(_person: int) -> str:
    """No name."""
    return ""


def _is_note(key: Hashable) -> TypeGuard[tuple[str, int]]:
    return isinstance(key, tuple) and key[0] == "note"
