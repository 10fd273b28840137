"""Question 4: exactly three challenges, all under each other or one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from facilitator.component import State
from facilitator.components.intake import (
    CHALLENGES,
    IntakeChallenge,
    challenges_of,
)
from facilitator.components.intake.answers import written
from facilitator.components.intake.pages import challenge_line
from facilitator.session import Changed
from screens.components.intake.person import COLOURS, PersonStep
from screens.panels import SIGNS
from screens.widgets.form import RecordForm
from screens.widgets.paint import MUTED, say

ALL_OPEN = 50
"""Lines of the terminal from which all three challenges are open at once."""


class ChallengeHead(Static):
    """The heading of one challenge; where only one is open, Tab passes through it and a click opens it."""

    FOCUS_ON_CLICK: ClassVar[bool] = False

    class Entered(Message):
        """Tab has come to the heading, or it was clicked."""

        def __init__(self, number: int, *, clicked: bool = False) -> None:
            super().__init__()
            self.number, self.clicked = number, clicked

    def __init__(self, number: int) -> None:
        super().__init__(id=f"which-{number}", classes="which", markup=False)
        self.number = number

    def on_focus(self) -> None:
        """Tab never rests here."""
        self.post_message(self.Entered(self.number))

    def on_click(self) -> None:
        """Open this one."""
        self.post_message(self.Entered(self.number, clicked=True))


class ChallengesStep(PersonStep):
    """Question 4: exactly three challenges. In a low window one is open at a time, and Tab goes on to the next."""

    STEP = "challenges"
    NUMBER = 4

    DEFAULT_CSS = """
    ChallengesStep > .which { max-width: 100; max-height: 1; margin-bottom: 1; }
    ChallengesStep.-one > .which { margin-bottom: 0; }
    """

    _open = CHALLENGES[0]

    def forms(self, person: int, entered_by: int | None) -> Iterable[Widget]:
        """Three forms under each other, each with its heading."""
        for number in CHALLENGES:
            yield ChallengeHead(number)
            yield self.form(IntakeChallenge.blank(person, number, entered_by))

    def focus_first(self) -> None:
        """The open challenge, or the words that lead to saying who one is."""
        forms = list(self.query(RecordForm))
        if forms:
            forms[self._open - 1].focus_field()
        else:
            super().focus_first()

    def on_resize(self) -> None:
        """All three where there is room for them."""
        self._show_open()

    def show(self, changed: Changed | None) -> None:
        """Also how far each of the three has come."""
        super().show(changed)
        self._show_open()

    def _show_open(self) -> None:
        owner = self.desk.owner()
        one_at_a_time = self.app.size.height < ALL_OPEN
        self.set_class(one_at_a_time, "-one")
        for number, form in zip(CHALLENGES, self.query(RecordForm), strict=False):
            form.display = not one_at_a_time or number == self._open
        if owner is None:
            return
        for one in challenges_of(self.session, owner.id):
            for heading in self.query(f"#which-{one.number}").results(ChallengeHead):
                heading.can_focus = one_at_a_time
                heading.update(self._heading(one, self._beside(one) if one_at_a_time else ""))

    def _beside(self, one: IntakeChallenge) -> str:
        """The words of a challenge that is not open; beside the open one, how to go on."""
        return self.w("which_next") if one.number == self._open else challenge_line(one, self.course)

    def _heading(self, one: IntakeChallenge, beside: str) -> Content:
        full = bool(one.text.strip() and one.code)
        state = State.DONE if full else State.STARTED if written(one) else State.EMPTY
        text = self.w("which", number=one.number, all=len(CHALLENGES))
        return say((f"{SIGNS[state]} ", COLOURS[state]), (text, "bold $primary"), (f"   {beside}", MUTED))

    def on_challenge_head_entered(self, event: ChallengeHead.Entered) -> None:
        """On into the next challenge, or back into the one before."""
        event.stop()
        back = event.number == self._open and not event.clicked
        last = len(CHALLENGES)
        self._open = (event.number - 2) % last + 1 if back else event.number
        self._show_open()
        form = list(self.query(RecordForm))[self._open - 1]
        form.focus_field(form.boxes[-1].field if back else None)

    def begun(self, person: int) -> bool:
        return any(written(one) for one in challenges_of(self.session, person))

    def missing(self, person: int) -> str:
        done = sum(bool(one.text.strip() and one.code) for one in challenges_of(self.session, person))
        return self.w("missing_challenges", done=done, all=len(CHALLENGES))
