"""What the steps of the dialogue share: the list of questions, and one question that takes its place until Escape."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from facilitator.component import State
from facilitator.components.dialogue import Origin, Question, adopted, question_of, questions
from facilitator.components.dialogue.counting import activity, answered
from facilitator.errors import FacilitatorError
from facilitator.record import Record
from facilitator.session import Changed, Put
from facilitator.visibility import Activity, Phase
from screens.locking import lock_words
from screens.panels import SIGNS
from screens.step import StepView
from screens.step_parts import keys_of, muted, text, warning
from screens.widgets.form.editor import reveal
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

if TYPE_CHECKING:
    from screens.components.dialogue import DialogueScreen

key = keys_of("dialogue")


class WholeList(LineList):
    """A list at its full height: the page around it scrolls along with the cursor."""

    DEFAULT_CSS = """
    WholeList { height: auto; overflow-y: hidden; scrollbar-gutter: auto; max-width: 110; }
    """

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that these lines are seen."""
        if self.has_focus:
            reveal(self, head + top, height)


class DialogueStep(StepView):
    """A list of questions; Enter opens one in its place. Subclasses say what stands in the list and on the page."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    DialogueStep { overflow: hidden hidden; }
    DialogueStep > #dialogue-list, DialogueStep > #dialogue-open { height: 1fr; }
    DialogueStep > #dialogue-open { display: none; }
    DialogueStep.-open > #dialogue-list { display: none; }
    DialogueStep.-open > #dialogue-open { display: block; }
    DialogueStep #keys { height: auto; color: $text-muted; padding: 1 0 0 2; }
    DialogueStep #question { text-style: bold; color: $primary; height: auto; max-width: 110; padding-left: 2; }
    DialogueStep #standing { height: auto; max-width: 110; padding-left: 2; margin-bottom: 1; }
    DialogueStep #dialogue-work { height: 1fr; scrollbar-size-vertical: 1; }
    DialogueStep #dialogue-work > * { margin-left: 2; }
    DialogueStep #dialogue-work > LineList, DialogueStep #dialogue-work > RecordForm { margin-left: 0; }
    DialogueStep #dialogue-work > RecordForm { padding-left: 2; }
    .-short DialogueStep #keys { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_question", "close")]

    _open: str | None = None
    _built: Hashable = None
    _building = False

    @property
    def place(self) -> DialogueScreen:
        """The component's screen, which remembers the question from step to step."""
        return cast("DialogueScreen", self.screen)

    # questions

    def questions(self) -> tuple[Question, ...]:
        """Every question in play; none in the workshop's own file, which only holds the facilitator's."""
        if self.for_workshop:
            return ()
        return questions(self.session, self.course, self.desk.neighbours.workshop)

    @property
    def question(self) -> Question | None:
        """The question that is open, or under the cursor."""
        if not self.is_mounted or self.for_workshop:
            return None
        return question_of(self.questions(), self._open or self.place.here)

    def activity(self) -> Activity:
        """The state of the question's own shared activity."""
        question = self.question
        return super().activity() if question is None else activity(self.session, question)

    def counted(self, question: Question) -> tuple[int, int]:
        """How many of those who are here have answered."""
        here = {person.id for person in self.session.people if not person.away}
        return len(here & answered(self.session, question)), len(here)

    # composing

    def compose(self) -> ComposeResult:
        """The list and its keys, and the place of one question."""
        with Vertical(id="dialogue-list"):
            yield LineList(id="questions")
            yield Static(self.w("list_keys"), id="keys", markup=False)
        with Vertical(id="dialogue-open"):
            yield Static(id="question", markup=False)
            yield Static(id="standing", markup=False)
            yield VerticalScroll(id="dialogue-work", can_focus=False)

    def line_of(self, question: Question) -> tuple[State, str]:
        """How it stands with a question: a sign and a sentence."""
        raise NotImplementedError

    def work(self, question: Question) -> Sequence[Widget]:
        """The widgets of one question."""
        raise NotImplementedError

    def made_for(self, question: Question) -> Hashable:
        """What the widgets were made for; others are made when it changes."""
        return question

    def standing(self, question: Question) -> Sequence[Line]:
        """What is said above the work of one question."""
        raise NotImplementedError

    def fill(self, question: Question) -> None:
        """Draw the open question again."""

    # drawing

    def show(self, changed: Changed | None) -> None:
        """The list, and the question that is open."""
        super().show(changed)
        found = self.questions()
        listed = self.query_one("#questions", LineList)
        listed.empty = self.w("workshop_elsewhere" if self.for_workshop else "no_questions")
        listed.set_items([self._item(n, question) for n, question in enumerate(found, 1)])
        if self.place.here is None or question_of(found, self.place.here) is None:
            self.place.here = str(listed.cursor_key) if listed.cursor_key is not None else None
        elif listed.cursor_key != self.place.here:
            listed.move_to(self.place.here)
        self.query_one("#keys").display = bool(found)
        if self._open is None:
            return
        question = question_of(found, self._open)
        if question is None:
            self.call_later(self.action_close_question)
        elif self.made_for(question) != self._built:
            self.call_later(self._build)
        else:
            self._fill(question)

    def _fill(self, question: Question) -> None:
        self.query_one("#question", Static).update(question.text)
        self.query_one("#standing", Static).update(text(*self.standing(question)))
        self.fill(question)

    def _item(self, number: int, question: Question) -> Item:
        state, sentence = self.line_of(question)
        if not question.ready:
            state, sentence = State.ATTENTION, self.w("options_missing")
        head = f"{SIGNS[state]} {number} {question.title}"
        origin = {Origin.WORKSHOP: "from_facilitator", Origin.LIBRARY: "from_library"}.get(question.origin)
        note = self.w(origin) if origin else ""

        def draw(width: int, _: bool) -> list[Line]:
            first, *more = fold(head, width, 2) or [""]
            colour = "$text-warning" if state is State.ATTENTION else f"not bold {MUTED}"
            below = fold(f"{sentence} · {note}" if note else sentence, width - 4, 2)
            return [
                first,
                *(f"    {line}" for line in more),
                *(say("    ", (line, colour)) for line in below),
            ]

        return Item(question.id, draw, version=(head, sentence, note))

    # opening and closing

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Remember where people are; the open question's own lists mean something else."""
        if event.control.id == "questions" and isinstance(event.key, str):
            self.place.here = event.key
            self.refresh_bindings()
        elif isinstance(event.control, LineList):
            self.pointed(event.control, event.key)

    def pointed(self, listed: LineList, key: Hashable) -> None:
        """The cursor of a list of the open question came to stand here."""

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on a question opens it; the open question's own lists mean something else."""
        event.stop()
        if event.control.id == "questions":
            await self.open_question(str(event.key))
        else:
            await self.chosen(event.key)

    async def chosen(self, key: Hashable) -> None:
        """Enter in a list of the open question."""

    async def open_question(self, question_id: str) -> None:
        """Show one question in place of the list; what is written in the one before is saved first."""
        question = question_of(self.questions(), question_id)
        if question is None or not self.flush():
            return
        if not question.ready:
            self.tell(self.w("options_missing"))
            return
        copies = adopted(self.session, question)
        if copies and not self.session.store.read_only:
            with suppress(FacilitatorError):  # an answer that cannot be saved will say so itself
                self.session.edit(self.w("edit_adopt"), lambda _: [Put(copy) for copy in copies])
        self._open = self.place.here = question_id
        await self._build()
        self.add_class("-open")
        self.focus_first()
        self.refresh_bindings()

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Open the question that a record belongs to, at its field."""
        question = getattr(self.session.get(kind, record_id), "question", None)
        if not isinstance(question, str) or question_of(self.questions(), question) is None:
            return False
        await self.open_question(question)
        return self.focus_record(kind, record_id, field)

    async def open_matter(self, matter: str) -> None:
        """Open the question that the meeting is at."""
        self.place.here = matter
        await self.open_question(matter)

    async def _build(self) -> None:
        """Make the widgets of the open question."""
        question = question_of(self.questions(), self._open)
        if question is None or self._building or not self.flush():
            return
        self._building = True
        try:
            work = self.query_one("#dialogue-work", VerticalScroll)
            had_focus = work.has_focus_within
            async with self.batch():
                await work.remove_children()
                await work.mount(*self.work(question))
            self._built = self.made_for(question)
        finally:
            self._building = False
        self._fill(question)
        work.scroll_home(animate=False)
        if had_focus:
            self.focus_first()

    async def action_close_question(self) -> None:
        """Save, and go back to the list; the question stays open if something cannot be saved."""
        if not self.flush() and not self.place.may_leave():
            return
        self._open = self._built = None
        self.remove_class("-open")
        self.focus_first()
        await self.query_one("#dialogue-work", VerticalScroll).remove_children()
        self.show(None)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to close while no question is open."""
        if action == "close_question":
            return self._open is not None
        return super().check_action(action, parameters)

    def focus_first(self) -> None:
        """The open question's first field, or the list."""
        # At once: a widget that is hidden while it has the focus would take the focus with it.
        if self._open is None:
            self.screen.set_focus(self.query_one("#questions"), scroll_visible=False)
            return
        for widget in self.query("#dialogue-work *"):
            if widget.focusable:
                self.screen.set_focus(widget, scroll_visible=False)
                return

    def tell(self, sentence: str) -> None:
        """One short sentence to the person, in place of the one before."""
        self.app.clear_notifications()
        self.desk.app.say(sentence)

    def phase_line(self, question: Question) -> Line:
        """How many have answered, and whether the answers are shown."""
        done, people = self.counted(question)
        state = activity(self.session, question)
        words = lock_words(state, facilitator=self.session.seat.facilitator)
        if words and state.phase is not Phase.FROZEN:
            return warning(words)
        return muted(self.w(f"phase_{state.phase}", done=done, n=people))
