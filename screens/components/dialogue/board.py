"""A question's result as items of a list: bars by word and number, what people wrote, and a view to invite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len

from facilitator.components.dialogue import Moment, Note, PollResult, Question, QuestionKind
from facilitator.components.dialogue.counting import LISTED, Bar
from facilitator.components.dialogue.sentences import (
    bar_remark,
    bar_value,
    group_words,
    notes_title,
    result_lines,
)
from facilitator.content import ComponentContent
from screens.widgets.items import Draw, Item
from screens.widgets.paint import MUTED, Line, bar_cells, fit, fold, say, widest

PLAIN = f"not bold {MUTED}"
NAMES, BARS = 40, 40
"""The most cells of the names and of the bars."""
COLOURS = {Moment.NOW.value: "$secondary", Moment.WANTED.value: "$primary", LISTED: "$accent"}


def paragraph(key: object, words: str, style: str = "", *, disabled: bool = True) -> Item:
    """Words that fold to the width."""

    def draw(width: int, _: bool) -> list[Line]:
        return [say((line, style)) for line in fold(words, width)]

    return Item(key, draw, disabled=disabled, version=(words, style))


def heading(key: object, words: str) -> Item:
    """A heading with air above it."""

    def draw(width: int, _: bool) -> list[Line]:
        return ["", *(say((line, "bold $primary")) for line in fold(words, width))]

    return Item(key, draw, disabled=True, version=words)


def result_items(found: PollResult, words: ComponentContent) -> list[Item]:
    """The numbers: a sentence, then the bars."""
    apart = words.word("apart")
    items = [
        paragraph(("said", n), f"! {said}", "$text-warning")
        if said == apart
        else paragraph(("said", n), said, MUTED)
        for n, said in enumerate(result_lines(found, words))
    ]
    if not found.n:
        return [paragraph("none", words.word("answers_none"), MUTED, disabled=False)]
    if not found.bars:
        return items
    if items:
        items.append(Item(("air", 0), ("",), disabled=True))
    if found.question.kind is QuestionKind.DISTRIBUTION:
        return [*items, *_divided(found, words)]
    return [*items, *_plain(found, words)]


def note_items(
    question: Question, written: Sequence[Note], words: ComponentContent, name: Callable[[int], str]
) -> list[Item]:
    """What people wrote; Enter on it makes it the quote."""
    if not written:
        return []
    items = [heading(("notes", question.id), notes_title(question, words))]
    items.append(paragraph(("notes", "how"), words.word("take_quote"), PLAIN))
    for note in written:
        who = name(note.person) if note.person is not None else ""
        items.append(Item(("note", note.id), _note(note.text, who), version=(note.text, who)))
    return items


def _note(text: str, who: str) -> Draw:
    def draw(width: int, _: bool) -> list[Line]:
        rows: list[Line] = [*fold(text, width)]
        if who:
            rows.append(say((f"– {who}", PLAIN)))
        return rows

    return draw


def _plain(found: PollResult, words: ComponentContent) -> Iterable[Item]:
    kind = found.question.kind
    bars = found.bars[""]
    shown = bars if kind is QuestionKind.SCALE else [bar for bar in bars if bar.number]
    labels = [f"{bar.key} {bar.label}" if kind is QuestionKind.SCALE else bar.label for bar in shown]
    values = widest([bar_value(bar, kind, words) for bar in shown])
    for label, bar in zip(labels, shown, strict=True):
        value, remark = bar_value(bar, kind, words), bar_remark(bar, kind, words)
        row = (label, bar.length, value, remark, "$primary")
        yield Item(("bar", bar.key), _bar(row, widest(labels), values), version=(row, widest(labels), values))
    missing = [bar.label for bar in bars if not bar.number]
    if kind is not QuestionKind.SCALE and missing and len(missing) < len(bars):
        yield paragraph(("bar", ""), words.word("not_chosen", options=" · ".join(missing)), PLAIN)


def _bar(row: tuple[str, float, str, str, str], names: int, values: int) -> Draw:
    """One bar with its name before it and its number after it; beside each other where there is room."""
    label, length, value, remark, colour = row

    def draw(width: int, _: bool) -> list[Line]:
        name = min(names, NAMES, max(8, width // 2))
        room = min(BARS, width - name - values - 4)
        if room < 6:
            return [*fold(label, width), say("  ", (bar_cells(length, 8), colour), " ", (value, "bold"))]
        first, *more = fold(label, name) or [""]
        bar = fit(say((bar_cells(length, room), colour)), room)
        line = say(fit(first, name), "  ", bar, "  ", (value.rjust(values), "bold"))
        rows: list[Line] = [line, *(say(rest) for rest in more)]
        if remark and line.cell_length + 3 + cell_len(remark) <= width:
            rows[0] = say(line, "   ", (remark, PLAIN))
        elif remark:
            rows += [say(" " * (name + 2), (rest, PLAIN)) for rest in fold(remark, width - name - 2)]
        return rows

    return draw


def _divided(found: PollResult, words: ComponentContent) -> Iterable[Item]:
    """Now, wanted and one's own list below each other, option by option."""
    kind = found.question.kind
    groups = [group for group in (*Moment, LISTED) if group in found.bars]
    names = [group_words(group, words) for group in groups]
    for n, option in enumerate(found.bars[groups[0]]):
        bars = [found.bars[group][n] for group in groups]
        yield Item(
            ("bar", option.key),
            _division(option.label, bars, names, kind, words),
            version=(tuple(bars), tuple(names)),
        )


def _division(
    label: str, bars: Sequence[Bar], names: Sequence[str], kind: QuestionKind, words: ComponentContent
) -> Draw:
    values = [bar_value(bar, kind, words) for bar in bars]
    rows = [
        _bar((name, bar.length, value, bar_remark(bar, kind, words), colour), widest(names), 5)
        for name, bar, value, colour in zip(names, bars, values, COLOURS.values(), strict=False)
    ]

    def draw(width: int, selected: bool) -> list[Line]:
        lines: list[Line] = [say((line, "bold")) for line in fold(label, width)]
        for row in rows:
            lines += [say("  ", line) for line in row(max(1, width - 2), selected)]
        return lines

    return draw
