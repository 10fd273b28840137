"""Why nothing can be written: what a meeting has locked or keeps for itself, in one line above the work and where one tries."""

from __future__ import annotations

from typing import Final

from textual.widgets import Static

from facilitator.i18n import tr
from facilitator.visibility import Activity, Phase, Write
from screens.widgets.paint import say

CLOSED_WORDS: Final = frozenset({"closed", "closed_now", "dots_closed", "reading_closed"})
"""The components' words for answers that are shown and locked, and that F9 opens again."""

IN_A_MEETING: Final = "_room"
"""What a component's word ends with that is said while a meeting, and not the table with F9, shows and locks the answers."""


def lock_words(activity: Activity, *, facilitator: bool) -> str:
    """Why this seat cannot write, where it is for another reason than that the answers are shown and locked; else ""."""
    if activity.phase is Phase.FROZEN:
        return tr("The answers are locked, and nobody sees the others' answers yet.")
    if activity.phase is Phase.CLOSED or not activity.refuses(facilitator=facilitator):
        return ""
    if activity.write is Write.NOBODY:
        return tr("Nobody writes here just now.")
    return tr("The facilitator writes for everybody just now.")


class LockLine(Static):
    """One line above the work; nothing while it can be written in."""

    DEFAULT_CSS = """
    LockLine { height: auto; max-height: 2; display: none; }
    LockLine.-some { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="lock-line", markup=False)

    def show(self, activity: Activity, *, facilitator: bool) -> None:
        """Say what is locked now."""
        words = lock_words(activity, facilitator=facilitator)
        self.set_class(bool(words), "-some")
        self.update(say(("■ ", "bold $text-warning"), (words, "$text-warning")) if words else "")
