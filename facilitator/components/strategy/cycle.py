"""The annual cycle: what happens in which quarter."""

from __future__ import annotations

from facilitator.component import Reader
from facilitator.components.strategy.records import StrategyActivity, StrategyCycle

QUARTERS = ("1", "2", "3", "4")


def cycle(reader: Reader) -> tuple[StrategyCycle, ...]:
    """What is planned, by quarter: first the activities in their own order, then the rest. Empty rows are left out."""
    order = {row.id: n for n, row in enumerate(reader.all(StrategyActivity)) if row.name.strip()}
    known = [
        row
        for row in reader.all(StrategyCycle)
        if row.quarter and (row.text.strip() or (row.activity is not None and row.activity in order))
    ]
    return tuple(sorted(known, key=lambda row: (row.quarter, order.get(row.activity or 0, len(order)))))


def cycle_title(reader: Reader, row: StrategyCycle) -> str:
    """What a line of the annual cycle is called: its own words, else its activity's name."""
    if row.text.strip() or row.activity is None:
        return " ".join(row.text.split())
    found = reader.get(StrategyActivity, row.activity)
    return " ".join(found.name.split()) if found else ""
