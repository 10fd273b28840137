"""F1: what a screen is for, and the keys that work on it."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.i18n import tr
from screens.house import Dialog, HouseScreen, plain


class HelpDialog(Dialog[None]):
    """A page of help made from the screen's own text and its bindings, so that it cannot disagree with them."""

    DEFAULT_CSS = """
    HelpDialog > #dialog { width: 90; height: 90%; }
    HelpDialog VerticalScroll { height: 1fr; }
    """

    def __init__(self, screen: HouseScreen | Dialog[Any]) -> None:
        super().__init__()
        self._about = screen.help_text()
        self._keys = help_keys(screen)

    def compose(self) -> ComposeResult:
        """The text, then the keys."""
        with Vertical(id="dialog"):
            yield Static(plain(tr("Help")), classes="title")
            with VerticalScroll(id="help-page"):
                if self._about:
                    yield Static(plain(self._about.strip() + "\n"))
                yield Static(plain(tr("Keys on this screen")), classes="title")
                yield Static(self._table())
            yield Static(plain(tr("↑ ↓ scroll · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """Scroll with the arrow keys at once."""
        self.query_one("#help-page").focus()

    def _table(self) -> Content:
        width = max((len(key) for key, _, _ in self._keys), default=0) + 2
        lines = []
        for key, text, tooltip in self._keys:
            more = f" – {tooltip}" if tooltip and tooltip != text else ""
            lines.append(Content(key.ljust(width)).stylize("bold") + Content(f"{text}{more}\n"))
        return Content("").join(lines)


def help_keys(screen: HouseScreen | Dialog[Any]) -> list[tuple[str, str, str]]:
    """(key, what it does, more about it) for each described key that works on the screen."""
    rows: dict[str, tuple[str, str, str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.description or not binding.id:
            continue
        key = screen.app.get_key_display(binding)
        rows.setdefault(binding.id, (key, binding.description, active.tooltip))
    rows["app.palette"] = ("^p", tr("All commands"), tr("Search for anything the program can do here"))
    return list(rows.values())
