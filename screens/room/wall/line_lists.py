"""A few lines to read from the back row, each with a sign before it and a remark after it."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content

from facilitator.room.pictures import Lines
from screens.room.wall.sizes import (
    SCALES,
    SMALL,
    SMALL_HIGH,
    More,
    at_the_left,
    big,
    folded_text,
    in_the_middle,
    large,
    too_much,
)
from screens.widgets.paint import MUTED, fit, fit_text, say, shorten, widest

_TEXT_WIDE = 100
_SHORT = 8
_APART = 6
PRESENT = "▸"
MOST_LARGE = 4
"""Of a long list at most so many lines, from the present one on, are large."""

_MOST_HIGH = 2 * SMALL_HIGH


def paint_lines(body: Lines, width: int, height: int, more: More) -> list[Content]:
    """The lines in at most so many cells and lines, large if all of them can be; those that do not fit are counted."""
    if not body.lines:
        return []
    return (
        _largest_lines(body, width, height)
        or _with_the_present(body, width, height)
        or _plain_lines(body, width, height, 1)
        or _plain_lines(body, width, height, 0)
        or _cut_lines(body, width, height, more)
    )


def _style(sign: str) -> str:
    return "bold $primary" if sign == PRESENT else "" if sign == "✓" else "bold"


def _largest_lines(body: Lines, width: int, height: int) -> list[Content]:
    """The lines in the largest letters in which all of them fit, at last in two columns; nothing where they do not."""
    for scale, told in [*((scale, True) for scale in SCALES), (SMALL, False)]:
        for gap in (1, 0):
            if found := _big_lines(body, width, height, gap, scale, told=told):
                return found
    half = (len(body.lines) + 1) // 2
    wide = (width - _APART) // 2
    left = _big_lines(Lines(body.lines[:half]), wide, height, 0, SMALL)
    right = _big_lines(Lines(body.lines[half:]), wide, height, 0, SMALL) if left and half > 1 else []
    return [
        say(fit(one, wide), " " * _APART, other)
        for one, other in zip_longest(left, right, fillvalue=Content(""))
        if right
    ]


def _big_lines(
    body: Lines, width: int, height: int, gap: int, scale: float, *, told: bool = True
) -> list[Content]:
    """Every line in big letters, short remarks beside it; nothing where they do not fit.

    Long remarks stand below, in big letters too if they are to be `told` as well as the lines.
    """
    if 4 * len(body.lines) > height or too_much([text for _, text, _ in body.lines], width, height, scale):
        return []
    short = all(len(remark) <= _SHORT for _, _, remark in body.lines)
    remarks = [big(remark, width // 4, height, scale) if short else [] for _, _, remark in body.lines]
    aside = max((len(remark[0]) + 4 for remark in remarks if remark), default=0)
    marks = [big(sign, width // 4, height, scale) for sign, _, _ in body.lines]
    signs = max((len(mark[0]) + 2 for mark in marks if mark), default=0)
    if any(bool(sign) != bool(mark) for (sign, _, _), mark in zip(body.lines, marks, strict=True)):
        marks, signs = [[sign] for sign, _, _ in body.lines], 3
    room = width - aside - signs
    most = min(height, _MOST_HIGH)
    texts = [
        at_the_left(text, room, most) if scale == SMALL else big(text, room, most, scale)
        for _, text, _ in body.lines
    ]
    said = zip(body.lines, remarks, strict=True)
    if not all(texts) or any(one[2] and short and not drawn for one, drawn in said):
        return []
    wide = max(len(line) for text in texts for line in text)
    found: list[Content] = []
    for (sign, _, remark), mark, text, beside in zip(body.lines, marks, texts, remarks, strict=True):
        found += [Content("")] * gap if found else []
        high = max(len(mark), len(text), len(beside))
        rows = zip(*(in_the_middle(part, high) for part in (mark, text, beside)), strict=True)
        for before, middle, after in rows:
            shown = fit_text(before, signs), fit_text(middle.rstrip(), wide)
            found.append(say(("".join(shown), _style(sign)), "    ", (after, _style(sign))))
        if remark and not short:
            below = _told(remark, width - signs) if told else folded_text(remark, width - signs)
            found += [shorten(say(" " * signs, line), width) for line in below]
            if not below:
                return []
    return found if len(found) <= height else []


def _told(remark: str, width: int) -> list[str]:
    """A remark in big letters: on one line, else each of its parts on lines of its own; nothing where they do not fit."""
    if whole := big(remark, width, SMALL_HIGH):
        return whole
    parts = [large(part, width, 2 * SMALL_HIGH) for part in remark.split(" · ")]
    return [line for part in parts for line in part] if all(parts) else []


def _with_the_present(body: Lines, width: int, height: int) -> list[Content]:
    """The present line and those after it in big letters, as many as there is room for; the others in ordinary ones."""
    at = next((n for n, (sign, _, _) in enumerate(body.lines) if sign == PRESENT), None)
    if at is None:
        return []
    others = folded(body, width)
    for n in range(MOST_LARGE, 0, -1):
        rest = [line for lines in others[at + n :] for line in lines]
        before = [line for lines in others[:at] for line in lines]
        apart = [Content("")]
        for scale in SCALES:
            room = height - len(before) - len(rest) - 2
            now = _big_lines(Lines(body.lines[at : at + n]), width, room, 0, scale)
            if now:
                return [*before, *(apart if before else []), *now, *(apart if rest else []), *rest]
    return []


def _one(line: tuple[str, str, str], width: int, signs: int, column: int) -> list[Content]:
    """One line folded: its sign, its text, and its remark in a column of its own, else below."""
    sign, text, remark = line
    style = _style(sign)
    indent = signs + 1 if signs else 0
    left = say((fit_text(sign, signs), style), " " * (indent - signs))
    room = column or max(1, width - indent)
    pieces = folded_text(text, room)
    first = (
        say(left, (fit_text(pieces[0], room), style), "   ", remark)
        if column
        else say(left, (pieces[0], style))
    )
    lines = [first, *(say(" " * indent, (part, style)) for part in pieces[1:])]
    return (
        lines
        if column or not remark
        else [*lines, *(say(" " * indent, part) for part in folded_text(remark, max(1, width - indent)))]
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
