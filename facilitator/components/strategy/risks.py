"""The risk register: product, colour and order."""

from __future__ import annotations

from facilitator.component import Reader
from facilitator.components.strategy.records import StrategyRisk
from facilitator.decision import risk


def risk_product(row: StrategyRisk) -> int | None:
    """Probability times consequence, 1-25; None while one of them is unknown."""
    return risk.product(row.probability, row.consequence)


def risks(reader: Reader) -> tuple[StrategyRisk, ...]:
    """The risks that are written, the worst first; those not rated yet come last, in their own order."""
    rows = {row.id: row for row in reader.all(StrategyRisk) if row.text.strip()}
    order = risk.worst_first({row.id: (row.probability, row.consequence) for row in rows.values()})
    return tuple(rows[key] for key in order)
