"""What earlier parts of the course offer the relation: give and get, the parties, the contacts, the rhythm of the year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from facilitator.component import Carry, Draft, Reader
from facilitator.components.agreement import (
    AgreementClause,
    AgreementForm,
    AgreementParty,
    clause_text,
    end_date,
)
from facilitator.components.agreement import parties as agreed_parties
from facilitator.components.agreement.carrying import party_key
from facilitator.components.partners import Candidate, chosen_partners
from facilitator.components.partners.ideas import name_of
from facilitator.components.relations.board import BENEFICIARIES, TYPES
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import (
    PARTNER,
    US,
    RelationsAccount,
    RelationsContact,
    RelationsDecision,
    RelationsParty,
    RelationsPeriod,
    RelationsValue,
)
from facilitator.components.strategy import StrategyCycle, cycle, cycle_title
from facilitator.content import Course
from facilitator.i18n import format_date
from facilitator.people import Library
from facilitator.record import FORM_ID, key_id
from facilitator.wording import flat

EVALUATION = "evaluation"
"""The agreement's clause about measuring and evaluation."""
QUARTERS = 4
SENTENCE_END = re.compile(r"(?<=\.) (?=[A-ZÆØÅ»“(])")
"""The blank between two sentences; after the full stop of "1. juni" or "ca. 40" the sentence goes on."""

# Where give and get belong on the value board: what is handed over, and what is made together with what shows it.
CELLS = (
    ("transferred", "library", {"text": "we_get"}),
    ("transferred", "partner", {"text": "they_get"}),
    ("synergistic", "citizen", {"text": "intended", "proof": "created"}),
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
    for value_type, beneficiary, fields in CELLS:
        said = {to: text for to, field in fields.items() if (text := getattr(partner, field).strip())}
        if said:
            yield Draft(
                RelationsValue,
                RelationsValue.key(value_type, beneficiary),
                {"value_type": value_type, "beneficiary": beneficiary, **said},
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
    """What the annual cycle plans, as contacts: every quarter where it stands in all four, else once a year."""
    planned: dict[int, list[StrategyCycle]] = {}
    for row in cycle(reader):
        planned.setdefault(row.activity or row.id, []).append(row)
    for source, rows in planned.items():
        if title := cycle_title(reader, rows[0]):
            rhythm = "quarter" if len({row.quarter for row in rows}) == QUARTERS else "year"
            key = key_id(RelationsContact.KIND, "carry", source)
            fields = {"occasion": title, "rhythm": rhythm}
            yield Draft(RelationsContact, key, fields, tuple(rows), title)


def _is_ours(reader: Reader, party: AgreementParty) -> bool:
    """Whether a party of the agreement is the library itself."""
    own = flat(reader.form(Library).name).casefold()
    return party.id == party_key("library") or (bool(own) and own in flat(party.name).casefold())


def party_drafts(reader: Reader, course: Course) -> Iterable[Draft]:  # noqa: ARG001 - as every pre-fill
    """The parties of the agreement. The first of each side takes the place of the one that is there from the start."""
    first: set[str] = set()
    for row in agreed_parties(reader):
        side = US if _is_ours(reader, row) else PARTNER
        key = key_id(RelationsParty.KIND, "carry", row.id) if side in first else RelationsParty.key(side)
        first.add(side)
        yield Draft(RelationsParty, key, {"name": flat(row.name), "side": side}, (row,), flat(row.name))


def contact_drafts(reader: Reader, course: Course) -> Iterable[Draft]:
    """A contact with each party of the agreement that names whom to contact, and one for the evaluation it promises."""
    named = agreed_parties(reader)
    ours = next((row for row in named if _is_ours(reader, row) and row.contact.strip()), None)
    for row in named:
        if _is_ours(reader, row) or not row.contact.strip():
            continue
        fields = {"partner_role": f"{flat(row.contact)}, {flat(row.name)}"}
        if ours is not None:
            fields["responsible"] = flat(ours.contact)
        origin = (row,) if ours is None else (row, ours)
        yield Draft(
            RelationsContact,
            key_id(RelationsContact.KIND, "carry", row.id),
            fields,
            origin,
            flat(row.name),
        )
    if promise := opening(clause_text(reader, EVALUATION)):
        clause = reader.get(AgreementClause, AgreementClause.key(EVALUATION))
        key = key_id(RelationsContact.KIND, "carry", EVALUATION)
        title = course.words("relations").word("carry_evaluation")
        yield Draft(RelationsContact, key, {"occasion": promise}, (clause,) if clause else (), title)


def review_drafts(reader: Reader, course: Course) -> Iterable[Draft]:
    """A day to look at the partnership again, some time before the agreement ends."""
    end = end_date(reader)
    if end is not None:
        days = deck(course).cuts.review_before_days
        title = course.words("relations").word("carry_review", date=format_date(end, "long"))
        form = reader.form(AgreementForm)
        yield Draft(RelationsDecision, FORM_ID, {"review": end - timedelta(days=days)}, (form,), title)


def opening(text: str, most: int = 140) -> str:
    """The first sentence of a text on one line, cut between words after `most` characters."""
    lines = (line.strip().removeprefix("–").strip() for line in text.splitlines())
    first = SENTENCE_END.split(flat(" ".join(lines)), maxsplit=1)[0]
    if len(first) <= most:
        return first
    return first[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"


CARRIES: tuple[Carry, ...] = (
    Carry("relations.value", "partners", "value", value_drafts),
    Carry("relations.account", "partners", "account", account_drafts),
    Carry("relations.parties", "agreement", "account", party_drafts),
    Carry("relations.contacts", "agreement", "plan", contact_drafts),
    Carry("relations.rhythm", "strategy", "plan", rhythm_drafts),
    Carry("relations.review", "agreement", "decision", review_drafts),
)
