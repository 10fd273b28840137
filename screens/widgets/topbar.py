"""The one line on top: where I am on the left, who else and how late on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.paint import ELLIPSIS, MUTED, clean, fit, say, shorten, to_strip

JOIN = " › "
APART = "   "

Right = str | tuple[str, int]


class TopBar(Widget):
    """Breadcrumb and remarks. Narrow: middle crumbs become …, then remarks leave, the least first."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        dock: top;
        padding: 0 2;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(
        self,
        where: Sequence[str] = (),
        right: Sequence[Right] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._where = [clean(part) for part in where]
        self._right = [_weighed(part) for part in right]

    @property
    def where(self) -> Sequence[str]:
        return self._where

    def set_where(self, parts: Sequence[str]) -> None:
        """Show this path; the last part is where we are."""
        new = [clean(part) for part in parts]
        if new != self._where:
            self._where = new
            self.refresh()

    def set_right(self, parts: Sequence[Right]) -> None:
        """Show these remarks: a text, or (text, priority); a plain text has priority 0."""
        new = [_weighed(part) for part in parts]
        if new != self._right:
            self._right = new
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        width = self.content_size.width
        return to_strip(self.app, self.line(width), self.visual_style, width)

    def line(self, width: int) -> Content:
        """The line drawn to the width."""
        remarks = list(_remarks(self._right))
        gentle, firm, last = _paths(self._where)
        for paths, rights in ((gentle, remarks[:-1]), (firm, remarks[:-1]), (gentle + firm + last, [[]])):
            for right in rights:
                words = APART.join(right)
                room = width - (cell_len(words) + len(APART) if words else 0)
                for path in paths:
                    left = _crumbs(path)
                    if left.cell_length <= room:
                        return say(left, " " * (width - left.cell_length - cell_len(words)), (words, MUTED))
        return fit(shorten(_crumbs(self._where[-1:]), width), width)


def _weighed(part: Right) -> tuple[str, int]:
    return (clean(part), 0) if isinstance(part, str) else (clean(part[0]), part[1])


def _crumbs(path: Sequence[str]) -> Content:
    if not path:
        return Content("")
    return say(*(part + JOIN for part in path[:-1]), (path[-1], "bold"))


def _paths(where: Sequence[str]) -> tuple[list[Sequence[str]], list[Sequence[str]], list[Sequence[str]]]:
    """The path and ever shorter ones: its middle cut gently, cut firmly or gone, and at last only its end."""

    def cut(cells: int) -> Sequence[str]:
        return [where[0], *(shorten(part, cells).plain for part in where[1:-1]), where[-1]]

    if len(where) < 3:
        return [where], [where], [[ELLIPSIS, *where[-1:]], where[-1:]]
    gone = [[where[0], ELLIPSIS, *where[n + 1 :]] for n in range(1, len(where) - 1)]
    return [where, cut(24), cut(14)], [cut(9), *gone], [[ELLIPSIS, where[-1]], where[-1:]]


def _remarks(right: Sequence[tuple[str, int]]) -> Iterator[list[str]]:
    """All remarks, then fewer and fewer."""
    left = [part for part in right if part[0]]
    while left:
        yield [text for text, _ in left]
        left.remove(min(left, key=lambda part: part[1]))
    yield []
