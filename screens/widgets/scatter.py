"""Points on a plane with two cut lines and four named quarters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.style import Style

from screens.widgets.keys import CHOOSE, MOVES, SIDEWAYS, About
from screens.widgets.paint import MUTED, SIGN, Painted, fit, fold, say, shorten, widest
from screens.widgets.plane import Canvas, Plane, Point, breadth, joined

__all__ = ["Plane", "Point", "ScatterMap"]

BESIDE = 72
MARGIN = 4
ROOMY = 7
"""Lines of a plane from which the quarters' names have lines of their own, above and below the points."""
HERE = "bold on $primary-muted"


class ScatterMap(Painted, can_focus=True):
    """A plane of numbered points and the list of their names, beside it when there is room, else below."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES, *SIDEWAYS, CHOOSE]

    DEFAULT_CSS = """
    ScatterMap { height: 1fr; overflow: hidden hidden; }
    """

    class Highlighted(About):
        """The cursor came to stand on this point."""

    class Chosen(About):
        """Enter on the point, or a click on it while it was highlighted."""

    def __init__(
        self,
        points: Sequence[Point] = (),
        plane: Plane | None = None,
        *,
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._plane = plane or Plane()
        self._points = list(points)
        self.empty = empty
        self._at = 0 if self._points else -1
        self._lines: list[Content] = []
        self._spots: dict[tuple[int, int], int] = {}
        self._edge = 0

    @property
    def cursor_key(self) -> Hashable | None:
        return self._points[self._at].key if self._at >= 0 else None

    def set_points(self, points: Sequence[Point], plane: Plane | None = None) -> None:
        """Show these points; the cursor stays on its key. Equal points change nothing."""
        new, plane = list(points), plane or self._plane
        if (new, plane) == (self._points, self._plane):
            return
        before = self.cursor_key
        self._points, self._plane = new, plane
        places = [n for n, point in enumerate(new) if point.key == before]
        self._at = places[0] if places else min(max(self._at, 0), len(new) - 1)
        self._renew()
        if self.cursor_key != before:
            self.post_message(self.Highlighted(self, self.cursor_key))

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on this point; False when it is not there."""
        places = [n for n, point in enumerate(self._points) if point.key == key]
        if places:
            self._go(places[0])
        return bool(places)

    # --- drawing ------------------------------------------------------------------------------------

    def paint(self, y: int) -> tuple[Content, Style]:
        if not self._lines:
            self._draw()
        return (self._lines[y] if y < len(self._lines) else Content("")), self.ground()

    def _renew(self) -> None:
        self._lines = []
        self.refresh()

    def _draw(self) -> None:
        size = self.scrollable_content_region.size
        self.virtual_size = Size(size.width, size.height)
        self._spots = {}
        beside = size.width >= BESIDE
        names = widest([point.label for point in self._points]) + 6
        if beside:
            side = min(max(names, 16), size.width // 3)
            plane = self._draw_plane(size.width - side - 3, size.height)
            legend = self._legend(side, size.height - 1, 0, size.width - side)
            self._lines = [
                say(fit(line, size.width - side), legend[y - 1] if 0 < y <= len(legend) else "")
                for y, line in enumerate(plane)
            ]
        else:
            below = min(max(2, size.height // 3), len(self._points) or 2)
            plane = self._draw_plane(size.width, size.height - below)
            self._lines = [*plane, *self._legend(size.width, below, len(plane), 0)]

    def _draw_plane(self, width: int, height: int) -> list[Content]:
        """The plane with its names on `height` lines: the y name on top, the x axis and its name at the bottom."""
        wide, high = max(4, width - MARGIN), max(3, height - 3)
        canvas = Canvas(wide + MARGIN, high)
        self._edge = int(high >= ROOMY and any(self._plane.quarters))
        self._draw_axes(canvas, wide, high)
        if not self._points:
            for n, text in enumerate(fold(self.empty, wide - 4, high)):
                canvas.put(MARGIN + 2, high // 2 + n, text, MUTED)
        self._draw_points(canvas, wide, high)
        plane, cut = self._plane, MARGIN + round(self._plane.share(self._plane.cut_x) * (wide - 1))
        ruler = Canvas(wide + MARGIN, 1)
        for place, value in ((MARGIN, plane.low), (cut, plane.cut_x), (wide + MARGIN - 1, plane.high)):
            text = f"{value:g}"
            ruler.put(min(place, wide + MARGIN - len(text)), 0, text, MUTED)
        room = wide + MARGIN - 2 - cut - 2 - len(f"{plane.high:g}")
        name = shorten(plane.x_name, room).plain
        ruler.put(wide + MARGIN - len(f"{plane.high:g}") - 1 - cell_len(name), 0, name, "bold")
        floor = say(
            " " * (MARGIN - 1), ("└" + "─" * (cut - MARGIN) + "┴" + "─" * (wide - cut + MARGIN - 1), MUTED)
        )
        top = say(shorten(say((plane.y_name, "bold")), width))
        return [top, *(canvas.line(y) for y in range(high)), floor, ruler.line(0)][:height]

    def _y(self, value: float, high: int) -> int:
        """The line of the plane at which a value lies."""
        rows = high - 1 - 2 * self._edge
        return self._edge + rows - round(self._plane.share(value) * rows)

    def _draw_axes(self, canvas: Canvas, wide: int, high: int) -> None:
        plane = self._plane
        cut_x = MARGIN + round(plane.share(plane.cut_x) * (wide - 1))
        cut_y = self._y(plane.cut_y, high)
        for y in range(high):
            canvas.put(MARGIN - 1, y, "│", MUTED)
            canvas.put(cut_x, y, "│", MUTED)
        canvas.put(MARGIN - 1, cut_y, "├" + "─" * wide, MUTED)
        canvas.put(cut_x, cut_y, "┼", MUTED)
        for value in (plane.high, plane.cut_y, plane.low):
            canvas.put(0, self._y(value, high), f"{value:g}".rjust(MARGIN - 2), MUTED)
        for n, quarter in enumerate(plane.quarters):
            left, room = (cut_x + 4, wide + MARGIN - cut_x - 5) if n % 2 else (MARGIN + 3, cut_x - MARGIN - 4)
            canvas.put(left, high - 1 if n > 1 else 0, shorten(quarter, room).plain, f"italic {MUTED}")

    def _draw_points(self, canvas: Canvas, wide: int, high: int) -> None:
        """Numbers on the plane; points whose numbers would touch share one place."""
        rows: dict[int, list[tuple[int, list[int]]]] = {}
        for n, point in enumerate(self._points):
            x = round(self._plane.share(point.x) * (wide - 1))
            rows.setdefault(self._y(point.y, high), []).append((x, [n]))
        for y, places in rows.items():
            for x, members in joined(places, wide):
                self._write_group(canvas, MARGIN + x, y, members)

    def _write_group(self, canvas: Canvas, x: int, y: int, members: list[int]) -> None:
        if breadth(members) > canvas.width - MARGIN and self._at in members:
            members = [self._at, *(n for n in members if n != self._at)]
        for n in members:
            here = n == self._at
            text = f"[{n + 1}]" if here else str(n + 1)
            canvas.put(x, y, text, "bold $primary on $primary-muted" if here else "bold")
            for cell in range(len(text)):
                self._spots[x + cell, y + 1] = n
            x += len(text)
            if n != members[-1]:
                canvas.put(x, y, ",", MUTED)
                x += 1

    def _legend(self, width: int, height: int, top: int, left: int) -> list[Content]:
        """The names in order, as many as there is room for around the cursor."""
        count = len(self._points)
        first = min(max(0, self._at - height // 2), max(0, count - height))
        lines = []
        digits = len(str(count))
        for row, n in enumerate(range(first, min(count, first + height))):
            here = n == self._at
            line = say(
                f"{SIGN} " if here else "  ", (str(n + 1).rjust(digits), "bold"), f" {self._points[n].label}"
            )
            lines.append(say((fit(line, width).plain, HERE)) if here else shorten(line, width))
            for cell in range(width):
                self._spots[left + cell, top + row + (1 if left else 0)] = n
        return lines

    # --- moving -------------------------------------------------------------------------------------

    def _go(self, index: int) -> None:
        if index != self._at and 0 <= index < len(self._points):
            self._at = index
            self._renew()
            self.post_message(self.Highlighted(self, self.cursor_key))

    def action_step(self, step: int) -> None:
        """Go to the next or the previous point."""
        if self._points:
            self._go(min(max(0, self._at + step), len(self._points) - 1))

    def action_aside(self, step: int) -> None:
        self.action_step(step)

    def action_leap(self, step: int) -> None:
        self.action_step(10 * step)

    def action_edge(self, side: int) -> None:
        self._go(0 if side < 0 else len(self._points) - 1)

    def action_choose(self) -> None:
        if self._at >= 0:
            self.post_message(self.Chosen(self, self.cursor_key))

    def on_click(self, event: events.Click) -> None:
        spot = event.get_content_offset(self)
        index = None if spot is None else self._spots.get((spot.x, spot.y))
        if index is None:
            return
        if index == self._at:
            self.action_choose()
        self._go(index)

    def on_resize(self) -> None:
        self._renew()
