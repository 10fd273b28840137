"""Big letters for short texts, and lists cut to their room: what every painter of the wall needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.content import Content

from screens.widgets.letters import glyph_of, wall_lines
from screens.widgets.paint import MUTED, clean, fold, say

T = TypeVar("T")
More = Callable[[int], str]
"""Says how many more there are than the wall shows."""

_BOX = glyph_of("\N{REPLACEMENT CHARACTER}")

SMALL = 0.5
"""The scale of the smallest big letters; they are about four lines high."""

SMALL_HIGH = 6
"""How many lines one line of the smallest big letters takes at most, with marks above and tails below."""

SCALES = (1.5, 1, SMALL)
"""The scales that are tried for short texts, largest first."""


def too_much(texts: Sequence[str], width: int, height: int, scale: float) -> bool:
    """Whether texts are so long that they need not be drawn to know that they do not fit: a letter takes some six cells."""
    high = 4 if scale <= 1 else 7
    return (
        len(texts) * high > height * max(1, width // 20)
        or 3 * scale * high * sum(map(len, texts)) > width * height
    )


def big(text: str, width: int, height: int, scale: float = SMALL) -> list[str]:
    """A text in big letters on one line of its own; nothing where there is no room for it."""
    drawn = large(text, width, height, scale) if len(text) <= width else []
    return drawn if len(drawn) <= SMALL_HIGH * (2 if scale > 1 else 1) else []


def large(text: str, width: int, height: int, scale: float = SMALL) -> list[str]:
    """A text in big letters, folded; nothing where there is no room for it, or a sign that has no shape."""
    if not text.strip() or width < 1 or height < 1 or not drawable(text):
        return []
    return wall_lines(clean(text), width, height, scale=scale) or []


def drawable(text: str) -> bool:
    """Whether every sign has a shape of its own."""
    return all(sign.isspace() or glyph_of(sign) != _BOX for sign in clean(text))


def at_the_left(text: str, width: int, height: int) -> list[str]:
    """A text in the smallest big letters from the left edge, folded between words; nothing where there is no room for it."""
    lines: list[str] = []
    row: list[str] = []
    for word in text.split():
        if row and not big(" ".join([*row, word]), width, SMALL_HIGH):
            lines += big(" ".join(row), width, SMALL_HIGH)
            row = []
        row.append(word)
        if not big(word, width, SMALL_HIGH):
            return []
    lines += big(" ".join(row), width, SMALL_HIGH)
    return lines if len(lines) <= height else []


def folded_text(text: str, width: int, most: int = 0) -> list[str]:
    """A text in ordinary letters, folded; the sign between two parts goes where the line is broken there."""
    return [line.removeprefix("· ").removesuffix(" ·") for line in fold(text, width, most)]


def cut(items: Sequence[T], height: int, more: More) -> tuple[Sequence[T], list[Content]]:
    """As many as have a line each, and the line that counts the others."""
    if len(items) <= height:
        return items, []
    if height < 2:
        return items[:1], []
    return items[: height - 1], [say((more(len(items) - height + 1), MUTED))]


def in_the_middle(lines: Sequence[str], height: int) -> list[str]:
    """Lines with blank ones above and below, so many in all."""
    above = max(0, (height - len(lines)) // 2)
    found = [*[""] * above, *lines[:height]]
    return found + [""] * (height - len(found))
