"""Pictures drawn for the back row: each body as lines of at most the width and height that it is given.

What can be large is large: first it is tried in big letters, then in bold ones with air between, then close together.
What is left out at last is counted in words by `more`.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from facilitator.room.pictures import Bar, Bars, Body, Grid, Lines, Task, Words
from screens.room.wall.grids import paint_grid
from screens.room.wall.sizes import SMALL, SMALL_HIGH, More, big, cut
from screens.room.wall.word_walls import paint_words
from screens.widgets.letters import wall_lines
from screens.widgets.paint import MUTED, fit, fit_text, fold, say, shorten, widest

_THICK = 5
_TEXT_WIDE = 100
_LABEL = 0.4


def paint(body: Body, width: int, height: int, more: More) -> list[Content]:
    """One body of a picture in at most so many cells and lines."""
    if width < 1 or height < 1:
        return []
    match body:
        case Bars(bars):
            return _bars(bars, width, height, more)
        case Words():
            return paint_words(body, width, height, more)
        case Grid():
            return paint_grid(body, width, height, more)
        case Lines():
            return _lines(body, width, height, more)
        case Task(text):
            return task(text, width, height)


def least(body: Body, width: int) -> int:
    """The lines that a body needs at least to be shown whole."""
    match body:
        case Bars(bars):
            return len(bars)
        case Grid(_, rows):
            return len(rows) + 1
        case Lines():
            return sum(map(len, _each(body, width)))
        case _:
            return 1


def task(text: str, width: int, height: int) -> list[Content]:
    """A text as large as it can be, in the middle of the width."""
    drawn = wall_lines(text, width, height)
    if drawn is None:
        drawn = fold(text, min(width, _TEXT_WIDE), height)
    return [fit(say((line, "bold")), width, "center") for line in drawn[:height]]


# --- bars -------------------------------------------------------------------------------------------


def _bars(bars: Sequence[Bar], width: int, height: int, more: More) -> list[Content]:
    if not bars:
        return []
    shown, rest = cut(bars, height, more)
    room = height - len(rest)
    per = min(room // len(shown), SMALL_HIGH + 1)
    return [*(_big_bars(shown, width, per) or _plain_bars(shown, width, per)), *rest][:height]


def _named(bar: Bar) -> str:
    return f"{bar.sign} {bar.label}".strip()


def _big_bars(bars: Sequence[Bar], width: int, per: int) -> list[Content]:
    """Labels and values in big letters beside bars that are as high; nothing where they do not fit."""
    most = int(width * _LABEL)
    labels = [big(_named(bar), most, per) for bar in bars]
    values = [big(bar.value, width // 4, per) for bar in bars]
    if not all(labels) or not all(value or not bar.value for bar, value in zip(bars, values, strict=True)):
        return []
    wide = max(len(label[0]) for label in labels)
    worth = max((len(value[0]) for value in values if value), default=0)
    room = width - wide - worth - 6
    if room < 10:
        return []
    highest = max(map(len, (*labels, *values)))
    gap = 1 if highest < per else 0
    lines: list[Content] = []
    for bar, label, value in zip(bars, labels, values, strict=True):
        length = _length(bar, room)
        rows = _middle(label, highest), _middle(value, highest)
        style = _style(bar)
        for n, (left, right) in enumerate(zip(*rows, strict=True)):
            thick = "█" if _inside(n, highest) else " "
            lines.append(
                say(
                    fit(say((left, style)), wide, "right"),
                    "  ",
                    (thick * length, _colour(bar)),
                    "  ",
                    (right, style),
                )
            )
        lines += [Content("")] * gap
    return lines[: len(lines) - gap] if gap else lines


def _inside(row: int, highest: int) -> bool:
    """Whether this row of a bar is filled: all but the edges, so that bars stand apart."""
    return highest < 4 or 0 < row < highest - 1 or (highest == 4 and row == 0)


def _middle(lines: Sequence[str], high: int) -> list[str]:
    above = (high - len(lines)) // 2
    return [*[""] * above, *lines, *[""] * (high - len(lines) - above)]


def _length(bar: Bar, room: int) -> int:
    share = min(1.0, max(0.0, bar.share))
    return max(1, round(share * room)) if share > 0 else 0


def _style(bar: Bar) -> str:
    return "bold $primary" if bar.strong else "bold"


def _colour(bar: Bar) -> str:
    return "$primary" if bar.strong else "$secondary"


def _plain_bars(bars: Sequence[Bar], width: int, per: int) -> list[Content]:
    """Labels in bold, bars as thick as there is room for, the value at the end."""
    wide = min(widest([_named(bar) for bar in bars]), int(width * _LABEL))
    worth = min(widest([bar.value for bar in bars]), width // 3)
    room = max(0, width - wide - worth - 4)
    per = min(per, _THICK)
    lines: list[Content] = []
    for bar in bars:
        label = fold(_named(bar), wide, max(1, per - 1))
        length = _length(bar, room)
        for n in range(per):
            left = fit(say((label[n] if n < len(label) else "", _style(bar))), wide)
            block = _block(n, per) * length
            right = say((bar.value if n == max(0, (per - 2) // 2) else "", _style(bar)))
            lines.append(say(left, "  ", (block, _colour(bar)), "  ", shorten(right, worth)))
    return lines[:-1] if per > 1 else lines


def _block(row: int, per: int) -> str:
    """The sign of one row of a bar that has so many lines, the last of them for the gap."""
    if per == 1:
        return "▆"
    if row < per - 1:
        return "█"
    return "▀" if per == 2 else " "


# --- lines ------------------------------------------------------------------------------------------


def _lines(body: Lines, width: int, height: int, more: More) -> list[Content]:
    if not body.lines:
        return []
    return (
        _big_lines(body, width, height)
        or _plain_lines(body, width, height, 1)
        or _plain_lines(body, width, height, 0)
        or _cut_lines(body, width, height, more)
    )


def _big_lines(body: Lines, width: int, height: int) -> list[Content]:
    """Every line in big letters, its remark in ordinary ones below; nothing where they do not fit."""
    found: list[Content] = []
    for sign, text, remark in body.lines:
        drawn = wall_lines(f"{sign} {text}".strip(), width, height, scale=SMALL)
        if not drawn or len(drawn) > 2 * SMALL_HIGH:
            return []
        style = _signed(sign)
        found += [say((line.rstrip(), style)) for line in drawn]
        found += [shorten(say((remark, "")), width)] if remark else []
        found.append(Content(""))
        if len(found) - 1 > height:
            return []
    return found[:-1]


def _signed(sign: str) -> str:
    return "bold $primary" if sign == "▸" else "" if sign == "✓" else "bold"


def _one(line: tuple[str, str, str], width: int, signs: int, beside: int) -> list[Content]:
    """One line folded: its sign, its text, and its remark at the right where there is room, else below."""
    sign, text, remark = line
    left = say((fit_text(sign, signs), _signed(sign)))
    indent = signs + 1 if signs else 0
    gap = " " * (indent - signs)
    if beside:
        room = width - indent - beside - 2
        folded = fold(text, room)
        first = say(left, gap, (fit_text(folded[0], room), _signed(sign)), "  ", (remark, ""))
        rest = [say(" " * indent, (part, _signed(sign))) for part in folded[1:]]
        return [shorten(first, width), *rest]
    folded = fold(text, width - indent)
    lines = [say(left, gap, (folded[0], _signed(sign)))]
    lines += [say(" " * indent, (part, _signed(sign))) for part in folded[1:]]
    return lines + [say(" " * indent, part) for part in (fold(remark, width - indent) if remark else [])]


def _each(body: Lines, width: int) -> list[list[Content]]:
    width = min(width, _TEXT_WIDE)
    signs = widest([sign for sign, _, _ in body.lines])
    remarks = widest([remark for _, _, remark in body.lines])
    texts = widest([text for _, text, _ in body.lines])
    beside = remarks if remarks and signs + 1 + min(texts, width // 2) + 2 + remarks <= width else 0
    return [[shorten(one, width) for one in _one(line, width, signs, beside)] for line in body.lines]


def _plain_lines(body: Lines, width: int, height: int, gap: int) -> list[Content]:
    found: list[Content] = []
    for lines in _each(body, width):
        found += [*([Content("")] * gap if found else []), *lines]
    return found if len(found) <= height else []


def _cut_lines(body: Lines, width: int, height: int, more: More) -> list[Content]:
    found: list[Content] = []
    taken = 0
    for lines in _each(body, width):
        if len(found) + len(lines) > height - 1:
            break
        found += lines
        taken += 1
    left = len(body.lines) - taken
    return [*found, shorten(say((more(left), MUTED)), width)][:height]
