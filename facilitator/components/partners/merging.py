"""Making candidates of ideas, joining them and taking them apart: functions from what there is to what is to be saved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from facilitator.component import Reader
from facilitator.components.partners.ideas import Pool, deck_entry, pool
from facilitator.components.partners.records import Candidate, Check, Contact, Idea, MatchAnswer
from facilitator.content import Course
from facilitator.record import Record, asked_fields, between
from facilitator.visibility import Viewer


def merge(reader: Reader, course: Course, viewer: Viewer, ids: Collection[int]) -> list[Record]:
    """One candidate of these ideas and candidates: the first candidate among them, else a new one of the first idea.

    Its empty fields are filled from the others. Nothing is deleted and no wording changed.
    """
    found = pool(reader, viewer)
    ideas = [idea for idea in found.bank if idea.id in ids]
    joined = [candidate for candidate in found.candidates if candidate.id in ids]
    if not ideas and len(joined) < 2:
        return []
    if joined:
        target, others = joined[0], joined[1:]
    else:
        target, others = _new(reader, course, found, ideas[0]), []
    target = _filled(target, [*others, *(_as_candidate(idea, course) for idea in ideas)])
    return [
        target,
        *(idea.revise(merged_into=target.id) for idea in ideas),
        *(other.revise(merged_into=target.id) for other in others),
        *_carried(reader, target.id, [other.id for other in others]),
    ]


def each_alone(reader: Reader, course: Course, viewer: Viewer, ids: Collection[int]) -> list[Record]:
    """A candidate of its own for each of these ideas."""
    found = pool(reader, viewer)
    made: list[Record] = []
    last: Candidate | None = found.candidates[-1] if found.candidates else None
    for idea in found.bank:
        if idea.id in ids:
            last = _new(reader, course, found, idea, last)
            made += [last, idea.revise(merged_into=last.id)]
    return made


def split(reader: Reader, viewer: Viewer, candidate: int) -> list[Record]:
    """Take a candidate apart: joined candidates stand alone again, or its ideas go back to the bank.

    One that came from a case has no bank to go back to: it is left out, and stays in the file.
    """
    found = pool(reader, viewer)
    inside = [one for one in found.members(candidate) if one != candidate]
    if inside:
        apart = [reader.get(Candidate, one) for one in (candidate, *inside)]
        return [one.revise(merged_into=None) for one in apart if one is not None and one.merged_into]
    alone = reader.get(Candidate, candidate)
    left: list[Record] = [alone.revise(case=None)] if alone is not None and alone.case is not None else []
    return [*left, *(idea.revise(merged_into=None) for idea in found.ideas.get(candidate, ()))]


def take_out(idea: Idea) -> Idea:
    """One idea back to the bank; the candidate goes on with the others."""
    return idea.revise(merged_into=None)


def _new(reader: Reader, course: Course, found: Pool, idea: Idea, last: Candidate | None = None) -> Candidate:
    """A candidate of one idea, after the last one; one that the idea had before comes back with all its writing."""
    alive = {candidate.id for candidate in found.candidates}
    again = 0
    while (key := Candidate.key(idea.id, again)) in alive:
        again += 1
    if last is None and found.candidates:
        last = found.candidates[-1]
    fresh = _as_candidate(idea, course)
    before = reader.get(Candidate, key)
    if before is None:
        return fresh.revise(id=key, position=between(last, None))
    return _filled(before.revise(merged_into=None, position=between(last, None)), [fresh])


def _as_candidate(idea: Idea, course: Course) -> Candidate:
    entry = deck_entry(course, idea.deck)
    return Candidate(
        name=" ".join(idea.text.split()),
        sector=idea.sector,
        geography=idea.geography,
        category=entry.category if entry else "",
        form=entry.form if entry else "",
        card=idea.card,
        deck=idea.deck,
    )


def _filled(target: Candidate, others: Iterable[Candidate]) -> Candidate:
    """The target with its empty fields filled from the first of the others that says something."""
    changes: dict[str, Any] = {}
    for other in others:
        for name in (*asked_fields(Candidate), "card", "deck"):
            value = getattr(other, name)
            if name not in changes and value not in {"", None, ()} and not _says(getattr(target, name)):
                changes[name] = value
    return target.revise(**changes) if changes else target


def _says(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in {None, ()}


def _carried(reader: Reader, target: int, others: Sequence[int]) -> list[Record]:
    """Answers and plans of the others, copied where the target has none; the others keep their own."""
    made: dict[int, Record] = {}
    if not others:
        return []
    for answer in reader.all(MatchAnswer):
        key = MatchAnswer.key(target, answer.item)
        if answer.candidate in others and reader.get(MatchAnswer, key) is None:
            made.setdefault(key, answer.revise(id=key, candidate=target))
    for check in reader.all(Check):
        key = Check.key(target, check.item)
        if check.candidate in others and reader.get(Check, key) is None:
            made.setdefault(key, check.revise(id=key, candidate=target))
    for plan in reader.all(Contact):
        key = Contact.key(target)
        if plan.candidate in others and reader.get(Contact, key) is None:
            made.setdefault(key, plan.revise(id=key, candidate=target))
    return list(made.values())
