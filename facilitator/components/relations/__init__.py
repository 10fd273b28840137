"""7 Værdiskabende samarbejdsrelationer: what the partnership is worth to each side, how it is, and what becomes of it.

Others read `RelationsDecision`, and `value_story(reader)`: the newest half year's number, quote and picture that everyone
may see. `page(reader, course)` is the whole page for politicians.
"""

from __future__ import annotations

from facilitator.component import Component
from facilitator.components.relations.carrying import CARRIES
from facilitator.components.relations.deck import DECK, RelationsDeck
from facilitator.components.relations.progress import progress
from facilitator.components.relations.records import (
    KINDS,
    ROUNDS,
    RelationsAccount,
    RelationsAction,
    RelationsAnswer,
    RelationsCall,
    RelationsConflict,
    RelationsContact,
    RelationsDecision,
    RelationsPage,
    RelationsParty,
    RelationsPeriod,
    RelationsRespondent,
    RelationsRound,
    RelationsStory,
    RelationsValue,
    activity_of_round,
)
from facilitator.components.relations.report import report
from facilitator.components.relations.story import page, value_story

__all__ = [
    "COMPONENT",
    "RelationsAccount",
    "RelationsAction",
    "RelationsAnswer",
    "RelationsCall",
    "RelationsConflict",
    "RelationsContact",
    "RelationsDecision",
    "RelationsPage",
    "RelationsParty",
    "RelationsPeriod",
    "RelationsRespondent",
    "RelationsRound",
    "RelationsStory",
    "RelationsValue",
    "page",
    "progress",
    "report",
    "value_story",
]

COMPONENT = Component(
    id="relations",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("clarify", "partners", "strategy", "agreement"),
    carries=CARRIES,
    places={
        RelationsValue.KIND: "value",
        RelationsParty.KIND: "account",
        RelationsPeriod.KIND: "account",
        RelationsAccount.KIND: "account",
        RelationsRespondent.KIND: "health",
        RelationsAction.KIND: "result",
        RelationsContact.KIND: "plan",
        RelationsCall.KIND: "plan",
        RelationsConflict.KIND: "conflict",
        RelationsStory.KIND: "story",
        RelationsPage.KIND: "story",
        RelationsDecision.KIND: "decision",
    },
    decks={DECK: RelationsDeck},
    activities=dict.fromkeys(("health", "result"), activity_of_round(ROUNDS[0])),
)
