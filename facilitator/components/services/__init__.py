"""3 Valg af ydelser: pick services, hear the gates, score blind, see how steady the order is, choose three.

Other components use `chosen_services(reader)` and `title(service, course)`; they keep a service's id.
"""

from __future__ import annotations

from facilitator.component import Component
from facilitator.components.services.choosing import chosen_services, chosen_titles
from facilitator.components.services.from_cases import FROM_CASES
from facilitator.components.services.picking import title
from facilitator.components.services.progress import progress
from facilitator.components.services.records import (
    KINDS,
    SCORES,
    WEIGHTS,
    Asset,
    Chosen,
    GateAnswer,
    Hunch,
    PassedOver,
    Score,
    Service,
    ServicesSetup,
    Settled,
    Weight,
)
from facilitator.components.services.report import report

__all__ = [
    "COMPONENT",
    "SCORES",
    "WEIGHTS",
    "Asset",
    "Chosen",
    "GateAnswer",
    "Hunch",
    "PassedOver",
    "Score",
    "Service",
    "ServicesSetup",
    "Settled",
    "Weight",
    "chosen_services",
    "chosen_titles",
    "title",
]

COMPONENT = Component(
    id="services",
    kinds=KINDS,
    progress=progress,
    report=report,
    reads=("intake", "cases"),
    carries=(FROM_CASES,),
    places={
        "services_service": "pick",
        "services_asset": "assets",
        "services_gate": "gates",
        "services_settled": "result",
        "services_choice": "choose",
        "services_passed": "choose",
    },
    activities={"weights": WEIGHTS, "scores": SCORES, "result": SCORES},
)
