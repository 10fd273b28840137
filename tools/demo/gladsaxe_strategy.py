"""Gladsaxe (made up): the anchoring, from the municipality's strategies to a plan with one loose end left in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator.carry import ignore, offers, take
from facilitator.components.clarify import Goal
from facilitator.components.strategy import (
    COMPONENT,
    StrategyActivity,
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
from facilitator.components.strategy.deck import deck
from facilitator.components.strategy.goals import aim, targets
from facilitator.record import FORM_ID
from tools.demo.desk import Desk

PARTNERS_TAKEN = ("Sundhedsplejen", "Boligforeningen")

OWN = (
    "Den tredje pakke bliver bragt hjem",
    "Sang og kaffe tirsdag formiddag i fælleslokalet",
    "Fælles kaffe to gange om året om det, vi har set",
    "Ti kolleger øver sig i at synge på sprog, de ikke kan",
    "Reception på rådhuset",
)


def strategy(desk: Desk, people: Sequence[int]) -> None:  # noqa: ARG001 - everything here is the group's
    """The whole component."""
    desk.at("2026-11-19 14:00")
    _links(desk)
    _logic(desk)
    _assumptions(desk)
    names = _activities(desk)
    _responsibility(desk, names)
    _path(desk)
    _risks(desk)
    _readiness(desk)
    _plan(desk)


def _answer(desk: Desk, carry: str, *titles: str) -> None:
    """Take what is offered (of several only these titles), and say no to the rest."""
    found = [offer for offer in offers(desk.session, desk.course, COMPONENT) if offer.carry.id == carry]
    wanted = [offer for offer in found if not titles or offer.draft.title in titles]
    put, _ = take(desk.session, wanted)
    desk.put(*put, *ignore([offer for offer in found if offer not in wanted]))


def _links(desk: Desk) -> None:
    desk.put(
        StrategyLink(
            id=desk.id(),
            position=1,
            document="children",
            name="Børnepolitik 2024-2028 (opdigtet)",
            goal="Alle børn møder skolen med et rigt sprog.",
            contribution="Vi når de familier, der ikke henter den tredje bogpakke, netop når barnet begynder at tale.",
            evidence="Andel af familierne, der får den tredje pakke",
        ),
        StrategyLink(
            id=desk.id(),
            position=2,
            document="health",
            name="Sundhedspolitik (opdigtet)",
            goal="Færre småbørnsfamilier står alene.",
            contribution="En formiddag om ugen, hvor man møder andre, dér hvor man bor.",
            evidence="Nye familier pr. gang, og hvor mange opgange de kommer fra",
        ),
        StrategyLink(
            id=desk.id(),
            position=3,
            document="library",
            name="Bibliotekspolitik 2025 (opdigtet)",
            goal="Biblioteket møder borgerne dér, hvor de er.",
            contribution="Pakken og sangen flytter ud i opgangen.",
            evidence="Antal formiddage uden for biblioteket",
        ),
    )


def _logic(desk: Desk) -> None:
    desk.at("2026-11-19 14:20")
    for carry in ("problem", "purpose", "inputs", "effects"):
        _answer(desk, f"strategy.{carry}")
    desk.session.revise(
        "",
        StrategyLogic,
        FORM_ID,
        inputs="Biblioteket: bøger på ti sprog, 25 timer om måneden og et øvelokale.\n"
        "Sundhedsplejen: to minutter ved besøget og ét spørgsmål, der bliver talt sammen.\n"
        "Boligforeningen: fælleslokalet, varmen og en seddel i opgangen fra en, man kender.",
        outputs="300 tredje pakker bragt hjem på ti sprog. 40 sangformiddage. 90 sange skrevet ned.",
        short="Familierne får pakken og ved, at deres eget sprog er godt for barnet.",
        long="Færre børn begynder i skole med et fattigt sprog, uanset hvad der tales derhjemme.",
        outside="Kommunalvalg i 2029. Sundhedsplejens normering. Om boligforeningen bliver lagt sammen med en anden.",
    )
    desk.clock.seconds += 240
    _answer(desk, "strategy.services")
    _answer(desk, "strategy.activities", "-")
    place = len(desk.session.all(StrategyActivity))
    desk.put(
        *(StrategyActivity(id=desk.id(), position=place + n, name=name) for n, name in enumerate(OWN, 1))
    )


def _assumptions(desk: Desk) -> None:
    desk.at("2026-11-19 14:45")
    _answer(desk, "strategy.assumptions")
    arrows = ("inputs_activities", "activities_outputs", "activities_outputs")
    certain = (2, 2, 3)
    for row, arrow, certainty in zip(desk.session.all(StrategyAssumption), arrows, certain, strict=False):
        desk.put(row.revise(arrow=arrow, certainty=certainty))
    desk.put(
        StrategyAssumption(
            id=desk.id(),
            position=10,
            arrow="outputs_short",
            text="en pakke, der bliver bragt, også bliver åbnet",
            certainty=2,
            test="Ring til tyve familier fire uger efter",
            who="Børnebibliotekar",
            due=date(2027, 3, 15),
        ),
        StrategyAssumption(
            id=desk.id(),
            position=11,
            arrow="short_middle",
            text="forældre bliver ved med at synge, når barnet er fyldt tre",
            certainty=1,
            test="Sundhedsplejens ene spørgsmål, stillet igen efter et år",
            who="Tovholder",
            due=date(2028, 3, 1),
        ),
        StrategyAssumption(
            id=desk.id(),
            position=12,
            arrow="outside",
            text="sundhedsplejen ikke får færre besøg næste år",
            certainty=3,
        ),
    )


def _activities(desk: Desk) -> dict[str, StrategyActivity]:
    desk.at("2026-11-19 15:05")
    rows = desk.session.all(StrategyActivity)
    words = desk.course.words("strategy")
    found = {target.code: target for target in targets(desk.session, words)}
    assert sum(target.source == Goal.KIND for target in found.values()) == 3
    serves = ("M1 S1", "M2 S1", "M3 S2", "M1 M2 S1 S3", "M3 S2 S3", "M2", "M2 S1", "")
    when = ("14", "24", "24", "1234", "124", "24", "1", "2")
    for row, codes, quarters in zip(rows, serves, when, strict=True):
        ties = [aim(row.id, found[code]) for code in codes.split()]
        marks = [
            StrategyCycle(id=StrategyCycle.key(row.id, quarter), activity=row.id, quarter=quarter)
            for quarter in quarters
        ]
        desk.put(*ties, *marks)
    desk.put(
        StrategyCycle(id=desk.id(), position=1, quarter="2", text="Budgetønsker afleveres"),
        StrategyCycle(id=desk.id(), position=2, quarter="3", text="Ferie: ingen formiddage i juli"),
    )
    return {row.name: row for row in rows}


def _responsibility(desk: Desk, names: dict[str, StrategyActivity]) -> None:
    desk.at("2026-11-19 15:25")
    _answer(desk, "strategy.roles", *PARTNERS_TAKEN)
    children = StrategyRole(id=desk.id(), position=9, name="Børnebibliotekar")
    desk.put(children)
    roles = {role.name: str(role.id) for role in desk.session.all(StrategyRole)}
    health, housing = (roles[name] for name in PARTNERS_TAKEN)
    own = roles["Børnebibliotekar"]
    grid = {
        OWN[0]: f"coordinator=A {own}=R {health}=R manager=C committee=I",
        OWN[1]: f"coordinator=A {own}=R {housing}=R manager=C chief=I",
        OWN[2]: f"coordinator=AR {health}=C {housing}=C chief=I",
        OWN[3]: f"manager=A {own}=R works_council=C",
        OWN[4]: "chief=A manager=R director=C committee=I",
    }
    for name, row in names.items():
        letters = grid.get(name, f"manager=A {own}=R coordinator=C")
        cells = (cell.split("=") for cell in letters.split())
        desk.put(
            *(
                StrategyRaci(id=StrategyRaci.key(row.id, role), activity=row.id, role=role, letters=there)
                for role, there in cells
            )
        )


def _path(desk: Desk) -> None:
    desk.at("2026-11-19 15:50")
    stops = (
        ("Bibliotekets ledermøde", "orientation", date(2026, 12, 8), "Planen på én side"),
        ("MED-udvalget", "hearing", date(2027, 1, 12), "Arbejdsgange for formiddagene, frist 4. januar"),
        ("Direktionen", "orientation", date(2027, 1, 20), "Planen og økonomien"),
        (
            "Kultur- og Fritidsudvalget",
            "approval",
            date(2027, 2, 3),
            "De fem linjer, planen og aftaleudkastet, frist 14 dage før",
        ),
    )
    desk.put(
        *(
            StrategyDecision(id=desk.id(), position=n, body=body, type=kind, when=day, papers=papers)
            for n, (body, kind, day, papers) in enumerate(stops, 1)
        )
    )
    _answer(desk, "strategy.hours")
    desk.session.revise(
        "",
        StrategyResources,
        FORM_ID,
        money="60.000 kr. om året til pakker og kaffe (opdigtet tal)",
        duration="To år fra 1. marts 2027",
        funding="Bibliotekets budget og en fond, der støtter små børns sprog",
        own_share=40,
    )
    desk.clock.seconds += 120


def _risks(desk: Desk) -> None:
    desk.at("2026-11-19 16:10")
    _answer(
        desk,
        "strategy.risks",
        "Boligforeningen: »Økonomi« er ikke på plads",
        "Boligforeningen: »Børneattester« er ikke på plads",
    )
    for row, probability, consequence, owner in zip(
        desk.session.all(StrategyRisk), (2, 3), (3, 3), ("Leder", "Tovholder"), strict=False
    ):
        desk.put(row.revise(probability=probability, consequence=consequence, owner=owner))
    told = (
        (
            "Boligforeningen skifter kontaktperson igen",
            4,
            4,
            "To kontaktpersoner fra begyndelsen, og en aftale, der står på skrift",
            "Tovholder",
        ),
        (
            "Sundhedsplejen får flere opgaver og må droppe de to minutter",
            3,
            5,
            "Aftal med deres leder, hvad der så ryger først, og prøv mødregrupperne som reserve",
            "Leder",
        ),
        (
            "Familierne føler sig peget ud",
            3,
            4,
            "Alle familier får pakken, ikke kun dem med to sprog",
            "Børnebibliotekar",
        ),
        ("Vi siger noget forkert på et sprog, vi ikke kan", 4, 2, "Spørg bedsteforældrene, og grin med", ""),
        ("Pakkerne bliver forsinket hos leverandøren", 2, 2, "", ""),
    )
    desk.put(
        *(
            StrategyRisk(
                id=desk.id(),
                position=10 + n,
                text=text,
                probability=probability,
                consequence=consequence,
                response=response,
                owner=owner,
            )
            for n, (text, probability, consequence, response, owner) in enumerate(told)
        )
    )


def _readiness(desk: Desk) -> None:
    desk.at("2026-11-19 16:25")
    found = deck(desk.course)
    desk.put(
        *(
            StrategyReadiness(
                id=StrategyReadiness.key(one.id), item=one.id, score=int(digit) if digit.isdigit() else None
            )
            for one, digit in zip(found.readiness, "54532432", strict=True)
        )
    )
    desk.put(
        *(
            StrategyCollective(
                id=StrategyCollective.key(one.id),
                condition=one.id,
                score=int(digit) if digit.isdigit() else None,
            )
            for one, digit in zip(found.conditions, "4243-", strict=True)
        )
    )


def _plan(desk: Desk) -> None:
    desk.at("2026-11-19 16:40")
    desk.put(
        StrategyAnchoring(
            steering="both",
            owner_after="Lederen af børnebiblioteket",
            budget_line="Børn og formidling, 60.000 kr. om året fra 2029 (opdigtet tal)",
            stop_rule="Færre end 45 % får den tredje pakke, når vi tæller den 1. marts 2028",
            review=date(2027, 11, 15),
        )
    )
