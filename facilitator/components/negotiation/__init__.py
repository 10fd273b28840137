"""6 Negotiation: interests before positions, where an agreement is possible, what to trade, the meeting and its record.

Other components use `settled(reader)`, `open_points(reader)` and `counterpart(reader, course)`.
"""

from __future__ import annotations

from facilitator.component import Component, Reader
from facilitator.components.negotiation.carrying import CARRIES
from facilitator.components.negotiation.deck import DECK, NegotiationDeck
from facilitator.components.negotiation.outcome import Settled, counterpart, open_points, settled
from facilitator.components.negotiation.progress import progress
from facilitator.components.negotiation.records import (
    COMPARE,
    KINDS,
    PARTNER,
    PLAY,
    Negotiation,
    NegotiationAgenda,
    NegotiationAnswer,
    NegotiationInterest,
    NegotiationIssue,
    NegotiationNext,
    NegotiationOpen,
    NegotiationPart,
    NegotiationQuestion,
    NegotiationSeen,
    NegotiationSheet,
    NegotiationStep,
    NegotiationTrade,
)
from facilitator.components.negotiation.report import report
from facilitator.components.negotiation.sheet import compared
from facilitator.record import Record
from facilitator.visibility import Viewer

__all__ = [
    "COMPARE",
    "COMPONENT",
    "KINDS",
    "PARTNER",
    "PLAY",
    "Negotiation",
    "NegotiationAgenda",
    "NegotiationAnswer",
    "NegotiationInterest",
    "NegotiationIssue",
    "NegotiationNext",
    "NegotiationOpen",
    "NegotiationPart",
    "NegotiationQuestion",
    "NegotiationSeen",
    "NegotiationSheet",
    "NegotiationStep",
    "NegotiationTrade",
    "Settled",
    "compared",
    "counterpart",
    "open_points",
    "settled",
]


_MEETING = ("goal", "meeting", "place", "speaks", "listens", "notes")
_RECORD = ("held", "learned", "lesson")

PLACES = {
    Negotiation.KIND: "batna",
    f"{Negotiation.KIND}.counterpart": "interests",
    **{f"{Negotiation.KIND}.{name}": "meeting" for name in _MEETING},
    **{f"{Negotiation.KIND}.{name}": "record" for name in _RECORD},
    NegotiationInterest.KIND: "interests",
    NegotiationIssue.KIND: "issues",
    f"{NegotiationIssue.KIND}.settled_note": "record",
    NegotiationTrade.KIND: "trades",
    NegotiationStep.KIND: "ladder",
    NegotiationQuestion.KIND: "meeting",
    NegotiationAgenda.KIND: "meeting",
    NegotiationOpen.KIND: "record",
    NegotiationNext.KIND: "record",
    NegotiationSheet.KIND: "sheet",
    NegotiationAnswer.KIND: "sheet",
}
"""In which step the words of a kind, or of one of its fields, are shown."""


def conceals(reader: Reader, _viewer: Viewer, record: Record) -> bool:
    """The other side's sheet is nobody's to find before both sides have said yes."""
    return isinstance(record, (NegotiationSheet, NegotiationAnswer)) and not compared(reader)


COMPONENT = Component(
    id="negotiation",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("clarify", "partners", "strategy"),
    carries=CARRIES,
    places=PLACES,
    decks={DECK: NegotiationDeck},
    conceals=conceals,
    activities={"play": PLAY},
)
