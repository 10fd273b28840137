"""Gladsaxe (made up): the dialogue, from silent answers to four decisions; one question is still being answered."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.visibility import Phase
from tools.demo.desk import Desk
from tools.demo.dialogue_parts import (
    OUTSIDE,
    SECTORS,
    chosen,
    divided,
    outcome,
    own,
    ranked,
    scale,
    shown,
    words,
)


def dialogue(desk: Desk, people: Sequence[int]) -> None:
    """The whole component."""
    _hub(desk, people)
    _about(desk, people)
    _relations(desk, people)
    _sectors(desk, people)
    _own(desk, people)
    _outside(desk, people)


def _hub(desk: Desk, people: Sequence[int]) -> None:
    desk.at("2026-11-18 10:00")
    scale(
        desk,
        people,
        "hub",
        (4, "Vi bliver inviteret med, når de andre allerede har lagt planen."),
        (3, "Halvdelen af foreningerne ved ikke, at de kan mødes hos os."),
        (4, "Sundhedsplejen ringer til os, før de ringer til hinanden. Det taler for, ikke imod."),
        (2, "Beboerhuset er dér, hvor folk bor. Vi ligger ved stationen."),
        (3, "Ingen kan booke et rum hos os uden at ringe."),
        (5, "Vi kender alle, men ingen af dem kender hinanden gennem os."),
        (3, ""),
    )
    desk.at("2026-11-18 10:08")
    shown(desk, "hub")
    outcome(
        desk,
        "hub",
        "Vi kender alle, men ingen af dem kender hinanden gennem os.",
        (
            "Fra februar samler tovholderen dem, der arbejder med små børn, til kaffe en formiddag i kvartalet. Partnerne "
            "sætter dagsordenen."
        ),
        share=True,
    )
    shown(desk, "hub", Phase.CLOSED)


def _about(desk: Desk, people: Sequence[int]) -> None:
    desk.at("2026-11-18 10:18")
    chosen(
        desk,
        people,
        "about",
        ("families reading culture school", "Ældre. Vi har næsten ingen partnere dér."),
        ("families reading language community rooms", "Sundhed for andre end de nybagte forældre."),
        ("families reading language", ""),
        ("families school language community", "Arbejdspladserne. Dér er forældrene hele dagen."),
        ("families digital reading", "Digital hjælp: Vi gør det selv, og borgerservice gør det selv."),
        ("families culture reading language", ""),
        ("families reading school", "Demokrati. Vi taler om det, men gør det aldrig sammen med nogen."),
    )
    desk.at("2026-11-18 10:24")
    shown(desk, "about")
    outcome(
        desk,
        "about",
        "Digital hjælp: Vi gør det selv, og borgerservice gør det selv.",
        "Lederen ringer til borgerservice inden jul og foreslår fælles vagter hver torsdag.",
        share=True,
    )


def _relations(desk: Desk, people: Sequence[int]) -> None:
    desk.at("2026-11-18 10:34")
    ranked(
        desk,
        people,
        "relations",
        (
            "purpose backing gain",
            "En chef, der lovede noget på et møde, som medarbejderne først hørte om bagefter.",
        ),
        ("contacts promises honesty", "Tre nye kontaktpersoner på to år i boligforeningen."),
        ("gain everyday promises", "Vi sagde ja til en fast dag, vi ikke kunne holde."),
        ("contacts time gain", ""),
        ("written promises contacts", "Ingen kunne finde ud af, hvad der var aftalt."),
        ("gain honesty celebrate", "At vi fik al omtalen i avisen."),
        ("contacts gain everyday", ""),
    )
    desk.at("2026-11-18 10:40")
    shown(desk, "relations", names=False)
    outcome(
        desk,
        "relations",
        "Vi sagde ja til en fast dag, vi ikke kunne holde.",
        "I hver aftale står der to kontaktpersoner hos os og to hos partneren. Vi begynder med sundhedsplejen.",
    )


def _sectors(desk: Desk, people: Sequence[int]) -> None:
    desk.at("2026-11-18 10:48")
    divided(
        desk,
        people,
        "sectors",
        SECTORS,
        ("80 15 0 5", "60 25 5 10", "Nogen, der har timer til at finde foreningerne."),
        ("70 20 5 5", "50 35 10 5", "At vi tør invitere, før vi har en færdig plan."),
        ("85 15 0 0", "60 40 0 0", "Bedsteforældrene. De er ikke en forening endnu."),
        ("60 30 5 5", "50 40 5 5", ""),
        ("75 10 10 5", "50 20 25 5", "En leder, der siger, at det er i orden at spørge en virksomhed."),
        ("70 20 5 5", "50 30 10 10", "Vi skal kunne sige på ét minut, hvad de får ud af det."),
        ("80 15 5 0", "60 30 5 0", ""),
    )
    desk.at("2026-11-18 10:56")
    shown(desk, "sectors")
    outcome(
        desk,
        "sectors",
        "At vi tør invitere, før vi har en færdig plan.",
        "",
    )


def _own(desk: Desk, people: Sequence[int]) -> None:
    desk.at("2026-11-18 11:02")
    question = own(
        desk,
        1.0,
        "Hvilket samarbejde ville familierne savne mest, hvis vi stoppede det?",
        "choices",
        "Bogpakkerne\nBabyrytmik\nFamilieaften\nBogkasserne i børnehaverne\nSommerlæsning",
        "Måske savner de det, som ingen af os synes er nyt nok til at tale om.",
    )
    chosen(
        desk,
        people,
        question,
        ("Bogpakkerne", "Dem taler forældrene om på legepladsen."),
        ("Familieaften", ""),
        ("Babyrytmik|Bogpakkerne", "Ventelisten siger alt."),
        ("Bogpakkerne|Familieaften", ""),
        separator="|",
    )
    desk.at("2026-11-18 11:10")
    shown(desk, question)
    second = own(desk, 2.0, "Hvad vil I selv gøre anderledes på mandag?", "open")
    words(desk, people[:2], second, "Ringe til boligforeningen.", "Spørge, før jeg planlægger.")


def _outside(desk: Desk, people: Sequence[int]) -> None:
    desk.at("2026-11-18 11:18")
    divided(
        desk,
        people[:4],
        "outside",
        OUTSIDE,
        ("90 10 0", "70 20 10", "Erfaringer. Nogen har gjort det her før os."),
        ("85 15 0", "75 20 5", "Bøger på de sprog, vi kun har tre læsere til."),
        ("95 5 0", "80 10 10", ""),
        ("90 10 0", "90", ""),
    )
