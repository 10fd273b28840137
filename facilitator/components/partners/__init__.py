"""4 Nye partnere: think alone, gather, choose where to go on, judge a few, contact two.

Other components use `chosen_partners(reader)`; they keep a candidate's id.
"""

from __future__ import annotations

from facilitator.component import Component, Reader
from facilitator.components.partners.choosing import shortlist
from facilitator.components.partners.dots import OUTSIDE
from facilitator.components.partners.from_cases import FROM_CASES
from facilitator.components.partners.ideas import pool
from facilitator.components.partners.progress import progress
from facilitator.components.partners.records import (
    CELLS,
    DOTS,
    IDEAS,
    KINDS,
    Candidate,
    CandidateFor,
    Check,
    Contact,
    Dot,
    Draft,
    Idea,
    MatchAnswer,
    PartnersSetup,
    Shortlisted,
)
from facilitator.components.partners.report import report

__all__ = [
    "COMPONENT",
    "DOTS",
    "IDEAS",
    "Candidate",
    "CandidateFor",
    "Check",
    "Contact",
    "Dot",
    "Draft",
    "Idea",
    "MatchAnswer",
    "PartnersSetup",
    "Shortlisted",
    "chosen_partners",
]


def chosen_partners(reader: Reader) -> tuple[Candidate, ...]:
    """The candidates on the shortlist, in the order of preference."""
    return tuple(candidate for candidate, _ in shortlist(reader, pool(reader, OUTSIDE)))


COMPONENT = Component(
    id="partners",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("services", "cases"),
    carries=(FROM_CASES,),
    places={
        "partners_idea": "ideas",
        "partners_candidate": "gather",
        **{f"partners_candidate.{name}": "assess" for name in CELLS},
        **{f"partners_candidate.{name}": "contact" for name in ("intended", "activities", "created")},
        "partners_check": "assess",
        "partners_shortlist": "shortlist",
        "partners_contact": "contact",
    },
    activities={"ideas": IDEAS, "gather": IDEAS, "dots": DOTS},
)
