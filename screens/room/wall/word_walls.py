"""A wall of words: the heaviest in big letters, the others bold or plain, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from facilitator.room.pictures import Word, Words
from screens.room.wall.sizes import SCALES, More, big, too_much
from screens.widgets.paint import MUTED, Part, fit, say, shorten

_APART = 6


def paint_words(body: Words, width: int, height: int, more: More) -> list[Content]:
    """The words in at most so many cells and lines; those that do not fit are counted."""
    for least in (1, 2, 3, 4, 5):
        for scale in SCALES:
            drawn = _flowed(body, width, height, least, scale)
            if drawn is not None:
                return drawn
    for gap in (1, 0):
        drawn = _plain_words(body, width, height, gap, more, whole=gap == 1)
        if drawn is not None:
            return drawn
    return []


def _flowed(body: Words, width: int, height: int, least: int, scale: float) -> list[Content] | None:
    """Words of at least this weight in big letters, the others below in plain ones; None when that is too much."""
    heavy = [word for word in body.words if word.weight >= least]
    light = [word for word in body.words if word.weight < least]
    if not heavy or too_much([word.text for word in heavy], width, height, scale):
        return None
    rows = _rows_of_big(heavy, width, height, scale)
    if rows is None:
        return None
    lines: list[Content] = []
    for row in rows:
        lines += [Content("")] if lines else []
        for n in range(max(len(drawn) for drawn, _ in row)):
            parts: list[Part] = []
            for drawn, style in row:
                text = drawn[n] if n < len(drawn) else " " * len(drawn[0])
                parts += [" " * _APART if parts else "", (text, style)]
            lines.append(fit(say(*parts), width, "center"))
    if light:
        left = height - len(lines) - 1
        below = _whole_words(Words(tuple(light)), width, left)
        if below is None:
            return None
        lines += [Content(""), *below]
    return lines if len(lines) <= height else None


def _rows_of_big(
    words: Sequence[Word], width: int, height: int, scale: float
) -> list[list[tuple[list[str], str]]] | None:
    """Words in big letters beside each other, broken to the width; None when one of them does not fit."""
    rows: list[list[tuple[list[str], str]]] = []
    reached = width
    for word in words:
        drawn = big(word.text, width, height, scale)
        if not drawn:
            return None
        wide = len(drawn[0])
        if reached + _APART + wide > width:
            rows.append([])
            reached = -_APART
        reached += _APART + wide
        rows[-1].append((drawn, _weighed(word.weight)))
    return rows


def _whole_words(body: Words, width: int, height: int) -> list[Content] | None:
    """All the words in ordinary letters, with air between the lines if there is room; None when they do not fit."""
    airy = _plain_words(body, width, height, 1, lambda _: "", whole=True)
    return airy if airy is not None else _plain_words(body, width, height, 0, lambda _: "", whole=True)


def _weighed(weight: int) -> str:
    return "bold $primary" if weight >= 3 else "bold" if weight == 2 else ""


def _plain_words(
    body: Words, width: int, height: int, gap: int, more: More, *, whole: bool
) -> list[Content] | None:
    """Words in ordinary letters, heavy ones bold; with `whole` None when not all of them fit."""
    rows: list[list[Content]] = [[]]
    counts = [0]
    reached = 0
    for word in body.words:
        text = shorten(say((word.text, _weighed(word.weight))), width)
        if rows[-1] and reached + 3 + text.cell_length > width:
            rows.append([])
            counts.append(0)
            reached = 0
        reached += text.cell_length + (3 if rows[-1] else 0)
        rows[-1].append(text)
        counts[-1] += 1
    most = (height + gap) // (1 + gap) if height > 0 else 0
    if len(rows) > most:
        if whole:
            return None
        left = sum(counts[max(0, most - 1) :])
        rows = [*rows[: max(0, most - 1)], [say((more(left), MUTED))]]
    lines: list[Content] = []
    for row in rows:
        lines += [Content("")] * gap if lines else []
        parts = [part for word in row for part in (Content("   "), word)][1:]
        lines.append(fit(say(*parts), width, "center"))
    return lines[:height]
