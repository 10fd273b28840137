"""A vote: while it is hidden the options and how many have voted, afterwards the result with its ties. Never who voted what."""

from __future__ import annotations

from facilitator.agenda import RoomStep
from facilitator.content import ComponentContent
from facilitator.decision.elections import Count
from facilitator.i18n import format_list
from facilitator.room.hall import Hall
from facilitator.room.pictures import Bar, Bars, Body, Lines, Picture, Task
from facilitator.room.telling import (
    pairs_words,
    settled_words,
    share,
    tie_words,
    turnout_words,
    value_words,
    ways_words,
)
from facilitator.room.votes import Election, count, election, is_vote, turnout
from facilitator.room.words import words
from facilitator.wording import flat

CHOSEN = "✓"
TIED = "="

NAMED = 2
"""Of more options it is only said how many they are."""


def view(hall: Hall) -> Picture:
    """The present step's vote, or the last one before it in this meeting."""
    texts = words(hall.course, "votes")
    step = voted_last(hall)
    if step is None:
        return Picture(str(texts.title), says=texts.word("no_vote"))
    vote = election(hall.workshop, step)
    title = step.title.strip() or str(texts.title)
    if not vote.options:
        task = step.task.strip()
        return Picture(title, (Task(flat(task)),) if task else (), texts.word("no_options"))
    found = count(hall, step)
    if found is None:
        return _open(texts, hall, vote, title)
    return _result(texts, hall, vote, found, title)


def voted_last(hall: Hall) -> RoomStep | None:
    """The present step if it is a vote, else the last vote before it."""
    here = hall.standing
    before = here.steps[: here.steps.index(here.step) + 1] if here.step in here.steps else ()
    return next((step for step in reversed(before) if is_vote(step) and not step.skipped), None)


def _open(texts: ComponentContent, hall: Hall, vote: Election, title: str) -> Picture:
    found = turnout(hall, vote.step)
    names = tuple(("", name, "") for name in vote.names.values())
    bar = Bar(texts.word("voted"), found.share, texts.word("n_of", n=found.voted, of=found.of))
    bodies: tuple[Body, ...] = (Lines(names), Bars((bar,)))
    here = hall.standing
    locked = here.step == vote.step and here.activity.locked
    return Picture(title, bodies, texts.word("vote_locked" if locked else "vote_alone"))


def _result(texts: ComponentContent, hall: Hall, vote: Election, found: Count, title: str) -> Picture:
    tied = found.tie.options if found.tie else ()
    names = vote.names
    bars = tuple(
        Bar(
            names[one.option],
            share(vote, found, one),
            value_words(texts, vote, one),
            TIED if one.option in tied else CHOSEN if one.option in found.chosen else "",
            strong=one.option in found.chosen,
        )
        for one in found.results
    )
    notes = [turnout_words(texts, turnout(hall, vote.step))]
    settled = settled_words(texts, hall, vote.step) if found.tie is not None else ""
    if found.tie is not None and not settled:
        notes.append(ways_words(texts, found.tie))
    split = [names[one.option] for one in found.results if one.split]
    if split:
        key = "split" if len(split) <= NAMED else "split_many"
        notes.append(texts.word(key, n=len(split), names=format_list(split)))
    if compared := pairs_words(texts, vote, found):
        notes.append(compared)
    if settled:
        says = settled
    elif found.tie is not None:
        says = tie_words(texts, vote, found.tie)
    elif found.chosen:
        says = texts.word(
            "chosen", n=len(found.chosen), names=format_list([names[one] for one in found.chosen])
        )
    else:
        says = texts.word("nothing_given")
    return Picture(title, (Bars(bars),), says, tuple(notes))
