"""2 Partnerskabscases: read what others have done, say what to take, adapt and avoid, and send it on.

Other components use `taken(reader)` and `sent_to(reader, "services" | "partners")`; cases read nothing of theirs.
"""

from __future__ import annotations

from facilitator.component import Component
from facilitator.components.cases.base import Case, Origin, case_base, find_case
from facilitator.components.cases.deck import CaseCard, CasesModel
from facilitator.components.cases.progress import progress
from facilitator.components.cases.records import (
    DOTS,
    KINDS,
    READING,
    CasesDot,
    CasesOwn,
    CasesReading,
    CasesSetup,
    CasesTake,
)
from facilitator.components.cases.report import report
from facilitator.components.cases.taking import sent_to, taken

__all__ = [
    "COMPONENT",
    "DOTS",
    "READING",
    "Case",
    "CaseCard",
    "CasesDot",
    "CasesModel",
    "CasesOwn",
    "CasesReading",
    "CasesSetup",
    "CasesTake",
    "Origin",
    "case_base",
    "find_case",
    "sent_to",
    "taken",
]

COMPONENT = Component(
    id="cases",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("clarify",),
    places={"cases_own": "own", "cases_reading": "find", "cases_take": "take"},
    decks={"cases": CasesModel},
    shared=True,
    activities={"find": READING, "dots": DOTS},
)
