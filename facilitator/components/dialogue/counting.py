"""What the answers to one question add up to. Nothing of it is known while people write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from facilitator.component import Reader, activity_of
from facilitator.components.dialogue.questions import Option, Question
from facilitator.components.dialogue.records import (
    DialogueAnswer,
    DialogueShare,
    Moment,
    QuestionKind,
    activity_name,
)
from facilitator.components.intake import IntakePartnership
from facilitator.content import Course
from facilitator.decision.disagreement import cell_of
from facilitator.decision.polls import WHOLE, Spread, borda, makes_whole, mean_shares
from facilitator.visibility import Activity, Sight, Viewer, sight, sight_of_others

SCORES = (1, 2, 3, 4, 5)
LISTED = "listed"
"""The group of bars that tells what the library's own list of partnerships says."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, its length 0-1, its number (people, points or percent) and how far answers are spread.

    `first` is how many have put it first.
    """

    key: str
    label: str
    length: float
    number: float
    first: int = 0
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class PollResult:
    """What a question's answers add up to, over `n` people.

    `bars` are by group: "" for most kinds, the two moments (and `LISTED`) for a distribution. `unused` answers do not
    make a whole. `mean` and `apart` are for a scale: apart means that people should talk about it.
    """

    question: Question
    n: int
    bars: Mapping[str, tuple[Bar, ...]]
    unused: int = 0
    mean: float | None = None
    low: int | None = None
    high: int | None = None
    apart: bool = False
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Somebody's words; `person` is None where no name may be shown."""

    id: int
    person: int | None
    text: str


@dataclass(slots=True)
class _Given:
    """Everything that has been answered to one question."""

    answers: dict[int, DialogueAnswer] = field(default_factory=dict)
    shares: dict[tuple[int, str], dict[str, int | None]] = field(default_factory=dict)


def activity(reader: Reader, question: Question) -> Activity:
    """The state of a question's shared activity."""
    return activity_of(reader, activity_name(question.id))


def answer_of(reader: Reader, person: int, question: Question) -> DialogueAnswer:
    """One person's own answer; an empty one where nothing is said."""
    found = reader.get(DialogueAnswer, DialogueAnswer.key(person, question.id))
    return found or DialogueAnswer.blank(person, question.id)


def shares_of(reader: Reader, person: int, question: Question, moment: Moment) -> dict[str, int | None]:
    """One person's own shares of the question's present options."""
    keys = {
        option.id: DialogueShare.key(person, question.id, moment, option.id) for option in question.options
    }
    found = {option: reader.get(DialogueShare, key) for option, key in keys.items()}
    return {option: share.percent if share else None for option, share in found.items()}


def answered(reader: Reader, question: Question) -> frozenset[int]:
    """The persons who have answered a question: whether, not what."""
    given = _given(reader, question)
    people = {*given.answers, *(person for person, _ in given.shares)}
    return frozenset(person for person in people if _complete(given, person, question))


def result(reader: Reader, course: Course, question: Question, viewer: Viewer) -> PollResult | None:
    """What the answers add up to; None while they are hidden from this viewer."""
    if sight_of_others(viewer, activity(reader, question)) is Sight.HIDDEN:
        return None
    given = _given(reader, question)
    answers = [given.answers[person] for person in sorted(given.answers)]
    match question.kind:
        case QuestionKind.SCALE:
            return _scale(answers, question, course)
        case QuestionKind.CHOICES:
            return _choices(answers, question)
        case QuestionKind.RANKING:
            return _ranking(answers, question)
        case QuestionKind.DISTRIBUTION:
            return _distribution(reader, given, question)
        case _:
            return PollResult(question, sum(bool(one.note.strip()) for one in answers), {})


def notes(reader: Reader, question: Question, viewer: Viewer) -> tuple[Note, ...]:
    """What people have written beside their answers, as far as this viewer may see it."""
    state = activity(reader, question)
    found = []
    for one in _given(reader, question).answers.values():
        seen = sight(viewer, one.person, state)
        if one.note.strip() and seen is not Sight.HIDDEN:
            found.append(Note(one.id, one.person if seen is Sight.NAMED else None, one.note.strip()))
    return tuple(sorted(found, key=lambda note: note.id))


def _given(reader: Reader, question: Question) -> _Given:
    given = _Given({one.person: one for one in reader.all(DialogueAnswer) if one.question == question.id})
    if question.kind is QuestionKind.DISTRIBUTION:
        present = {option.id for option in question.options}
        for share in reader.all(DialogueShare):
            if share.question == question.id and share.option in present and share.percent is not None:
                given.shares.setdefault((share.person, share.moment), {})[share.option] = share.percent
    return given


def _complete(given: _Given, person: int, question: Question) -> bool:
    answer = given.answers.get(person)
    match question.kind:
        case QuestionKind.DISTRIBUTION:
            return all(makes_whole(given.shares.get((person, moment), {})) for moment in Moment)
        case QuestionKind.SCALE:
            return answer is not None and answer.score is not None
        case QuestionKind.CHOICES:
            return answer is not None and bool(answer.chosen)
        case QuestionKind.RANKING:
            return answer is not None and bool(answer.ranked)
        case _:
            return answer is not None and bool(answer.note.strip())


def _scale(answers: Iterable[DialogueAnswer], question: Question, course: Course) -> PollResult:
    given = {one.person: one.score for one in answers if one.score is not None}
    counts = Counter(given.values())
    n = len(given)
    cell = cell_of({(person, 0, ""): score for person, score in given.items()}, 0, "")
    bars = tuple(
        Bar(str(score), course.label("scale", str(score)), counts[score] / n if n else 0.0, counts[score])
        for score in SCORES
    )
    return PollResult(
        question, n, {"": bars}, mean=cell.mean, low=cell.low, high=cell.high, apart=cell.flagged
    )


def _choices(answers: Iterable[DialogueAnswer], question: Question) -> PollResult:
    chosen = [set(one.chosen) for one in answers if one.chosen]
    n = len(chosen)
    counts = Counter(option for ballot in chosen for option in ballot)
    bars = [
        Bar(option.id, option.label, counts[option.id] / n if n else 0.0, counts[option.id])
        for option in _with_unknown(question, counts)
    ]
    return PollResult(question, n, {"": _most_first(bars)})


def _ranking(answers: Iterable[DialogueAnswer], question: Question) -> PollResult:
    ballots = [one.ranked for one in answers if one.ranked]
    points, first = borda(ballots, question.top)
    most = question.top * len(ballots)
    bars = [
        Bar(
            option.id,
            option.label,
            points.get(option.id, 0) / most if most else 0.0,
            points.get(option.id, 0),
            first.get(option.id, 0),
        )
        for option in _with_unknown(question, points)
    ]
    return PollResult(question, len(ballots), {"": _most_first(bars)})


def _distribution(reader: Reader, given: _Given, question: Question) -> PollResult:
    people = {person for person, _ in given.shares}
    groups: dict[str, tuple[Bar, ...]] = {}
    counted: set[int] = set()
    for moment in Moment:
        said = {person: given.shares.get((person, moment), {}) for person in people}
        counted |= {person for person, shares in said.items() if makes_whole(shares)}
        means = mean_shares(said.values(), [option.id for option in question.options])
        groups[moment] = tuple(_share_bar(option, means[option.id]) for option in question.options)
    rows = _listed(reader, question)
    if rows:
        total = sum(rows.values())
        groups[LISTED] = tuple(
            Bar(option.id, option.label, rows[option.id] / total, round(WHOLE * rows[option.id] / total))
            for option in question.options
        )
    unused = sum(not _complete(given, person, question) for person in people)
    return PollResult(question, len(counted), groups, unused=unused, listed=sum(rows.values()))


def _share_bar(option: Option, found: Spread) -> Bar:
    mean = found.mean or 0.0
    return Bar(option.id, option.label, mean / WHOLE, mean, spread=found)


def _listed(reader: Reader, question: Question) -> Counter[str]:
    """How many of the partnerships that the library listed in its preparation belong to each option."""
    if not question.compare:
        return Counter()
    place = {value: option.id for option in question.options for value in option.counts}
    values = (str(getattr(row, question.compare)) for row in reader.all(IntakePartnership))
    return Counter(place[value] for value in values if value in place)


def _with_unknown(question: Question, found: Iterable[str]) -> tuple[Option, ...]:
    """The options in order, then those that were answered before somebody changed the question."""
    known = {option.id for option in question.options}
    return (*question.options, *(Option(one, one) for one in sorted(set(found) - known)))


def _most_first(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: -bar.number))
