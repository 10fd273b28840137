"""Drawing text to a width: cutting, filling and folding it, and turning styled text into what a widget shows.

A line is a plain string or a `Content`. Text is always literal. Styles are Textual style texts with theme
variables ("bold $primary", "on $primary 20%"), so that a line drawn once follows the theme.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Any, Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.app import App
from textual.content import Content
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

Line = str | Content
Part = str | Content | tuple[str, str]
Align = Literal["left", "right", "center"]

MUTED = "$text-muted"
SIGN = "▸"
ELLIPSIS = "…"

# Control signs, line breaks and writing-direction marks would move the rest of the line
# or talk to the terminal.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text with every sign that is no letter on a line replaced by a space."""
    return _UNSAFE.sub(" ", text) if _UNSAFE.search(text) else text


def say(*parts: Part) -> Content:
    """One line of literal texts and (text, style) pairs."""
    return Content.assemble(*((clean(p[0]), p[1]) if isinstance(p, tuple) else as_content(p) for p in parts))


def as_content(line: Line) -> Content:
    """A line as `Content`, safe to draw."""
    if isinstance(line, str):
        return Content(clean(line))
    if _UNSAFE.search(line.plain):
        return Content(clean(line.plain), list(line.spans))
    return line


def same(one: Line, other: Line) -> bool:
    """Are two lines equal in text and style?"""
    if one is other:
        return True
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str) and one == other
    return one.is_same(other)


def shorten(line: Line, width: int) -> Content:
    """The line cut to the width, with an ellipsis where something is missing."""
    return as_content(line).truncate(max(0, width), ellipsis=True)


def fit(line: Line, width: int, align: Align = "left") -> Content:
    """The line cut or filled to exactly the width."""
    cut = shorten(line, width)
    room = max(0, width - cut.cell_length)
    if not room:
        return cut
    left = {"left": 0, "right": room, "center": room // 2}[align]
    return Content.assemble(" " * left, cut, " " * (room - left))


def fit_text(text: str, width: int, align: Align = "left") -> str:
    """`fit` for a plain string."""
    return fit(text, width, align).plain


def fold(text: str, width: int, most: int = 0) -> list[str]:
    """The text broken between words into lines of the width; at most `most`, then an ellipsis."""
    if width < 1:
        return []
    lines, rest = [""], [word for paragraph in text.splitlines() for word in clean(paragraph).split()]
    while rest:
        word = rest.pop(0)
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
        elif lines[-1]:
            lines.append("")
            rest.insert(0, word)
        else:
            head = _head(word, width)
            lines[-1] = head
            lines.append("")
            rest.insert(0, word[len(head) :])
    if lines[-1] == "" and len(lines) > 1:
        lines.pop()
    if most and len(lines) > most:
        tail = lines[most - 1]
        lines[most - 1 :] = [tail + ELLIPSIS if cell_len(tail) < width else fit_text(tail + "  ", width)]
    return lines


def _head(word: str, width: int) -> str:
    """As many whole signs of a long word as the width holds, at least one."""
    head = set_cell_size(word, width).rstrip()
    while head and not word.startswith(head):
        head = head[:-1]
    return head or word[0]


def widest(texts: Sequence[str]) -> int:
    """Cells of the widest text, 0 for none."""
    return max(map(cell_len, texts), default=0)


@lru_cache(maxsize=256)
def bar_cells(share: float, width: int) -> str:
    """A bar of whole and eighth blocks for a share 0-1 of the width."""
    eighths = round(min(1.0, max(0.0, share)) * width * 8)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + ("▏▎▍▌▋▊▉"[rest - 1] if rest else "")


class Painted(ScrollView):
    """A widget that draws each line when it is needed: `paint(y)` gives the line and the style under it."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Painted {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size: 0 1;
        background: transparent;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips: dict[Hashable, Strip] = {}
        self._strip_width = 0

    def paint(self, y: int) -> tuple[Content, Style]:
        """Line `y` of what is visible, and the style under it."""
        raise NotImplementedError

    def paint_key(self, y: int) -> Hashable | None:  # noqa: ARG002 - for those that keep lines
        """What tells line `y` apart from every other line that can be shown; None draws it each time."""
        return None

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if width != self._strip_width:
            self._strip_width = width
            self._strips.clear()
        key = self.paint_key(y)
        strip = self._strips.get(key) if key is not None else None
        if strip is None:
            strip = to_strip(self.app, *self.paint(y), width)
            if key is not None:
                self._strips[key] = strip
        return strip

    def forget(self) -> None:
        """Draw kept lines again when they are shown next."""
        self._strips.clear()

    def notify_style_update(self) -> None:
        self.forget()
        super().notify_style_update()

    def ground(self, *classes: str) -> Style:
        """The widget's style, with those component classes on top."""
        return self.get_visual_style(*classes)

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Show lines `top` to `top + height` under `head` fixed lines; past an edge a quarter view comes along."""
        room = max(1, self.scrollable_content_region.height - head)
        first = self.scroll_offset.y
        if top < first or height >= room:
            wanted = top - (room // 4 if height < room else 0)
        elif top + height > first + room:
            wanted = top + height - room + room // 4
        else:
            return
        self.scroll_to(y=max(0, wanted), animate=False, force=True)


def to_strip(app: App[Any], line: Content, ground: Style, width: int) -> Strip:
    """The line as a strip of exactly the width."""
    if line.cell_length > width:
        line = line.truncate(width, ellipsis=True)
    parse = app.stylesheet.parse_style
    segments = [Segment(text, style.rich_style) for text, style in line.render(ground, "", parse)]
    return Strip(segments, line.cell_length).adjust_cell_length(width, ground.rich_style)
