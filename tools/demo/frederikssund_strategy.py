"""Frederikssund (made up): the anchoring has been begun; a row of the grid and a red risk still need somebody."""

from __future__ import annotations

from datetime import date

from facilitator.carry import offers, take
from facilitator.components.strategy import (
    COMPONENT,
    StrategyActivity,
    StrategyDecision,
    StrategyLink,
    StrategyLogic,
    StrategyRaci,
    StrategyRisk,
)
from facilitator.components.strategy.goals import aim, targets
from facilitator.record import FORM_ID
from tools.demo.desk import Desk


def begun(desk: Desk) -> None:
    """Strategies, half a logic model, two activities, two risks."""
    desk.at("2026-11-19 14:10")
    desk.put(
        StrategyLink(
            id=desk.id(),
            position=1,
            document="children",
            name="Ungepolitik (opdigtet)",
            goal="Unge har steder, hvor de selv bestemmer.",
            contribution="Tre fredage om måneden, hvor de unge selv er værter.",
        ),
        StrategyLink(id=desk.id(), position=2, document="rural", name="Landdistriktspolitik (opdigtet)"),
    )
    desk.at("2026-11-19 14:40")
    wanted = {"strategy.problem", "strategy.effects"}
    for name in sorted(wanted):
        found = [offer for offer in offers(desk.session, desk.course, COMPONENT) if offer.carry.id == name]
        desk.put(*take(desk.session, found)[0])
    desk.session.revise(
        "",
        StrategyLogic,
        FORM_ID,
        outputs="36 fredage. 12 unge værter.",
        long="De unge regner huset for deres.",
    )
    desk.clock.seconds += 90
    evenings = StrategyActivity(id=desk.id(), position=1, name="Nøglefredag")
    hosts = StrategyActivity(id=desk.id(), position=2, name="Værtskursus for tolv unge")
    bus = StrategyActivity(id=desk.id(), position=3, name="Aftenbus fra landsbyerne")
    desk.put(evenings, hosts, bus)
    desk.at("2026-11-19 15:05")
    known = {one.code: one for one in targets(desk.session, desk.course.words("strategy"))}
    desk.put(aim(evenings.id, known["M1"]), aim(evenings.id, known["S1"]), aim(hosts.id, known["M2"]))
    grid = (
        (evenings, "coordinator", "AR"),
        (evenings, "partner", "R"),
        (hosts, "manager", "A"),
        (hosts, "coordinator", "A"),
    )
    desk.put(
        *(
            StrategyRaci(id=StrategyRaci.key(row.id, role), activity=row.id, role=role, letters=letters)
            for row, role, letters in grid
        )
    )
    desk.at("2026-11-19 15:30")
    desk.put(
        StrategyDecision(
            id=desk.id(),
            position=1,
            body="MED-udvalget",
            type="hearing",
            when=date(2027, 1, 19),
            papers="Vagter om aftenen",
        ),
        StrategyDecision(id=desk.id(), position=2, body="Børne- og Ungeudvalget", type="approval"),
    )
    desk.put(
        StrategyRisk(
            id=desk.id(),
            position=1,
            text="Ingen voksen kan være der efter klokken 20",
            probability=4,
            consequence=5,
        ),
        StrategyRisk(
            id=desk.id(),
            position=2,
            text="Naboerne klager over støj",
            probability=3,
            consequence=3,
            response="De unge går selv rundt og siger goddag i januar",
            owner="Tovholder",
        ),
    )
