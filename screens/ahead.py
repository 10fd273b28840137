"""Keys that are pressed while a screen or a step is on its way wait for it, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.timer import Timer

LONGEST_WAIT = 1.0
"""Seconds after which keys are let through, whatever has become of the screen."""


class TypingAhead:
    """Mixin of the application."""

    _ahead: list[events.Key] | None = None
    _ahead_timer: Timer | None = None

    def hold_keys(self) -> None:
        """From now on keys wait."""
        if self._ahead is None:
            self._ahead = []
            self._ahead_timer = self.set_timer(LONGEST_WAIT, self.release_keys)  # type: ignore[attr-defined]

    def release_keys(self) -> None:
        """Let the keys that wait go where the focus is now."""
        waiting, self._ahead = self._ahead, None
        if self._ahead_timer is not None:
            self._ahead_timer.stop()
            self._ahead_timer = None
        for key in waiting or ():
            self.post_message(key)  # type: ignore[attr-defined]

    async def on_event(self, event: events.Event) -> None:
        """Keep a key back while the screen that it is meant for is on its way."""
        if self._ahead is not None and isinstance(event, events.Key):
            self._ahead.append(event)
            return
        await super().on_event(event)  # type: ignore[misc]

    def push_screen(self, screen: Screen[Any] | str, *args: Any, **kwargs: Any) -> Any:
        """As Textual does; keys wait for the new screen."""
        self._hold_for(screen)
        return super().push_screen(screen, *args, **kwargs)  # type: ignore[misc]

    def switch_screen(self, screen: Screen[Any] | str) -> Any:
        """As Textual does; keys wait for the new screen."""
        self._hold_for(screen)
        return super().switch_screen(screen)  # type: ignore[misc]

    def _hold_for(self, screen: Screen[Any] | str) -> None:
        from screens.house import Dialog, HouseScreen

        if isinstance(screen, (HouseScreen, Dialog)):
            self.hold_keys()
