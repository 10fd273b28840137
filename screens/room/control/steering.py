"""The facilitator's keys: on and back, the phase, the time, and the wall."""

from __future__ import annotations

from collections.abc import Callable

from facilitator import countdown
from facilitator.agenda import RoomStep
from facilitator.room import running
from facilitator.room.automatic import phase_to_show
from facilitator.room.hall import Hall
from facilitator.room.state import Standing
from facilitator.room.tables import gathers
from facilitator.room.views import VIEWS
from facilitator.room.votes import turnout
from facilitator.visibility import Phase
from screens.dialogs import ChoiceDialog, LineDialog
from screens.room.control.asking import AskLine, Question
from screens.room.control.doing import DoingScreen
from screens.room.control.windows import StepsDialog, seconds_of

OWN_VIEW = "-"
"""The answer that stands for the step's own view."""


class SteeringScreen(DoingScreen):
    """What each key of the running meeting does."""

    def ask(self, text: str, question: Question) -> None:
        """Ask for a second key; `text` is what the last act did, which goes away."""
        self.tell(text)
        self.query_one(AskLine).ask(question)

    # from step to step

    def action_onward(self) -> None:
        """Ask whether to go to the next step."""
        here = self.standing
        if here is not None and here.running:
            self._ask_to_go(here, here.following, "no_following")

    def action_backward(self) -> None:
        """Ask whether to go to the step before."""
        here = self.standing
        if here is not None and here.running:
            self._ask_to_go(here, here.preceding, "no_preceding", "ask_back")

    def _ask_to_go(
        self, here: Standing, step: RoomStep | None, nothing: str, key: str = "ask_onward"
    ) -> None:
        if step is None:
            self.tell(self.w(nothing))
            return
        number = next((n for n, one in enumerate(here.live, 1) if one.id == step.id), "")
        text = self.w(key, number=number, title=step.title)
        self.ask("", Question(text, lambda: self._go(step)))

    def _go(self, step: RoomStep) -> None:
        if step.skipped:
            self.run_skip(step, skipped=False)
        self.run_act(running.enter, step.id)

    def run_skip(self, step: RoomStep, *, skipped: bool) -> None:
        """Leave a step out or take it in again."""
        key = "is_skipped" if skipped else "is_taken_in"
        self.run_act(running.skip, step.id, said=self.w(key, title=step.title), skipped=skipped)

    def action_jump(self) -> None:
        """Choose any step; the same question is asked as for the next."""
        self._choose_step("jump_title", "jump_text", self._jumped)

    def _jumped(self, chosen: int | None) -> None:
        here = self.standing
        step = next((one for one in here.steps if one.id == chosen), None) if here else None
        if here is None or step is None or (here.step is not None and here.step.id == step.id):
            return
        self._ask_to_go(here, step, "", "ask_jump")

    def action_skip(self) -> None:
        """Choose a step to leave out, or to take in again."""
        self._choose_step("skip_title", "skip_text", self._skip_chosen)

    def _skip_chosen(self, chosen: int | None) -> None:
        here = self.standing
        step = next((one for one in here.steps if one.id == chosen), None) if here else None
        if here is None or step is None:
            return
        if here.step is not None and step.id == here.step.id:
            self.tell(self.w("skip_present"))
            return
        self.run_skip(step, skipped=not step.skipped)

    def _choose_step(self, title: str, text: str, then: Callable[[int | None], None]) -> None:
        hall = self.hall
        if hall is not None:
            self.app.push_screen(StepsDialog(self.w(title), self.w(text), hall, self.w), then)

    # the phase

    def action_reveal(self) -> None:
        """Show everybody's answers; asked first while somebody is still writing."""
        hall = self.hall
        if hall is None or hall.standing.step is None:
            return
        step = hall.standing.step
        phase, n = phase_to_show(step), self._awaited(hall, step)
        if not n:
            self.turn(phase)
            return
        key = "ask_reveal_vote" if step.vote else "ask_reveal"
        self.ask("", Question(self.w(key, n=n), lambda: self.turn(phase)))

    def _awaited(self, hall: Hall, step: RoomStep) -> int:
        """How many have not voted, or are not finished, while the answers are hidden."""
        if not gathers(step, self.course) or not hall.standing.activity.hidden:
            return 0
        if step.vote:
            found = turnout(hall, step)
            return found.of - found.voted
        return sum(len(one.waiting) for one in hall.done(step))

    def action_freeze(self) -> None:
        """Lock what is written as it is: hidden, or shown."""
        here = self.standing
        if here is not None:
            self.turn(Phase.FROZEN if here.activity.hidden else Phase.CLOSED)

    def action_open(self) -> None:
        """Let people write again, hidden from each other; nothing is deleted."""
        self.turn(Phase.WRITING)

    def action_lock(self) -> None:
        """Show everybody's answers and lock them."""
        self.turn(Phase.CLOSED)

    def turn(self, phase: Phase) -> None:
        """Open, freeze, reveal or lock what people write in the present step."""
        self.run_act(running.turn, phase, said=self.w(f"turned_{phase.value}"))

    def action_names(self) -> None:
        """Show the names of those who answered, after a question; taking them away needs none."""
        here = self.standing
        if here is None or here.step is None:
            return
        if here.activity.names:
            self.run_act(running.name_people, said=self.w("names_off"))
        else:
            question = Question(
                self.w("ask_names"), lambda: self.run_act(running.name_people, said=self.w("names_on"))
            )
            self.ask("", question)

    # the time

    def action_timer(self) -> None:
        """Start, pause, or put away what has run out."""
        here = self.standing
        if here is None or here.step is None:
            return
        if here.clock.ends_at is not None:
            going = countdown.running(here.clock, here.now)
            self.run_act(running.pause_timer, said=self.w("timer_paused" if going else "timer_away"))
        elif here.clock.left or here.step.minutes:
            self.run_act(running.start_timer, said=self.w("timer_started"))
        else:
            self.action_length()

    def action_more(self, minutes: int) -> None:
        """Give more time, or with negative minutes take some."""
        here = self.standing
        if here is None or here.step is None:
            return
        if here.seconds_left is None:
            self.tell(self.w("no_timer"))
            return
        key = "time_added" if minutes > 0 else "time_taken"
        self.run_act(running.add_time, said=self.w(key, n=abs(minutes)), seconds=60 * minutes)

    def action_length(self) -> None:
        """A countdown of a length of one's own."""
        self.app.push_screen(LineDialog(self.w("length_title"), self.w("length_text")), self._length_given)

    def _length_given(self, text: str | None) -> None:
        if not text:
            return
        seconds = seconds_of(text)
        if seconds is None:
            self.tell(self.w("length_wrong", text=text))
            return
        self.run_act(running.start_timer, said=self.w("timer_started"), seconds=seconds)

    # the wall

    def action_blank(self) -> None:
        """Make the wall dark, or light it again."""
        here, following = self.standing, self.following
        if here is None or following is None:
            return
        on = not here.room.blank
        self.act(
            lambda now: running.blank(now, following.clock.mark(), on=on),
            self.w("wall_is_dark" if on else "wall_is_lit"),
        )

    def action_wall(self) -> None:
        """Choose what the wall shows."""
        here = self.standing
        if here is None:
            return
        labels = self.course.choices["room_wall"]
        choices = [(OWN_VIEW, self.w("own_view"), "")]
        choices += [(view, str(labels[view].label), "") for view in VIEWS if view in labels]
        now = self.w("own_view") if not here.room.wall else self.course.label("room_wall", here.room.wall)
        self.app.push_screen(
            ChoiceDialog(self.w("wall_title"), self.w("wall_now", view=now), choices), self._wall_chosen
        )

    def _wall_chosen(self, view: str | None) -> None:
        following = self.following
        if view and following is not None:
            chosen = "" if view == OWN_VIEW else view
            self.act(lambda now: running.show_on_wall(now, chosen, following.clock.mark()))
