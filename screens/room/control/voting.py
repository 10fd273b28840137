"""A step with a vote: its options, and what follows from a tie."""

from __future__ import annotations

from facilitator.visibility import Phase
from screens.dialogs import ChoiceDialog
from screens.room.control.noting import NotingScreen
from screens.room.votes.options import OptionsDialog
from screens.room.votes.ties import Followed, TieDialog, open_tie


class VotingScreen(NotingScreen):
    """The keys of a vote."""

    @property
    def has_vote(self) -> bool:
        """Whether the present step is a vote."""
        here = self.standing
        return here is not None and here.step is not None and bool(here.step.vote)

    @property
    def has_tie(self) -> bool:
        """Whether the vote of the present step has been shown, and is not settled."""
        here, following = self.standing, self.following
        if following is None or here is None or here.step is None or not here.step.vote:
            return False
        return open_tie(following, here.step.id) is not None

    def turn(self, phase: Phase) -> None:
        """Open, freeze, reveal or lock; a tie that comes to light is said."""
        super().turn(phase)
        if phase is Phase.CLOSED and self.has_vote:
            self.tell(self.w("turned_closed_vote"))
        if self.has_tie:
            self.tell(self.w("tie_found"))

    def action_vote(self) -> None:
        """What the present step votes on, or what follows from its tie."""
        here, following = self.standing, self.following
        if following is None or here is None or here.step is None:
            return
        if not self.has_tie:
            self.app.push_screen(OptionsDialog(following, here.step.id))
            return
        answers = [("tie", self.w("vote_tie"), ""), ("options", self.w("vote_options"), "")]
        self.app.push_screen(ChoiceDialog(self.w("vote_title"), "", answers), self._vote)

    def _vote(self, answer: str | None) -> None:
        here, following = self.standing, self.following
        if following is None or here is None or here.step is None:
            return
        if answer == "tie":
            self.app.push_screen(TieDialog(following, here.step.id), self._followed)
        elif answer == "options":
            self.app.push_screen(OptionsDialog(following, here.step.id))

    def _followed(self, followed: Followed | None) -> None:
        if followed is not None:
            self.act(followed.make, followed.said)
