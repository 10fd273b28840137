"""Counting a vote of a room: dots, approval, marks from 1 to 5, and ranking; with its ties and what may follow from them.

Dots with one for each option, and approval, are approval voting (Brams & Fishburn 1978, *American Political Science
Review* 72(3)). A ranking is counted with the points of de Borda (1781) over the first places, as in
`facilitator.decision.polls`, and beside that two and two (`facilitator.decision.pairs`). The flag for disagreement about
marks is that of `facilitator.decision.disagreement`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import stdev
from typing import Final

from facilitator.decision.cells import TOLERANCE
from facilitator.decision.disagreement import RANGE_LIMIT, VARIANCE_LIMIT
from facilitator.decision.pairs import Pairs, compared
from facilitator.decision.polls import borda
from facilitator.decision.ranking import competition_ranks
from facilitator.decision.ties import Tie, ties_of
from facilitator.decision.votes import tally

MARKS: Final = (1, 2, 3, 4, 5)
PLACES_MOST: Final = 5

Ballot = Mapping[int, int]
"""What one person gave: option to dots, 1 for yes, a mark, or a place (1 is best). An empty ballot is blank."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands counted in the room: by option and value (1 for a dot or a yes, else the mark); `people` raised them."""

    people: int = 0
    given: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    def of(self, option: int) -> int:
        """How many hands there were for an option, whatever the value."""
        return sum(self.given.get(option, {}).values())

    def voters(self, most: int = 1, budget: int | None = None) -> int:
        """How many voted by hand: those counted, but never fewer than the hands need when each has at most `most` for
        one option and `budget` in all.
        """
        counts = [self.of(option) for option in self.given]
        least = max((-(-count // most) for count in counts), default=0)
        if budget:
            least = max(least, -(-sum(counts) // budget))
        return max(self.people, least)


NO_HANDS: Final = Hands()


@dataclass(frozen=True, slots=True)
class Result:
    """One option. `points` are what the order rests on: dots, yeses, the mean mark (None without any), or Borda points.

    `rank` has ties as ties (1, 2, 2, 4). `givers` gave it anything, `share` is that of all who voted. Marks have a
    `spread` (sample standard deviation; None below two), a `histogram` of 1 to 5, and `split` where people disagree.
    `first` is how many ranked it first.
    """

    option: int
    rank: int | None
    points: float | None
    givers: int
    share: float | None
    spread: float | None = None
    histogram: tuple[int, ...] = ()
    split: bool = False
    first: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """The result of a vote, best first; equals in the order of the options. `wanted` options are to be chosen.

    `voted` people gave something, `by_hand` of them with their hands; `blank` handed in nothing; `of` might have voted.
    """

    results: tuple[Result, ...]
    ties: tuple[Tie, ...]
    voted: int
    of: int
    blank: int = 0
    by_hand: int = 0
    wanted: int = 1
    pairs: Pairs | None = None

    def result(self, option: int) -> Result:
        """The result of one option.

        Raises:
            KeyError: there is no such option.
        """
        return {one.option: one for one in self.results}[option]

    @property
    def tie(self) -> Tie | None:
        """The tie that has to be settled, if there is one."""
        return next((one for one in self.ties if one.places), None)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Those that are chosen whatever becomes of the tie, best first."""
        unsettled = self.tie.options if self.tie else ()
        return tuple(
            one.option
            for one in self.results
            if one.points and one.rank and one.rank <= self.wanted and one.option not in unsettled
        )


def places_suggested(options: int) -> int:
    """How many places each ranks: all of a short list, else the first five."""
    return max(1, min(options, PLACES_MOST))


def dots(
    ballots: Sequence[Ballot],
    options: Sequence[int],
    people: int,
    *,
    budget: int | None = None,
    most: int = 1,
    wanted: int = 1,
    hands: Hands = NO_HANDS,
) -> Count:
    """Count dots. A ballot is counted as it was given, also where the number of dots has been lowered since.

    Raises:
        ValueError: a ballot names an unknown option or has negative dots.
    """
    largest = max((given for ballot in ballots for given in ballot.values()), default=1)
    found = tally(dict(enumerate(ballots)), options, None, max(1, largest))
    by_hand = hands.voters(most, budget)
    voted = found.voted + by_hand
    totals = {one: found.dots[one] + hands.of(one) for one in options}
    givers = {one: found.voters[one] + min(hands.of(one), by_hand) for one in options}
    results = _placed(options, {one: float(total) for one, total in totals.items()}, givers, voted)
    ties = _ties(results, options, wanted)
    return Count(results, ties, voted, max(people, voted), found.blank, by_hand, wanted)


def approval(
    ballots: Sequence[Ballot],
    options: Sequence[int],
    people: int,
    *,
    wanted: int = 1,
    hands: Hands = NO_HANDS,
) -> Count:
    """Count yeses: as many as one likes, one for each option.

    Raises:
        ValueError: a ballot names an unknown option or has a negative number.
    """
    once = [{option: min(given, 1) for option, given in ballot.items()} for ballot in ballots]
    return dots(once, options, people, wanted=wanted, hands=hands)


def rating(
    ballots: Sequence[Ballot],
    options: Sequence[int],
    people: int,
    *,
    wanted: int = 1,
    hands: Hands = NO_HANDS,
) -> Count:
    """Count marks from 1 to 5 by their mean.

    Raises:
        ValueError: a ballot names an unknown option or has a mark off the scale.
    """
    filled = [{option: mark for option, mark in ballot.items() if mark} for ballot in ballots]
    for ballot in filled:
        _known(ballot, options)
        if not set(ballot.values()) <= set(MARKS):
            raise ValueError(f"marks are 1 to 5, not {sorted(set(ballot.values()) - set(MARKS))}")
    by_hand = hands.voters()
    blank = sum(not ballot for ballot in filled)
    voted = len(filled) - blank + by_hand
    marks = {one: _marks(one, filled, hands) for one in options}
    means = {one: sum(given) / len(given) for one, given in marks.items() if given}
    placed = _placed(options, means, {one: len(given) for one, given in marks.items()}, voted)
    results = tuple(_marked(one, marks[one.option]) for one in placed)
    ties = _ties(results, options, wanted)
    return Count(results, ties, voted, max(people, voted), blank, by_hand, wanted)


def _marks(option: int, ballots: Iterable[Ballot], hands: Hands) -> list[int]:
    given = [ballot[option] for ballot in ballots if option in ballot]
    for mark, count in hands.given.get(option, {}).items():
        given += [mark] * count
    return sorted(given)


def _marked(result: Result, marks: Sequence[int]) -> Result:
    spread = stdev(marks) if len(marks) > 1 else None
    split = spread is not None and (
        spread**2 > VARIANCE_LIMIT + TOLERANCE or marks[-1] - marks[0] >= RANGE_LIMIT
    )
    histogram = tuple(marks.count(mark) for mark in MARKS)
    return replace(result, spread=spread, histogram=histogram, split=split)


def ranking(
    ballots: Sequence[Ballot], options: Sequence[int], people: int, *, top: int, wanted: int = 1
) -> Count:
    """Count orders: the first of `top` places gives `top` points, the next one less, what is not placed none.

    Raises:
        ValueError: a ballot names an unknown option, or `top` is below 1.
    """
    orders = [_order(ballot, options)[:top] for ballot in ballots]
    filled = [order for order in orders if order]
    points, firsts = borda([[str(one) for one in order] for order in filled], top)
    totals = {one: float(points.get(str(one), 0)) for one in options}
    givers = {one: sum(one in order for order in filled) for one in options}
    results = tuple(
        replace(one, first=firsts.get(str(one.option), 0))
        for one in _placed(options, totals, givers, len(filled))
    )
    pairs = compared(filled, options)
    ties, voted = _ties(results, options, wanted, pairs), len(filled)
    return Count(results, ties, voted, max(people, voted), len(ballots) - voted, wanted=wanted, pairs=pairs)


def _order(ballot: Ballot, options: Sequence[int]) -> tuple[int, ...]:
    _known(ballot, options)
    placed = [one for one in options if ballot.get(one, 0) > 0]
    return tuple(sorted(placed, key=lambda one: ballot[one]))


def _known(ballot: Ballot, options: Sequence[int]) -> None:
    if unknown := set(ballot) - set(options):
        raise ValueError(f"a ballot names the unknown options {sorted(unknown)}")


def _placed(
    options: Sequence[int], points: Mapping[int, float], givers: Mapping[int, int], voted: int
) -> tuple[Result, ...]:
    """The options in order; those without points (no mark at all) come last, without a rank."""
    ranks = competition_ranks(points)
    at = {one: n for n, one in enumerate(options)}
    order = sorted(options, key=lambda one: (ranks.get(one, len(options) + 1), at[one]))
    return tuple(
        Result(one, ranks.get(one), points.get(one), givers[one], givers[one] / voted if voted else None)
        for one in order
    )


def _ties(
    results: Iterable[Result], options: Sequence[int], wanted: int, pairs: Pairs | None = None
) -> tuple[Tie, ...]:
    return ties_of({one.option: one.points or 0.0 for one in results}, options, wanted, pairs)
