"""Gladsaxe (made up): the negotiation with the health visitors, from interests to the record of a first talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from facilitator.carry import ignore, offers, take
from facilitator.components.negotiation import (
    COMPONENT,
    PARTNER,
    PLAY,
    Negotiation,
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
from facilitator.components.negotiation.meeting import agenda_offered, questions_offered
from facilitator.components.negotiation.records import MAX, MIN, NegotiationAgenda
from facilitator.components.negotiation.sheet import say_yes
from facilitator.record import Row
from facilitator.visibility import Phase
from tools.demo.desk import Desk

OBSERVER = ("asked", "listened", "interests", "traded", "yardstick", "people")
"""The items of the observer's form, in the course's order."""


def negotiation(desk: Desk, people: Sequence[int]) -> None:
    """The whole component."""
    desk.at("2026-11-20 09:00")
    _carried(desk)
    _interests(desk)
    _alternatives(desk)
    issues = _issues(desk)
    _trades(desk, issues)
    _ladders(desk, issues)
    desk.at("2026-11-20 09:45")
    _meeting(desk)
    _play(desk, people)
    desk.at("2026-11-20 10:20")
    _sheet(desk, issues)
    _record(desk, issues)


def _carried(desk: Desk) -> None:
    """Counterpart, interests and resources are taken over; the issues they write anew, in shorter words."""
    found = offers(desk.session, desk.course, COMPONENT)
    wanted = [offer for offer in found if offer.draft.kind is not NegotiationIssue]
    put, _ = take(desk.session, wanted)
    desk.put(*put)
    rest = [offer for offer in found if offer.draft.kind is NegotiationIssue]
    desk.put(*ignore(rest))


def _rows(desk: Desk, kind: type[Row], *rows: dict[str, Any]) -> list[int]:
    """These rows at the end of their list; their ids."""
    first = max((row.position for row in desk.session.all(kind)), default=0.0) + 1
    ids = [desk.id() for _ in rows]
    for n, (row_id, fields) in enumerate(zip(ids, rows, strict=True)):
        desk.put(kind.model_validate({"id": row_id, "position": first + n, **fields}))
    return ids


def _interests(desk: Desk) -> None:
    for row in desk.session.all(NegotiationInterest):
        relation = "shared" if row.text.startswith("Pakken") else "different"
        ask = "Hvad ville gøre besøget lettere for jer?" if row.side == "theirs" else ""
        desk.put(row.revise(relation=relation, ask=ask))
    _rows(
        desk,
        NegotiationInterest,
        {
            "side": "theirs",
            "text": "Besøget må ikke blive længere",
            "relation": "conflicting",
            "assumed": True,
            "ask": "Hvor lang tid kan I undvære ved besøget, når barnet er halvandet år?",
        },
        {
            "side": "theirs",
            "text": "Færre børn med forsinket sprog, når de begynder i børnehave",
            "relation": "shared",
            "assumed": False,
        },
    )


def _alternatives(desk: Desk) -> None:
    desk.put(
        desk.session.form(Negotiation).revise(
            batna_ours="Vi sender pakken med boligforeningens vicevært og inviterer til sang i fælleslokalet. "
            "Så når vi de fleste opgange, men ikke hjem i stuen.",
            batna_ours_strength=3,
            batna_theirs="De gør, som de plejer. Det koster dem ikke noget, men de står med det ene spørgsmål selv.",
            batna_theirs_strength=4,
            approver="Bibliotekschefen og sundhedsplejens leder",
        )
    )


def _issues(desk: Desk) -> dict[str, int]:
    hours, languages, minutes, question = _rows(
        desk,
        NegotiationIssue,
        {
            "name": "Timer i mødregruppen",
            "measure": "number",
            "unit": "timer om måneden",
            "direction": MIN,
            "target": 1,
            "limit": 6,
            "promise": 4,
            "weight": 2,
            "criterion": "Børnebibliotekarens timer i projektet",
            "their_target": 8,
            "their_limit": 2,
            "their_weight": 4,
        },
        {
            "name": "Sprog i pakken",
            "measure": "number",
            "unit": "sprog",
            "direction": MIN,
            "target": 6,
            "limit": 12,
            "promise": 10,
            "weight": 2,
            "criterion": "Kommunens tal for familiernes sprog",
            "their_target": 15,
            "their_limit": 8,
            "their_weight": 5,
        },
        {
            "name": "Minutter ved besøget",
            "measure": "number",
            "unit": "minutter",
            "direction": MAX,
            "target": 5,
            "limit": 2,
            "weight": 5,
            "criterion": "Tyve prøvebesøg i januar, med ur",
            "their_target": 1,
            "their_limit": 3,
            "their_weight": 3,
        },
        {
            "name": "Det ene spørgsmål bliver stillet",
            "measure": "yes_no",
            "direction": MAX,
            "target": 1,
            "limit": 0,
            "weight": 4,
            "criterion": "Sundhedsplejens eget skema",
            "their_target": 0,
            "their_limit": 1,
            "their_weight": 2,
        },
    )
    return {"hours": hours, "languages": languages, "minutes": minutes, "question": question}


def _trades(desk: Desk, issues: dict[str, int]) -> None:
    for give, get, words in (
        (
            "languages",
            "minutes",
            "Hvis I bruger tre minutter på pakken ved besøget, så får I den på ti sprog.",
        ),
        ("hours", "question", "Hvis I stiller det ene spørgsmål, så kommer vi to timer om måneden."),
    ):
        key = NegotiationTrade.key(issues[give])
        desk.put(NegotiationTrade(id=key, give=issues[give], get=issues[get], words=words))


def _ladders(desk: Desk, issues: dict[str, int]) -> None:
    hours, languages = issues["hours"], issues["languages"]
    _rows(
        desk,
        NegotiationStep,
        {"issue": hours, "value": 3, "if_you": "afleverer pakken hjemme", "then_we": "kommer vi tre timer"},
        {"issue": hours, "value": 4, "if_you": "også stiller spørgsmålet", "then_we": "kommer vi fire timer"},
        {"issue": languages, "value": 9, "if_you": "siger, hvilke sprog I møder", "then_we": "laver vi ni"},
        {"issue": languages, "value": 11, "if_you": "finder oplæsere", "then_we": "laver vi elleve"},
    )


def _meeting(desk: Desk) -> None:
    desk.put(
        desk.session.form(Negotiation).revise(
            goal="At vide, hvor lang tid besøget kan undvære, og aftale tyve prøvebesøg.",
            meeting=date(2026, 11, 19),
            place="Sundhedsplejens mødelokale, efter arbejdsgruppen om bogpakkerne",
            speaks="Børnebibliotekaren",
            listens="Tovholderen",
            notes="Formidleren",
        )
    )
    questions = questions_offered(desk.session, desk.course)[:5]
    _rows(desk, NegotiationQuestion, *({"text": one.text, "source": one.source} for one in questions))
    agenda = agenda_offered(desk.session, desk.course)
    _rows(
        desk,
        NegotiationAgenda,
        *({"text": one.text, "source": one.source, "minutes": one.minutes} for one in agenda),
    )


def _play(desk: Desk, people: Sequence[int]) -> None:
    """Two rounds: the first with two observers, the second with new roles."""
    _, coordinator, children, librarian, it, communicator, second = people
    rounds = (
        (
            {children: "library", coordinator: "partner", librarian: "observer", it: "observer"},
            "233214 343125",
        ),
        (
            {communicator: "library", second: "partner", librarian: "observer", it: "observer"},
            "443345 454435",
        ),
    )
    for number, (parts, answers) in enumerate(rounds, 1):
        desk.put(desk.session.form(Negotiation).revise(round=number))
        desk.activity(PLAY, phase=Phase.WRITING)
        for person, role in parts.items():
            key = NegotiationPart.key(person, number)
            desk.put(NegotiationPart(id=key, person=person, round=number, role=role))
        for person, digits in zip((librarian, it), answers.split(), strict=True):
            desk.put(
                *(
                    NegotiationSeen(
                        id=NegotiationSeen.key(person, number, item),
                        person=person,
                        round=number,
                        item=item,
                        score=int(digit),
                    )
                    for item, digit in zip(OBSERVER, digits, strict=True)
                )
            )
        desk.activity(PLAY, phase=Phase.REVEALED)


def _sheet(desk: Desk, issues: dict[str, int]) -> None:
    """The health visitors have written their own and said yes; the library has not answered yet."""
    desk.put(
        NegotiationSheet(
            id=NegotiationSheet.key(),
            person=PARTNER,
            role="Sundhedsplejerske i arbejdsgruppen",
            interests="Besøget skal slutte godt.\nVi vil gerne kunne sende forældrene videre til noget.\n"
            "Det må ikke give os mere at skrive.",
            batna="Vi går videre uden pakken, som vi plejer.",
        )
    )
    for name, numbers in {
        "hours": (4, 1, 3),
        "languages": (12, 9, 5),
        "minutes": (1, 3, 5),
        "question": (1, 1, 2),
    }.items():
        target, limit, weight = numbers
        key = NegotiationAnswer.key(issues[name])
        desk.put(
            NegotiationAnswer(
                id=key, person=PARTNER, issue=issues[name], target=target, limit=limit, weight=weight
            )
        )
    desk.put(*say_yes(desk.session, theirs=True))


def _record(desk: Desk, issues: dict[str, int]) -> None:
    for name, value, note in (
        ("hours", 3, "Fra februar, den første tirsdag i måneden."),
        ("languages", 11, "De elleve sprog, sundhedsplejen møder oftest."),
        ("minutes", 3, ""),
    ):
        issue = desk.session.get(NegotiationIssue, issues[name])
        assert issue is not None
        desk.put(issue.revise(settled=value, settled_note=note))
    _rows(
        desk,
        NegotiationOpen,
        {"text": "Hvem kører pakkerne ud til sundhedsplejens depot?", "who": "Tovholderen spørger driften"},
    )
    _rows(
        desk,
        NegotiationNext,
        {
            "text": "Send referatet, og spørg, om vi har forstået det ens",
            "who": "Formidleren",
            "due": date(2026, 11, 23),
        },
        {
            "text": "Mød sundhedsplejens leder om det, der er aftalt med forbehold",
            "who": "Børnebibliotekaren",
            "due": date(2026, 12, 3),
        },
    )
    desk.put(
        desk.session.form(Negotiation).revise(
            held=date(2026, 11, 19),
            learned="Sprogene betød mere for dem, end vi troede, og timerne mindre. Tiden ved besøget er det svære.",
            lesson="Vi spørger om tiden først.",
        )
    )
