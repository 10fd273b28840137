"""What earlier parts of the course offer the relation: give and get, the parties, the contacts, the rhythm of the year."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.component import Carry, Draft, Reader
from facilitator.components.partners import Candidate, chosen_partners
from facilitator.components.partners.ideas import name_of
from facilitator.components.relations.board import BENEFICIARIES, TYPES
from facilitator.components.relations.records import (
    PARTNER,
    US,
    RelationsAccount,
    RelationsContact,
    RelationsParty,
    RelationsPeriod,
    RelationsValue,
)
from facilitator.components.strategy import cycle, cycle_title
from facilitator.content import Course
from facilitator.record import key_id

# Where the cells of give and get belong on the value board: what is handed over, and what is made together.
CELLS = (
    ("we_get", "transferred", "library"),
    ("they_get", "transferred", "partner"),
    ("created", "synergistic", "citizen"),
)


def _partner(reader: Reader) -> Candidate | None:
    """The project's partner: the first on the shortlist."""
    chosen = chosen_partners(reader)
    return chosen[0] if chosen else None


def value_drafts(reader: Reader, course: Course) -> Iterable[Draft]:
    """What each side gets, and what is made together, as cells of the value board."""
    partner = _partner(reader)
    if partner is None:
        return
    for field, value_type, beneficiary in CELLS:
        if text := getattr(partner, field).strip():
            yield Draft(
                RelationsValue,
                RelationsValue.key(value_type, beneficiary),
                {"value_type": value_type, "beneficiary": beneficiary, "text": text},
                (partner,),
                f"{course.label(TYPES, value_type)} · {course.label(BENEFICIARIES, beneficiary)}",
            )


def account_drafts(reader: Reader, course: Course) -> Iterable[Draft]:
    """What each side gives and gets, as the account of the first period."""
    partner = _partner(reader)
    if partner is None:
        return
    words = course.words("relations")
    for side, gives, gets, name in (
        (US, partner.we_give, partner.we_get, words.word("us_name")),
        (PARTNER, partner.they_give, partner.they_get, name_of(partner)),
    ):
        fields = {"contribution": gives.strip(), "benefit": gets.strip()}
        if said := {field: text for field, text in fields.items() if text}:
            key = RelationsAccount.key(RelationsPeriod.first(), RelationsParty.key(side))
            yield Draft(RelationsAccount, key, said, (partner,), words.word("carry_account", name=name))


def rhythm_drafts(reader: Reader, course: Course) -> Iterable[Draft]:  # noqa: ARG001 - as every pre-fill
    """What the annual cycle plans, as contacts once a year."""
    for row in cycle(reader):
        if title := cycle_title(reader, row):
            key = key_id(RelationsContact.KIND, "carry", row.id)
            yield Draft(RelationsContact, key, {"occasion": title, "rhythm": "year"}, (row,), title)


CARRIES: tuple[Carry, ...] = (
    Carry("relations.value", "partners", "value", value_drafts),
    Carry("relations.account", "partners", "account", account_drafts),
    Carry("relations.rhythm", "strategy", "plan", rhythm_drafts),
)
