"""Big letters and digits from block signs, for the wall: text as a list of lines of plain signs.

A pixel of the font is drawn from half cells: a cell holds two across and two down. At `scale` s a pixel is s cells wide
and, because a cell is about twice as high as wide, s half cells high; in between and below that, letters are narrower.
Nothing here knows colour or place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from screens.widgets.font import CAPITAL, GLYPHS, MARKS, Glyph, glyph

# Half cells that a pixel takes across and down at each scale, largest first.
_PIXELS: dict[float, tuple[int, int]] = {
    3: (6, 3),
    2.5: (5, 3),
    2: (4, 2),
    1.5: (3, 2),
    1: (2, 1),
    0.5: (1, 1),
}
SCALES = tuple(_PIXELS)
"""Cells that a pixel may be wide, largest first."""

# The signs for a cell by its inked quarters: upper left 1, upper right 2, lower left 4, lower right 8.
_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_CELLS = {
    (upper, lower): _BLOCKS[
        sum(bit for bit, ink in zip((1, 2, 4, 8), upper + lower, strict=True) if ink == "#")
    ]
    for upper in ("..", "#.", ".#", "##")
    for lower in ("..", "#.", ".#", "##")
}

# Pixels between letters, between words, and between the lowest tail of a line and the highest letter of the next.
_GAP, _BLANK, _LEADING, _EASY_LEADING = 1, 4, 1, 3
_MOST = 600
_BOX = Glyph(0, ("#####", *["#...#"] * 5, "#####"))
_ALIKE = str.maketrans(
    {"−": "–", "\N{HYPHEN}": "-", "\N{FRACTION SLASH}": "/", "•": "·", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L"}
)
_SHAPELESS = {"Mn", "Me", "Cf", "Cc", "Cs"}
_DOTLESS = {"i": Glyph(2, ("#",) * 5), "j": Glyph(2, (".#",) * 6 + ("#.",))}

# --- glyphs -----------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def glyph_of(sign: str) -> Glyph:
    """How a sign is drawn: as itself, as its plain letter with its marks, or as a small box."""
    if sign in GLYPHS:
        return GLYPHS[sign]
    parts = unicodedata.normalize("NFKD", sign)
    drawn = GLYPHS.get(parts[0], _BOX)
    marks = [MARKS[mark] for mark in parts[1:] if mark in MARKS]
    if any(mark.top < CAPITAL for mark in marks):
        drawn = _DOTLESS.get(parts[0], drawn)
    for mark in marks:
        drawn = _marked(drawn, mark)
    return drawn


def _marked(base: Glyph, mark: Glyph) -> Glyph:
    """The letter with a mark one pixel over it, or hanging under it where the mark is drawn so."""
    below = mark.top >= CAPITAL
    top = base.bottom if below else base.top - 1 - len(mark.rows)
    width = max(base.width, mark.width)
    first = min(base.top, top)
    rows = [["."] * width for _ in range(first, max(base.bottom, top + len(mark.rows)))]
    for part, at in ((base, base.top), (mark, top)):
        left = (width - part.width) // 2
        for y, row in enumerate(part.rows, at - first):
            rows[y][left : left + part.width] = row
    return glyph(first, ["".join(row) for row in rows])


def _glyphs(word: str) -> list[Glyph]:
    return [glyph_of(sign) for sign in word]


def _width(glyphs: Sequence[Glyph]) -> int:
    """Pixels of letters beside each other."""
    return sum(one.width + _GAP for one in glyphs) - _GAP


# --- lines ------------------------------------------------------------------------------------------


class _Line:
    """Words beside each other."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [_glyphs(word) for word in words]
        signs = [one for word in self._words for one in word]
        self.width = sum(_width(word) + _BLANK for word in self._words) - _BLANK
        self.top = min(0, *(one.top for one in signs))
        self.bottom = max(CAPITAL, *(one.bottom for one in signs))

    def rows(self, width: int) -> list[str]:
        """The line's pixels, in the middle of the width."""
        blank, gap = "." * _BLANK, "." * _GAP
        left = (width - self.width) // 2
        return [
            ("." * left + blank.join(gap.join(one.row(y) for one in word) for word in self._words)).ljust(
                width, "."
            )
            for y in range(self.top, self.bottom)
        ]


def _paragraphs(text: str) -> list[list[str]]:
    """The words of each line of the text; signs that have no shape are left out."""
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(sign if sign in GLYPHS else unicodedata.normalize("NFKC", sign) for sign in composed)
    shown = "".join(sign for sign in plain if sign.isspace() or unicodedata.category(sign) not in _SHAPELESS)
    return [words for line in shown.translate(_ALIKE).splitlines() if (words := line.split())]


def _broken(paragraphs: Sequence[Sequence[str]], room: int) -> list[_Line] | None:
    """The words in lines of at most the room; None when a word is too long."""
    lines: list[_Line] = []
    for words in paragraphs:
        row: list[str] = []
        width = 0
        for word in words:
            wide = _width(_glyphs(word))
            if wide > room:
                return None
            if row and width + _BLANK + wide > room:
                lines.append(_Line(row))
                row, width = [], 0
            width += wide + (_BLANK if row else 0)
            row.append(word)
        lines.append(_Line(row))
    return lines


def _balanced(paragraphs: Sequence[Sequence[str]], room: int) -> list[_Line] | None:
    """As few lines as `_broken`, of lengths as equal as can be."""
    best = _broken(paragraphs, room)
    if best is None:
        return None
    low, high = 0, room
    while low < high:
        middle = (low + high) // 2
        lines = _broken(paragraphs, middle)
        if lines is not None and len(lines) <= len(best):
            best, high = lines, middle
        else:
            low = middle + 1
    return best


def _cut(word: str, room: int) -> list[str]:
    """A word in pieces of at most the room, with hyphens where it is one of letters only."""
    hyphen = "-" if word.isalpha() else ""
    pieces, rest = [], word
    while len(rest) > 1 and _width(_glyphs(rest)) > room:
        end = next(
            (n for n in range(len(rest) - 1, 1, -1) if _width(_glyphs(rest[:n] + hyphen)) <= room),
            1,
        )
        pieces.append(rest[:end] + hyphen)
        rest = rest[end:]
    return [*pieces, rest]


# --- drawing ----------------------------------------------------------------------------------------


def _blocks(rows: Sequence[str], across: int, down: int) -> list[str]:
    """Rows of pixels as lines of block signs; a pixel takes so many half cells."""
    wide = [row.replace(".", "." * across).replace("#", "#" * across) for row in rows for _ in range(down)]
    length = len(wide[0]) + len(wide[0]) % 2
    halves = [row.ljust(length, ".") for row in wide] + ["." * length] * (len(wide) % 2)
    return [
        "".join(_CELLS[upper[x : x + 2], lower[x : x + 2]] for x in range(0, length, 2))
        for upper, lower in zip(halves[::2], halves[1::2], strict=True)
    ]


def _places(lines: Sequence[_Line], most: int) -> list[int] | None:
    """The first row of each line: all at one distance, or as near as they can be; None when that is too high."""
    near = [upper.bottom - lower.top + _LEADING for upper, lower in pairwise(lines)]
    spare = most - (lines[-1].bottom - lines[0].top)
    if near and max(near) * len(near) <= spare:
        easy = min(_EASY_LEADING - _LEADING, spare // len(near) - max(near))
        near = [max(near) + easy] * len(near)
    if sum(near) > spare:
        return None
    return [at + line.top - lines[0].top for at, line in zip(accumulate(near, initial=0), lines, strict=True)]


def _stacked(lines: Sequence[_Line], most: int) -> list[str] | None:
    """The lines under each other; None when they are higher than `most` pixels."""
    places = _places(lines, most)
    if places is None:
        return None
    width = max(line.width for line in lines)
    rows: list[str] = []
    for at, line in zip(places, lines, strict=True):
        rows += ["." * width] * (at - len(rows)) + line.rows(width)
    return rows


def _drawn(paragraphs: Sequence[Sequence[str]], width: int, height: int, scale: float) -> list[str] | None:
    """The text at one scale; None when it does not fit."""
    across, down = _PIXELS[scale]
    lines = _balanced(paragraphs, 2 * width // across)
    rows = lines and _stacked(lines, 2 * height // down)
    return _blocks(rows, across, down) if rows else None


@lru_cache(maxsize=64)
def _wall(text: str, width: int, height: int, scale: float | None) -> tuple[float, tuple[str, ...]] | None:
    """The scale and the lines of the largest drawing that fits."""
    paragraphs = _paragraphs(text[: _MOST + 1])
    if not paragraphs:
        return SCALES[-1], ()
    if len(text) > _MOST:
        return None
    scales = SCALES if scale is None else (scale,)
    for each in scales:
        if lines := _drawn(paragraphs, width, height, each):
            return each, tuple(lines)
    room = 2 * width // _PIXELS[scales[-1]][0]
    cut = [[piece for word in words for piece in _cut(word, room)] for words in paragraphs]
    lines = _drawn(cut, width, height, scales[-1])
    return (scales[-1], tuple(lines)) if lines else None


def wall_lines(text: str, width: int, height: int, *, scale: float | None = None) -> list[str] | None:
    """The text in big letters that fill at most the width and height in cells, broken between words.

    The largest of `SCALES` that fits is taken, or only `scale`. All lines are equally wide, the words in their
    middle. A word is broken only when it is too long at the smallest scale. A text without words gives no lines;
    one that does not fit gives None: show it in ordinary letters.
    """
    found = _wall(text, width, height, scale)
    return list(found[1]) if found else None


def wall_scale(text: str, width: int, height: int) -> float | None:
    """The scale at which `wall_lines` draws the text, so that several texts can be drawn alike."""
    found = _wall(text, width, height, None)
    return found[0] if found else None


# --- clock ------------------------------------------------------------------------------------------

_COLON = Glyph(0, (".", "#", ".", "#", "."))
_MINUS = Glyph(0, ("...", "...", "...", "###", "...", "...", "..."))
_CLOCK = {":": _COLON, "−": _MINUS, "-": _MINUS, **{sign: GLYPHS[sign] for sign in "0123456789"}}
# The least half cells of a digit down and across that can be read from afar.
_LEAST_HIGH, _LEAST_WIDE = 8, 8


def clock_lines(text: str, width: int, height: int) -> list[str]:
    """A time such as "04:37", "1:04:37" or "−00:12" as large as the cells allow; nothing when that is too small.

    Digits are equally wide, so the time stands still while it runs. They are stretched to the height: the strokes
    stay equally thick, the spaces between take the rest.
    """
    return list(_clock(text, width, height))


@lru_cache(maxsize=16)
def _clock(text: str, width: int, height: int) -> tuple[str, ...]:
    if not text or any(sign not in _CLOCK for sign in text):
        return ()
    for high in range(2 * height, _LEAST_HIGH - 1, -1):
        stroke = (high + 2) // 6
        upright = min(2 * stroke, 2 * width // (4 * len(text)))
        widths = {":": upright, "−": 3 * upright, "-": 3 * upright}
        digits = sum(sign.isdigit() for sign in text)
        others = sum(widths.get(sign, 0) for sign in text) + upright * (len(text) - 1)
        wide = min(10 * high // 7, (2 * width - others) // max(1, digits))
        if upright and wide >= max(_LEAST_WIDE, 5 * high // 7):
            break
    else:
        return ()
    drawn = [_stretched(_CLOCK[sign], (widths.get(sign, wide), high), upright, stroke) for sign in text]
    gap = "." * upright
    return tuple(_blocks([gap.join(parts) for parts in zip(*drawn, strict=True)], 1, 1))


def _down(rows: int, high: int, stroke: int) -> list[int]:
    """Half cells for each of a sign's rows: seven of a digit, five of a colon."""
    if rows == 5:
        rest = high - 2 * stroke
        between = rest // 3
        above = (rest - between) // 2
        return [above, stroke, between, stroke, rest - between - above]
    rest = high - 3 * stroke
    upper, lower = rest // 2, rest - rest // 2
    return [stroke, upper - upper // 2, upper // 2, stroke, lower // 2, lower - lower // 2, stroke]


def _across(columns: int, wide: int, upright: int) -> list[int]:
    """Half cells for each of a sign's columns; a digit's outer ones are nearly as wide as its uprights."""
    if columns < 5:
        return [wide // columns] * columns
    edge = min(upright, 11 * wide // 50)
    side = (wide - 2 * edge) // 3
    return [edge, side, wide - 2 * (edge + side), side, edge]


def _stretched(sign: Glyph, size: tuple[int, int], upright: int, stroke: int) -> list[str]:
    """The sign so many half cells wide and high."""
    across = _across(sign.width, size[0], upright)
    rows = ["".join(ink * cells for ink, cells in zip(row, across, strict=True)) for row in sign.rows]
    return [
        row for row, cells in zip(rows, _down(len(rows), size[1], stroke), strict=True) for _ in range(cells)
    ]
