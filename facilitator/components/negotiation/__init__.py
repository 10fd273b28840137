"""6 Negotiation: interests before positions, where an agreement is possible, what to trade, the meeting and its record.

Other components use `settled(reader)`, `open_points(reader)` and `counterpart(reader, course)`.
"""

from __future__ import annotations

from facilitator.components.negotiation.outcome import Settled, counterpart, open_points, settled
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

__all__ = [
    "COMPARE",
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
    "counterpart",
    "open_points",
    "settled",
]
