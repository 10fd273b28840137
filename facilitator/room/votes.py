"""A vote of a meeting, read: its options and its limits, who has voted, and the count once it may be seen.

A vote lies in its owner's library's file, one record for each person and option; hands are counted in the workshop's
file. Nothing here tells what one person gave except to that person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.agenda import RoomHands, RoomOption, RoomStep, RoomVote, Voting, activity_name
from facilitator.component import Reader, activity_of, finished_by
from facilitator.decision.elections import (
    MARKS,
    Count,
    Hands,
    approval,
    dots,
    places_suggested,
    ranking,
    rating,
)
from facilitator.decision.votes import dot_budget
from facilitator.people import Person
from facilitator.room.hall import WALL, Hall, Table
from facilitator.visibility import Sight, Viewer, sight_of_others

BY_FACILITATOR = 0
"""`entered_by` of what the facilitator has typed for somebody."""


@dataclass(frozen=True, slots=True)
class Election:
    """What a step votes on, and how. `options` without words are left out."""

    step: RoomStep
    options: tuple[RoomOption, ...]

    @property
    def rule(self) -> Voting:
        """How the options are voted on; dots where the step names a way that this program does not know."""
        return Voting(self.step.vote) if self.step.vote in set(Voting) else Voting.DOTS

    @property
    def ids(self) -> tuple[int, ...]:
        """The options' ids, in order."""
        return tuple(option.id for option in self.options)

    @property
    def names(self) -> dict[int, str]:
        """The options' words by id."""
        return {option.id: option.text.strip() for option in self.options}

    @property
    def budgeted(self) -> bool:
        """Whether each has a number of dots or places to give."""
        return self.rule in {Voting.DOTS, Voting.RANKING}

    @property
    def suggested(self) -> int:
        """Dots: a quarter of the options, at least 3, and fewer than there are options; ranking: the first five places."""
        n = len(self.options)
        if self.rule is Voting.RANKING:
            return places_suggested(n)
        return max(1, min(dot_budget(n), n - 1))

    @property
    def budget(self) -> int:
        """How many dots, or places, each has: what the step says, else the suggestion."""
        return self.step.budget or self.suggested

    @property
    def most(self) -> int:
        """The largest value for one option: dots, 1 for yes, 5 as mark, or the last place."""
        match self.rule:
            case Voting.DOTS:
                return min(self.step.per_option or 1, self.budget)
            case Voting.APPROVAL:
                return 1
            case Voting.RATING:
                return MARKS[-1]
        return min(self.budget, len(self.options))

    @property
    def wanted(self) -> int:
        """How many options are to be chosen."""
        return self.step.wanted or 1


def is_vote(step: RoomStep | None) -> bool:
    """Whether a step is one in which people vote."""
    return step is not None and bool(step.vote)


def election(workshop: Reader, step: RoomStep) -> Election:
    """What this step votes on, from the workshop's file."""
    found = (one for one in workshop.all(RoomOption) if one.step == step.id and one.text.strip())
    return Election(step, tuple(found))


def given(reader: Reader, vote: Election, person: int) -> dict[int, int]:
    """What this person gave, by option: to be shown to that person only. Places are 1, 2, 3 without gaps."""
    return _fitting(
        vote, {one.option: one.value or 0 for one in _votes(reader, vote) if one.person == person}
    )


def _ballots(reader: Reader, vote: Election) -> list[dict[int, int]]:
    """What everybody in one library's list gave, without saying who; those who gave nothing are left out."""
    ballots: dict[int, dict[int, int]] = {person: {} for person in voters(reader, vote)}
    for one in _votes(reader, vote):
        if one.person in ballots:
            ballots[one.person][one.option] = one.value or 0
    return [_fitting(vote, ballot) for ballot in ballots.values()]


def _votes(reader: Reader, vote: Election) -> Iterable[RoomVote]:
    return (one for one in reader.all(RoomVote) if one.step == vote.step.id)


def _fitting(vote: Election, ballot: Mapping[int, int]) -> dict[int, int]:
    """What of a ballot fits the vote as it is now."""
    found = {option: ballot[option] for option in vote.ids if ballot.get(option)}
    if vote.rule is Voting.APPROVAL:
        return dict.fromkeys(found, 1)
    if vote.rule is Voting.RATING:
        return {option: mark for option, mark in found.items() if mark in MARKS}
    if vote.rule is Voting.RANKING:
        return {option: place for place, option in enumerate(sorted(found, key=found.__getitem__), 1)}
    return found


def left(vote: Election, ballot: Mapping[int, int]) -> int | None:
    """How many dots, or places, somebody has left; None where there is no limit."""
    if not vote.budgeted:
        return None
    spent = sum(ballot.values()) if vote.rule is Voting.DOTS else len(ballot)
    return max(0, vote.budget - spent)


def filled(vote: Election, ballot: Mapping[int, int]) -> bool:
    """Whether there is nothing left to give; of approval one never knows."""
    if vote.rule is Voting.APPROVAL:
        return False
    if vote.rule is Voting.RATING or len(ballot) == len(vote.options):
        return bool(ballot) and len(ballot) == len(vote.options)
    return left(vote, ballot) == 0


def voters(reader: Reader, vote: Election) -> dict[int, bool]:
    """The people of a library who have voted, and whether the facilitator typed it for them."""
    ids = set(vote.ids)
    found: dict[int, bool] = {}
    for one in _votes(reader, vote):
        if one.value and one.option in ids:
            typed = one.entered_by == BY_FACILITATOR
            found[one.person] = found.get(one.person, True) and typed
    return {person.id: found[person.id] for person in reader.all(Person) if person.id in found}


def blanks(reader: Reader, vote: Election) -> frozenset[int]:
    """The people of a library who are finished without giving anything: they have voted blank."""
    done = finished_by(reader, activity_name(vote.step.id))
    known = {person.id for person in reader.all(Person)}
    return frozenset((done & known) - set(voters(reader, vote)))


def hands_of(workshop: Reader, step: RoomStep) -> Hands:
    """The hands counted in the room."""
    people, counted = 0, dict[int, dict[int, int]]()
    for one in workshop.all(RoomHands):
        if one.step != step.id or not one.count:
            continue
        if one.option:
            counted.setdefault(one.option, {})[one.value or 1] = one.count
        else:
            people = one.count
    return Hands(people, counted)


def _hands(workshop: Reader, vote: Election) -> Hands:
    """The hands for options that are still there."""
    found = hands_of(workshop, vote.step)
    ids = set(vote.ids)
    return Hands(found.people, {one: marks for one, marks in found.given.items() if one in ids})


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have voted `of` those who may; `blank` and `by_hand` are among them. Never hidden."""

    voted: int
    of: int
    blank: int = 0
    by_hand: int = 0

    @property
    def share(self) -> float:
        """0..1 of those who may vote."""
        return self.voted / self.of if self.of else 0.0


def turnout(hall: Hall, step: RoomStep) -> Turnout:
    """How many have voted until now, hands among them. Whoever is away and has voted counts as there."""
    vote = election(hall.workshop, step)
    found = [table_turnout(table, vote) for table in hall.tables]
    by_hand = raised(hall.workshop, vote)
    voted = sum(one.voted for one in found) + by_hand
    return Turnout(voted, max(voted, sum(one.of for one in found)), sum(one.blank for one in found), by_hand)


def table_turnout(table: Table, vote: Election) -> Turnout:
    """How many of one library have voted."""
    blank = blanks(table.reader, vote)
    voted = set(voters(table.reader, vote)) | blank
    return Turnout(len(voted), len(voted | {person.id for person in table.people}), len(blank))


def raised(workshop: Reader, vote: Election) -> int:
    """How many have voted by hand: those counted, but never fewer than the hands need."""
    return _hands(workshop, vote).voters(
        vote.most if vote.rule is Voting.DOTS else 1, vote.budget if vote.rule is Voting.DOTS else None
    )


def over(hall: Hall, step: RoomStep) -> int:
    """How many ballots hold more than the limits in force now: they were given before somebody lowered these."""
    vote = election(hall.workshop, step)
    if vote.rule is not Voting.DOTS:
        return 0
    ballots = [ballot for table in hall.tables for ballot in _ballots(table.reader, vote)]
    return sum(sum(one.values()) > vote.budget or max(one.values()) > vote.most for one in ballots)


def hidden(hall: Hall, step: RoomStep, viewer: Viewer = WALL) -> bool:
    """Whether the result is hidden from this viewer."""
    return sight_of_others(viewer, activity_of(hall.workshop, activity_name(step.id))) is Sight.HIDDEN


def count(hall: Hall, step: RoomStep, viewer: Viewer = WALL) -> Count | None:
    """The result over every library and the hands; None while it is hidden from this viewer."""
    if hidden(hall, step, viewer):
        return None
    vote = election(hall.workshop, step)
    ballots: list[Mapping[int, int]] = []
    for table in hall.tables:
        ballots += _ballots(table.reader, vote)
        ballots += [{} for _ in blanks(table.reader, vote)]
    people = turnout(hall, step).of
    by_hand = _hands(hall.workshop, vote)
    match vote.rule:
        case Voting.DOTS:
            return dots(
                ballots,
                vote.ids,
                people,
                budget=vote.budget,
                most=vote.most,
                wanted=vote.wanted,
                hands=by_hand,
            )
        case Voting.APPROVAL:
            return approval(ballots, vote.ids, people, wanted=vote.wanted, hands=by_hand)
        case Voting.RATING:
            return rating(ballots, vote.ids, people, wanted=vote.wanted, hands=by_hand)
    top = max(1, vote.most)
    return ranking(ballots, vote.ids, people, top=top, wanted=vote.wanted)
