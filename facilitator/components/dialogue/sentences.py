"""The numbers of a poll in the words of the course."""

from __future__ import annotations

from facilitator.components.dialogue.counting import LISTED, Bar, PollResult
from facilitator.components.dialogue.questions import Question
from facilitator.components.dialogue.records import Moment, QuestionKind
from facilitator.content import ComponentContent
from facilitator.decision.polls import WHOLE
from facilitator.i18n import format_number, format_percent


def kind_words(question: Question, words: ComponentContent) -> str:
    """What kind of answer is asked for."""
    return words.word(f"kind_{question.kind}", top=question.top)


def notes_title(question: Question, words: ComponentContent) -> str:
    """What people's words are called together."""
    return question.beside or words.word(
        "notes_open" if question.kind is QuestionKind.OPEN else "report_notes"
    )


def group_words(group: str, words: ComponentContent) -> str:
    """What a group of bars of a distribution is about."""
    return words.word(
        {Moment.NOW: "moment_now", Moment.WANTED: "moment_wanted", LISTED: "moment_listed"}[group]
    )


def bar_value(bar: Bar, kind: QuestionKind, words: ComponentContent) -> str:
    """A bar's number with its unit."""
    if kind is QuestionKind.DISTRIBUTION:
        return format_percent(bar.number / WHOLE)
    key = "value_points" if kind is QuestionKind.RANKING else "value_people"
    return words.word(key, n=int(bar.number))


def bar_remark(bar: Bar, kind: QuestionKind, words: ComponentContent) -> str:
    """What else is to be known about a bar: who put it first, or how far people are apart."""
    if kind is QuestionKind.RANKING and bar.first:
        return words.word("first_places", n=bar.first)
    found = bar.spread
    if found is None or found.n < 2 or found.low is None or found.high is None or found.low == found.high:
        return ""
    return words.word(
        "spread_percent", low=format_percent(found.low / WHOLE), high=format_percent(found.high / WHOLE)
    )


def result_lines(result: PollResult, words: ComponentContent) -> list[str]:
    """What it comes to, and whether people are apart."""
    found = []
    if result.mean is not None and result.low is not None and result.high is not None:
        mean = format_number(round(result.mean, 1), 1)
        key = "mean_same" if result.low == result.high else "mean_spread"
        found.append(words.word(key, mean=mean, low=result.low, high=result.high))
    if result.apart:
        found.append(words.word("apart"))
    if result.unused:
        found.append(words.word("unused", n=result.unused))
    if result.listed:
        found.append(words.word("listed", n=result.listed))
    return found
