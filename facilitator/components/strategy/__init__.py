"""5 Strategisk forankring: from the municipality's strategies to a plan that holds when the project ends."""

from __future__ import annotations

from facilitator.component import Component
from facilitator.components.strategy.carrying import CARRIES
from facilitator.components.strategy.cycle import cycle, cycle_title
from facilitator.components.strategy.deck import DECK, StrategyDeck
from facilitator.components.strategy.progress import progress
from facilitator.components.strategy.records import (
    KINDS,
    StrategyActivity,
    StrategyAim,
    StrategyAnchoring,
    StrategyAssumption,
    StrategyCollective,
    StrategyCycle,
    StrategyDecision,
    StrategyLink,
    StrategyLogic,
    StrategyRaci,
    StrategyReadiness,
    StrategyResources,
    StrategyRisk,
    StrategyRole,
)
from facilitator.components.strategy.report import report
from facilitator.components.strategy.risks import risk_product, risks

__all__ = [
    "COMPONENT",
    "StrategyActivity",
    "StrategyAim",
    "StrategyAnchoring",
    "StrategyAssumption",
    "StrategyCollective",
    "StrategyCycle",
    "StrategyDecision",
    "StrategyLink",
    "StrategyLogic",
    "StrategyRaci",
    "StrategyReadiness",
    "StrategyResources",
    "StrategyRisk",
    "StrategyRole",
    "cycle",
    "cycle_title",
    "progress",
    "report",
    "risk_product",
    "risks",
]

COMPONENT = Component(
    id="strategy",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("clarify", "services", "partners"),
    carries=CARRIES,
    places={
        StrategyLink.KIND: "links",
        StrategyLogic.KIND: "logic",
        StrategyActivity.KIND: "logic",
        StrategyAssumption.KIND: "assumptions",
        StrategyCycle.KIND: "activities",
        StrategyRole.KIND: "raci",
        StrategyDecision.KIND: "path",
        StrategyResources.KIND: "path",
        StrategyRisk.KIND: "risks",
        StrategyAnchoring.KIND: "plan",
    },
    decks={DECK: StrategyDeck},
)
