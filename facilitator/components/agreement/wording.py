"""The text of each clause: the team's own, else the model wording with the team's facts in it and blanks for the rest."""

from __future__ import annotations

import string
from collections.abc import Mapping

from facilitator.component import Reader
from facilitator.components.agreement.deck import Clause, blank
from facilitator.components.agreement.facts import FACTS, INTERNAL, OWN, facts
from facilitator.components.agreement.language import in_its_language
from facilitator.components.agreement.records import COOPERATION, AgreementClause, AgreementForm
from facilitator.content import Course
from facilitator.content.texts import Text


def record_of(reader: Reader, clause_id: str) -> AgreementClause:
    """What is written about a clause, an empty record where nothing is."""
    key = AgreementClause.key(clause_id)
    return reader.get(AgreementClause, key) or AgreementClause(id=key, clause=clause_id)


def clause_text(reader: Reader, clause_id: str) -> str:
    """The team's own text of a clause; empty while the model wording stands."""
    return record_of(reader, clause_id).text.strip()


def model_of(reader: Reader, clause: Clause) -> Text:
    """The model wording that fits the chosen form."""
    soft = reader.form(AgreementForm).kind == COOPERATION
    return clause.soft if soft and clause.soft is not None else clause.wording


def names_in(text: str) -> tuple[str, ...]:
    """The names in braces, in order."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(text) if name)


@in_its_language
def filled(reader: Reader, course: Course, clause: Clause, known: Mapping[str, str] | None = None) -> str:
    """The model wording with every fact that is known (`known` spares reading them again) and blanks for the others."""
    known = facts(reader, course) if known is None else known
    text = model_of(reader, clause)
    return text.format(
        **{name: known.get(name) or blank(course, name) for name in names_in(str(text))}
    ).strip()


def body(reader: Reader, course: Course, clause: Clause, known: Mapping[str, str] | None = None) -> str:
    """What stands in the agreement for a clause: the team's own text, else the model wording.

    What the team wrote for itself alone, such as risks, comes in only when somebody takes it over.
    """
    known = facts(reader, course) if known is None else known
    public = {name: text for name, text in known.items() if name not in INTERNAL}
    return clause_text(reader, clause.id) or filled(reader, course, clause, public)


@in_its_language
def outdated(reader: Reader, course: Course, clause: Clause) -> tuple[str, ...]:
    """The names of the agreement's own facts (such as the end date) that the team's own text does not say as they are now."""
    text = clause_text(reader, clause.id)
    if not text:
        return ()
    return tuple(
        name
        for name in names_in(str(model_of(reader, clause)))
        if name in OWN and (value := FACTS[name](reader, course)) and value not in text
    )
