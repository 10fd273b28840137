"""Gladsaxe (made up): the relation with the health visitors, seen in August on paper and again in November."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from facilitator.carry import ignore, offers, take
from facilitator.components.relations import (
    COMPONENT,
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
    board,
)
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import PARTNER, US, activity_of_round
from facilitator.visibility import Phase
from tools.demo.desk import Desk

# Value type, beneficiary, text, strength, evidence, proof; an empty text keeps what was taken over.
CELLS = (
    ("transferred", "partner", "", "2", "quote", "»Nu har jeg noget rart i tasken« (sundhedsplejerske)"),
    ("transferred", "library", "", "2", "number", "34 % får den tredje pakke i dag (opdigtet tal)"),
    (
        "interaction",
        "partner",
        "De ved, hvilke bøger der findes på hvilke sprog, og hvem de kan spørge.",
        "1",
        "none",
        "",
    ),
    (
        "interaction",
        "library",
        "Vi hører, hvad familierne spørger om derhjemme.",
        "3",
        "quote",
        "Noter fra tre fælles kaffemøder",
    ),
    ("synergistic", "citizen", "", "2", "number", ""),
    (
        "associational",
        "library",
        "Familierne tror på os, fordi det er sundhedsplejersken, der kommer med pakken.",
        "2",
        "none",
        "",
    ),
    ("associational", "community", "Kommunen taler med én stemme om børns sprog.", "1", "none", ""),
)

# What the agreement says; the canvas of the partners, from which the account was taken over, said less.
WE_GIVE = "Den tredje bogpakke på to sprog, pakket og klar, og tre timer om måneden i mødregruppen."
THEY_GIVE = "Tre minutter ved besøget, når barnet er halvandet år."

# One digit for each of the eighteen statements; "-" is "don't know".
AT_START = {
    1: "444 233 334 333 222 2-2",
    2: "545 343 344 333 232 222",
    3: "45- 33- 3-3 343 23- 232",
}
AT_START_THEIRS = {"Ledende sundhedsplejerske": "444 333 233 333 233 322"}
AFTER_3 = {
    0: "555 444 445 444 444 33-",
    1: "545 434 344 334 443 333",
    2: "555 343 345 444 434 432",
    3: "445 44- 34- 434 34- 3-3",
    6: "544 333 4-4 344 334 323",
}
AFTER_3_THEIRS = {
    "Ledende sundhedsplejerske": "545 433 223 443 343 323",
    "Sundhedsplejerske i arbejdsgruppen": "454 344 132 334 334 232",
}


def relations(desk: Desk, people: Sequence[int]) -> None:
    """The whole component."""
    coordinator = people[1]
    desk.at("2026-11-20 13:10")
    _value(desk)
    desk.at("2026-11-20 13:22")
    _account(desk)
    desk.at("2026-11-20 13:30")
    for place, digits in AT_START.items():
        _answers(desk, "start", people[place], digits, typed_by=coordinator)
    _partner(desk, "start", AT_START_THEIRS, typed_by=coordinator)
    held = date(2026, 8, 20)
    desk.put(RelationsRound(id=RelationsRound.key("start"), round="start", held=held))
    desk.activity(activity_of_round("start"), phase=Phase.CLOSED, names=False)
    desk.at("2026-11-20 13:42")
    for place, digits in AFTER_3.items():
        _answers(desk, "m3", people[place], digits)
    _partner(desk, "m3", AFTER_3_THEIRS)
    desk.finished(activity_of_round("m3"), *(people[place] for place in AFTER_3))
    desk.activity(activity_of_round("m3"), phase=Phase.REVEALED, names=False)
    desk.at("2026-11-20 14:00")
    _actions(desk)
    _plan(desk)
    _ladder(desk)
    desk.at("2026-11-20 14:18")
    _story(desk)
    _decision(desk)


def _take(desk: Desk, carry: str, *titles: str) -> None:
    """Take what is offered (of several only these titles), and say no to the rest."""
    found = [offer for offer in offers(desk.session, desk.course, COMPONENT) if offer.carry.id == carry]
    wanted = [offer for offer in found if not titles or offer.draft.title in titles]
    put, _ = take(desk.session, wanted)
    if put:
        desk.put(*put)
    if rest := [offer for offer in found if offer not in wanted]:
        desk.put(*ignore(rest))


def _value(desk: Desk) -> None:
    _take(desk, "relations.value")
    for value_type, beneficiary, text, strength, evidence, proof in CELLS:
        blank = board.blank(value_type, beneficiary)
        cell = desk.session.get(type(blank), blank.id) or blank
        changes = {"text": text, "evidence": evidence, "proof": proof}
        desk.put(cell.revise(strength=strength, **{name: said for name, said in changes.items() if said}))


def _account(desk: Desk) -> None:
    _take(desk, "relations.parties")
    _take(desk, "relations.account")
    first = RelationsPeriod.first()
    desk.put(RelationsPeriod(id=first, position=1.0, name="August-november 2026", until=date(2026, 11, 20)))
    for side, fields in (
        (US, {"contribution": WE_GIVE, "balance": "1"}),
        (PARTNER, {"contribution": THEY_GIVE, "balance": "-1"}),
    ):
        key = RelationsAccount.key(first, RelationsParty.key(side))
        entry = desk.session.get(RelationsAccount, key) or RelationsAccount(id=key)
        desk.put(entry.revise(period=first, party=RelationsParty.key(side), **fields))


def _answers(
    desk: Desk, round_: str, person: int, digits: str, *, side: str = US, typed_by: int | None = None
) -> None:
    statements = deck(desk.course).statements
    values = [None if sign == "-" else int(sign) for sign in digits.replace(" ", "")]
    desk.put(
        *(
            RelationsAnswer(
                id=RelationsAnswer.key(round_, person, asked.id),
                person=person,
                entered_by=typed_by if typed_by != person else None,
                round=round_,
                statement=asked.id,
                side=side,
                value=value,
            )
            for asked, value in zip(statements, values, strict=True)
        )
    )


def _partner(desk: Desk, round_: str, answered: dict[str, str], *, typed_by: int | None = None) -> None:
    for place, (role, digits) in enumerate(answered.items(), 1):
        respondent = RelationsRespondent(
            id=desk.id(),
            position=float(place),
            round=round_,
            role=role,
            typed=typed_by is not None,
            entered_by=typed_by,
        )
        desk.put(respondent)
        _answers(desk, round_, respondent.id, digits, side=PARTNER, typed_by=typed_by)
        desk.put(respondent.revise(done=True))


def _actions(desk: Desk) -> None:
    rows: tuple[tuple[str, dict[str, Any]], ...] = (
        (
            "start",
            {
                "what": "Skriv ned, hvem der ringer til hvem",
                "who": "Tovholder",
                "when": date(2026, 9, 30),
                "done": True,
            },
        ),
        (
            "m3",
            {
                "what": "Inviter begge ledere med til kvartalsmødet",
                "who": "Leder",
                "when": date(2026, 12, 15),
            },
        ),
        (
            "m3",
            {
                "what": "Vis sundhedsplejens leder tallene for tyve pakker",
                "who": "Børnebibliotekar",
                "when": date(2027, 2, 10),
            },
        ),
        (
            "m3",
            {
                "what": "Skriv efter hvert møde én ting op, som vi har ændret",
                "who": "Tovholder",
                "when": date(2027, 1, 20),
            },
        ),
    )
    desk.put(
        *(
            RelationsAction(id=desk.id(), position=float(n), round=round_, **fields)
            for n, (round_, fields) in enumerate(rows, 1)
        )
    )


def _plan(desk: Desk) -> None:
    _take(desk, "relations.contacts", "Sundhedsplejen")
    _take(desk, "relations.rhythm", "Ingen")
    found = desk.session.all(RelationsContact)
    if found:
        desk.put(
            found[0].revise(
                rhythm="month",
                occasion="Kort snak: hvad virker, hvad mangler i pakken",
                channel="phone",
                backup="Børnebibliotekar",
            )
        )
    desk.put(
        RelationsContact(
            id=desk.id(),
            position=10.0,
            rhythm="quarter",
            occasion="Statusmøde: tallene, aftalen læst igen og ét svært emne",
            responsible="Tovholder",
            partner_role="Ledende sundhedsplejerske",
            channel="meeting",
            backup="Børnebibliotekar",
        ),
        RelationsContact(
            id=desk.id(),
            position=11.0,
            rhythm="year",
            occasion="Lederne mødes, og alle spiser kage",
            responsible="Leder",
            partner_role="Leder af sundhedsplejen",
            channel="meeting",
        ),
    )
    for n, (case, caller, called) in enumerate(
        (
            ("pakkerne ikke er nået frem", "sundhedsplejersken", "børnebibliotekaren"),
            ("en familie klager", "den, der hører det,", "begge tovholdere samme dag"),
            ("en journalist ringer", "den, der tager telefonen,", "bibliotekets kommunikationsmedarbejder"),
        ),
        1,
    ):
        desk.put(RelationsCall(id=desk.id(), position=float(n), case=case, caller=caller, called=called))


def _ladder(desk: Desk) -> None:
    for n, (signal, who, deadline, next_level) in enumerate(
        (
            (
                "Et møde bliver aflyst for anden gang",
                "Tovholder",
                "inden en uge",
                "De to tovholdere over en kop kaffe",
            ),
            ("Pakkerne bliver liggende en måned", "De to tovholdere", "inden fjorten dage", "De to ledere"),
            ("Vi er uenige om, hvad familierne må spørges om", "De to ledere", "på næste ledermøde", ""),
        ),
        1,
    ):
        desk.put(
            RelationsConflict(
                id=desk.id(),
                position=float(n),
                signal=signal,
                who=who,
                deadline=deadline,
                next_level=next_level,
            )
        )


def _story(desk: Desk) -> None:
    desk.put(
        RelationsStory(
            id=desk.id(),
            position=1.0,
            half="2. halvår 2026",
            number="Tyve pakker på otte sprog er pakket og klar til januar (opdigtet tal)",
            quote="Nu har jeg noget rart i tasken (en sundhedsplejerske)",
            picture="Tegning af en taske, der synger. Tegnet af en kollega, så ingen er med på den",
            share="everyone",
        ),
        RelationsPage(
            headline="Den tredje pakke synger",
            asking="At sundhedsplejens tre minutter ved besøget bliver skrevet ind i børnestrategien (opdigtet).",
        ),
    )


def _decision(desk: Desk) -> None:
    desk.put(*ignore(offers(desk.session, desk.course, COMPONENT)))
    desk.put(
        RelationsDecision(
            decision="adjust",
            reason="Vi vil det samme og stoler på hinanden. Men sundhedsplejen står alene med det hos sig selv. Derfor skal "
            "begge ledere med hvert kvartal, før vi sender flere pakker ud.",
            review=date(2027, 4, 15),
        )
    )
