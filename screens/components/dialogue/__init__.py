"""The screens of the dialogue: answer alone, look and decide, own questions; and the facilitator's view of all libraries."""

from __future__ import annotations

from typing import ClassVar

from facilitator.component import activity_of
from facilitator.components.dialogue import activity_name
from facilitator.components.dialogue.counting import answered
from facilitator.content import Course
from facilitator.i18n import tr
from facilitator.record import Record
from facilitator.session import Put, Session
from facilitator.visibility import Phase
from facilitator.workshop import is_shared
from screens.base import StepView
from screens.components.dialogue.answer import AnswerStep
from screens.components.dialogue.compare import DialogueCompareScreen
from screens.components.dialogue.own import OwnStep
from screens.components.dialogue.parts import DialogueStep
from screens.components.dialogue.result import ResultStep
from screens.dialogs import ActivityDialog
from screens.for_all import ForAllScreen


class DialogueScreen(ForAllScreen):
    """Plenary dialogue. F9 is about the question that is open or under the cursor: each is revealed on its own."""

    COMPONENT: ClassVar[str] = "dialogue"
    STEPS: ClassVar[tuple[type[StepView], ...]] = (AnswerStep, ResultStep, OwnStep)

    here: str | None = None
    """The question that people are at, in whichever step."""

    def __init__(self, session: Session, course: Course, step: str | None = None) -> None:
        super().__init__(session, course, OwnStep.STEP if is_shared(session) else step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F9 needs a question to be about."""
        if action == "activity":
            view = self.step_view if self.ready else None
            return isinstance(view, DialogueStep) and view.question is not None
        return super().check_action(action, parameters)

    def action_activity(self) -> None:
        """Reveal, lock or hide again the answers to the question."""
        view = self.step_view if self.ready else None
        if not isinstance(view, DialogueStep) or (question := view.question) is None:
            return
        self.flush()
        if self.refuse_to_turn(activity_name(question.id)):
            return
        here = [person.id for person in self.session.people if not person.away]
        done = len(answered(self.session, question) & set(here))
        name = activity_name(question.id)

        def turn(phase: Phase | None) -> None:
            if phase is not None and self.is_mounted:
                self.edit(
                    tr("Everybody's answers"),
                    lambda now: [Put(activity_of(now, name).revise(phase=phase, name=name))],
                )

        self.app.push_screen(ActivityDialog(activity_of(self.session, name), done, len(here)), turn)

    async def open_among_results(self, kind: type[Record], record_id: int, field: str | None) -> None:
        """Show somebody's words where everybody's stand."""
        await self.go_to_step(self.STEPS.index(ResultStep))
        if self.ready:
            await self.step_view.open_record(kind, record_id, field)

    def may_leave(self) -> bool:
        """What could not be saved because the answers were locked meanwhile does not keep the step open."""
        view = self.step_view if self.ready else None
        if isinstance(view, AnswerStep) and view.activity().refuses(
            facilitator=self.session.seat.facilitator
        ):
            return self.flush() or self.session.store.read_only or self.may_leave_locked(view.activity())
        return super().may_leave()


SCREEN = DialogueScreen
COMPARE = DialogueCompareScreen
