"""Things to read: a text that scrolls with the keys, and a list at its full height in a page that scrolls along."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from screens.widgets.form.editor import reveal
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, as_content


class Reading(VerticalScroll, can_focus=True):
    """A text of any length. It keeps its place when the text changes."""

    DEFAULT_CSS = """
    Reading {
        height: 1fr; scrollbar-size-vertical: 1; padding: 0 1 0 1; border-left: outer $background;
        &:focus { border-left: outer $primary; }
        & > Static { height: auto; width: 1fr; max-width: 78; padding-right: 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = Static("", markup=False)
        self._shown: Content | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._text

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; equal ones change nothing."""
        content = Content("\n").join([as_content(line) for line in lines])
        if self._shown is None or not content.is_same(self._shown):
            self._shown = content
            self._text.update(content)


class WholeList(LineList):
    """A list at its full height: the page around it scrolls along with the cursor, and has the only scrollbar."""

    DEFAULT_CSS = """
    WholeList { height: auto; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that these lines are seen."""
        if self.has_focus:
            reveal(self, head + top, height)
