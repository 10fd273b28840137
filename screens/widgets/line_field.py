"""One line of text to type, outside forms: a name, a path, a word to look for."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from facilitator.record import clean


class LineField(Input):
    """An input without suggestions or markup. Pasted line breaks become spaces instead of losing what follows."""

    DEFAULT_CSS = """
    LineField {
        height: 1; width: 1fr; padding: 0 1; border: none; border-left: outer $border-blurred; background: $panel;
        &:focus { border: none; border-left: outer $primary; background: $panel; background-tint: transparent; }
    }
    """

    def __init__(self, value: str = "", placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(str(clean(event.text)).split()))
