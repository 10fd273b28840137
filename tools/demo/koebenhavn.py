"""København (made up): preparation done, clarification under way with nothing but assumptions as evidence."""

from __future__ import annotations

from tools.demo.desk import Desk
from tools.demo.koebenhavn_dialogue import dialogue
from tools.demo.parts import answer, evidence, groups, partnerships, questions, sheet, why


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-10-05 09:20")
    leader = desk.person("Hanne Kjær", "library_manager")
    coordinator = desk.person("Peter Lund", "coordinator")
    librarian = desk.person("Sofie Winther", "librarian")
    it = desk.person("Jonas Bruun", "it")
    communicator = desk.person("Ida Clausen", "communicator")
    _partnerships(desk)
    _management(desk, leader, coordinator)
    _staff(desk, librarian, it, communicator)
    _clarification(desk)
    dialogue(desk, (leader, coordinator, librarian, it, communicator))


def _partnerships(desk: Desk) -> None:
    partnerships(
        desk,
        (
            "Beboerforeningen i bydelen",
            "Fællesspisning og bogcafé hver anden torsdag",
            "association community 4 no 2021 own them",
            5,
        ),
        (
            "Folkeskolerne i bydelen",
            "Klassebesøg for 3. og 7. klasse",
            "municipal school 3 no 2009 own us",
            3,
        ),
        (
            "Jobcenteret",
            "Åben jobvejledning på biblioteket om mandagen",
            "municipal advice 4 yes 2022 own joint",
            4,
        ),
        (
            "Et lokalt teater",
            "Oplæsning før premieren, når programmet passer",
            "education_culture reading 2 no 2019 own them",
            3,
        ),
        (
            "Et gymnasium",
            "Studiepladser og hjælp til større opgaver i eksamenstiden",
            "public_other school 3 no ca.~2018 own joint",
            4,
        ),
        (
            "En it-virksomhed",
            "Ét kursus om adgangskoder. Det blev ikke gentaget.",
            "private digital_skills 1 no 2025 own us",
            2,
        ),
    )


def _management(desk: Desk, leader: int, coordinator: int) -> None:
    desk.at("2026-10-12 13:05")
    answer(
        desk,
        leader,
        "Et sted i bydelen, hvor unge kan læse lektier til klokken 22 sammen med voksne, de stoler på.",
        ("Hver bydel har sine egne samarbejder, og ingen af os har det fulde overblik.", "expectations", 4),
        ("Vi siger ja til næsten alt, og så bliver det meste kun halvt.", "time", 5),
        ("Forvaltningen spørger efter tal, som vi ikke har talt.", "measurement", 3),
        wanted="association education_culture foundation",
        known="association education_culture",
        reasons="new_audiences political_wish cohesion",
        area="school community",
    )
    desk.at("2026-10-13 08:50")
    answer(
        desk,
        coordinator,
        "Lektiecafé uden for huset: i beboerhuset, på cafeen og dér, hvor de unge er i forvejen.",
        ("Kontaktpersonen holder op, og så begynder vi forfra.", "continuity", 5),
        ("Vi ved ikke, hvem af os der har lov til at sige ja til en aftale.", "management_backing", 4),
        ("Frivillige og ansatte bruger de samme ord om to forskellige ting.", "culture_language", 3),
        wanted="association private citizens",
        known="association",
        reasons="new_audiences places innovation",
        area="school",
        wanted_other="Den kiosk, hvor de unge alligevel står og hænger",
    )


def _staff(desk: Desk, librarian: int, it: int, communicator: int) -> None:
    desk.at("2026-10-14 10:30")
    answer(
        desk,
        librarian,
        "Skrivehjælp til de unge, der skal søge fritidsjob eller uddannelse.",
        ("Gymnasiet vil have os i maj, folkeskolen i november. Vi kan ikke begge dele.", "time", 4),
        ("Kollegerne på de andre biblioteker hører først om det bagefter.", "internal_backing", 3),
        ("Vi har aldrig spurgt de unge selv.", "finding_partner", None),
        wanted="public_other citizens association",
        known="public_other",
        reasons="current_users skills new_audiences",
        area="school advice",
    )
    desk.at("2026-10-15 14:15")
    answer(
        desk,
        it,
        "Unge, der er gode til computere, hjælper dem, der ikke er, og får et bevis for det.",
        ("Vores net må ikke bruges af partnerens egne maskiner.", "law", 4),
        ("Der er ingen penge til udstyr, før projektet er godkendt.", "economy", 3),
        ("Den virksomhed, vi arbejdede med, ville helst sælge noget.", "expectations", 4),
        wanted="private public_other education_culture",
        known="",
        reasons="skills innovation economy",
        area="digital_skills school",
    )
    desk.at("2026-10-16 11:20")
    answer(
        desk,
        communicator,
        "Fortæl de unges egne historier i stedet for vores.",
        ("Når to logoer skal på samme plakat, tager det tre uger.", "culture_language", 3),
        ("Partneren glemmer at nævne os, og vi glemmer at nævne dem.", "expectations", 2),
        ("Vi får først besked, når alt er aftalt.", "time", 4),
        by=librarian,
        wanted="association private",
        known="association",
        reasons="visibility new_audiences cohesion",
        area="community reading",
    )


def _clarification(desk: Desk) -> None:
    desk.at("2026-11-09 09:40")
    sheet(
        desk,
        idea="Lektiecafé om aftenen med frivillige studerende",
        challenge="Unge mellem 13 og 17 år i bydelen går hjem fra biblioteket, når det bliver klokken 18, selv om de ikke er "
        "færdige med lektierne. Mange har ikke et roligt sted at læse derhjemme.",
    )
    groups(desk, ("Unge på 13-17 år, der bor i bydelen", "", "Bydelen"), ("Deres forældre", "", ""))
    desk.at("2026-11-09 10:05")
    evidence(
        desk,
        ("assumption", "Vi tror, at de unge deler værelse og derfor ikke kan få ro"),
        ("assumption", "Vi regner med, at forældrene gerne vil have dem hjem før klokken 21"),
    )
    desk.at("2026-11-09 10:25")
    why(
        desk,
        "… der ikke er voksne til stede efter klokken 18",
        "… vagtplanen er lagt efter, hvornår de fleste låner bøger",
        "… ingen har spurgt, hvornår de unge har brug for os",
    )
    questions(
        desk,
        (
            "give",
            "unge uden et roligt sted at læse",
            "de kan blive færdige med lektierne, før de går hjem",
        ),
        ("åbne huset for", "unge efter klokken 18", "de selv er med til at bestemme, hvad der sker"),
    )
