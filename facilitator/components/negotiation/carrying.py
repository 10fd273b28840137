"""What earlier parts of the course offer the negotiation: the partner, interests and issues from give and get, goals, hours."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.component import Carry, Draft, Reader
from facilitator.components.clarify import Clarify
from facilitator.components.clarify.findings import filled_goals, has_hours
from facilitator.components.clarify.report import hours_line
from facilitator.components.negotiation.records import (
    MAX,
    MIN,
    OURS,
    THEIRS,
    Negotiation,
    NegotiationInterest,
    NegotiationIssue,
)
from facilitator.components.partners import Candidate, chosen_partners
from facilitator.components.strategy import StrategyResources
from facilitator.content import Course
from facilitator.record import FORM_ID, key_id


def _partner(reader: Reader) -> Candidate | None:
    """The project's partner: the first that was chosen and has a name."""
    return next((one for one in chosen_partners(reader) if one.name.strip()), None)


def counterpart_drafts(reader: Reader, _course: Course) -> Iterator[Draft]:
    """The partner's name."""
    partner = _partner(reader)
    if partner is not None:
        yield Draft(Negotiation, FORM_ID, {"counterpart": partner.name.strip()}, (partner,))


def interest_drafts(reader: Reader, course: Course) -> Iterator[Draft]:
    """What we get is an interest of ours; what they get one of theirs, which we only assume until we have asked."""
    partner = _partner(reader)
    if partner is None:
        return
    words = course.words("negotiation")
    for cell, side in (("we_get", OURS), ("they_get", THEIRS)):
        text = " ".join(getattr(partner, cell).split())
        if text:
            record_id = key_id(NegotiationInterest.KIND, "carry", partner.id, cell)
            fields = {"side": side, "text": text, "assumed": side == THEIRS}
            title = words.word(f"carry_{cell}")
            yield Draft(NegotiationInterest, record_id, fields, (partner,), title)


def goal_drafts(reader: Reader, course: Course) -> Iterator[Draft]:
    """The project's goals are interests of ours."""
    title = course.words("negotiation").word("carry_goal")
    for goal in filled_goals(reader):
        text = " ".join(goal.what.split())
        if text:
            record_id = key_id(NegotiationInterest.KIND, "carry", goal.id)
            yield Draft(NegotiationInterest, record_id, {"side": OURS, "text": text}, (goal,), title)


def issue_drafts(reader: Reader, course: Course) -> Iterator[Draft]:
    """What we give is an issue of which we want to give little, what they give one of which we want much."""
    partner = _partner(reader)
    if partner is None:
        return
    words = course.words("negotiation")
    for cell, way in (("we_give", MIN), ("they_give", MAX)):
        text = " ".join(getattr(partner, cell).split())
        if text:
            record_id = key_id(NegotiationIssue.KIND, "carry", partner.id, cell)
            title = words.word(f"carry_{cell}")
            yield Draft(NegotiationIssue, record_id, {"name": text, "direction": way}, (partner,), title)


def resource_drafts(reader: Reader, _course: Course) -> Iterator[Draft]:
    """What the anchoring has found of time and money is what there is to promise of."""
    found = reader.form(StrategyResources)
    said = [part for part in (" ".join(found.hours.split()), " ".join(found.money.split())) if part]
    if said:
        yield Draft(Negotiation, FORM_ID, {"mandate": "\n".join(said)}, (found,))


def hours_drafts(reader: Reader, course: Course) -> Iterator[Draft]:
    """The owner's hours, while the anchoring says nothing of resources."""
    form = reader.form(Clarify)
    if has_hours(form) and not any(resource_drafts(reader, course)):
        hours = hours_line(form.owner_hours, course.words("clarify"))
        yield Draft(Negotiation, FORM_ID, {"mandate": hours}, (form,))


CARRIES: tuple[Carry, ...] = (
    Carry("negotiation.counterpart", "partners", "interests", counterpart_drafts),
    Carry("negotiation.interests", "partners", "interests", interest_drafts),
    Carry("negotiation.goals", "clarify", "interests", goal_drafts),
    Carry("negotiation.issues", "partners", "issues", issue_drafts),
    Carry("negotiation.resources", "strategy", "batna", resource_drafts),
    Carry("negotiation.hours", "clarify", "batna", hours_drafts),
)
