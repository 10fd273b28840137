"""Gladsaxe (made up): preparation and clarification."""

from __future__ import annotations

from collections.abc import Sequence

from tools.demo.desk import Desk
from tools.demo.parts import (
    answer,
    assumptions,
    evidence,
    goals,
    groups,
    partnerships,
    questions,
    ratings,
    sheet,
    why,
)


def preparation(desk: Desk, people: Sequence[int]) -> None:
    """The five questions."""
    leader, coordinator, children, librarian, it, communicator, second = people
    _partnerships(desk)
    _first(desk, leader, coordinator, children)
    _last(desk, librarian, it, communicator, second)


def _partnerships(desk: Desk) -> None:
    desk.at("2026-10-05 13:20")
    partnerships(
        desk,
        (
            "Sundhedsplejen",
            "Bogpakker ved 6, 12 og 18 måneder",
            "municipal children 5 yes 2014 own joint",
            5,
        ),
        (
            "Dagtilbuddene",
            "Bogkasser og højtlæsning i børnehaverne",
            "municipal children 4 yes 2009 own us",
            4,
        ),
        ("Beboerhuset", "Familieaften hver anden måned", "association community 4 no 2021 own them", 5),
        ("Musikskolen", "Babyrytmik om mandagen", "municipal children 4 yes 2017 own joint", 4),
        ("Et gymnasium", "Elever læser højt for små børn", "public_other reading 3 no 2022 own them", 3),
        ("Sprogskolen", "Rundvisning for nye hold", "public_other community 2 no ca.~2013 own us", 3),
        ("En boligforening", "Opslag i opgangene", "association outreach 1 no 2023 own us", 2),
        (
            "Nabokommunernes biblioteker",
            "Fælles bogpakke til sommerlæsning",
            "public_other reading 4 yes ca.~2010 neighbour joint",
            4,
        ),
    )


def _first(desk: Desk, leader: int, coordinator: int, children: int) -> None:
    desk.at("2026-10-07 08:15")
    answer(
        desk,
        leader,
        "Alle børn hører en sang og en historie på begge deres sprog, før de fylder tre år.",
        ("Partnerne roser os, men sætter ikke penge af.", "economy", 4),
        ("Vi kan ikke vise, at bogpakkerne har gjort en forskel.", "measurement", 5),
        ("Der er forskel på, hvad lederne aftaler, og hvad der sker på gulvet.", "expectations", 3),
        wanted="association foundation education_culture",
        known="association",
        reasons="new_audiences cohesion political_wish",
        area="children",
    )
    desk.at("2026-10-07 09:50")
    answer(
        desk,
        coordinator,
        "Den tredje bogpakke bliver delt ud dér, hvor familierne bor.",
        ("Sundhedsplejerskerne har 25 minutter pr. besøg. Vi skal ikke fylde mere i dem.", "time", 5),
        ("Boligforeningen har skiftet kontaktperson tre gange på to år.", "continuity", 4),
        ("Vi skriver referater, som ingen læser.", "expectations", 2),
        wanted="association citizens private",
        known="association",
        reasons="new_audiences places cohesion",
        area="children outreach",
    )
    desk.at("2026-10-08 10:30")
    answer(
        desk,
        children,
        "Bedsteforældre synger deres barndoms sange, og vi skriver dem ned 🎵",
        ("Familierne tror, at det koster noget.", "culture_language", 4),
        ("Vi spørger altid de forældre, der kommer i forvejen.", "finding_partner", 4),
        ("Kolleger er bange for at sige noget forkert på et sprog, de ikke kan.", "internal_backing", 3),
        wanted="citizens municipal association",
        known="municipal",
        reasons="new_audiences cohesion skills",
        area="children community",
        wanted_other="Forældre, der allerede synger derhjemme",
    )


def _last(desk: Desk, librarian: int, it: int, communicator: int, second: int) -> None:
    desk.at("2026-10-09 11:05")
    answer(
        desk,
        librarian,
        "Sprogskolens voksne læser højt for børn på deres modersmål.",
        ("Sprogskolen har nye elever hver femte uge.", "continuity", 4),
        ("Vi måler deltagere. De måler prøver.", "measurement", 3),
        ("Der er ingen, der har mandat til at sige ja på mødet.", "management_backing", 4),
        wanted="public_other education_culture",
        known="public_other",
        reasons="skills new_audiences innovation",
        area="community children",
    )
    desk.at("2026-10-12 14:40")
    answer(
        desk,
        it,
        "Optagelser af rim på mange sprog, som man kan høre ved reolen.",
        ("Vi må ikke optage børn uden tilladelse på skrift.", "law", 4),
        ("Partnerens system kan ikke tale med vores.", "time", None),
        ("Der er penge til udstyr, men ikke til at holde det ved lige.", "economy", 3),
        wanted="private education_culture",
        known="",
        reasons="innovation skills economy",
        area="digital children",
    )
    desk.at("2026-10-13 09:25")
    answer(
        desk,
        communicator,
        "Forældre fortæller andre forældre om det. Ikke os.",
        ("Vores plakater hænger dér, hvor de kommer, der allerede kender os.", "finding_partner", 4),
        ("Alle skal godkende teksten.", "time", 3),
        ("Oversættelser bliver stive og forkerte.", "culture_language", 4),
        wanted="citizens private association",
        known="private",
        reasons="visibility new_audiences cohesion",
        area="children community",
    )
    desk.at("2026-10-14 15:55")
    answer(
        desk,
        second,
        "Familieaften flytter ud i opgangens vaskekælder.",
        ("De frivillige vil gerne bestemme mere, end vi har turdet lade dem.", "internal_backing", 3),
        ("Det er uklart, hvem der rydder op.", "expectations", 4),
        ("Vi når ikke at svare, når nogen endelig henvender sig.", "time", 5),
        wanted="association citizens foundation",
        known="association citizens",
        reasons="cohesion places new_audiences",
        area="community outreach",
    )


def clarification(desk: Desk) -> None:
    """The project sheet."""
    desk.at("2026-10-20 09:10")
    sheet(
        desk,
        idea="Den tredje bogpakke og sang på to sprog",
        challenge="Familier med et andet sprog end dansk derhjemme henter de to første bogpakker, men ikke den tredje, når "
        "barnet er halvandet år. Netop dér begynder børnene at tale.",
    )
    groups(
        desk,
        ("Familier med børn på 1-3 år og to sprog", "ca. 410", "hele kommunen (opdigtet tal)"),
        ("Bedsteforældre, der passer børnebørn", "", ""),
        ("Dagplejere", "60", "hele kommunen (opdigtet tal)"),
    )
    evidence(
        desk,
        ("number", "96 % får den første pakke, 71 % den anden og 34 % den tredje (opdigtede tal)"),
        ("citizen_voice", "”Jeg troede, jeg skulle læse på dansk, og det kan jeg ikke så godt”"),
        ("observation", "Sundhedsplejen ser bøger på hylden, som ikke har været åbnet"),
        ("assumption", "Forældre vil hellere synge end læse, når de er usikre på sproget"),
    )
    why(
        desk,
        "… pakken skal hentes hos os og ikke længere bliver bragt",
        "… forældrene tror, at den er på dansk og til dansk",
        "… vi aldrig har sagt højt, at deres eget sprog er godt for barnet",
        "… vi ikke selv kan de sprog og derfor tier stille om dem",
        marked=3,
    )
    questions(
        desk,
        ("vise", "forældre med to sprog", "de synger og læser for barnet på det sprog, de er bedst til"),
        ("få den tredje pakke hjem til", "familierne", "ingen skal hente den"),
        ("bruge", "bedsteforældrenes sange", "børnene hører dem"),
        chosen=1,
    )
    goals(
        desk,
        (
            "Flere får den tredje pakke",
            "Andel af familierne, der får den",
            "34 %",
            "60 %",
            "2027-12-31",
            "SAR",
        ),
        (
            "Forældre synger eller læser hver dag",
            "Andel, der svarer ja, når sundhedsplejen spørger",
            "41 % (opdigtet tal)",
            "60 %",
            "2028-03-01",
            "SR",
        ),
        (
            "Nye familier på familieaften",
            "Familier, der ikke har været her før",
            "3 pr. gang",
            "10 pr. gang",
            "2027-06-15",
            "SAR",
        ),
    )
    _frame(desk)


def _frame(desk: Desk) -> None:
    desk.at("2026-10-21 09:00")
    sheet(
        desk,
        alone="partnership",
        alone_reason="Sundhedsplejen kommer hjem til alle. Boligforeningen kender opgangene. Familierne har sprogene. Vi har "
        "bøgerne, rummet og tid til at øve os.",
        scope_in="Familier med børn på 1-3 år i to boligområder, den tredje bogpakke og ét sanghold.",
        scope_out="Sprogtest, danskundervisning, skolebørn og oversættelse af breve.",
        owner_role="Børnebibliotekar",
        owner_hours="25",
    )
    ratings(desk, "54444552")
    sheet(
        desk,
        rating_reason="Målbarheden trækker ned. Vi har et tal for pakkerne, men kun en fornemmelse af, om nogen synger derhjemme. "
        "Sundhedsplejen har sagt, at de gerne vil spørge om det, hvis det kan gøres på ét minut.",
    )
    assumptions(
        desk,
        (
            "sundhedsplejen kan stille ét spørgsmål mere ved besøget",
            "Prøv det ved tyve besøg i januar",
            "Tovholder",
            "2027-01-31",
        ),
        (
            "bedsteforældre vil synge, når andre hører på det",
            "Inviter seks til kaffe, og se, hvad der sker",
            "Børnebibliotekar",
            "2027-02-05",
        ),
        (
            "boligforeningen kan aflevere pakker i opgangen",
            "Tal med deres leder om ansvar og tid",
            "Leder",
            "2026-12-18",
        ),
    )
    sheet(
        desk,
        status="go_on",
        status_reason="Tallene er tydelige, partnerne er kendte, og vi ved, hvad vi skal prøve først.",
        closing="Vi lovede hinanden at holde op med at sige ”de familier”. Og at spørge dem, før vi finder på mere.",
    )
