"""Gladsaxe (made up): give and get, how well the candidates fit, the shortlist and the contact plans."""

from __future__ import annotations

from typing import Any

from tools.demo.desk import Desk
from tools.demo.partner_parts import checked, contact, describe, matched, shortlisted

GIVE_AND_GET: dict[str, dict[str, Any]] = {
    "health": {
        "contact_path": "Vores børnebibliotekar sidder i arbejdsgruppen om bogpakkerne.",
        "we_give": "Den tredje bogpakke på to sprog, pakket og klar, og en time om måneden i mødregrupperne.",
        "we_get": "Pakken kommer ind i stuen hos dem, der ikke henter den.",
        "they_give": "To minutter ved besøget, når barnet er halvandet år, og ét spørgsmål, der bliver talt sammen.",
        "they_get": "Noget rart at komme med og en vej videre til forældre, der ellers ikke går til noget.",
        "shares": ("audience", "people", "knowledge"),
        "form": "project",
        "level": "5",
        "higher": "no",
        "intended": "Flere børn hører sprog hver dag, og besøget slutter med noget godt.",
        "activities": "Den tredje pakke bliver afleveret hjemme. Fælles kaffe to gange om året om det, vi har set.",
        "created": "Andel af familierne, der får pakken, og sundhedsplejens svar på det ene spørgsmål.",
    },
    "housing": {
        "contact_path": "Tovholderen kender en vicevært fra familieaftenerne.",
        "we_give": "Sang og bøger i deres fælleslokale en formiddag om ugen og en side i beboerbladet.",
        "we_get": "Et sted, hvor familierne bor, og nogen, der siger til, når nye flytter ind.",
        "they_give": "Lokalet, varmen og en seddel i opgangen fra en, man kender.",
        "they_get": "Liv i lokalet om formiddagen og beboere, der lærer hinanden at kende.",
        "shares": ("premises", "audience", "people"),
        "form": "shared_premises",
        "level": "4",
        "higher": "yes",
        "intended": "De vil have færre tomme lokaler, vi vil have kortere vej til familierne.",
        "activities": "Tirsdagsformiddag med sang, kaffe og bøger i fælleslokalet.",
        "created": "Antal nye familier, og hvor mange opgange de kommer fra.",
    },
    "school": {
        "we_give": "Et publikum at tale dansk med og et rum til opgaver uden for klassen.",
        "we_get": "Forældre, der kan synge på de sprog, vi ikke kan.",
        "they_give": "En lærer, der tager et hold med hver femte uge.",
        "they_get": "Elever, der bruger sproget til noget virkeligt.",
        "shares": ("people", "audience"),
        "form": "event",
        "level": "3",
        "higher": "yes",
    },
    "choir": {
        "we_give": "Et øvelokale uden husleje om torsdagen.",
        "we_get": "Nogen, der tør synge for.",
        "they_give": "Fire sangere og en dirigent seks torsdage.",
        "they_get": "Nye medlemmer, der ellers ikke kan komme hjemmefra.",
        "shares": ("premises", "people"),
        "form": "event",
        "level": "4",
        "higher": "yes",
    },
    "students": {
        "we_give": "En praktikplads med rigtige familier og en vejleder.",
        "we_get": "To studerende, der kan spørge familierne og skrive det ned.",
        "they_give": "Studerende og en underviser, der følger dem.",
        "they_get": "",
        "form": "research_placement",
        "level": "3",
        "higher": "yes",
    },
    "shop": {
        "we_give": "",
        "we_get": "Rim på hylden ved mælken.",
        "they_give": "En hylde og 2.000 kr. til boller.",
        "they_get": "Omtale",
        "form": "sponsorship",
        "level": "1",
    },
    "grandparents": {
        "we_give": "Kaffe, kørsel og en, der skriver sangene ned.",
        "we_get": "Sange på ni sprog.",
        "they_give": "Deres sange og deres tirsdag.",
        "they_get": "",
        "form": "volunteering",
        "level": "2",
    },
}

MATCHES = {
    "health": "5545354",
    "housing": "3444234",
    "school": "434324-",
    "choir": "44352-5",
    "students": "43343-4",
    "grandparents": "5552144",
    "sports": "232....",
    "shop": "1322213",
}

CHECKS = {
    "health": ("yyyyyyy",),
    "housing": (
        "yy?yyy?",
        "Lederen beder om deres seneste regnskab",
        "Tovholderen spørger kommunens jurist inden jul",
    ),
    "school": ("yyyyyy.",),
    "choir": ("y??yyyn", "Tovholderen læser dem", "Spørg kassereren", "Vi henter dem, før vi begynder"),
    "students": ("y...yy.",),
}


def judge(desk: Desk, found: dict[str, int]) -> None:
    """Everything from give and get to the contact plans."""
    desk.at("2026-11-17 09:00")
    for name, cells in GIVE_AND_GET.items():
        describe(desk, found[name], **cells)
    for name, digits in MATCHES.items():
        matched(desk, found[name], digits)
    for name, (signs, *tasks) in CHECKS.items():
        checked(desk, found[name], signs, *tasks)
    desk.at("2026-11-17 10:30")
    shortlisted(
        desk,
        (
            found["health"],
            "De er den eneste, der kommer hjem til alle. Vi kender dem, men vi vil bruge dem på en ny måde.",
        ),
        (found["housing"], "Uden dem bliver det ved med at være os, der venter på, at nogen kommer."),
        (found["school"], "De har sprogene og forældrene på samme tid."),
        (found["choir"], "Den mest overraskende, og den, der kan få andre til at synge med."),
        (found["students"], "Kan vise, om det virker. Men vi ved endnu ikke, hvad de selv får ud af det."),
    )
    _contacts(desk, found)


def _contacts(desk: Desk, found: dict[str, int]) -> None:
    desk.at("2026-11-18 09:10")
    contact(
        desk,
        found["health"],
        "2026-12-03",
        channel="meeting",
        role="children_librarian",
        opening="Jeg har hørt, at I mangler noget rart at komme med ved besøget, når barnet er halvandet år.",
        their_goal="I vil gerne have, at besøget fører til noget bagefter.",
        citizens_need="Kun 34 % får den tredje pakke (opdigtet tal), og det er dér, børnene begynder at tale.",
        our_offer="Pakker på ti sprog, klar i jeres depot, og en time om måneden i mødregruppen.",
        small_step="Tag tyve pakker med i januar, og fortæl os, hvad der skete.",
        our_question="Hvad må det højst fylde, for at det er til at have med?",
    )
    contact(
        desk,
        found["housing"],
        "2026-12-10",
        channel="through_someone",
        role="coordinator",
        opening="I har et dejligt lokale, som står tomt om formiddagen.",
        their_goal="I vil gerne have, at beboerne kender hinanden.",
        citizens_need="Familier med små børn siger, at de ikke kender nogen i opgangen.",
        our_offer="En formiddag om ugen med sang, bøger og en af os, der låser og rydder op.",
        small_step="Skal vi prøve tre tirsdage i februar?",
        our_question="Hvad skal vi vide om huset, før vi lover nogen noget?",
    )
