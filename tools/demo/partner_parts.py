"""Short ways to write what the people of a made-up library answer in the search for partners."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.components.partners import (
    Candidate,
    CandidateFor,
    Check,
    Contact,
    Dot,
    Idea,
    MatchAnswer,
    Shortlisted,
)
from facilitator.components.partners.merging import each_alone, merge
from facilitator.visibility import Viewer
from tools.demo.desk import Desk

IdeaText = tuple[str, str, str, str]


def ideas(desk: Desk, person: int, *rows: IdeaText, cards: str = "") -> dict[str, int]:
    """One person's ideas one after the other (text, sector, place, note), with the prompt cards that set them off.

    Returns their ids by text.
    """
    made = {}
    drawn = cards.split() or [""]
    for n, (text, sector, geography, note) in enumerate(rows):
        idea = Idea(
            id=desk.id(),
            person=person,
            text=text,
            sector=sector,
            geography=geography,
            note=note,
            card=drawn[n % len(drawn)],
        )
        desk.put(idea)
        made[text] = idea.id
    return made


def merge_ideas(desk: Desk, person: int, wrote: dict[str, int], *texts: str) -> int:
    """One candidate of these ideas, as somebody at the board makes it; returns its id."""
    ids = [wrote[text] for text in texts]
    desk.put(*merge(desk.session, desk.course, Viewer(person=person), ids))
    return _candidate_of(desk, ids[0])


def alone(desk: Desk, person: int, wrote: dict[str, int], **texts: str) -> dict[str, int]:
    """A candidate for each idea by itself; returns their ids by name."""
    ids = {name: wrote[text] for name, text in texts.items()}
    desk.put(*each_alone(desk.session, desk.course, Viewer(person=person), list(ids.values())))
    return {name: _candidate_of(desk, idea) for name, idea in ids.items()}


def join(desk: Desk, person: int, *candidates: int) -> None:
    """Join candidates that turned out to be the same."""
    desk.put(*merge(desk.session, desk.course, Viewer(person=person), candidates))


def _candidate_of(desk: Desk, idea: int) -> int:
    found = desk.session.get(Idea, idea)
    assert found is not None
    assert found.merged_into is not None
    return found.merged_into


def dots(desk: Desk, person: int, *candidates: int) -> None:
    """One person's dots."""
    desk.put(*(Dot(id=Dot.key(person, one), person=person, candidate=one) for one in candidates))


def place(  # noqa: PLR0917 - a row of a table
    desk: Desk,
    candidate: int,
    category: str,
    influence: int,
    affected: int,
    partner_known: str,
    form_known: str,
) -> None:
    """Where a candidate stands on the maps."""
    describe(
        desk,
        candidate,
        category=category,
        influence=influence or None,
        affected=affected or None,
        partner_known=partner_known,
        form_known=form_known,
    )


def describe(desk: Desk, candidate: int, **facts: Any) -> None:
    """What the group writes about a candidate."""
    desk.session.revise("", Candidate, candidate, **facts)
    desk.clock.seconds += 30


def for_services(desk: Desk, service: int, *candidates: int) -> None:
    """The candidates that could be partners for this service."""
    desk.put(
        *(
            CandidateFor(id=CandidateFor.key(one, service), candidate=one, service=service)
            for one in candidates
        )
    )


def matched(desk: Desk, candidate: int, digits: str) -> None:
    """How well the candidate fits: a digit for each question, "-" for "don't know", "." for not answered."""
    desk.put(
        *(
            MatchAnswer(
                id=MatchAnswer.key(candidate, item.id),
                candidate=candidate,
                item=item.id,
                value=int(digit) if digit.isdigit() else None,
            )
            for item, digit in zip(desk.course.match, digits, strict=True)
            if digit != "."
        )
    )


_ANSWERS = {"y": "yes", "n": "no", "?": "unclear"}


def checked(desk: Desk, candidate: int, signs: str, *tasks: str) -> None:
    """The due diligence: y, n, ? or "." (not answered) for each item, with tasks for what is not yes."""
    told = iter(tasks)
    desk.put(
        *(
            Check(
                id=Check.key(candidate, item),
                candidate=candidate,
                item=item,
                answer=_ANSWERS[sign],
                task="" if sign == "y" else next(told, ""),
            )
            for item, sign in zip(desk.course.choices["due_diligence"], signs, strict=True)
            if sign != "."
        )
    )


def shortlisted(desk: Desk, *rows: tuple[int, str]) -> None:
    """The shortlist in order, each with its reason."""
    desk.put(
        *(
            Shortlisted(id=Shortlisted.key(candidate), position=float(n), candidate=candidate, reason=reason)
            for n, (candidate, reason) in enumerate(rows, 1)
        )
    )


def contact(desk: Desk, candidate: int, when: str, **plan: str) -> None:
    """The contact plan of a candidate."""
    empty = Contact(id=Contact.key(candidate), candidate=candidate)
    desk.put(empty.revise(when=date.fromisoformat(when), **plan))
