"""The same question to all: what each library's answers come to, side by side, once they are revealed there."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.components.dialogue.comparing import Compared, Voice, compare
from facilitator.components.dialogue.counting import Bar as Counted
from facilitator.components.dialogue.counting import PollResult
from facilitator.components.dialogue.records import Moment, QuestionKind
from facilitator.components.dialogue.sentences import bar_value, group_words
from facilitator.content import ComponentContent
from facilitator.i18n import format_list, format_number, format_percent
from facilitator.room.hall import Hall
from facilitator.room.naming import naming
from facilitator.room.pictures import Bar, Bars, Body, Grid, Lines, Picture
from facilitator.room.plenary.tables import named, names
from facilitator.room.words import words

HIGHEST = 5


def view(hall: Hall) -> Picture:
    """The present step's question, else the last one in the agenda before it, else the first that anybody has revealed."""
    texts = words(hall.course, "wall")
    known = names(hall)
    libraries = [(known[table.key], table.reader) for table in hall.tables]
    found = compare(libraries, hall.course, hall.workshop) if libraries else ()
    asked = _asked(hall, found)
    if asked is None:
        return Picture(texts.word("dialogue_title"), says=texts.word("dialogue_none"))
    question = asked.question
    title = question.title or question.text
    if not asked.shown:
        answers = sum(one.answers for one in asked.voices)
        key = "dialogue_hidden" if answers else "dialogue_none"
        return Picture(title, says=texts.word(key, n=answers))
    keys = {known[table.key]: table.key for table in hall.tables}
    waiting = [keys[one.name] for one in asked.voices if one not in asked.shown]
    notes = (texts.word("not_yet", who=named(hall, waiting)),) if waiting else ()
    if question.kind is QuestionKind.SCALE:
        notes = (texts.word("dialogue_scale"), *notes)
    return Picture(title, _bodies(hall, asked), _says(hall, asked), notes)


def _asked(hall: Hall, found: Sequence[Compared]) -> Compared | None:
    by_id = {one.question.id: one for one in found}
    here = hall.standing
    if here.step is not None and here.step.question in by_id:
        return by_id[here.step.question]
    before = here.steps[: here.steps.index(here.step)] if here.step in here.steps else ()
    for step in reversed(before):
        if step.question in by_id and by_id[step.question].shown:
            return by_id[step.question]
    return next((one for one in found if one.shown), None)


def _bodies(hall: Hall, asked: Compared) -> tuple[Body, ...]:
    match asked.question.kind:
        case QuestionKind.SCALE:
            return (_scale(asked.shown),)
        case QuestionKind.DISTRIBUTION:
            return (_shares(asked),)
        case QuestionKind.OPEN:
            return _quotes(hall, asked)
        case _:
            return (_counts(hall, asked),)


def _results(voices: Sequence[Voice]) -> list[tuple[str, PollResult]]:
    return [(one.name, one.result) for one in voices if one.result is not None]


def _scale(voices: Sequence[Voice]) -> Bars:
    """Each library's mean, and from where to where the answers go."""
    bars = []
    for name, found in _results(voices):
        if found.mean is None:
            continue
        mean = format_number(round(found.mean, 1), 1)
        value = mean if found.low == found.high else f"{mean} ({found.low}-{found.high})"
        bars.append(Bar(name, found.mean / HIGHEST, value, strong=not found.apart))
    return Bars(tuple(bars))


def _counts(hall: Hall, asked: Compared) -> Body:
    """Options down and libraries across; with one library bars."""
    results = _results(asked.shown)
    dialogue = hall.course.words("dialogue")
    if len(results) == 1:
        return Bars(tuple(_bar(one, asked.question.kind, dialogue) for one in results[0][1].bars[""]))
    options = {bar.key: bar.label for _, found in results for bar in found.bars[""]}
    numbers = [{bar.key: int(bar.number) for bar in found.bars[""]} for _, found in results]
    order = sorted(options, key=lambda key: -sum(one.get(key, 0) for one in numbers))
    rows = tuple((options[key], tuple(str(one.get(key) or "") for one in numbers)) for key in order)
    return Grid(tuple(name for name, _ in results), rows)


def _bar(bar: Counted, kind: QuestionKind, dialogue: ComponentContent) -> Bar:
    return Bar(bar.label, bar.length, bar_value(bar, kind, dialogue))


def _shares(asked: Compared) -> Grid:
    """Libraries down and options across: from what is to what is wanted, in percent."""
    rows = []
    for name, found in _results(asked.shown):
        now = {bar.key: bar.length for bar in found.bars[Moment.NOW]}
        wanted = {bar.key: bar.length for bar in found.bars[Moment.WANTED]}
        cells = (
            f"{format_percent(now[option.id])} → {format_percent(wanted[option.id])}"
            for option in asked.question.options
        )
        rows.append((name, tuple(cells)))
    return Grid(tuple(option.label for option in asked.question.options), tuple(rows))


def _quotes(hall: Hall, asked: Compared) -> tuple[Body, ...]:
    """The words that a library lets the others see; texts that hold somebody's name stay away."""
    names_somebody = naming(hall)
    lines = []
    for one in asked.shown:
        said = one.quote or one.decision
        safe = said and not names_somebody(said)
        counted = words(hall.course, "wall").word("dialogue_answers", n=one.answers)
        lines.append(("", f"{one.name}: {said}" if safe else one.name, "" if safe else counted))
    return (Lines(tuple(lines)),)


def _says(hall: Hall, asked: Compared) -> str:
    texts = words(hall.course, "wall")
    results = _results(asked.shown)
    people = sum(found.n for _, found in results)
    match asked.question.kind:
        case QuestionKind.SCALE:
            apart = [name for name, found in results if found.apart]
            key = "dialogue_apart" if apart else "dialogue_close"
            return texts.word(key, who=format_list(apart), n=people)
        case QuestionKind.DISTRIBUTION:
            dialogue = hall.course.words("dialogue")
            now, wanted = group_words(Moment.NOW, dialogue), group_words(Moment.WANTED, dialogue)
            return texts.word("dialogue_shares", now=now, wanted=wanted, n=people)
        case QuestionKind.OPEN:
            return texts.word("dialogue_open", n=people)
        case _:
            return _first(hall, results, people)


def _first(hall: Hall, results: list[tuple[str, PollResult]], people: int) -> str:
    """What most put first, over all libraries."""
    texts = words(hall.course, "wall")
    totals: dict[str, float] = {}
    for _, found in results:
        for bar in found.bars[""]:
            totals[bar.label] = totals.get(bar.label, 0) + bar.number
    best = max(totals.values(), default=0)
    first = [label for label, number in totals.items() if number == best and best]
    if len(first) != 1:
        return texts.word("dialogue_even", n=people)
    return texts.word("dialogue_first", what=first[0], n=people)
