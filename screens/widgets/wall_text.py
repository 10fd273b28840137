"""A text as large as its place allows, for the back row."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.letters import wall_lines
from screens.widgets.paint import fit, fold, to_strip

_MOST_WIDE = 76


class WallText(Widget):
    """One text in big letters in the middle of its room; in bold ordinary letters where big ones do not fit.

    `-primary` gives it the colour of what counts now. With `height: auto` it is as high as what it draws.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    WallText {
        width: 1fr;
        height: 1fr;
        color: $foreground;
        text-style: bold;
        &.-primary { color: $primary; }
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._text = text
        self._drawn: tuple[Size, list[str]] | None = None

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str, *, primary: bool | None = None) -> None:
        """Show this text; `primary` sets or takes away its colour."""
        if primary is not None:
            self.set_class(primary, "-primary")
        if text != self._text:
            self._text = text
            self._drawn = None
            self.refresh(layout=True)

    def lines(self, size: Size) -> list[str]:
        """What is drawn in so many cells, not yet in their middle."""
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = size, self._draw(size)
        return self._drawn[1]

    def _draw(self, size: Size) -> list[str]:
        if not size.area:
            return []
        big = wall_lines(self._text, size.width, size.height)
        if big is not None:
            return big
        return fold(self._text, min(size.width, _MOST_WIDE), size.height)

    # --- drawing ------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._draw(Size(width, container.height)))

    def render_line(self, y: int) -> Strip:
        size = self.content_size
        lines = self.lines(size)
        at = y - (size.height - len(lines)) // 2
        line = fit(lines[at], size.width, "center") if 0 <= at < len(lines) else Content("")
        return to_strip(self.app, line, self.visual_style, size.width)
