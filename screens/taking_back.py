"""Taking back one's own last edit, and doing it again, for every screen that edits a file."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.i18n import N_, tr
from facilitator.session import Session, Undone
from screens.house import HouseScreen


def undo(screen: HouseScreen, session: Session) -> bool:
    """Take back the last edit and say which; whether anything has changed."""
    return _done(screen, session.undo, N_("Taken back: {label}"), tr("There is nothing to undo."))


def redo(screen: HouseScreen, session: Session) -> bool:
    """Do again what was taken back and say what; whether anything has changed."""
    return _done(screen, session.redo, N_("Done again: {label}"), tr("There is nothing to redo."))


def _done(screen: HouseScreen, act: Callable[[], Undone | None], done: str, nothing: str) -> bool:
    results: list[Undone | None] = []
    if not screen.guard(lambda: results.append(act())):
        return False
    undone = results[0]
    if undone is None:
        screen.app.say(nothing)
        return False
    if not undone.changed:
        screen.app.say(tr("“{label}” was left alone: a colleague has changed it since.", label=undone.label))
        return False
    text = tr(done, label=undone.label)
    if undone.left_alone:
        text += " " + tr("What a colleague has changed since has not been touched.")
    screen.app.say(text)
    return True
