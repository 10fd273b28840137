"""Bars drawn to the width: a ranking with its parts, a legend for the parts, and progress."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fit, fold, say, shorten, widest

# Neighbouring parts differ in pattern as well as in colour.
PATTERNS = ("█", "▒", "▓")
COLOURS = ("$primary", "$secondary", "$accent", "$success")
SIDE_BY_SIDE = 76


@dataclass(frozen=True)
class Ranked:
    """One thing in a ranking: its total 0-100, the parts that add up to it, and what to say about it.

    `rank` is computed from the totals when it is not given; things that share a rank are marked "2=".
    """

    key: Hashable
    name: str
    total: float
    parts: Sequence[float] = ()
    remark: str = ""
    warning: str = ""
    rank: int | None = None
    value: str = ""


def part_sign(index: int) -> tuple[str, str]:
    """The pattern and the colour of the part with this place."""
    return PATTERNS[index % len(PATTERNS)], COLOURS[index % len(COLOURS)]


def legend(names: Sequence[str], width: int) -> list[Content]:
    """Which number and pattern is which part, on as many lines as it takes."""
    lines: list[Content] = []
    for index, name in enumerate(names):
        sign, colour = part_sign(index)
        entry = say((f"{index + 1}{sign}", f"bold {colour}"), " ", shorten(name, width - 4))
        if lines and lines[-1].cell_length + 2 + entry.cell_length <= width:
            lines[-1] = say(lines[-1], "  ", entry)
        else:
            lines.append(entry)
    return lines


def progress(done: float, whole: float, width: int, words: str = "", style: str = "$primary") -> Content:
    """A one-line bar with the words after it, "██████░░ 3 af 9"; the words go before the bar."""
    room = max(0, width - (cell_len(words) + 2 if words else 0))
    share = min(1.0, max(0.0, done / whole)) if whole > 0 else 0.0
    full = round(share * room)
    if 0 < share < 1 and room > 1:
        full = min(room - 1, max(1, full))
    bar = say(("█" * full, style), ("░" * (room - full), MUTED))
    return shorten(say(bar, "  " if words and room else "", words), width)


def stacked(parts: Sequence[float], total: float, width: int) -> Content:
    """Parts side by side, each with its number where there is room, scaled so that 100 fills the width.

    Without parts one plain bar.
    """
    amounts = list(parts) or [total]
    whole = sum(amounts)
    factor = (min(100.0, max(0.0, total)) / whole if whole > 0 else 0.0) * width / 100
    pieces: list[tuple[str, str]] = []
    reached, drawn = 0.0, 0
    for index, amount in enumerate(amounts):
        reached += max(0.0, amount) * factor
        cells = round(reached) - drawn
        sign, colour = part_sign(index)
        number = str(index + 1) if len(amounts) > 1 else ""
        number = number if len(number) <= cells else ""
        pieces += [(number, f"bold {colour}"), (sign * (cells - len(number)), colour)]
        drawn += cells
    return say(*pieces)


class RankingBars(LineList):
    """A ranking with a bar for each: rank, name, parts, total, and a remark or a warning below."""

    def __init__(
        self,
        ranked: Sequence[Ranked] = (),
        *,
        empty: str = "",
        show_number: Callable[[float], str] = lambda total: str(round(total)),
        warning_sign: str = "!",
        choosable: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._ranked = list(ranked)
        self._show_number = show_number
        self._warning_sign = warning_sign
        self._airy = True
        super().__init__(self._as_items(), empty=empty, choosable=choosable, id=id, classes=classes)

    def set_ranking(self, ranked: Sequence[Ranked]) -> None:
        """Show this ranking, best first; an equal ranking changes nothing."""
        self._ranked = list(ranked)
        self.set_items(self._as_items())

    def _as_items(self) -> list[Item]:
        ranks = self._ranks()
        names = widest([one.name for one in self._ranked])
        return [
            Item(one.key, (), version=(one, tuple(one.parts), rank, names))
            for one, rank in zip(self._ranked, ranks, strict=True)
        ]

    def _ranks(self) -> list[str]:
        """What stands before each name: its place, with = when others share it."""
        places: list[int] = []
        for n, one in enumerate(self._ranked):
            tied = n > 0 and abs(one.total - self._ranked[n - 1].total) < 1e-9
            places.append(one.rank if one.rank is not None else places[-1] if tied else n + 1)
        return [f"{place}=" if places.count(place) > 1 else str(place) for place in places]

    def draw_item(self, index: int, width: int, selected: bool) -> Sequence[Line]:  # noqa: ARG002
        one = self._ranked[index]
        rank = fit(self._ranks()[index], 4)
        value = one.value or self._show_number(one.total)
        values = widest([other.value or self._show_number(other.total) for other in self._ranked])
        name = say((one.name, "bold"))
        names = min(widest([other.name for other in self._ranked]), 36, width // 3)
        beside = width >= SIDE_BY_SIDE
        room = width - 4 - values - 2 - (names + 2 if beside else 0)
        bar = say(stacked(one.parts, one.total, max(4, room)), "  ", (value, "bold"))
        title = fit(name, names) if beside else shorten(name, width - 4)
        lines: list[Line] = [say(rank, title, "  ", bar)] if beside else [say(rank, title), say("    ", bar)]
        lines += [say("    ", line) for line in self._remarks(one, width - 4)]
        return [*lines, ""] if self._airy else lines

    def _remarks(self, one: Ranked, width: int) -> list[Content]:
        """The remark and the warning: on one line when they fit, else below each other."""
        muted = f"not bold {MUTED}"
        warning = f"{self._warning_sign} {one.warning}" if one.warning else ""
        if cell_len(one.remark) + 3 + cell_len(warning) <= width:
            both = say((one.remark, muted), "   " if one.remark else "", (warning, "$warning"))
            return [both] if one.remark or warning else []
        return [
            say((text, style))
            for words, style in ((one.remark, muted), (warning, "$warning"))
            for text in fold(words, width, 2)
            if text
        ]

    def _lay_out(self) -> None:
        self._airy = True
        self._drawn.clear()
        super()._lay_out()
        if self._tops[-1] - 1 > self.scrollable_content_region.height and self.text_width:
            self._airy = False
            self._drawn.clear()
            self.forget()
            super()._lay_out()
