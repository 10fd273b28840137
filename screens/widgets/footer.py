"""The footer: the keys that work here now, in one line drawn by one widget, whole words only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.paint import say, to_strip

GAP = 2
"""Cells between two keys."""

KEY = "bold $footer-key-foreground"
WORDS = "$footer-description-foreground"
KEY_OFF = "$text-disabled"
WORDS_OFF = "strike $text-disabled"
UNDER_MOUSE = "on $block-hover-background"


class Shown(NamedTuple):
    """A key in the footer: everything that its drawing and its tooltip depend on."""

    key: str
    sign: str
    words: str
    enabled: bool
    tooltip: str
    keep: bool

    @property
    def cells(self) -> int:
        """Cells of the key and its words."""
        return cell_len(self.sign) + 1 + cell_len(self.words)


class HouseFooter(Widget):
    """Shows as many keys as fit, in the order of the bindings; the ids in `keep` always stay. A click presses a key."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    HouseFooter {
        dock: bottom; height: 1; padding: 0 1;
        color: $footer-foreground; background: $footer-background;
    }
    """

    def __init__(
        self, *, keep: Sequence[str] = ("app.help",), id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._keep = frozenset(keep)
        self._keys: tuple[Shown, ...] = ()
        self._hovered: Shown | None = None

    # which keys

    def _found(self) -> tuple[Shown, ...]:
        """The keys of the screen that are to be shown: one for each action."""
        found: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.binding.description:
                found.setdefault(active.binding.action, active)
        return tuple(
            Shown(
                binding.key,
                self.app.get_key_display(binding),
                binding.description,
                active.enabled,
                active.tooltip,
                binding.id in self._keep,
            )
            for active, binding in ((active, active.binding) for active in found.values())
        )

    def shown_keys(self, width: int) -> list[Shown]:
        """The keys to show: no more than fit in the width, least important gone first."""
        keys = list(self._keys)
        while keys and sum(key.cells + GAP for key in keys) - GAP > width:
            loose = [n for n, key in enumerate(keys) if not key.keep]
            keys.pop(loose[-1] if loose else -1)
        return keys

    def update_keys(self) -> None:
        """Draw the keys again when they differ from those shown, as after a change of language."""
        keys = self._found()
        if keys != self._keys:
            self._keys = keys
            self._hover(None)
            self.refresh()

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen and self.app.app_focus:
            self.update_keys()

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self.update_keys()

    def on_unmount(self) -> None:
        """Stop following."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    # drawing

    def line(self, width: int) -> Content:
        """The keys as they are drawn in the width."""
        parts: list[Content | str] = []
        for key in self.shown_keys(width):
            signs, words = (KEY, WORDS) if key.enabled else (KEY_OFF, WORDS_OFF)
            text = say((key.sign, signs), " ", (key.words, words))
            parts += [text.stylize(UNDER_MOUSE) if key == self._hovered else text, " " * GAP]
        return Content.assemble(*parts[:-1])

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        width = self.content_size.width
        return to_strip(self.app, self.line(width), self.visual_style, width)

    # the mouse

    def _places(self) -> Iterator[tuple[range, Shown]]:
        """The cells of each key."""
        left = 0
        for key in self.shown_keys(self.content_size.width):
            yield range(left, left + key.cells), key
            left += key.cells + GAP

    def key_at(self, event: events.MouseEvent) -> Shown | None:
        """The key under the mouse."""
        spot = event.get_content_offset(self)
        return None if spot is None else next((key for cells, key in self._places() if spot.x in cells), None)

    def _hover(self, key: Shown | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self.tooltip = key.tooltip or None if key else None
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._hover(self.key_at(event))

    def on_leave(self) -> None:
        self._hover(None)

    def on_click(self, event: events.Click) -> None:
        """The same as pressing the key."""
        key = self.key_at(event)
        if key is None:
            return
        event.stop()
        if key.enabled:
            self.app.simulate_key(key.key)
        else:
            self.app.bell()
