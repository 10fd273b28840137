"""The first step: each one answers the questions alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from facilitator.component import State, activity_of
from facilitator.components.dialogue import (
    DialogueAnswer,
    DialogueShare,
    Moment,
    Question,
    QuestionKind,
    question_of,
)
from facilitator.components.dialogue.counting import activity, answer_of, answered, shares_of
from facilitator.components.dialogue.sentences import kind_words
from facilitator.content import ComponentContent, FieldText, Text
from facilitator.i18n import format_list, format_percent
from facilitator.record import Choices, Ranking, Record
from facilitator.session import Change, Put, Session
from screens.components.dialogue.parts import DialogueStep, WholeList
from screens.components.dialogue.shares import ShareTable
from screens.step_parts import muted, warning
from screens.widgets.form import RecordForm
from screens.widgets.form.editor import Editor
from screens.widgets.form.picker import Option, Picker
from screens.widgets.form.pickers import ChoicesPicker, RankingPicker, options_of
from screens.widgets.form.scale import ScalePicker
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, shorten

FIELDS = {QuestionKind.SCALE: "score", QuestionKind.CHOICES: "chosen", QuestionKind.RANKING: "ranked"}
"""Where the answer of each kind of picker is saved."""

NEXT, LIST = "next", "list"


class AnswerStep(DialogueStep):
    """The person's own answer to one question: a picker or a table, and a few words."""

    STEP: ClassVar[str] = "answer"

    DEFAULT_CSS = """
    AnswerStep #dialogue-work > Picker { max-width: 90; margin-bottom: 1; }
    AnswerStep #dialogue-work > ShareTable { margin-bottom: 1; }
    AnswerStep #dialogue-work > #own { height: auto; max-width: 90; margin: 0 0 1 2; }
    """

    def line_of(self, question: Question) -> tuple[State, str]:
        """Whether one has answered, and how many have."""
        done, people = self.counted(question)
        person = self.session.seat.writes_as
        mine = person is not None and person in answered(self.session, question)
        own = self.w("you_answered" if mine else "not_answered") if person is not None else ""
        state = activity(self.session, question)
        parts = [kind_words(question, self.content_words), own, self.w("counted", done=done, n=people)]
        if not state.hidden:
            parts.append(self.w(f"list_{state.phase}"))
        return State.DONE if mine else State.EMPTY, " · ".join(part for part in parts if part)

    def made_for(self, question: Question) -> Hashable:
        """A question, whose answer it is, and whether it may be changed."""
        return question, self.session.seat.writes_as, self._refused(question)

    def _refused(self, question: Question) -> bool:
        """Whether nothing can be written from this seat."""
        return activity(self.session, question).refuses(facilitator=self.session.seat.facilitator)

    def standing(self, question: Question) -> Sequence[Line]:
        """What kind of answer, and who can see it."""
        lines: list[Line] = [self.phase_line(question)]
        if not self._refused(question):
            lines.insert(0, muted(self.w(f"how_{question.kind}", top=question.top)))
        state = activity(self.session, question)
        if state.hidden:
            lines.append(muted(self.w("shown_how" if state.names else "shown_nameless")))
        if self.session.seat.writes_as is None:
            lines.append(warning(self.w("who_first")))
        elif self.session.seat.entered_by is not None:
            found = self.session.person(self.session.seat.writes_as)
            lines.append(warning(self.w("for_colleague", name=found.name if found else "")))
        return lines

    # the work

    def work(self, question: Question) -> Sequence[Widget]:
        """The picker, the words, and the way on; a locked answer can only be read."""
        person = self.session.seat.writes_as
        onward = WholeList(id="onward", choose_on_click=True)
        if person is None:
            return (onward,)
        if self._refused(question):
            return Static(self._own_words(question, person), id="own", markup=False), onward
        widgets: list[Widget] = []
        if question.kind is QuestionKind.DISTRIBUTION:
            widgets.append(ShareTable(question.options, self.content_words, id="shares"))
        elif question.kind in FIELDS:
            widgets.append(self._picker(question))
        blank = DialogueAnswer.blank(person, question.id, self.session.seat.entered_by)
        form = RecordForm(
            self.session,
            blank,
            beside(self.content_words, question),
            self.course,
            fields=("note",),
            id="note",
        )
        return [*widgets, form, onward]

    def _picker(self, question: Question) -> Picker:
        options = tuple(Option(option.id, option.label) for option in question.options)
        picker: Picker
        if question.kind is QuestionKind.SCALE:
            picker = ScalePicker(options_of(self.course, "scale"))
        elif question.kind is QuestionKind.CHOICES:
            picker = ChoicesPicker(options, Choices())
        else:
            picker = RankingPicker(options, Ranking(top=question.top))
        picker.id = "picker"
        return picker

    def fill(self, question: Question) -> None:
        """The answer as it is saved, unless something stands there that is not."""
        person = self.session.seat.writes_as
        onward = self.query_one("#onward", LineList)
        onward.set_items(self._ways_on(question))
        if person is None:
            return
        for table in self.query(ShareTable):
            table.set_shares({m: shares_of(self.session, person, question, m) for m in Moment})
        for picker in self.query(Picker):
            if picker.id == "picker" and not picker.dirty:
                picker.show(getattr(answer_of(self.session, person, question), FIELDS[question.kind]))

    def _ways_on(self, question: Question) -> list[Item]:
        found = [one for one in self.questions() if one.ready]
        at = next((n for n, one in enumerate(found) if one.id == question.id), len(found))
        items = []
        if at + 1 < len(found):
            title = found[at + 1].title

            def draw(width: int, _: bool) -> list[Line]:
                return [shorten(self.w("next_question", title=title), width)]

            items.append(Item(NEXT, draw, version=title))
        return [*items, Item(LIST, (self.w("back_to_list"),))]

    def _own_words(self, question: Question, person: int) -> str:
        """One's own locked answer as text."""
        answer = answer_of(self.session, person, question)
        labels = {option.id: option.label for option in question.options}
        said: list[str] = []
        if answer.score is not None:
            said.append(f"{answer.score} {self.course.label('scale', str(answer.score))}")
        said += [
            format_list([labels.get(one, one) for one in chosen]) for chosen in (answer.chosen,) if chosen
        ]
        said += [f"{place} {labels.get(one, one)}" for place, one in enumerate(answer.ranked, 1)]
        if question.kind is QuestionKind.DISTRIBUTION:
            for moment in Moment:
                shares = shares_of(self.session, person, question, moment)
                named = [
                    f"{labels[one]} {format_percent(p / 100)}" for one, p in shares.items() if p is not None
                ]
                if named:
                    said.append(f"{self.w(f'moment_{moment}')}: {format_list(named)}")
        if answer.note.strip():
            said.append(f"\n{answer.note.strip()}")
        return "\n".join([self.w("own_locked"), *said] if said else [self.w("own_locked_none")])

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """One's own answer to the question; another's, or one that is locked, stands among the results."""
        answer = self.session.get(DialogueAnswer, record_id) if kind is DialogueAnswer else None
        if answer is not None:
            facilitator = self.session.seat.facilitator
            locked = activity_of(self.session, answer.activity_name() or "").refuses(facilitator=facilitator)
            if locked or answer.person != self.session.seat.writes_as:
                self.place.call_later(self.place.open_among_results, kind, record_id, field)
                return True
        return await super().open_record(kind, record_id, field)

    # saving

    def on_editor_picked(self, event: Editor.Picked) -> None:
        """Save what was picked."""
        event.stop()
        self._save_picked()

    def _save_picked(self) -> bool:
        question, person = question_of(self.questions(), self._open), self.session.seat.writes_as
        pickers = [picker for picker in self.query(Picker) if picker.id == "picker" and picker.dirty]
        if question is None or person is None or not pickers:
            return True
        value = pickers[0].read()
        if not self._save(question, person, {FIELDS[question.kind]: value}):
            return False
        pickers[0].settle()
        return True

    def _save(self, question: Question, person: int, fields: dict[str, Any]) -> bool:
        entered_by = self.session.seat.entered_by

        def make(now: Session) -> Iterable[Change]:
            old = now.get(DialogueAnswer, DialogueAnswer.key(person, question.id))
            answer = old or DialogueAnswer.blank(person, question.id)
            return [Put(answer.revise(entered_by=entered_by, **fields))]

        return self.edit(self.w("edit_answer"), make)

    def on_share_table_given(self, event: ShareTable.Given) -> None:
        """Save one share."""
        event.stop()
        question, seat = question_of(self.questions(), self._open), self.session.seat
        if question is None or seat.writes_as is None:
            return
        key = DialogueShare.key(seat.writes_as, question.id, event.moment, event.option)
        share = DialogueShare(
            id=key,
            person=seat.writes_as,
            entered_by=seat.entered_by,
            question=question.id,
            moment=event.moment,
            option=event.option,
            percent=event.percent,
        )
        self.edit(self.w("edit_share"), lambda _: [Put(share)])
        self.fill(question)

    def flush(self) -> bool:
        """Save the words and what was picked."""
        return super().flush() and self._save_picked()

    async def chosen(self, key: Hashable) -> None:
        """To the next question, or back to the list."""
        found = [one.id for one in self.questions() if one.ready]
        if key == NEXT and self._open in found[:-1]:
            await self.open_question(found[found.index(self._open) + 1])
        else:
            await self.action_close_question()


def beside(words: ComponentContent, question: Question) -> ComponentContent:
    """The component's words with the question's own line above the field for words."""
    if not question.beside:
        if question.kind is not QuestionKind.OPEN:
            return words
        own = words.words["own_answer"]
        return words.model_copy(
            update={"fields": {**words.fields, DialogueAnswer.KIND: {"note": FieldText(label=own)}}}
        )
    # Braces have a meaning in the course's texts; what people write is taken as it stands.
    asked = question.beside.replace("{", "(").replace("}", ")")
    label = FieldText(label=Text(da=asked, en=asked))
    fields = {**words.fields, DialogueAnswer.KIND: {"note": label}}
    return words.model_copy(update={"fields": fields})
