"""Results of several libraries as rows of a list: columns where they fit, else each library's number in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.components.dialogue import Moment, PollResult, QuestionKind
from facilitator.components.dialogue.comparing import Compared, Voice
from facilitator.components.dialogue.counting import SCORES, Bar
from facilitator.content import ComponentContent
from facilitator.i18n import format_number, format_percent
from screens.widgets.dots import dot_scale
from screens.widgets.items import Item
from screens.widgets.paint import MUTED, Line, bar_cells, fit, fold, say, widest

PLAIN = f"not bold {MUTED}"
NAMES, LEAST, MOST = 36, 9, 34
"""Cells of the options' names, and the fewest and most of a library's column."""
GAP = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What a library says to one option: in words, and as a bar 0-1."""

    words: str
    length: float


def rows(one: Compared, words: ComponentContent) -> list[Item]:
    """The libraries that have shown their answers, in the way that fits the kind of question."""
    shown = one.shown
    if not shown:
        return []
    match one.question.kind:
        case QuestionKind.SCALE:
            return _scales(shown, words)
        case QuestionKind.OPEN:
            return [_counted(voice, words, widest([v.name for v in shown])) for voice in shown]
        case QuestionKind.DISTRIBUTION:
            return _grid(one, shown, [words.word("compare_shares")])
        case QuestionKind.RANKING:
            return _grid(one, shown, [words.word("compare_points")])
        case _:
            return _grid(one, shown, [words.word("compare_people")])


# --- a scale: one line for each library ------------------------------------------------------------------


def _scales(shown: Sequence[Voice], words: ComponentContent) -> list[Item]:
    names = widest([voice.name for voice in shown])
    values = {voice.name: _scores(voice.result) for voice in shown}
    most = max(list(given).count(score) for given in values.values() for score in SCORES)
    slot = max(4, most + 2 if most <= 5 else len(str(most)) + 4)
    return [_scale(voice, values[voice.name], (names, slot), words) for voice in shown]


def _scores(result: PollResult | None) -> tuple[int, ...]:
    bars = result.bars[""] if result else ()
    return tuple(score for score, bar in zip(SCORES, bars, strict=False) for _ in range(int(bar.number)))


def _scale(voice: Voice, given: Sequence[int], cells: tuple[int, int], words: ComponentContent) -> Item:
    names, slot = cells
    found = voice.result
    mean = found.mean if found and found.mean is not None else 0.0
    told = words.word("compare_mean", mean=format_number(round(mean, 1), 1), n=len(given))
    apart = f"! {words.word('apart_short')}" if found and found.apart else ""

    def draw(width: int, _: bool) -> list[Line]:
        scale = dot_scale(given, slot)
        name = fit(say((voice.name, "bold")), min(names, NAMES))
        after = say((told, "bold"), "   " if apart else "", (apart, "$text-warning"))
        line = say(name, "  ", scale, "  ", after)
        if line.cell_length <= width:
            return [line]
        return [say((voice.name, "bold"), "  ", after), say("  ", scale)]

    return Item(("scale", voice.name), draw, version=(voice.name, tuple(given), cells, told, apart))


def _counted(voice: Voice, words: ComponentContent, names: int) -> Item:
    count = voice.result.n if voice.result else 0
    line = say(fit(say((voice.name, "bold")), min(names, NAMES)), "  ", words.word("value_people", n=count))
    return Item(("open", voice.name), (line,))


# --- options down, libraries across ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sizes:
    """The widest of the options' names, of the libraries' and of what they say."""

    names: int
    least: int
    said: int
    count: int

    def column(self, width: int) -> int:
        """Cells of a library's column, 0 where they do not all fit side by side."""
        wide = min(MOST, (width - min(self.names, NAMES)) // self.count - GAP)
        return wide if wide >= max(LEAST, self.least, self.said) else 0


def _grid(one: Compared, shown: Sequence[Voice], how: Sequence[str]) -> list[Item]:
    lines = _lines(one.question.kind, shown)
    libraries = tuple(voice.name for voice in shown)
    sizes = Sizes(
        widest([label for _, label, _ in lines]),
        widest(libraries),
        widest([cell.words for _, _, cells in lines for cell in cells]),
        len(libraries),
    )

    def head(width: int, _: bool) -> list[Line]:
        told: list[Line] = [say((row, PLAIN)) for text in how for row in fold(text, width)]
        column = sizes.column(width)
        if not column:
            return [*told, ""]
        columns = [say(" " * GAP, fit(say((name, "bold")), column)) for name in libraries]
        return [*told, "", say(" " * min(sizes.names, NAMES), *columns)]

    items = [Item("head", head, disabled=True, version=(libraries, tuple(how), sizes))]
    items += [_row(option, label, cells, libraries, sizes) for option, label, cells in lines]
    return items


def _row(option: str, label: str, cells: Sequence[Cell], libraries: Sequence[str], sizes: Sizes) -> Item:
    def draw(width: int, _: bool) -> list[Line]:
        column = sizes.column(width)
        if column:
            name = min(sizes.names, NAMES)
            first, *more = fold(label, name) or [""]
            parts = [say(" " * GAP, fit(_cell(cell, sizes.said, column), column)) for cell in cells]
            return [say(fit(first, name), *parts), *(say(rest) for rest in more)]
        told = " · ".join(f"{who} {cell.words}" for who, cell in zip(libraries, cells, strict=True))
        return [
            *(say((row, "bold")) for row in fold(label, width)),
            *(say("  ", (row, "not bold")) for row in fold(told, width - 2)),
        ]

    return Item(("row", option), draw, version=(label, tuple(cells), tuple(libraries), sizes))


def _cell(cell: Cell, said: int, column: int) -> Line:
    room = column - said - 1
    words = cell.words.rjust(said)
    if room < 3:
        return say((words, "not bold"))
    return say((words, "not bold"), " ", (bar_cells(cell.length, room), "$primary"))


def _lines(kind: QuestionKind, shown: Sequence[Voice]) -> list[tuple[str, str, tuple[Cell, ...]]]:
    """Each option with every library's cell; what nobody chose is left out, the most chosen come first."""
    found: dict[str, str] = {}
    for voice in shown:
        for bar in _bars(voice):
            found.setdefault(bar.key, bar.label)
    lines = [
        (option, label, tuple(_of(kind, voice, option) for voice in shown)) for option, label in found.items()
    ]
    if kind is QuestionKind.DISTRIBUTION:
        return lines
    lines = [line for line in lines if any(cell.length for cell in line[2])]
    return sorted(lines, key=lambda line: -sum(cell.length for cell in line[2]))


def _bars(voice: Voice) -> Iterable[Bar]:
    bars = voice.result.bars if voice.result else {}
    return bars.get("", bars.get(Moment.NOW, ()))


def _of(kind: QuestionKind, voice: Voice, option: str) -> Cell:
    bars = voice.result.bars if voice.result else {}
    if kind is QuestionKind.DISTRIBUTION:
        now, wanted = (_find(bars.get(moment, ()), option) for moment in Moment)
        words = f"{format_number(round(100 * now), 0)} → {format_percent(wanted)}"
        return Cell(words, wanted)
    length = _find(bars.get("", ()), option)
    return Cell(format_percent(length), length)


def _find(bars: Iterable[Bar], option: str) -> float:
    return next((bar.length for bar in bars if bar.key == option), 0.0)
