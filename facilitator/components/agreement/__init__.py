"""6 The agreement: its form and what that means, the parties, the clauses, the law, the document and its versions.

Other components use `parties(reader)`, `clause_text(reader, clause_id)`, `is_ready(reader, course)` and
`end_date(reader)`; `AgreementForm` is the one record of the form.
"""

from __future__ import annotations

from facilitator.component import Component
from facilitator.components.agreement.carrying import CARRIES
from facilitator.components.agreement.deck import Clauses, Legal
from facilitator.components.agreement.facts import parties
from facilitator.components.agreement.records import (
    CONTRIBUTIONS,
    KINDS,
    AgreementClause,
    AgreementForm,
    AgreementLaw,
    AgreementParty,
    AgreementPoint,
    AgreementReading,
    AgreementVersion,
)
from facilitator.components.agreement.report import report
from facilitator.components.agreement.status import end_date, is_ready, progress
from facilitator.components.agreement.wording import clause_text

__all__ = [
    "COMPONENT",
    "AgreementClause",
    "AgreementForm",
    "AgreementLaw",
    "AgreementParty",
    "AgreementPoint",
    "AgreementReading",
    "AgreementVersion",
    "clause_text",
    "end_date",
    "is_ready",
    "parties",
]

COMPONENT = Component(
    id="agreement",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("clarify", "services", "partners", "strategy", "negotiation"),
    carries=CARRIES,
    places={
        AgreementForm.KIND: "form",
        AgreementParty.KIND: "parties",
        **{f"{AgreementParty.KIND}.{name}": "contributions" for name in ("gives", "gets", *CONTRIBUTIONS)},
        AgreementClause.KIND: "clauses",
        AgreementLaw.KIND: "law",
        AgreementVersion.KIND: "versions",
        AgreementReading.KIND: "reading",
    },
    decks={"clauses": Clauses, "legal": Legal},
)
