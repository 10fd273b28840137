"""The footer: the keys that work here now, built anew only when they change, whole words only."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey


class HouseFooter(Footer):
    """Shows as many keys as fit, in the order of the bindings; the ids in `keep` always stay."""

    DEFAULT_CSS = """
    HouseFooter {
        padding: 0 1;
        scrollbar-size: 0 0;
        overflow: hidden hidden;
        &.-compact FooterKey { margin-right: 2; }
        & FooterKey.-disabled { text-style: none; }
        & FooterKey.-disabled .footer-key--key { color: $text-disabled; text-style: none; }
        & FooterKey.-disabled .footer-key--description { color: $text-disabled; text-style: strike; }
    }
    """

    def __init__(
        self, *, keep: Sequence[str] = ("app.help",), id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(show_command_palette=False, compact=True, id=id, classes=classes)
        self._keep = frozenset(keep)
        self._shown: tuple[tuple[object, ...], ...] | None = None

    def shown_bindings(self, width: int) -> list[ActiveBinding]:
        """The bindings to show: one for each action, no more than fit."""
        found: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.binding.description:
                found.setdefault(active.binding.action, active)
        keys = list(found.values())
        while keys and sum(map(self._cells, keys)) - 2 > width:
            loose = [n for n, active in enumerate(keys) if active.binding.id not in self._keep]
            keys.pop(loose[-1] if loose else -1)
        return keys

    def _cells(self, active: ActiveBinding) -> int:
        return cell_len(self.app.get_key_display(active.binding)) + cell_len(active.binding.description) + 3

    def _signature(self) -> tuple[tuple[object, ...], ...]:
        return tuple(
            (
                active.binding.key,
                active.binding.description,
                active.binding.key_display,
                active.enabled,
                active.tooltip,
            )
            for active in self.shown_bindings(self.content_size.width)
        )

    def compose(self) -> ComposeResult:
        if not self._bindings_ready:
            return
        for active in self.shown_bindings(self.content_size.width):
            binding = active.binding
            yield FooterKey(
                binding.key,
                self.app.get_key_display(binding),
                binding.description,
                binding.action,
                disabled=not active.enabled,
                tooltip=active.tooltip,
            ).data_bind(compact=Footer.compact)

    def bindings_changed(self, screen: Screen[object]) -> None:
        self._bindings_ready = True
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.update_keys()

    def update_keys(self) -> None:
        """Build the keys again when they differ from those shown, as after a change of language."""
        signature = self._signature()
        if signature != self._shown:
            self._shown = signature
            self.call_after_refresh(self.recompose)

    def on_resize(self) -> None:
        if self._bindings_ready:
            self.update_keys()
