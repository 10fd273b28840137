"""The meeting's minute: what everybody said a meeting was worth, counted once it is revealed. Never who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from facilitator.agenda import RoomEvaluation, evaluation_name
from facilitator.component import activity_of
from facilitator.i18n import sort_key
from facilitator.room.hall import WALL, Hall
from facilitator.room.naming import unnamed
from facilitator.visibility import Sight, sight_of_others

LEAST: Final = 3
"""With fewer answers than this nothing but their number is shown: it would be plain whose they are."""

WORTH: Final = (5, 4, 3, 2, 1)
"""The marks, best first."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`answers` of `people`. The rest is empty while it is hidden or there are too few: `counts` by mark, `mean` of those who
    gave one, and the texts in the order of the alphabet; `unsaid` are those left out since they name a participant.
    """

    answers: int
    people: int
    hidden: bool
    counts: dict[int, int]
    mean: float | None
    keep: tuple[str, ...]
    change: tuple[str, ...]
    unsaid: int = 0

    @property
    def few(self) -> bool:
        """Whether there are too few answers to show."""
        return self.answers < LEAST

    @property
    def shown(self) -> bool:
        """Whether there is a result."""
        return not self.hidden and not self.few


def evaluation(hall: Hall, meeting: int) -> Evaluation:
    """What has been said about a meeting, as the wall may see it."""
    state = activity_of(hall.workshop, evaluation_name(meeting))
    hidden = sight_of_others(WALL, state) is Sight.HIDDEN
    said = [
        one
        for table in hall.tables
        for one in table.reader.all(RoomEvaluation)
        if one.meeting == meeting and _written(one)
    ]
    shown = said if not hidden and len(said) >= LEAST else []
    marks = [one.worth for one in shown if one.worth is not None]
    counted = Counter(marks)
    given = [_texts(one.keep for one in shown), _texts(one.change for one in shown)]
    keep, change = (unnamed(hall, texts, str) for texts in given)
    return Evaluation(
        answers=len(said),
        people=sum(len(table.people) for table in hall.tables),
        hidden=hidden,
        counts={mark: counted[mark] for mark in WORTH} if marks else {},
        mean=sum(marks) / len(marks) if marks else None,
        keep=keep,
        change=change,
        unsaid=sum(map(len, given)) - len(keep) - len(change),
    )


def _written(one: RoomEvaluation) -> bool:
    return one.worth is not None or bool(one.keep.strip() or one.change.strip())


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    """What stands there, sorted, so that the place in the list tells nothing."""
    found = {" ".join(text.split()) for text in texts if text.strip()}
    return tuple(sorted(found, key=sort_key))
