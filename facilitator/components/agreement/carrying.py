"""The pre-fill map: which clauses and parties earlier parts of the course have something to say for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from facilitator.component import Carry, Draft, Reader
from facilitator.components.agreement.deck import clause_of
from facilitator.components.agreement.facts import FACTS, ORIGINS
from facilitator.components.agreement.records import AgreementClause, AgreementParty
from facilitator.components.agreement.wording import filled
from facilitator.components.partners import Candidate, chosen_partners
from facilitator.content import Course
from facilitator.people import Library
from facilitator.record import key_id
from facilitator.wording import flat

CLAUSES = (
    ("purpose", "clarify", ("challenge", "goals")),
    ("evaluation", "clarify", ("indicators",)),
    ("activities", "services", ("services", "activities")),
    ("contributions", "negotiation", ("agreed",)),
    ("organisation", "strategy", ("risks", "coordinator")),
    ("economy", "strategy", ("resources",)),
    ("duration", "strategy", ("owner_after",)),
    ("termination", "strategy", ("stop_rule",)),
    ("timetable", "strategy", ("cycle",)),
)
"""Clause, where its facts come from, and the facts; the first of them must be known before anything is offered."""


def party_key(source: int | str) -> int:
    """The id of the party that is made from this candidate, or from the library itself."""
    return key_id(AgreementParty.KIND, "carry", source)


def _clause(clause_id: str, names: tuple[str, ...]) -> Callable[[Reader, Course], Iterable[Draft]]:
    def drafts(reader: Reader, course: Course) -> Iterator[Draft]:
        clause = clause_of(course, clause_id)
        if clause is None or not FACTS[names[0]](reader, course):
            return
        made_from = tuple(record for name in names for record in ORIGINS[name](reader))
        text = filled(reader, course, clause)
        yield Draft(
            AgreementClause, AgreementClause.key(clause_id), {"text": text}, made_from, clause.heading
        )

    return drafts


def _parties(reader: Reader, _course: Course) -> Iterator[Draft]:
    """The library and the partners it has chosen; what they give and get is a draft of clause 5."""
    chosen = [one for one in chosen_partners(reader) if one.name.strip()]
    library = reader.form(Library)
    if not chosen or not library.name.strip():
        return
    taken = [one for one in chosen if reader.get(AgreementParty, party_key(one.id)) is not None] or chosen[:1]
    ours: dict[str, str] = {
        "name": flat(library.name),
        "gives": _joined(taken, "we_give"),
        "gets": _joined(taken, "we_get"),
    }
    yield Draft(AgreementParty, party_key("library"), ours, (library, *taken), ours["name"])
    for one in chosen:
        fields = {
            "name": flat(one.name),
            "gives": one.they_give.strip(),
            "gets": one.they_get.strip(),
        }
        yield Draft(
            AgreementParty,
            party_key(one.id),
            {name: text for name, text in fields.items() if text},
            (one,),
            fields["name"],
        )


def _joined(partners: Iterable[Candidate], field: str) -> str:
    """What stands in a cell of give and get for each of these partners, under its name where there are several."""
    said = [(flat(one.name), getattr(one, field).strip()) for one in partners if getattr(one, field).strip()]
    return said[0][1] if len(said) == 1 else "\n".join(f"{name}: {text}" for name, text in said)


CARRIES = (
    Carry("agreement.parties", "partners", "parties", _parties),
    *(
        Carry(f"agreement.{clause}", source, "clauses", _clause(clause, names))
        for clause, source, names in CLAUSES
    ),
)
