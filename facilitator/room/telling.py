"""The result of a vote in words: what stands beside a bar, who has voted, and what a tie means."""

from __future__ import annotations

from facilitator.agenda import RoomStep, Voting
from facilitator.component import Remark
from facilitator.content import ComponentContent
from facilitator.decision.elections import Count, Result
from facilitator.decision.ties import Tie, Way
from facilitator.i18n import format_list, format_number
from facilitator.room.hall import Hall
from facilitator.room.naming import naming
from facilitator.room.settling import settled
from facilitator.room.votes import Election, Turnout
from facilitator.wording import flat


def said(words: ComponentContent, remark: Remark) -> str:
    """A remark as a sentence."""
    return words.word(remark.key, **remark.params)


def turnout_words(words: ComponentContent, found: Turnout) -> str:
    """How many have voted, and how many of them by hand or blank."""
    parts = [words.word("turnout", n=found.voted, of=found.of)]
    if found.by_hand:
        parts.append(words.word("turnout_hands", n=found.by_hand))
    if found.blank:
        parts.append(words.word("turnout_blank", n=found.blank))
    return ", ".join(parts)


def value_words(words: ComponentContent, vote: Election, result: Result) -> str:
    """What an option got: dots, yeses, the mean mark, or points."""
    if result.points is None:
        return words.word("value_none")
    if vote.rule is Voting.RATING:
        return format_number(result.points, 1)
    return words.word(f"value_{vote.rule}", n=round(result.points))


def remark_words(words: ComponentContent, vote: Election, count: Count, result: Result) -> str:
    """One short line more about an option: how far marks are spread, who put it first, how many gave it a dot."""
    if vote.rule is Voting.RATING:
        if result.spread is None:
            return words.word("marks", n=result.givers)
        key = "marks_split" if result.split else "marks_spread"
        return words.word(key, n=result.givers, spread=format_number(result.spread, 1))
    if vote.rule is Voting.RANKING:
        return words.word("put_first", n=result.first)
    return words.word("givers", n=result.givers, of=count.voted) if vote.most > 1 else ""


def share(vote: Election, count: Count, result: Result) -> float:
    """The length of an option's bar, 0..1: of the best for dots and points, of everybody for yeses, of 5 for marks."""
    if vote.rule is Voting.APPROVAL:
        return result.share or 0.0
    if vote.rule is Voting.RATING:
        return (result.points or 0.0) / vote.most
    best = max((one.points or 0.0 for one in count.results), default=0.0)
    return (result.points or 0.0) / best if best else 0.0


def tie_words(words: ComponentContent, vote: Election, tie: Tie) -> str:
    """Which options are equal, for how many places."""
    names = format_list([vote.names[one] for one in tie.options])
    if not tie.places:
        return words.word("tie_harmless", names=names)
    return words.word("tie_for_one" if tie.places == 1 else "tie_for", names=names, n=tie.places)


def ways_words(words: ComponentContent, tie: Tie) -> str:
    """What may follow, in one sentence."""
    return words.word("tie_ways", ways=" · ".join(words.word(f"way_{way}_short") for way in tie.ways))


def settled_words(words: ComponentContent, hall: Hall, step: RoomStep) -> str:
    """How the vote's tie was settled; "" while it is open. A decision that names a participant is not repeated."""
    found = settled(hall.workshop, step)
    if isinstance(found, RoomStep):
        return words.word("settled_run_off", title=flat(found.title))
    if found is None:
        return ""
    return words.word("settled_unsaid") if naming(hall)(found.text) else flat(found.text)


def way_words(words: ComponentContent, tie: Tie, way: Way) -> tuple[str, str]:
    """One choice after a tie and what it does."""
    return words.word(f"way_{way}"), words.word(f"way_{way}_does", n=tie.places)


def pairs_words(words: ComponentContent, vote: Election, count: Count) -> str:
    """What the comparison two and two says; "" where it says nothing or the same as the points."""
    pairs = count.pairs
    if pairs is None or not count.voted:
        return ""
    if pairs.cycle:
        names = [vote.names[one] for one in pairs.cycle]
        return words.word("pairs_cycle", names=" > ".join((*names, names[0])))
    if pairs.winner is None:
        return ""
    same = count.results[0].option == pairs.winner and count.tie is None
    return words.word("pairs_same" if same else "pairs_winner", name=vote.names[pairs.winner])
