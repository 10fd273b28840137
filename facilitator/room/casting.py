"""Voting: each function says what one act of a voter or of the facilitator changes. They are pure.

A vote may be changed until it is locked; that the file refuses afterwards is the session's business. What breaks a limit
changes nothing, and `refusal` says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.agenda import RoomDecision, RoomHands, RoomOption, RoomStep, RoomVote, Voting, activity_name
from facilitator.component import Reader, Remark, activity_of
from facilitator.content import Course
from facilitator.decision.elections import MARKS
from facilitator.edits import Change, Delete, Put
from facilitator.people import Finished, Seat
from facilitator.record import between
from facilitator.room import running
from facilitator.room.settling import TAKEN_FROM
from facilitator.room.votes import BY_FACILITATOR, Election, given, left, voters
from facilitator.store import new_id

NOTHING = 0

BOTH = 2
"""Of two one does not say all."""


def may_vote(reader: Reader, seat: Seat, step: RoomStep) -> bool:
    """Whether the votes of this library may be given and changed from this seat now."""
    activity = activity_of(reader, activity_name(step.id))
    return not activity.refuses(facilitator=seat.facilitator)


def kept(reader: Reader, vote: Election, person: int, entered_by: int | None) -> bool:
    """Whether a person has voted without the facilitator, so that she neither sees nor changes it."""
    return entered_by == BY_FACILITATOR and not voters(reader, vote).get(person, True)


def refusal(
    reader: Reader, vote: Election, person: int, option: int, value: int, entered_by: int | None = None
) -> Remark | None:
    """Why this vote is not taken, as a sentence of the room's words on votes; None where it is."""
    ballot = given(reader, vote, person)
    if kept(reader, vote, person, entered_by):
        return Remark("refused_own")
    if option not in vote.ids:
        return Remark("refused_gone")
    rest = left(vote, ballot)
    full = vote.rule is Voting.RANKING and value and option not in ballot and not rest
    if not full and not 0 <= value <= vote.most:
        return Remark(f"refused_{vote.rule}", {"n": vote.most})
    spent = vote.rule is Voting.DOTS and value > ballot.get(option, NOTHING) + (rest or 0)
    all_ = f"refused_spent_{vote.rule}" + ("_two" if vote.budget == BOTH else "")
    return Remark(all_, {"n": vote.budget}) if full or spent else None


def cast(
    reader: Reader, vote: Election, person: int, option: int, value: int, entered_by: int | None = None
) -> list[Change]:
    """Give an option dots, a yes (1), a mark, or a place; 0 takes it back. Nothing where `refusal` says why not."""
    if refusal(reader, vote, person, option, value, entered_by) is not None:
        return []
    before = given(reader, vote, person)
    after = _ranked(vote, before, option, value) if vote.rule is Voting.RANKING else {**before, option: value}
    return _changes(reader, vote, person, before, after, entered_by)


def _ranked(vote: Election, ballot: dict[int, int], option: int, place: int) -> dict[int, int]:
    """The order with one option at a place; the others close up or make room."""
    order = sorted((one for one in ballot if one != option), key=lambda one: ballot[one])
    if place:
        order.insert(place - 1, option)
    return dict.fromkeys(vote.ids, NOTHING) | {one: n for n, one in enumerate(order, 1)}


def withdraw(reader: Reader, vote: Election, person: int, entered_by: int | None = None) -> list[Change]:
    """Take back everything that a person has given."""
    before = given(reader, vote, person)
    if kept(reader, vote, person, entered_by):
        return []
    return _changes(reader, vote, person, before, dict.fromkeys(before, NOTHING), entered_by)


def _changes(
    reader: Reader,
    vote: Election,
    person: int,
    before: dict[int, int],
    after: dict[int, int],
    entered_by: int | None,
) -> list[Change]:
    changes: list[Change] = []
    for option, value in after.items():
        key = RoomVote.key(person, vote.step.id, option)
        old = reader.get(RoomVote, key)
        if value == before.get(option, NOTHING) and (old is None or (old.value or NOTHING) == value):
            continue
        changes.append(
            Put(
                RoomVote(
                    id=key,
                    person=person,
                    entered_by=entered_by,
                    step=vote.step.id,
                    option=option,
                    value=value or None,
                )
            )
        )
    return changes


def hand_in(
    reader: Reader, vote: Election, person: int, entered_by: int | None = None, *, blank: bool = False
) -> list[Change]:
    """Mark somebody as finished with the vote: who has given something, or who votes blank; otherwise the mark goes.

    Nothing is changed once the vote is locked, and a mark that somebody else has made stays.
    """
    activity = activity_name(vote.step.id)
    key = Finished.key(person, activity)
    old = reader.get(Finished, key)
    done = blank or bool(given(reader, vote, person))
    others = old is not None and old.done and old.entered_by != entered_by
    if others or done is (old is not None and old.done) or activity_of(reader, activity).locked:
        return []
    return [Put(Finished(id=key, person=person, entered_by=entered_by, activity=activity, done=done))]


def raise_hands(workshop: Reader, vote: Election, option: int, counted: int, mark: int = 0) -> list[Change]:
    """Write how many hands there were for an option, or for one mark for it; option 0 is how many voted by hand.

    Nothing is changed once the vote is locked.
    """
    locked = activity_of(workshop, activity_name(vote.step.id)).refuses(facilitator=True)
    fits = option in (0, *vote.ids) and (not mark or (mark in MARKS and vote.rule is Voting.RATING))
    if locked or counted < 0 or not fits:
        return []
    key = RoomHands.key(vote.step.id, option, mark)
    return [Put(RoomHands(id=key, step=vote.step.id, option=option, value=mark, count=counted))]


# options


def add_options(workshop: Reader, step: int, texts: Sequence[tuple[str, str]]) -> list[Change]:
    """New options after those that there are: (text, source); one that says the same as another is left out."""
    rows = [one for one in workshop.all(RoomOption) if one.step == step]
    known = {one.text.strip().casefold() for one in rows}
    last = rows[-1] if rows else None
    changes: list[Change] = []
    for text, source in texts:
        words = " ".join(text.split())
        if not words or words.casefold() in known:
            continue
        known.add(words.casefold())
        last = RoomOption(id=new_id(), position=between(last, None), text=words, step=step, source=source)
        changes.append(Put(last))
    return changes


def reword_option(workshop: Reader, option: int, text: str) -> list[Change]:
    """Other words for an option; without any it is taken away."""
    found = workshop.get(RoomOption, option)
    words = " ".join(text.split())
    if found is None:
        return []
    return [Put(found.revise(text=words))] if words else [Delete(RoomOption, option)]


# what follows from a tie


def run_off(workshop: Reader, step: int, options: Sequence[int], places: int, title: str) -> list[Change]:
    """A step right after this one in which each has a dot for each place that is left, among the tied options only."""
    made, changes = running.repeat(workshop, step)
    if not changes:
        return []
    copies = [change.record for change in changes if isinstance(change, Put)]
    result: list[Change] = [
        Put(
            copy.revise(
                title=title,
                vote=Voting.DOTS,
                budget=places,
                per_option=1,
                wanted=places,
                source="",
            )
        )
        for copy in copies
        if isinstance(copy, RoomStep)
    ]
    found = [option for one in options if (option := workshop.get(RoomOption, one)) is not None]
    texts = [(option.text, f"{TAKEN_FROM}.{option.id}") for option in found]
    return result + add_options(workshop, made, texts)


def settle(
    workshop: Reader, course: Course, step: int, *, text: str, why: str, at: int, mark: running.Mark
) -> list[Change]:
    """Write how a tie was settled as a decision of the step that was voted in."""
    changes = running.decide(workshop, course, text, at, mark)
    return [
        Put(change.record.revise(why=why, step=step, settles=step))
        if isinstance(change, Put) and isinstance(change.record, RoomDecision)
        else change
        for change in changes
    ]
