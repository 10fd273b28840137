"""A bar of pages within a step, on one line: a digit or a click turns to a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from screens.widgets.paint import MUTED, say


class PageBar(Widget):
    """Names of pages, the open one marked. On a narrow screen the others shrink to their numbers."""

    @dataclass
    class Chosen(Message):
        """A page was clicked."""

        page: str

    DEFAULT_CSS = """
    PageBar { height: 1; width: 1fr; margin-bottom: 1; }
    .-short PageBar { margin-bottom: 0; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pages: tuple[tuple[str, str], ...] = ()
        self._open = ""
        self._spans: list[tuple[int, int, str]] = []

    def set_pages(self, pages: Sequence[tuple[str, str]], here: str) -> None:
        """Show these (id, name) with this one open."""
        new = tuple(pages)
        if (new, here) != (self._pages, self._open):
            self._pages, self._open = new, here
            self.refresh()

    def render(self) -> Content:
        """The pages, the open one in brackets and colour."""
        names = [f"{number} {name}" for number, (_, name) in enumerate(self._pages, 1)]
        at = next((n for n, (page, _) in enumerate(self._pages) if page == self._open), 0)
        for n in reversed(range(len(names))):
            if sum(map(cell_len, names)) + 2 * len(names) <= self.size.width:
                break
            if n != at:
                names[n] = str(n + 1)
        parts: list[Content] = []
        self._spans, left = [], 0
        for (page, _), name in zip(self._pages, names, strict=True):
            here = page == self._open
            shown = f"[{name}]" if here else f" {name} "
            parts.append(say((shown, "bold $primary" if here else MUTED)))
            self._spans.append((left, left + cell_len(shown), page))
            left += cell_len(shown)
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Turn to the page under the pointer."""
        for start, end, page in self._spans:
            if start <= event.x < end:
                self.post_message(self.Chosen(page))
                return
