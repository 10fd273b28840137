"""Dot voting: a fixed number of dots, one per idea, cast silently and revealed at once.

With one dot per idea and a limit this is approval voting with a limit (Brams & Fishburn 1978, *American
Political Science Review* 72(3), for approval voting). The size of the budget, max(3, ideas/4), is a
practitioners' rule (project notes on scoring, section 6).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from facilitator.decision.ranking import competition_ranks, tied_groups

FEWEST_DOTS: Final = 3


def dot_budget(ideas: int) -> int:
    """Suggested dots per person: a quarter of the ideas, halves rounded up, and at least 3.

    Raises:
        ValueError: a negative number of ideas.
    """
    if ideas < 0:
        raise ValueError(f"the number of ideas must be 0 or more, not {ideas!r}")
    return max(FEWEST_DOTS, (ideas + 2) // 4)


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a vote.

    ``dots`` and ``voters`` (people who gave it at least one dot) per idea, 0 included; ``ranks`` with ties
    shown as ties (1, 2, 2, 4); ``ties`` are the groups of two or more ideas with the same number of dots,
    best first (ideas without any dot are no tie). ``voted`` people gave at least one dot, ``blank`` handed in
    an empty ballot.
    """

    dots: Mapping[int, int]
    voters: Mapping[int, int]
    ranks: Mapping[int, int]
    ties: tuple[tuple[int, ...], ...]
    voted: int
    blank: int

    def approval(self, idea: int) -> float | None:
        """The share 0..1 of those who voted that gave this idea a dot; ``None`` if nobody voted.

        Raises:
            KeyError: the idea was not up for the vote.
        """
        supporters = self.voters[idea]
        return supporters / self.voted if self.voted else None


def tally(
    ballots: Mapping[int, Mapping[int, int]],
    ideas: Collection[int],
    budget: int | None = None,
    per_idea: int = 1,
) -> Tally:
    """Count the ballots (``person -> idea -> dots``).

    ``budget`` is the number of dots a person may give in all (``None``: no limit), ``per_idea`` on one idea.

    Raises:
        ValueError: a ballot names an unknown idea, has a negative number of dots, or breaks a limit.
    """
    dots = dict.fromkeys(sorted(set(ideas)), 0)
    voters = dict(dots)
    voted = 0
    for person in sorted(ballots):
        ballot = {idea: given for idea, given in ballots[person].items() if given != 0}
        _check_ballot(person, ballot, dots, budget, per_idea)
        voted += bool(ballot)
        for idea, given in ballot.items():
            dots[idea] += given
            voters[idea] += 1
    as_totals = {idea: float(given) for idea, given in dots.items()}
    ties = tuple(group for group in tied_groups(as_totals) if len(group) > 1 and dots[group[0]] > 0)
    return Tally(dots, voters, competition_ranks(as_totals), ties, voted, len(ballots) - voted)


def _check_ballot(
    person: int, ballot: Mapping[int, int], ideas: Collection[int], budget: int | None, per_idea: int
) -> None:
    for idea, given in ballot.items():
        if idea not in ideas:
            raise ValueError(f"person {person} voted for the unknown idea {idea}")
        if not 0 <= given <= per_idea:
            raise ValueError(f"person {person} gave idea {idea} {given} dots, allowed are 0..{per_idea}")
    spent = sum(ballot.values())
    if budget is not None and spent > budget:
        raise ValueError(f"person {person} gave {spent} dots, allowed are {budget}")


def approval_vote(ballots: Mapping[int, Collection[int]], ideas: Collection[int]) -> Tally:
    """Approval voting: everybody names as many ideas as they like, each once.

    Raises:
        ValueError: a ballot names an unknown idea.
    """
    return tally({person: dict.fromkeys(named, 1) for person, named in ballots.items()}, ideas)
