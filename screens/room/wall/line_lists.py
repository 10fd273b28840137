"""A few lines to read from the back row, each with a sign before it and a remark after it."""

from __future__ import annotations

from textual.content import Content

from facilitator.room.pictures import Lines
from screens.room.wall.sizes import (
    SCALES,
    SIGNS,
    SMALL,
    SMALL_HIGH,
    More,
    big,
    in_the_middle,
    large,
    too_much,
)
from screens.widgets.paint import MUTED, fit, fit_text, fold, say, shorten, widest

_TEXT_WIDE = 100
_SHORT = 8
_MOST_HIGH = 2 * SMALL_HIGH


def paint_lines(body: Lines, width: int, height: int, more: More) -> list[Content]:
    """The lines in at most so many cells and lines, large if all of them can be; those that do not fit are counted."""
    if not body.lines:
        return []
    return (
        _largest_lines(body, width, height)
        or _plain_lines(body, width, height, 1)
        or _plain_lines(body, width, height, 0)
        or _cut_lines(body, width, height, more)
    )


def _style(sign: str) -> str:
    return "bold $primary" if sign == "▸" else "" if sign == "✓" else "bold"


def _largest_lines(body: Lines, width: int, height: int) -> list[Content]:
    """The lines in the largest letters in which all of them fit; nothing where none do."""
    for scale in SCALES:
        for gap in (1, 0):
            if found := _big_lines(body, width, height, gap, scale):
                return found
    return []


def _big_lines(body: Lines, width: int, height: int, gap: int, scale: float) -> list[Content]:
    """Every line in big letters, short remarks beside it, long ones in ordinary letters below; nothing where they do not fit."""
    if 4 * len(body.lines) > height or too_much([text for _, text, _ in body.lines], width, height, scale):
        return []
    short = all(len(remark) <= _SHORT for _, _, remark in body.lines)
    remarks = [big(remark, width // 4, height, scale) if short else [] for _, _, remark in body.lines]
    aside = max((len(remark[0]) + 4 for remark in remarks if remark), default=0)
    signs = 4 if any(sign for sign, _, _ in body.lines) else 0
    room = width - aside - signs
    draw = large if scale == SMALL else big
    texts = [draw(text, room, min(height, _MOST_HIGH), scale) for _, text, _ in body.lines]
    if not all(texts) or any(
        one[2] and short and not big_one for one, big_one in zip(body.lines, remarks, strict=True)
    ):
        return []
    wide = max(len(line) for text in texts for line in text)
    found: list[Content] = []
    for (sign, _, remark), text, beside in zip(body.lines, texts, remarks, strict=True):
        found += [Content("")] * gap if found else []
        high = max(len(text), len(beside))
        marks = in_the_middle(SIGNS.get(sign, [sign]), high)
        rows = zip(marks, in_the_middle(text, high), in_the_middle(beside, high), strict=True)
        for mark, left, right in rows:
            shown = fit_text(left.rstrip(), wide)
            parts = (
                (fit_text(mark, signs), _style(sign)),
                (shown, _style(sign)),
                "    ",
                (right, _style(sign)),
            )
            found.append(say(*parts))
        found += [shorten(say(" " * signs, remark), width)] if remark and not short else []
    return found if len(found) <= height else []


def _one(line: tuple[str, str, str], width: int, signs: int, column: int) -> list[Content]:
    """One line folded: its sign, its text, and its remark in a column of its own, else below."""
    sign, text, remark = line
    style = _style(sign)
    indent = signs + 1 if signs else 0
    left = say((fit_text(sign, signs), style), " " * (indent - signs))
    room = column or max(1, width - indent)
    pieces = fold(text, room)
    first = (
        say(left, (fit_text(pieces[0], room), style), "   ", remark)
        if column
        else say(left, (pieces[0], style))
    )
    lines = [first, *(say(" " * indent, (part, style)) for part in pieces[1:])]
    return (
        lines
        if column or not remark
        else [*lines, *(say(" " * indent, part) for part in fold(remark, max(1, width - indent)))]
    )


def folded(body: Lines, width: int) -> list[list[Content]]:
    """Every line in ordinary letters, folded to the width."""
    width = min(width, _TEXT_WIDE)
    signs = widest([sign for sign, _, _ in body.lines])
    remarks = widest([remark for _, _, remark in body.lines])
    texts = widest([text for _, text, _ in body.lines])
    left = width - remarks - 3 - (signs + 1 if signs else 0)
    column = min(texts, left) if remarks and left >= min(texts, width // 2) else 0
    return [[shorten(one, width) for one in _one(line, width, signs, max(0, column))] for line in body.lines]


def _plain_lines(body: Lines, width: int, height: int, gap: int) -> list[Content]:
    found: list[Content] = []
    for lines in folded(body, width):
        found += [*([Content("")] * gap if found else []), *lines]
    return found if len(found) <= height else []


def _cut_lines(body: Lines, width: int, height: int, more: More) -> list[Content]:
    found: list[Content] = []
    taken = 0
    for lines in folded(body, width):
        if len(found) + len(lines) > height - 1:
            break
        found += lines
        taken += 1
    return [*found, fit(say((more(len(body.lines) - taken), MUTED)), width)][:height]
