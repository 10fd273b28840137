"""Thick bars on the wall, with their labels before and their values at the end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from facilitator.room.pictures import Bar, Bars
from screens.room.wall.sizes import (
    SCALES,
    SMALL,
    SMALL_HIGH,
    More,
    big,
    cut,
    folded_text,
    in_the_middle,
    large,
    too_much,
)
from screens.widgets.paint import fit, say, shorten, widest

_THICK = 5
_LABEL = 0.4
_WIDEST = 0.5
_HIGHEST = 3 * SMALL_HIGH + 1


def paint_bars(body: Bars, width: int, height: int, more: More) -> list[Content]:
    """The bars in at most so many cells and lines; those that do not fit are counted."""
    if not body.bars:
        return []
    shown, rest = cut(body.bars, height, more)
    per = min((height - len(rest)) // len(shown), _HIGHEST)
    for scale in SCALES:
        if drawn := _big_bars(shown, width, per, scale):
            return [*drawn, *rest][:height]
    return [*_plain_bars(shown, width, min(per, _THICK)), *rest][:height]


def _named(bar: Bar) -> str:
    return f"{bar.sign} {bar.label}".strip()


def _big_bars(bars: Sequence[Bar], width: int, per: int, scale: float) -> list[Content]:
    """Labels and values in big letters beside the bars; nothing where they do not fit."""
    most = int(width * (_WIDEST if scale == SMALL else _LABEL))
    names = [_named(bar) for bar in bars]
    if per < 4 or too_much(names, most, per * len(bars), scale):
        return []
    draw = large if scale == SMALL else big
    labels = [draw(name, most, per, scale) for name in names]
    values = [big(bar.value, width // 4, per, scale) for bar in bars]
    if not all(labels) or not all(value or not bar.value for bar, value in zip(bars, values, strict=True)):
        return []
    wide = max(len(label[0]) for label in labels)
    worth = max((len(value[0]) for value in values if value), default=0)
    room = width - wide - worth - 4
    if room < width // 5:
        return []
    highest = max(map(len, (*labels, *values)))
    thick = in_the_middle(["#"] * max(3, min(_THICK, highest - 2)), highest)
    lines: list[Content] = []
    for bar, label, value in zip(bars, labels, values, strict=True):
        length, style = _length(bar, room), _style(bar)
        rows = zip(in_the_middle(label, highest), in_the_middle(value, highest), thick, strict=True)
        for left, right, ink in rows:
            block = _filled(length) if ink else " " * max(1, length)
            before = fit(say((left, style)), wide, "right")
            lines.append(say(before, "  ", (block, _colour(bar, bars)), "  ", (right, style)))
        lines += [Content("")] * (1 if highest < per else 0)
    return lines


def _length(bar: Bar, room: int) -> int:
    share = min(1.0, max(0.0, bar.share))
    return max(1, round(share * room)) if share > 0 else 0


def _filled(length: int) -> str:
    return "█" * length or "▏"


def _style(bar: Bar) -> str:
    return "bold $primary" if bar.strong else "bold"


def _colour(bar: Bar, bars: Sequence[Bar]) -> str:
    """Those that count most stand out; where none does all are alike."""
    return "$primary" if bar.strong or not any(one.strong for one in bars) else "$secondary"


def _plain_bars(bars: Sequence[Bar], width: int, per: int) -> list[Content]:
    """Labels in bold, bars as thick as there is room for, the value at the end."""
    wide = min(widest([_named(bar) for bar in bars]), int(width * _LABEL))
    worth = min(widest([bar.value for bar in bars]), width // 3)
    room = max(0, width - wide - worth - 4)
    high = per if per < 3 else per - 1
    lines: list[Content] = []
    for bar in bars:
        label = in_the_middle(folded_text(_named(bar), wide, max(1, per - 1)), max(1, per - 1))
        value = in_the_middle([bar.value], max(1, per - 1))
        length = _length(bar, room)
        for n in range(high):
            left = fit(say((label[n] if n < len(label) else "", _style(bar))), wide)
            right = say((value[n] if n < len(value) else "", _style(bar)))
            block = _filled(length).replace("█", _block(n, per))
            lines.append(say(left, "  ", (block, _colour(bar, bars)), "  ", shorten(right, worth)))
        lines += [Content("")] * (per - high)
    return lines


def _block(row: int, per: int) -> str:
    """The sign of one row of a bar that has so many lines: half a line of air where a whole one is too much."""
    if per == 1:
        return "▆"
    return "▀" if per == 2 and row == 1 else "█"
