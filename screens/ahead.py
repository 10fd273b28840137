"""Keys that are pressed while a screen or a step is on its way wait for it, in their order."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ScreenStackError
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.timer import Timer

LONGEST_WAIT = 4.0
"""Seconds after which keys are let through, whatever has become of the screen; a busy machine takes over one to open it."""

FIELD_WAIT = 0.25
"""How long a command waits for the letters before it, in seconds."""

BETWEEN = 0.02
"""Seconds between two keys that are passed on, so that what the first one opens can take the second."""

FIELDS = ("Input", "TextArea")


class TypingAhead:
    """Mixin of the application."""

    _ahead: list[events.Key] | None = None
    _on_their_way: int = 0
    _typing: bool = False
    _ahead_timer: Timer | None = None

    def hold_keys(self) -> None:
        """From now on keys wait."""
        self._ahead = self._ahead or []
        if self._ahead_timer is None:
            self._ahead_timer = self.set_timer(LONGEST_WAIT, self.release_keys)  # type: ignore[attr-defined]

    def release_keys(self) -> None:
        """Let the keys that wait go where the focus is now, one after another."""
        if self._ahead_timer is not None:
            self._ahead_timer.stop()
            self._ahead_timer = None
        if self._ahead:
            self.call_later(self._pass_on)  # type: ignore[attr-defined]
        else:
            self._ahead = None

    async def _pass_on(self) -> None:
        """Pass on text at a stroke; after any other key look what it does before the next one goes on."""
        while self._ahead and self._ahead_timer is None:
            if await self._do(self._ahead.pop(0)):
                self.set_timer(BETWEEN, self._on_and_on)  # type: ignore[attr-defined]
                return
        if not self._ahead and self._ahead_timer is None:
            self._ahead = None

    async def _on_and_on(self) -> None:
        """Go on once whoever heard the last key, up to the screen, has done what it asked for: that may open a screen."""
        if self._ahead_timer is None:
            await self._settled()
            self.call_later(self._on)  # type: ignore[attr-defined]

    async def _on(self) -> None:
        if self._ahead_timer is None:
            await self._pass_on()

    async def _settled(self) -> None:
        """Wait until each widget from the one with the focus up to the screen has done what it was told."""
        with contextlib.suppress(ScreenStackError):
            focused: Widget | None = self.focused  # type: ignore[attr-defined]
            for node in focused.ancestors_with_self[:-1] if focused else ():
                if self._ahead_timer is not None:
                    return
                await _heard(node)

    async def _do(self, key: events.Key) -> bool:
        """Do a key; whether it was something else than text in a field."""
        focused: Widget | None = self.focused  # type: ignore[attr-defined]
        text = key.is_printable and _takes_text(focused)
        if focused is not None and self._typing and not text:
            await _heard(focused)
        self._typing = text
        await super().on_event(key if text else _as_command(key))  # type: ignore[misc]
        return not text

    def post_message(self, message: Message) -> bool:
        """Count the keys that have come and are not done."""
        self._on_their_way += isinstance(message, events.Key) and not message.is_forwarded
        sent: bool = super().post_message(message)  # type: ignore[misc]
        return sent

    async def on_event(self, event: events.Event) -> None:
        """Keep a key back while the screen that it is meant for is on its way, or may be: in a burst, after a command."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)  # type: ignore[misc]
            return
        self._on_their_way = max(0, self._on_their_way - 1)
        if self._ahead is not None:
            self._ahead.append(event)
        elif await self._do(event) and self._on_their_way:
            self._look_first()

    def _look_first(self) -> None:
        """Keys wait a little, until what the last one did can be seen."""
        self._ahead = self._ahead or []
        self.set_timer(BETWEEN, self._on_and_on)  # type: ignore[attr-defined]

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


def _takes_text(widget: Widget | None) -> bool:
    """Whether one types into it. By name: the classes themselves would be loaded before the first frame."""
    return widget is not None and any(base.__name__ in FIELDS for base in type(widget).__mro__)


async def _heard(field: MessagePump) -> None:
    """Wait until a field has taken in the letters before a command, or any widget what it was told: nothing overtakes it."""
    done = asyncio.Event()
    if field.call_later(done.set):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), FIELD_WAIT)


def _as_command(key: events.Key) -> events.Key:
    """A letter that is no text is a command, with or without Shift or Caps Lock."""
    if len(key.key) == 1 and key.key.isupper():
        return events.Key(key.key.lower(), key.character)
    return key
