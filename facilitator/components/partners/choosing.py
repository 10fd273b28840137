"""The shortlist of at most five, and the contact plan for the first two."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.component import Reader, Remark
from facilitator.components.partners.dots import OUTSIDE, counted
from facilitator.components.partners.ideas import Pool, name_of, pool
from facilitator.components.partners.judging import judge
from facilitator.components.partners.records import (
    CONTACTS_MOST,
    PITCH,
    SHORTLIST_MOST,
    Candidate,
    Contact,
    Shortlisted,
)
from facilitator.content import Course
from facilitator.i18n import format_list
from facilitator.record import asked_fields, between


def shortlist(reader: Reader, found: Pool) -> tuple[tuple[Candidate, Shortlisted], ...]:
    """The candidates on the shortlist in order; joined candidates stand once, at the better place."""
    known = {candidate.id: candidate for candidate in found.candidates}
    listed: dict[int, tuple[Candidate, Shortlisted]] = {}
    for place in reader.all(Shortlisted):
        root = found.root.get(place.candidate)
        if root in known:
            listed.setdefault(root, (known[root], place))
    return tuple(listed.values())


def to_contact(reader: Reader, found: Pool) -> tuple[Candidate, ...]:
    """The first two of the shortlist: they, and no others, get a contact plan."""
    return tuple(candidate for candidate, _ in shortlist(reader, found)[:CONTACTS_MOST])


def listed(reader: Reader, candidate: int) -> Shortlisted:
    """A place at the end of the shortlist for this candidate."""
    places = reader.all(Shortlisted)
    return Shortlisted(
        id=Shortlisted.key(candidate),
        position=between(places[-1] if places else None, None),
        candidate=candidate,
    )


def suggested_order(reader: Reader, course: Course, found: Pool) -> tuple[Candidate, ...]:
    """All candidates, those with the most dots first, then those that fit best, then in their own order."""
    votes = counted(reader, OUTSIDE)
    order = {candidate.id: n for n, candidate in enumerate(found.candidates)}

    def key(candidate: Candidate) -> tuple[float, float, int]:
        total = judge(reader, course, candidate).match.total
        dots = votes.dots.get(candidate.id, 0) if votes else 0
        return (-dots, -(total if total is not None else -1.0), order[candidate.id])

    return tuple(sorted(found.candidates, key=key))


def plan(reader: Reader, candidate: int) -> Contact:
    """The contact plan of this candidate, an empty one where nothing has been written."""
    key = Contact.key(candidate)
    return reader.get(Contact, key) or Contact(id=key, candidate=candidate)


def begun(contact: Contact) -> bool:
    """Whether anything stands in the plan."""
    return len(missing(contact)) < len(asked_fields(Contact))


def missing(contact: Contact) -> tuple[str, ...]:
    """The fields of the plan that are still empty."""
    return tuple(name for name in asked_fields(Contact) if not str(getattr(contact, name) or "").strip())


@dataclass(frozen=True, slots=True)
class Pitch:
    """The five sentences as they are said, and how many of them stand."""

    sentences: tuple[str, ...]
    written: int


def pitch(contact: Contact) -> Pitch:
    """The pitch of a contact plan."""
    sentences = tuple(getattr(contact, slot).strip() for slot in PITCH)
    return Pitch(sentences, sum(map(bool, sentences)))


def remarks(reader: Reader, course: Course) -> tuple[Remark, ...]:
    """What must be mended or remembered about the shortlist and its contacts, the most serious first."""
    found = pool(reader, OUTSIDE)
    chosen = shortlist(reader, found)
    made: list[Remark] = []
    if (over := len(chosen) - SHORTLIST_MOST) > 0:
        made.append(Remark("short_too_many", {"n": over, "made": len(chosen), "most": SHORTLIST_MOST}))
    first = [(candidate, judge(reader, course, candidate)) for candidate, _ in chosen[:CONTACTS_MOST]]
    blocked = [name_of(candidate) for candidate, judgement in first if judgement.blocked]
    if blocked:
        made.append(Remark("short_blocked", {"n": len(blocked), "names": format_list(blocked)}))
    if silent := [name_of(candidate) for candidate, place in chosen if not place.reason.strip()]:
        made.append(Remark("short_no_reason", {"n": len(silent), "names": format_list(silent)}))
    if open_ := [name_of(candidate) for candidate, _ in chosen if judge(reader, course, candidate).open]:
        made.append(Remark("short_open", {"n": len(open_), "names": format_list(open_)}))
    if len(chosen) > 1 and all(
        candidate.partner_known == "yes" and candidate.form_known == "yes" for candidate, _ in chosen
    ):
        made.append(Remark("short_usual", {}))
    return tuple(made)
