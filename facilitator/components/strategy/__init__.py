"""5 Strategisk forankring: from the municipality's strategies to a plan that holds when the project ends."""

from __future__ import annotations

from facilitator.components.strategy.cycle import cycle, cycle_title
from facilitator.components.strategy.records import (
    KINDS,
    StrategyActivity,
    StrategyAnchoring,
    StrategyAssumption,
    StrategyCycle,
    StrategyDecision,
    StrategyLink,
    StrategyLogic,
    StrategyResources,
    StrategyRisk,
)
from facilitator.components.strategy.risks import risk_product, risks

__all__ = [
    "KINDS",
    "StrategyActivity",
    "StrategyAnchoring",
    "StrategyAssumption",
    "StrategyCycle",
    "StrategyDecision",
    "StrategyLink",
    "StrategyLogic",
    "StrategyResources",
    "StrategyRisk",
    "cycle",
    "cycle_title",
    "risk_product",
    "risks",
]
